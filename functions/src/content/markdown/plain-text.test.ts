import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from './markdown.js';
import { plainText } from './plain-text.js';

const textOfMarkdown = (markdown: string) => plainText(renderMarkdown(markdown).html, 8_000);

describe('the plain text of a post', () => {
  test.each([
    ['# Title\n\nFirst.\n\nSecond.', 'Title First. Second.'],
    ['- one\n- two\n\n> three', 'one two three'],
    ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
    ['```js\nconst a = 1;\n```\nafter `code`', 'const a = 1; after code'],
    ['one<br>two', 'one two'],
    ['<details><summary>one</summary>two</details>', 'one two'],
    ['<dl><dt>one</dt><dd>two</dd></dl>', 'one two'],
    ['<figure><figcaption>one</figcaption></figure>two', 'one two'],
    ['<table><caption>one</caption><tr><td>two</td></tr></table>', 'one two'],
    ['a &lt;b&gt; &amp;amp; "c" \'d\' é', 'a <b> &amp; "c" \'d\' é'],
    ['**bo**ld', 'bold'],
    ['<script>alert(1)</script>text', 'text'],
    ['Text[^1].\n\n[^1]: Note.', 'Text.'],
    ['a <video src="v.mp4">no <a href="v.mp4">video</a></video> b', 'a b'],
    ['a <audio><source src="a.mp3">none</audio> b', 'a b'],
    ['<iframe src="https://a.test/1" title="A map"></iframe>', 'A map'],
    ['## Title {#id}', 'Title'],
    ['', ''],
  ])('of %j is %j', (markdown, text) => {
    expect(textOfMarkdown(markdown)).toBe(text);
  });

  test('is cut at a character, whatever the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 40 }), (text, maxBytes) => {
        const words = text.replaceAll(/[<>&\s]/g, '');
        const cut = plainText(words, maxBytes);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(maxBytes);
        expect(words.startsWith(cut)).toBe(true);
        const next = words.codePointAt(cut.length);
        const longer = next === undefined ? words : cut + String.fromCodePoint(next);
        expect(longer === cut || Buffer.byteLength(longer) > maxBytes).toBe(true);
      }),
    );
  });

  test('has nothing of a tag that the limit on HTML cuts through', () => {
    const html = `<p>${'a '.repeat(99_990)}<span class="hljs-keyword hljs-title">b</span></p>`;
    expect(plainText(html, 1_000_000)).not.toMatch(/[<>]|span|class/);
  });
});
