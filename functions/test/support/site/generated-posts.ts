import fc from 'fast-check';
import { HOSTILE_CASES } from '../posts/hostile-markdown.js';

/** What could be taken for markup, in one of the forms or in several. */
const SIGNS = [
  ...['&', '<', '>', '"', "'", '&amp;', '&lt;b&gt;', '&copy;', '&#x27;', '&nbsp;', ']]>', '<![CDATA[', '-->'],
  ...[
    '</script>',
    '<b>bold</b>',
    '<!-- -->',
    '{{x}}',
    '${x}',
    '{#id}',
    '#',
    '##',
    '*a*',
    '_b_',
    '__c__',
    '~~d~~',
  ],
  ...[
    '`e`',
    '[f](/g)',
    '![h](/i.png)',
    '[^1]',
    '\\',
    '\\*',
    '1.',
    '- j',
    '> k',
    '| l |',
    '---',
    'http://m.test/?n=1&o=2',
  ],
];

/** Words of many scripts. */
const WORDS = [
  ...[
    'word',
    'Über',
    'naïve',
    'e\u0301',
    '日本語',
    '中文字',
    '한국어',
    'שלום',
    'مرحبا',
    'עברית (x)',
    'हिन्दी',
    'ไทย',
  ],
  ...[
    '😀',
    '👩🏽‍🚀',
    '🇦🇹',
    '1️⃣',
    'a\u200db',
    'x\u00a0y',
    'soft\u00adhyphen',
    '\u200fmark',
    '𝒜',
    'Donau'.repeat(40),
  ],
];

/** What only the text of a post may have: a title is one line without them. */
const CONTROLS = [
  '\u0001',
  '\u000b',
  '\u000c',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ufffe',
  '\u2028',
  '\u202e',
  '&#13;',
  '&#1;',
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
);

/** One line that shows something. */
const line = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) => `a${words.join(' ')}`.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').slice(0, 150));
/** The beginning of a line counts in Markdown, so that not every one begins with a letter. */
const title = fc
  .tuple(fc.constantFrom('', '# ', '1. ', '- ', '*', '`', '> ', '='), line)
  .map((parts) => parts.join(''));

const address = fc.constantFrom(
  ...[
    '/about?a=1&b=2',
    'sub/page',
    '?q=a%20b',
    '#part',
    '#h-one',
    'https://example.org/a?b=1&c=2#d',
    '//cdn.test/x',
  ],
  ...[
    'mailto:a@example.org',
    'https://example.org/ü/日本',
    '/a(b)',
    './x:y',
    '../up',
    'javascript:alert(1)',
    'http://[',
    '',
  ],
);
const picture = fc.constantFrom(
  '/a.png',
  'https://media.test/b.png?c=1&d=2',
  'c.png',
  '//media.test/e.png',
  'data:image/png;base64,AA',
);

const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'inline' },
    { weight: 6, arbitrary: word },
    { weight: 1, arbitrary: fc.constantFrom(...CONTROLS) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('*', '**', '~~', '`', '``'), tie('inline'))
        .map(([sign, text]) => sign + text + sign),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('inline'), address)
        .map(([text, to]) => `[${text}](<${to}> "A 'title' & more")`),
    },
    { weight: 1, arbitrary: fc.tuple(word, picture).map(([alt, from]) => `![${alt}](${from})`) },
    {
      weight: 1,
      arbitrary: picture.map(
        (from) => `<img src="${from}" srcset="${from} 1x, /big.png 2x" alt='"x" & <y>' width=3>`,
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'kbd',
            'mark',
            'sub',
            'span dir="rtl" lang="he"',
            'abbr title="a &quot;b&quot;"',
            'q',
            'u',
            'a href="/x" rel="me"',
          ),
          tie('inline'),
        )
        .map(([tag, text]) => `<${tag}>${text}</${tag.split(' ')[0] ?? ''}>`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '[^1]',
        '[^2]',
        '^[a *note* of its own]',
        '[ref]',
        '<br>',
        '  \n',
        '\\\n',
        '\n',
        '<https://auto.test/?a=1&b=2>',
      ),
    },
  ),
}));
const text = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

/** Each line behind the signs of a block. */
const indented = (first: string, others: string, content: string) =>
  content
    .split('\n')
    .map((part, index) => (index === 0 ? first : others) + part)
    .join('\n');

