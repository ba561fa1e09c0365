import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import hljs from 'highlight.js/lib/common';
import { createHighlighter } from './code-highlighter.js';

const LANGUAGES = hljs.listLanguages();

/** The code that coloured HTML shows. */
function shownBy(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, '');
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

describe('createHighlighter', () => {
  test.each([
    ['js', 'const a = "<b>";'],
    ['TypeScript', 'const a = "<b>";'],
    ['html', '<p class="a">&amp;</p>'],
    ['c++', 'int main() { return 0; }'],
  ])('colours %s and shows the same code', (language, code) => {
    const html = createHighlighter()(code, language);
    expect(html).toMatch(/^<pre><code class="hljs language-[\w+]+">.*<span class="hljs-.*<\/code><\/pre>$/);
    expect(shownBy(html)).toBe(code);
  });

  test.each(['', 'text-without-one', '__proto__', 'constructor', 'toString', 'language-js', 'js"'])(
    'leaves code alone whose language is %j',
    (language) => {
      expect(createHighlighter()('const a = 1;', language)).toBe('');
    },
  );

  test('leaves code alone that is longer than 50,000 characters', () => {
    const fits = 'const a = 1;'.padEnd(50_000);
    expect(createHighlighter()(fits, 'js')).toContain('hljs-keyword');
    expect(createHighlighter()(`${fits} `, 'js')).toBe('');
  });

  test('shows whatever it colours as it was, in any language', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '&',
        '"',
        "'",
        '`',
        '</span>',
        '<script>',
        '</script>',
        '<?php',
        '?>',
        '${',
        '}',
        '{',
        '(',
        ')',
      ],
      ...[
        'class ',
        'a',
        ' ',
        '\n',
        '/*',
        '*/',
        '//',
        '#',
        '&amp;',
        '\u0000',
        '\u2028',
        'é',
        '\ud83d',
        '-',
        '=',
        '0',
      ],
    );
    const code = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), code, (language, text) => {
        const html = createHighlighter()(text, language);
        expect(html.replaceAll(/<\/?(?:pre|code|span)(?: class="[\w +-]+")?>/g, '')).not.toMatch(/[<>]/);
        expect(shownBy(html)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  // Each took minutes; so do ini with letters, java with dollars and more.
  test.each([
    ['csharp', 'public static a<b> c'],
    ['markdown', '[a]('],
  ])('gives up on what is not %s: 50,000 characters of %j', (language, unit) => {
    expect(createHighlighter()(unit.repeat(50_000 / unit.length), language)).toBe('');
  });

  test('leaves the rest of a post alone once its time is used up, and the next post is as ever', () => {
    const highlight = createHighlighter();
    const code = 'var a = new List<int>();';
    const before = highlight(code, 'csharp');
    expect(before).toContain('hljs-keyword');
    expect(highlight('a '.repeat(25_000), 'csharp')).toBe('');
    expect(highlight(code, 'csharp')).toBe('');
    expect(createHighlighter()(code, 'csharp')).toBe(before);
  });
});
