import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, truncateAtWord } from './text.js';

test('escapeHtml escapes what has a meaning in content and quoted attributes, once', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  );
});

describe('truncateAtWord', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one two three', 10, 'one two…'],
    ['one two three', 9, 'one two…'],
    ['incomprehensibilities', 10, 'incompreh…'],
    ['a incomprehensibilities', 10, 'a incompr…'],
    ['', 10, ''],
  ])('cuts %j to %d: %j', (text, maxLength, cut) => {
    expect(truncateAtWord(text, maxLength)).toBe(cut);
  });

  test('never gives more than asked for, nor half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 50 }), (text, maxLength) => {
        const cut = truncateAtWord(text, maxLength);
        expect(cut.length).toBeLessThanOrEqual(maxLength);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
