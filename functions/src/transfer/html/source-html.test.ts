import { expect, test } from '@jest/globals';
import { htmlToText } from './source-html.js';

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