const CODE = [
  'const a = "<b>" && 1 < 2;',
  'x',
  '\ta\n\n    b  ',
  ']]>',
  '`',
  '<a href="/stays">',
  '# no heading',
  '&amp;',
];
const HTML_BLOCKS = [
  '<div align="center">\n\n*centred*\n\n</div>',
  '<details><summary>More & more</summary>\n\n- in *it*\n\n</details>',
  '<figure><img src="/f.png" alt="F"><figcaption>A <b>caption</b></figcaption></figure>',
  '<table><caption>c</caption><tr><th align="right" scope="row">a<td><table><tr><td>b</table></table>',
  '<p align="right"><pre class="x">a\n\n  b</pre></p>',
  '<pre>one <code>two</code> <b>three</b></pre>',
  '<pre><code class="language-js">let a;</code></pre>',
  '<ul><li><input type="checkbox" checked> done<li><input type="checkbox"> open</ul>',
  '<iframe src="https://www.youtube.com/embed/a1?start=5" title="A &quot;film&quot;" width="560" height="315"></iframe>',
  'x <iframe src="https://player.vimeo.com/video/1?h=2"></iframe> y',
  '<iframe src="https://elsewhere.test/map" title="A map"></iframe>',
  '<video src="/v.mp4" poster="/p.png"><track src="/c.vtt" kind="captions">No <a href="/v.mp4">video</a></video>',
  '<picture><source srcset="/a.avif 1x, b.avif 2x" type="image/avif"><img src="/a.png" alt=""></picture>',
  '<audio><source src="a.ogg"></audio>',
  '<dl><dt id="term">T<dd>D</dl>',
  '<h2 id="own">With an id</h2>',
  '<script>alert(1)</script><style>p{}</style>after',
  '<p dir="rtl">שלום <b>עולם</b></p>',
  '<blockquote><p>q</blockquote></div></article></main>',
];

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'block' },
    { weight: 5, arbitrary: text },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.integer({ min: 1, max: 6 }),
          fc.oneof(text, fc.constantFrom('One', 'Two', 'One')),
          fc.constantFrom('', ' {#given}', ' #'),
        )
        .map(([level, heading, end]) => `${'#'.repeat(level)} ${heading.replaceAll('\n', ' ')}${end}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('- ', '* ', '1. ', '7) ', '- [x] ', '- [ ] '),
          fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
        )
        .map(([mark, items]) => items.map((item) => indented(mark, '   ', item)).join('\n')),
    },
    { weight: 1, arbitrary: tie('block').map((content) => indented('> ', '> ', content)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('```ts', '```', '~~~~ html', '```no-language', '```c++'),
          fc.constantFrom(...CODE),
          fc.boolean(),
        )
        .map(
          ([fence, code, isClosed]) =>
            `${fence}\n${code}\n${isClosed ? (/^[`~]+/.exec(fence)?.[0] ?? '') : ''}`,
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...CODE).map((code) => indented('    ', '    ', code)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('| - | - |', '| :-: | -: |'),
          fc.array(fc.tuple(inline, inline), { minLength: 1, maxLength: 3 }),
        )
        .map(([rule, rows]) => {
          const cells = rows.map(
            (row) => `| ${row.map((cell) => cell.replaceAll(/[\n|]/g, ' ')).join(' | ')} |`,
          );
          return ['| A | B |', rule, ...cells].join('\n');
        }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '---',
        '***',
        'Set\n===',
        '[^1]: The *note*.',
        '[^2]: Two\n\n    of it',
        '[ref]: /ref "R"',
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom(...HTML_BLOCKS) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_CASES.map(([, markdown]) => markdown)) },
  ),
}));

/** Markdown of a whole text, as somebody may paste it. */
const markdown = fc
  .tuple(
    fc.constantFrom('', '', '\n', '    code at the beginning\n\n', '\u00a0', '---\ntitle: x\n---\n\n'),
    fc.array(block, { maxLength: 8 }),
    fc.constantFrom('', '', '\n', '\n\n', '  '),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([start, blocks, end, newline]) => (start + blocks.join('\n\n') + end).replaceAll('\n', newline));

const seo = fc.record({
  title: fc.option(line),
  description: fc.option(line),
  canonical_url: fc.option(fc.constantFrom('https://first.test/a?b=1&c="d"', 'https://first.test/ü')),
  og_title: fc.option(line),
  og_description: fc.option(line),
  og_image: fc.option(fc.constantFrom('https://media.test/og.png?a=1&b=2')),
  twitter_title: fc.option(line),
  twitter_description: fc.option(line),
  twitter_image: fc.option(fc.constantFrom('https://media.test/twitter.png')),
});

/** What a writer may send as a post, but its authors: everything that could come out otherwise in one of its forms. */
export const anyPost = fc.record({
  title,
  content_md: markdown,
  excerpt: fc.option(line),
  tags: fc.uniqueArray(
    fc.constantFrom('C++', 'C#', 'Node.js', '.NET', 'web-design', 'Web', 'Über', '日本語', 'עברית'),
    { maxLength: 4 },
  ),
  cover_image: fc.option(
    fc.record({
      url: fc.constantFrom('/pictures/cover.png', 'https://media.test/cover.png?a=1&b="2"', '/ü/日本.avif'),
      alt: fc.oneof(fc.constant(''), line),
    }),
  ),
  seo: fc.option(seo, { nil: undefined }),
  featured: fc.boolean(),
});

/** When a post was published: not in the future. */
export const anyPublication = fc.date({
  min: new Date('2001-01-01T00:00:00.000Z'),
  max: new Date('2026-01-01T00:00:00.000Z'),
  noInvalidDate: true,
});
