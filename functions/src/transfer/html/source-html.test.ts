import { expect, test } from '@jest/globals';
import { htmlToText, reduceHtml } from './source-html.js';

test.each([
  ['a <b>title</b>\n of &lt;two&gt; lines', 'a title of <two> lines'],
  ['&amp;lt; &quot;&copy;&quot;', '&lt; "©"'],
  ['<script>no</script>yes', 'yes'],
])('%j is the text %j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

// Deep nesting takes the parser quadratic time.
test('no more than its beginning is read', () => {
  expect(htmlToText(`ab${'<b>'.repeat(500_000)}z`)).toBe('ab');
  expect(htmlToText('x'.repeat(1_000_000))).toBe('x'.repeat(5_000));
});

test('a picture in the background is found, however long the style is', () => {
  const html = `<div style="color:red; ${'background:url('.repeat(40_000)};background: url('/a.png')">a</div>`;
  expect(reduceHtml(html, null)).toContain('data-background="/a.png"');
});
