import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from './markdown.js';

const html = (text: string) => renderMarkdown(text).html.trim();

const TEXT_WITH_EVERYTHING = [
  '# Heading',
  'First words.',
  '```js\ncode()\n```',
  '## More',
  '|a|\n|-|\n|b|',
  '![alt](https://a.test/i.png)',
  'Last words.',
].join('\n\n');

describe('what could run script', () => {
  test.each([
    '<script>alert(1)</script>',
    '<ScRiPt src=//evil.test></ScRiPt>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jAva\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a href="java<!-- -->script:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '![x](javascript:alert(1))',
    '![x"onerror="alert(1)](https://a.test/x.png)',
    '[x](https://a.test "x\\" onclick=\\"alert(1)")',
    '<svg onload=alert(1)><animate onbegin=alert(1)>',
    '<math><mtext></p><img src=x onerror=alert(1)></mtext></math>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data=x></object><embed src=x><base href=//evil.test>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    '<form action=//evil.test><input formaction=javascript:alert(1)><button>',
    '<style>@import "//evil.test"</style>',
    '<p style="background:url(javascript:alert(1))" class="x" id="x" onclick="alert(1)">x</p>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
    '<table background="javascript:alert(1)"><td style="width:expression(alert(1))">',
    '<details ontoggle=alert(1) open><summary>x</summary></details>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<a href="//evil.test">x</a>',
    '<a href="/\\evil.test">x</a>',
    '[x](\\\\\\\\evil.test)',
    '<a href="/&#9;/evil.test">x</a>',
    '```"><script>alert(1)</script>\ncode\n```',
    '<code class="language-js evil" onclick=alert(1)>x</code>',
    '<img srcset="javascript:alert(1) 1x" src="https://a.test/x.png">',
  ])('is gone from %j', (text) => {
    expect(findDanger(html(text))).toEqual([]);
  });

  test.each([
    '<script>',
    '<img src="x" onerror="alert(1)" />',
    '<a href="javascript:alert(1)">',
    '<a href="\\\\evil.test">',
    '<p style="x">',
    'a < b',
  ])('is seen by these tests in %j', (unsafe) => {
    expect(findDanger(unsafe)).not.toEqual([]);
  });

  test('is gone from any mixture of markup', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '`',
        '\n',
        ' ',
        '&',
        '(',
        ')',
        '[',
        ']',
        '!',
        '<!--',
        '-->',
        '</',
        '/>',
        'a',
        'img',
      ],
      ...[
        '<script>',
        '<a href=',
        '<img src=',
        ' onerror=',
        'javascript:',
        '&#58;',
        '<svg ',
        '<style>',
        '<td style=',
      ],
      ...['</p>', '<p>', '<textarea>', '<title>', '</title>', '<math>', '<![CDATA[', ']]>', 'x', '=', '\\'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(findDanger(html(parts.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what writers use', () => {
  test.each([
    ['**b** *e* ~~s~~ `c`', '<p><strong>b</strong> <em>e</em> <s>s</s> <code>c</code></p>'],
    ['# Title', '<h1>Title</h1>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> q', '<blockquote>\n<p>q</p>\n</blockquote>'],
    ['a & b < c', '<p>a &amp; b &lt; c</p>'],
    ['&copy; &lt;b&gt;', '<p>© &lt;b&gt;</p>'],
    ['H<sub>2</sub>O <kbd>Esc</kbd>', '<p>H<sub>2</sub>O <kbd>Esc</kbd></p>'],
    ['<details open><summary>s</summary>x</details>', '<details open><summary>s</summary>x</details>'],
    ['<blink>text stays</blink>', '<p>text stays</p>'],
    ['```ts\nlet a: X<Y>;\n```', '<pre><code class="language-ts">let a: X&lt;Y&gt;;\n</code></pre>'],
    ['```c++ title="x"\n1\n```', '<pre><code class="language-c++">1\n</code></pre>'],
    ['```objective-c\n1\n```', '<pre><code class="language-objective-c">1\n</code></pre>'],
    ['```\n1\n```', '<pre><code>1\n</code></pre>'],
    ['[a](/about#me)', '<p><a href="/about#me" rel="noopener noreferrer nofollow ugc">a</a></p>'],
    [
      'see https://a.test/?a=1&b=2.',
      '<p>see <a href="https://a.test/?a=1&amp;b=2" rel="noopener noreferrer nofollow ugc">https://a.test/?a=1&amp;b=2</a>.</p>',
    ],
    [
      '<a href="mailto:me@a.test" target="_blank" rel="opener">m</a>',
      '<p><a href="mailto:me@a.test" rel="noopener noreferrer nofollow ugc">m</a></p>',
    ],
    [
      '![an *alt*](https://a.test/i.png "t")',
      '<p><img src="https://a.test/i.png" alt="an alt" title="t" loading="lazy" /></p>',
    ],
    [
      '|a|b|c|\n|-|:-:|-:|\n|1|2|3|',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="center">b</th>\n<th align="right">c</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td>1</td>\n<td align="center">2</td>\n<td align="right">3</td>\n</tr>\n</tbody>\n</table>',
    ],
  ])('%j is kept', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('the excerpt', () => {
  test.each([
    ['is plain text', 'Some **bold** and [linked](https://a.test) `code`.', 'Some bold and linked code.'],
    ['has no code, headings, tables or images', TEXT_WITH_EVERYTHING, 'First words. Last words.'],
    ['joins lists and paragraphs with spaces', 'a\n\n- b\n- c\n\n> d\n\ne  \nf', 'a b c d e f'],
    [
      'has the characters that HTML escapes',
      'a < b & c > d "q" \'s\' &amp;lt; &copy;',
      'a < b & c > d "q" \'s\' &lt; ©',
    ],
    ['is empty without text', '', ''],
  ])('%s', (_what, text, excerpt) => {
    expect(renderMarkdown(text).excerpt).toBe(excerpt);
  });

  test('has at most 240 characters and ends at a word', () => {
    const { excerpt } = renderMarkdown('wonderful '.repeat(100));
    expect(excerpt.length).toBeLessThanOrEqual(240);
    expect(excerpt).toMatch(/^(wonderful )+wonderful…$/);
  });
});

describe('the reading time', () => {
  test.each([
    [0, 1],
    [1, 1],
    [329, 1],
    [331, 2],
    [2_200, 10],
  ])('of %d words is %d min', (words, minutes) => {
    expect(renderMarkdown('word '.repeat(words)).readingTimeMinutes).toBe(minutes);
  });

  test('counts words of languages without spaces', () => {
    expect(renderMarkdown('今日は良い天気です。'.repeat(200)).readingTimeMinutes).toBeGreaterThan(2);
  });
});

/** Whatever of sanitised HTML a browser might run, or that leaves the allow-list. */
function findDanger(sanitized: string): string[] {
  const tags = sanitized.match(/<[^>]*>/g) ?? [];
  const text = sanitized.replaceAll(/<[^>]*>/g, '');
  const allowed =
    /^<\/?(?:h[1-6]|p|br|hr|blockquote|pre|code|[uo]l|li|table|thead|tbody|tfoot|tr|th|td|caption|d[ltd]|div|span|[abiqsu]|img|figure|figcaption|strong|em|del|ins|mark|small|sub|sup|kbd|samp|var|abbr|cite|time|details|summary)(?:\s[^>]*)?>$/;
  return [
    ...tags.filter((tag) => !allowed.test(tag)),
    ...tags.filter((tag) =>
      /\s(?:on\w+|style|srcdoc|srcset|action|formaction|id|background)=/i.test(outsideQuotes(tag)),
    ),
    ...tags.flatMap(linksOf).filter(leadsAstray),
    ...(text.includes('<') ? [text] : []),
  ];
}

/** The tag with its attributes' values emptied, so that only names are left. */
function outsideQuotes(tag: string): string {
  return tag.replaceAll(/"[^"]*"/g, '""');
}

/** The values of a tag's href and src. */
function linksOf(tag: string): string[] {
  return Array.from(tag.matchAll(/\s(?:href|src)="([^"]*)"/g), ([, value = '']) =>
    value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

/** Whether a browser would leave http, https and mailto, or this site without the link saying so. */
function leadsAstray(link: string): boolean {
  const url = URL.parse(link, 'https://site.test/');
  if (!url || url.protocol === 'mailto:') return false;
  return !/^https?:$/.test(url.protocol) || (url.host !== 'site.test' && !/^\s*https?:/i.test(link));
}

describe('nested HTML', () => {
  test.each(['<b>', '<div>', '<span>'])('of %s more than 100 deep is refused', (tag) => {
    expect(() => renderMarkdown(`${tag.repeat(400_000 / tag.length)}x`)).toThrow(
      expect.objectContaining({
        code: 'validation-failed',
        errors: [{ pointer: '/content_md', detail: expect.stringContaining('100') as unknown }],
      }),
    );
  });

  test('side by side is not nesting, however much there is', () => {
    expect(html('<b>x</b><br>\n'.repeat(10_000))).toContain('<b>x</b>');
  });
});
