import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose } from '../../content/index.js';
import { POST_KIND } from '../../posts/index.js';
import { isElement, parseTree, type HtmlElement, type HtmlNode } from './html-tree.js';
import { htmlToMarkdown } from './html-to-markdown.js';
import { reduceHtml } from './source-html.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const MARKS = new Set(['strong', 'em', 'del', 'code', 'sub', 'kbd']);
const STRUCTURE = new Set(['h1', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'pre', 'tr', 'td', 'th', 'hr']);

/** A post's HTML as visitors get it. */
async function render(contentMd: string): Promise<string> {
  const written = { title: 'T', contentMd };
  const made = { id: 'x'.repeat(20), authors: [], publishedAt: null, createdAt: NOW, updatedAt: NOW };
  return (await compose(POST_KIND, written as never, made)).contentHtml;
}

/**
 * What a reader sees: each sign with its marks, and where blocks, lists, quotes, headings and cells begin and end. Blanks
 * count as one, and not for anything at the edge of a block.
 */
function shown(html: string): string {
  const parts: string[] = [];
  walk(parseTree(reduceHtml(html, null)), [], parts);
  return `\n${parts.join('')}\n`
    .replaceAll(/ *([\n⏎]) */g, '$1')
    .replaceAll(/(?:\n|⏎)*\n(?:\n|⏎)*/g, '\n')
    .replaceAll(/ +/g, ' ')
    .trim();
}

function walk(nodes: readonly HtmlNode[], marks: readonly string[], parts: string[]): void {
  for (const node of nodes) {
    if (!isElement(node)) parts.push(...Array.from(node.text, (sign) => signOf(sign, marks)));
    else walkElement(node, marks, parts);
  }
}

function signOf(sign: string, marks: readonly string[]): string {
  if (marks.includes('pre')) return sign === '\n' ? '↵' : sign === ' ' ? '·' : sign;
  if (/\s/.test(sign)) return ' ';
  return marks.length === 0 ? sign : `${sign}{${[...new Set(marks)].sort().join(',')}}`;
}

function walkElement(node: HtmlElement, marks: readonly string[], parts: string[]): void {
  const { tag, attributes, children } = node;
  if (tag === 'br') parts.push('⏎');
  else if (tag === 'img') parts.push(`[img ${attributes['src'] ?? ''} ${attributes['alt'] ?? ''}]`);
  else if (tag === 'pre') {
    const inner: string[] = [];
    walk(children, ['pre'], inner);
    parts.push('\n<pre>', inner.join('').replace(/↵$/, ''), '</pre>\n');
  } else if (STRUCTURE.has(tag)) {
    const start = tag === 'ol' ? ` ${attributes['start'] ?? '1'}` : '';
    const inner: string[] = [];
    walk(children, marks, inner);
    if (tag !== 'hr' && tag !== 'li' && inner.join('').replaceAll(/[\s⏎]/g, '') === '') {
      parts.push('\n');
      return;
    }
    // A heading is one line, and the paragraphs of a cell are lines.
    const lineBreak = tag.startsWith('h') ? ' ' : tag.startsWith('t') ? '\n' : '⏎';
    const text = inner.join('').replaceAll('⏎', lineBreak);
    parts.push(`\n<${tag}${start}>\n`, text, `\n</${tag}>\n`);
  } else {
    const href = attributes['href'] ?? '';
    if (node.isBlock) parts.push('\n');
    walk(children, marksWithin(marks, tag === 'a' ? `a ${href}` : tag), parts);
    if (node.isBlock) parts.push('\n');
  }
}

/** Links in links there are none; that addresses become links changes nothing. */
function marksWithin(marks: readonly string[], mark: string): readonly string[] {
  const isLink = mark.startsWith('a /');
  if (!isLink && (mark.startsWith('a ') || !MARKS.has(mark))) return marks;
  return [...marks.filter((other) => other !== mark && !(isLink && other.startsWith('a '))), mark];
}

const WORDS = [
  ...[
    'a',
    'word',
    'two words',
    '日本語',
    '「強調」',
    '。',
    '!',
    '^',
    '.',
    ',',
    '(',
    ')',
    '"',
    '*',
    '**',
    '_',
    'a_b',
    '__',
  ],
  ...[
    '`',
    '``',
    '~',
    '~~',
    '[',
    ']',
    '[^1]',
    '[x]',
    '[a](b)',
    '#',
    '# a',
    '-',
    '- a',
    '+ a',
    '1.',
    '1. a',
    '2)',
    '>',
  ],
  ...[
    '> a',
    '|',
    'a|b',
    '---',
    '===',
    ':--',
    '\\',
    '&lt;b&gt;',
    '&amp;lt;',
    '&amp;',
    '&lt;',
    ':',
    ': a',
    '$',
    ':::',
  ],
  ...[
    'http://x.y/a',
    'https://x.y/~~a~~',
    'http://x.y/?a=1&amp;amp;b',
    'http://x.y/_a_',
    'ftp://x.y/a*',
    'http://',
    'HTTP://x.y/#',
    'http://x.y/{#a}',
    'http://x.y/&lt;id&gt;/edit',
    '&lt;img src="http://x.y/z.png"&gt;',
  ],
  ...['&nbsp;', ' ', '\n', '😀', '{#a}', '!', '¡', 'é', '— ', '…', '①', '\u3000', '0', '=', '+'],
];

