import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../errors/index.js';
import { renderMarkdown } from './markdown.js';

const html = (text: string) => renderMarkdown(text).html.trim();

const EMBED = '<iframe src="https://player.vimeo.com/video/1">b</iframe>';

const TEXT_WITH_EVERYTHING = [
  '# Heading',
  'First words.',
  '```js\ncode()\n```',
  '## More',
  '|a|\n|-|\n|b|',
  '![alt](https://a.test/i.png)',
  'Last words.',
].join('\n\n');

describe('what writers use', () => {
  test.each([
    ['**b** *e* ~~s~~ `c`', '<p><strong>b</strong> <em>e</em> <s>s</s> <code>c</code></p>'],
    ['# Title', '<h1 id="h-title">Title</h1>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> q', '<blockquote>\n<p>q</p>\n</blockquote>'],
    ['a & b < c', '<p>a &amp; b &lt; c</p>'],
    ['&copy; &lt;b&gt;', '<p>© &lt;b&gt;</p>'],
    ['H<sub>2</sub>O <kbd>Esc</kbd>', '<p>H<sub>2</sub>O <kbd>Esc</kbd></p>'],
    ['<details open><summary>s</summary>x</details>', '<details open><summary>s</summary>x</details>'],
    ['<blink>text stays</blink>', '<p>text stays</p>'],
    [
      '```ts\nlet a: X<Y>;\n```',
      '<pre><code class="hljs language-ts"><span class="hljs-keyword">let</span> <span class="hljs-attr">a</span>: X&lt;Y&gt;;\n</code></pre>',
    ],
    [
      '```c++ title="x"\n1\n```',
      '<pre><code class="hljs language-c++"><span class="hljs-number">1</span>\n</code></pre>',
    ],
    ['```objective-c\n1\n```', '<pre><code class="language-objective-c">1\n</code></pre>'],
    ['```\n1\n```', '<pre><code>1\n</code></pre>'],
    ['[a](/about#me)', '<p><a href="/about#me">a</a></p>'],
    [
      'see https://a.test/?a=1&b=2.',
      '<p>see <a href="https://a.test/?a=1&amp;b=2">https://a.test/?a=1&amp;b=2</a>.</p>',
    ],
    [
      '<a href="mailto:me@a.test" target="_blank" rel="opener">m</a>',
      '<p><a href="mailto:me@a.test" target="_blank" rel="noopener">m</a></p>',
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

describe('headings', () => {
  test('have ids to be linked by, and are listed in order with their text', () => {
    const { html: rendered, toc } = renderMarkdown(
      '## Two `code` &amp; *more*\n\n> # Ünïcode 日本\n\nSet\n**ext** <kbd>x</kbd>\n===',
    );
    expect(toc).toEqual([
      { level: 2, id: 'h-two-code-more', title: 'Two code & more' },
      { level: 1, id: 'h-unicode-riben', title: 'Ünïcode 日本' },
      { level: 1, id: 'h-set-ext-x', title: 'Set ext x' },
    ]);
    for (const { level, id } of toc) expect(rendered).toContain(`<h${level} id="${id}">`);
  });

  test('without a text have an id and are not listed', () => {
    const { html: rendered, toc } = renderMarkdown('# ![x](https://a.test/i.png)\n\n#\n\n<h2>raw</h2>');
    expect(toc).toEqual([]);
    expect(rendered).toMatch(
      /<h1 id="h-section"><img[^>]+><\/h1>\n<h1 id="h-section-1"><\/h1>\n<h2>raw<\/h2>/,
    );
  });

  test('never share an id, whatever they are called', () => {
    const titles = fc.array(fc.constantFrom('a', 'a 1', 'a 1 1', 'a 2', 'A!', '', '日', 'x'.repeat(80)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(titles, (list) => {
        const rendered = html(list.map((title) => `# ${title}`).join('\n\n'));
        const ids = Array.from(rendered.matchAll(/<h1 id="([^"]+)">/g), ([, id]) => id);
        expect(ids).toHaveLength(list.length);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('are listed up to 200, their titles cut to 200 characters at a word', () => {
    const { toc } = renderMarkdown('# wonderful\n'.repeat(300));
    expect(toc).toHaveLength(200);
    expect(toc.at(-1)).toEqual({ level: 1, id: 'h-wonderful-199', title: 'wonderful' });
    const [long] = renderMarkdown(`# ${'wonderful '.repeat(100)}`).toc;
    expect(long?.title).toMatch(/^(?:wonderful )+wonderful…$/);
    expect(long?.title.length).toBeLessThanOrEqual(200);
    expect(long?.id.length).toBeLessThanOrEqual(62);
  });
});

describe('footnotes', () => {
  test('stand at the end, linked from each mark and back', () => {
    expect(html('a[^x] b[^x] c^[Own *one*.]\n\n[^x]: Note.\n\n    More.')).toBe(
      [
        '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> b<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1:1]</a></sup> c<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup></p>',
        '<hr class="footnotes-sep" />',
        '<section class="footnotes">',
        '<ol class="footnotes-list">',
        '<li class="footnote-item" id="fn1"><p>Note.</p>',
        '<p>More. <a href="#fnref1" class="footnote-backref">↩︎</a> <a href="#fnref1:1" class="footnote-backref">↩︎</a></p>',
        '</li>',
        '<li class="footnote-item" id="fn2"><p>Own <em>one</em>. <a href="#fnref2" class="footnote-backref">↩︎</a></p>',
        '</li>',
        '</ol>',
        '</section>',
      ].join('\n'),
    );
  });

  test('that nothing refers to are left out, and marks without a note stay text', () => {
    expect(html('a[^none]\n\n[^unused]: Note.')).toBe('<p>a[^none]</p>');
  });

  test('are refused when there are more than 500', () => {
    expect(html('a^[b]'.repeat(500))).toContain('id="fn500"');
    expect(() => renderMarkdown('a^[b]'.repeat(501))).toThrow(
      expect.objectContaining({
        code: 'validation-failed',
        errors: [{ pointer: '/content_md', detail: 'has more than 500 footnotes' }],
      }),
    );
  });
});

describe('task lists', () => {
  const box = (checked = '') =>
    `<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled${checked} />`;

  test('have a box where an item begins with one', () => {
    expect(html('- [ ] a\n- [x] **b**\n- [X] c\n  1. [ ] d')).toBe(
      `<ul>\n${box()} a</li>\n${box(' checked')} <strong>b</strong></li>\n${box(' checked')} c\n<ol>\n${box()} d</li>\n</ol>\n</li>\n</ul>`,
    );
  });

  test.each(['- [] a', '- [ ]a', '- \\[ ] a', '- [y] a', '[ ] a', '- a [ ] b', '- **[ ] a**', '> [x] a'])(
    'have none for %j',
    (text) => {
      expect(html(text)).not.toContain('<input');
    },
  );
});

describe('embeds', () => {
  test('of codes from before there were frames are players, others are left out with a warning', () => {
    const code = (src: string) =>
      `<object width="4"><param name="movie" value="${src}"><embed src="${src}" width="4" height="3"></object>`;
    const player = renderMarkdown(code('http://www.youtube.com/v/dQw4w9WgXcQ&amp;hl=en'));
    expect(player.html).toContain(
      '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="4" height="3" loading',
    );
    expect(player.html).not.toMatch(/object|param|<embed/);
    const other = renderMarkdown(code('https://evil.test/a.swf'));
    expect(other.html).not.toContain('evil');
    expect(other.warnings).toContainEqual(
      expect.objectContaining({ detail: expect.stringContaining('<embed>') as unknown }),
    );
  });

  test.each([
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=30&amp;rel=0',
    'https://player.vimeo.com/video/76979871?h=8272103f6e#t=30s',
  ])('of %s are kept, with a frame that can do nothing else', (src) => {
    expect(html(`<iframe src="${src}" title="A film" width="640" allowfullscreen onload="x"></iframe>`)).toBe(
      `<iframe src="${src}" title="A film" width="640" allowfullscreen loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-presentation"></iframe>`,
    );
  });

  test('of anybody else are links to what they show, and what follows stays', () => {
    expect(html('<iframe src="https://evil.test/embed/1"></iframe>\n\nafter')).toBe(
      '<a href="https://evil.test/embed/1">evil.test</a>\n<p>after</p>',
    );
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
    ['has no footnotes', 'a[^1] b^[c]\n\n[^1]: d', 'a b'],
    [
      'has what else is raised or in a section',
      'E = mc<sup>2</sup>\n\n<section>\n\na\n\n</section>',
      'E = mc2 a',
    ],
    ['has the text of tasks and no embeds', `- [x] a\n\n${EMBED}`, 'a'],
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

describe('a text that is no use', () => {
  const refusal = (detail: string) =>
    expect.objectContaining({ code: 'validation-failed', errors: [{ pointer: '/content_md', detail }] });

  // What took, or with another parser takes, minutes at the bound of 400,000 characters.
  test.each([
    ['[', false],
    ['![', false],
    ['&', true],
    ['**a ', false],
    ['> ', false],
    ['//a.b ', true],
    ['```\n', true],
  ])('is rendered, or refused: 400,000 characters of %j', (unit, refused) => {
    expect(isRefused(unit.repeat(400_000 / unit.length))).toBe(refused);
  });

  test.each([
    ['[', ']', false],
    ['![', '](a)', false],
    ['^[a ', ']', false],
    ['**a ', ' b**', true],
    ['> ', '', false],
    ['- ', '', false],
    ['[^a]: ', '', false],
  ])('is rendered, or refused: %j and %j, one in the other', (open, close, refused) => {
    const depth = Math.floor(200_000 / (open.length + close.length));
    expect(isRefused(`${open.repeat(depth)}x${close.repeat(depth)}`)).toBe(refused);
  });

  test.each([
    ['# a\n', 'is too long: with its HTML it must be under 950 kB'],
    ['a\n=\n', 'is too long: with its HTML it must be under 950 kB'],
    ['^[a]', 'has more than 500 footnotes'],
  ])('is refused: 400,000 characters of %j', (unit, detail) => {
    expect(() => renderMarkdown(unit.repeat(400_000 / unit.length))).toThrow(refusal(detail));
  });
});

function isRefused(text: string): boolean {
  try {
    renderMarkdown(text);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation-failed') return true;
    throw error;
  }
}
