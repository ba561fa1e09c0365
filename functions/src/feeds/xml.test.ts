import { describe, expect, test } from '@jest/globals';
import { parseXml } from '@rgrove/parse-xml';
import { xml, xmlDocument } from './xml.js';

const ANY_TEXT = [
  '<script>alert(1)</script>',
  'AT&T &amp; &lt;b&gt; &nope;',
  `"quotes" and 'apostrophes'`,
  'the end of CDATA: ]]> and <![CDATA[',
  '<?php ?> <!-- comment -->',
  'emoji 👩🏽‍🚀 and 𝒻𝒾𝓇ℯ',
  'a tab\tand a line\nfeed',
  'a carriage\rreturn, also\r\nin a pair',
  '\u0085\u2028\ufeff are allowed',
];

describe('xml', () => {
  test.each(ANY_TEXT)('%j comes back from content and from an attribute as it was', (text) => {
    const { root } = parseXml(xmlDocument(xml`<a b="${text.replaceAll(/\s/g, ' ')}">${text}</a>`));
    expect(root?.text).toBe(text);
    expect(root?.attributes).toEqual({ b: text.replaceAll(/\s/g, ' ') });
  });

  test.each([
    ['control characters', 'a\0b\u0008c\u000bd\u001fe', 'abcde'],
    ['halves of surrogate pairs', 'a\ud83db\udc69c', 'abc'],
    ['what is no character', 'a\ufffeb\uffffc', 'abc'],
  ])('leaves out %s', (_what, text, left) => {
    expect(parseXml(xmlDocument(xml`<a>${text}</a>`)).root?.text).toBe(left);
  });

  test('puts pieces of XML, one or a list, in as they are', () => {
    const items = ['1 < 2', '2 > 1'].map((text) => xml`<item>${text}</item>`);
    expect(xml`<list first="${'yes'}">${xml`<head/>`}${items}</list>`.text).toBe(
      '<list first="yes"><head/><item>1 &lt; 2</item><item>2 &gt; 1</item></list>',
    );
  });
});