/** Links in links there are none. */
function marked(tag: string, inner: string): string {
  const name = tag.startsWith('a ') && inner.includes('<a ') ? 'span' : tag;
  return `<${name}>${inner}</${name.split(' ')[0] ?? ''}>`;
}

/** Blocks within an element of a line, or with a caption or summary of words. */
function around(tag: string, words: string, blocks: string): string {
  const end = `</${tag.split(' ')[0] ?? ''}>`;
  if (tag === 'figure') return `<figure>${blocks}<figcaption>${words}</figcaption>${end}`;
  if (tag === 'details') return `<details><summary>${words}</summary>${blocks}${end}`;
  if (tag.startsWith('a ') && blocks.includes('<a ')) return blocks;
  // Code can't be within marks.
  return /<(?:pre|hr|table|details)/.test(blocks) ? blocks : `<${tag}>${blocks}${end}`;
}

const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.constantFrom('<br>', '<img src="/a.png" alt="b">') },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'strong',
            'em',
            'b',
            'i',
            'del',
            'code',
            'sub',
            'kbd',
            'span',
            'a href="/x"',
            'a href="/y"',
          ),
          fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
        )
        .map(([tag, inner]) => marked(tag, inner.join(''))),
    },
  ),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom('p', 'h2', 'h3', 'div'),
          fc.array(tie('inline'), { minLength: 1, maxLength: 6 }),
        )
        .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('<hr>', '<pre>a\n\n  `b`\n```\n*c*</pre>', '<pre><code>x</code></pre>'),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map((inner) => inner.join('')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('ul', 'ol', 'ol start="7"'),
          fc.array(fc.array(fc.oneof(tie('inline'), tie('block')), { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 3,
          }),
        )
        .map(
          ([tag, items]) =>
            `<${tag}>${items.map((item) => `<li>${item.join('')}</li>`).join('')}</${tag.slice(0, 2)}>`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.oneof(tie('inline'), tie('block')), { minLength: 1, maxLength: 3 })
        .map((inner) => `<blockquote>${inner.join('')}</blockquote>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.array(tie('inline'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map(
          (rows) =>
            `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('a href="/z"', 'strong', 'section', 'figure', 'details'),
          fc.array(tie('inline'), { minLength: 1, maxLength: 2 }),
          fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
        )
        .map(([tag, words, inner]) => around(tag, words.join(''), inner.join(''))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('td', 'th', 'td colspan="2"'),
          fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
        )
        .map(
          ([tag, cells]) =>
            `<table><tr>${cells.map((cell) => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join('')}</tr></table>`,
        ),
    },
  ),
}));

test('a reader sees what the source showed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 3 }), async (blocks) => {
      const html = blocks.join('');
      const markdown = htmlToMarkdown(html, { baseUrl: null });
      expect({ markdown, shown: shown(await render(markdown)) }).toEqual({ markdown, shown: shown(html) });
    }),
    { seed: 11, numRuns: 500 },
  );
}, 60_000);

test.each([
  '<h2 id="custom x">Über uns</h2>',
  '<h2 id="custom-x">Über {#b} #</h2>',
  '<h2><a name="t"></a>a</h2>',
  '<h2 id="t"><iframe src="https://a.example/"></iframe></h2>',
  '<table id="t"><tr><td>a</td></tr></table>',
  '<table><tr><td>b</td></tr><tr id="t"><td>a</td></tr></table>',
  '<table><tbody id="t"><tr><th>a</th></tr></tbody></table>',
  '<table><caption id="t">c</caption><tr><td>a</td></tr></table>',
  '<table><tr id="t"><td colspan="2"><p>a</p></td></tr></table>',
  '<table><tr><td id="t"><ul><li>a</li></ul></td></tr></table>',
  '<table><tr><td><h3 id="t">a</h3></td></tr></table>',
  '<pre id="t">a</pre>',
  '<img id="t" src="/a.png">',
])('a link within leads to %j', async (place) => {
  const id = /(?:id|name)="([^"]*)"/.exec(place)?.[1] ?? '';
  const html = `<p><a href="#${id}">a</a></p>${place}`;
  const rendered = await render(htmlToMarkdown(html, { baseUrl: null }));
  const target = /href="#([^"]*)"/.exec(rendered)?.[1] ?? '';
  expect(rendered).toContain(` id="${target}"`);
});
