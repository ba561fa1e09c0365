import { describe, expect, test } from '@jest/globals';
import MarkdownIt from 'markdown-it';
import { withAbsoluteLinks } from '../../content/index.js';
import { htmlToMarkdown } from './html-to-markdown.js';

const convert = (html: string) => htmlToMarkdown(html, { baseUrl: null });

/** As posts are rendered and sanitised (content/markdown/markdown.ts). */
const render = (markdown: string) =>
  withAbsoluteLinks(new MarkdownIt({ html: true, linkify: true }).render(markdown), 'https://site.example');

test.each([
  ['<p>http://x.y/&lt;id&gt;/edit</p>', '<http://x.y/>\\<id>/edit'],
  ['<p>[http://x.y/a] http://x.y/b_c</p>', '\\[<http://x.y/a>\\] http://x.y/b_c'],
  [
    '<p>http://x.y/a<br>b <a href="/c">http://x.y/[d]</a></p>',
    '<http://x.y/a>\\\nb [http\\://x.y/\\[d\\]](/c)',
  ],
  ['<h2>A<br>title</h2><p>a<br>b</p>', '## A title\n\na\\\nb'],
  ['<p><b>a</b> <i>b</i> <del>c</del></p>', '**a** *b* ~~c~~'],
  [
    '<p>H<sub>2</sub>O <abbr title="a &quot;b&quot;">c</abbr></p>',
    'H<sub>2</sub>O <abbr title="a &quot;b&quot;">c</abbr>',
  ],
  ['<pre class="language-js"><code>a\n\n  `b`</code></pre>', '```js\na\n\n  `b`\n```'],
  ['<pre>a<br>```<br>b</pre>', '````\na\n```\nb\n````'],
  [
    '<a href="/x (1)" title="t"><div>a</div><div>b</div></a>',
    '[a](/x%20\\(1\\) "t")\n\n[b](/x%20\\(1\\) "t")',
  ],
  ['<figure><img src="/a.png" alt="A"></figure>', '![A](/a.png)'],
  [
    '<figure><img src="/a.png" alt="A"><figcaption>By <a href="/b">B</a></figcaption></figure>',
    '<figure>\n\n![A](/a.png)\n\n<figcaption>\n\nBy [B](/b)\n\n</figcaption>\n\n</figure>',
  ],
  [
    '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tr><td>c|d</td><td>e<br>f</td></tr></table>',
    '| a | b |\n| --- | ---: |\n| c\\|d | e<br>f |',
  ],
  ['<table><tr><td>a</td><td>b</td></tr></table>', '|  |  |\n| --- | --- |\n| a | b |'],
  ['<video><source src="https://a.example/b.mp4"></video>', '<https://a.example/b.mp4>'],
  ['<iframe src="https://evil.example/"></iframe>', '<https://evil.example/>'],
  ['<img src="data:image/gif;base64,R0" data-src="/real.png">', '![](/real.png)'],
  ['<p><br></p><p>one<br>two<br></p><p><strong>Bold<br></strong>tail</p>', 'one\\\ntwo\n\n**Bold**\\\ntail'],
  ['<p>a <code>x<br>y</code></p>', 'a `x`\\\n`y`'],
  ['<p><strong>「強調」</strong>です</p>', '<strong>「強調」</strong>です'],
  ['<p><b>a&nbsp;</b>b</p>', '**a**\u00a0b'],
  ['<p>^<a href="/x">a</a> !<a href="/x">b</a></p>', '\\^[a](/x) \\![b](/x)'],
  ['<table><tr><th>a</th></tr><tr><td>1</td><td>2</td></tr></table>', '| a |  |\n| --- | --- |\n| 1 | 2 |'],
  [
    '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
  ],
  [
    '<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>',
    '<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>',
  ],
  [
    '<a href="/x"><img src="/i.png"><h3>Title</h3><p>Text <b>b</b></p></a>',
    '[![](/i.png)](/x)\n\n### [Title](/x)\n\n[Text **b**](/x)',
  ],
  ['<a href="/x"><pre>a</pre></a>', '```\na\n```\n\n[/x](/x)'],
  [
    '<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol start="5"><li>d</li></ol>',
    '-   a\n\n*   b\n\n1.  c\n\n5)  d',
  ],
  [
    '<ul><li><input type="checkbox" checked> a</li><li><label><input type="checkbox"> b</label></li></ul>',
    '-   [x] a\n-   [ ] b',
  ],
  ['<h2 id="custom-x">Über uns</h2><a href="#custom-x">a</a>', '## Über uns {#custom-x}\n\n[a](#custom-x)'],
  ['<h2 id="über-uns">Über uns</h2><a href="#%C3%BCber-uns">a</a>', '## Über uns\n\n[a](#%C3%BCber-uns)'],
  ['<h2>A</h2><h2 id="a">A</h2><a href="#a">a</a>', '## A\n\n## A {#a}\n\n[a](#a)'],
  ['<a href="#t">a</a><p>b <a name="t"></a>c</p>', '[a](#t)\n\nb <a id="t"></a>c'],
  ['<a href="#t">a</a><ul><li id="t">b</li></ul>', '[a](#t)\n\n-   <a id="t"></a>b'],
  ['<a href="#t">a</a> <a href="/x"><b id="t">b</b></a>', '[a](#t) [<span id="t"></span>**b**](/x)'],
  ['<h2 id="a">B</h2><p id="c">d</p>', '## B\n\nd'],
  ['<ol><li value="3">a</li><li>b</li></ol>', '3.  a\n4.  b'],
  ['<ol><li value="5">a</li><li>b</li><li value="9">c</li></ol>', '5.  a\n6.  b\n\n9)  c'],
  ['<ol start="x">\n<li>a</li>\n<li>b</li></ol>', '1.  a\n2.  b'],
  ['<ul><li><input type="checkbox">a</li></ul>', '-   [ ] a'],
  ['<code><p>a *b*</p><p>c</p></code>', '```\na *b*\nc\n```'],
  ['<pre class="wp-block-preformatted">a <b>b</b>\n\n  c</pre>', '<pre>a <strong>b</strong>&#10;\n  c</pre>'],
  [
    '<p>x<sup><a href="#fn1" id="r1">[1]</a></sup>.</p><hr class="footnotes-sep"><section class="footnotes"><ol>' +
      '<li id="fn1"><p>A <em>note</em> <a href="#r1">↩︎</a></p></li></ol></section>',
    'x[^1].\n\n[^1]: A *note*',
  ],
  [
    '<figure class="highlight js"><table><tr><td class="gutter"><pre>1<br>2<br></pre></td><td class="code"><pre>' +
      '<span class="line">a &lt; b</span><br><span class="line">  c</span><br></pre></td></tr></table></figure>',
    '```js\na < b\n  c\n```',
  ],
  [
    '<div class="language-rb highlighter-rouge"><pre class="highlight"><code><table><tr><td class="rouge-gutter"><pre ' +
      'class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>a\nb\n</pre></td></tr></table></code></pre></div>',
    '```rb\na\nb\n```',
  ],
  ['<pre class="brush: php; title: ; notranslate">echo 1;</pre>', '```php\necho 1;\n```'],
  ['<pre class="EnlighterJSRAW" data-enlighter-language="css">a</pre>', '```css\na\n```'],
  [
    '<script src="https://gist.github.com/u/a1.js?file=x.rb"></script>',
    '<https://gist.github.com/u/a1#file-x-rb>',
  ],
  ['<img srcset="/s.png 1x, /l.png 2x"> <img class="emoji" alt="😀" src="/e.svg">', '![](/l.png) 😀'],
  ['<dl><dt>T</dt><dd>D <b>x</b></dd></dl>', '<dl><dt>T</dt><dd>D <strong>x</strong></dd></dl>'],
  [
    '<details><summary>S <b>x</b></summary>in</details>',
    '<details>\n\n<summary>S <strong>x</strong></summary>\n\nin\n\n</details>',
  ],
  ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
  ['<code>a`b</code> <code>`</code>', '``a`b`` `` ` ``'],
  ['<span style="font-weight:700">b</span> <b style="font-weight:normal">n</b>', '**b** n'],
  ['<h2>a {#id} #</h2>', '## a {#id} \\#'],
])('%j becomes %j', (html, markdown) => {
  expect(convert(html)).toBe(markdown);
});

test('a table beyond Markdown stays HTML without a blank line, which would end it', async () => {
  const markdown = convert(
    '<table><tr><td colspan="2"><ul><li>1</li></ul><pre>a\n\nb</pre></td></tr></table>',
  );
  expect(markdown).toMatch(/^<table>.*<td colspan="2">/);
  expect(markdown).not.toMatch(/\n\s*\n/);
  expect(await render(markdown)).toContain('<pre>a\n\nb</pre>');
});

test.each([
  [
    'https://www.youtube.com/watch?list=a&v=dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?list=a',
  ],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['//player.vimeo.com/video/123?h=1', 'https://player.vimeo.com/video/123?h=1'],
  ['https://vimeo.com/123/abcdef0123', 'https://player.vimeo.com/video/123?h=abcdef0123'],
  ['https://vimeo.com/channels/staffpicks/123#t=1m30s', 'https://player.vimeo.com/video/123#t=1m30s'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://www.youtube.com/live/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://music.youtube.com/watch?v=dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://youtu.be/dQw4w9WgXcQ?t=1m5s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=65'],
  [
    'https://www.youtube.com/embed/dQw4w9WgXcQ?start=9&amp;end=12',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=9&amp;end=12',
  ],
  [
    'https://www.youtube.com/playlist?list=PL_x-1',
    'https://www.youtube-nocookie.com/embed/videoseries?list=PL_x-1',
  ],
])('a frame of %s is a player that posts show', async (src, player) => {
  const html = await render(convert(`<iframe src="${src}" title="a &quot;b&quot;"></iframe>`));
  expect(html).toContain(`<iframe src="${player}" title="a &quot;b&quot;"`);
});

test.each([
  ['<iframe src="about:blank" data-src="https://youtu.be/dQw4w9WgXcQ"></iframe>'],
  ['<lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube>'],
  ['<object><param name="movie" value="http://www.youtube.com/v/dQw4w9WgXcQ&amp;hl=en"></object>'],
  ['<object><embed src="http://www.youtube.com/v/dQw4w9WgXcQ"></object>'],
])('%s is a player', (html) => {
  expect(convert(html)).toContain('<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
});

test('a note whose sign stands in a table of HTML is below the text', () => {
  const sign = '<sup><a href="#n" id="r">1</a></sup>';
  const html = `<table><tr><td colspan="2">a${sign}</td></tr></table><ol><li id="n">Note <a href="#r">↩</a></li></ol>`;
  expect(convert(html)).toBe(
    '<table><tr><td colspan="2">a<sup>1</sup></td></tr></table>\n\n<sup>1</sup> Note',
  );
});

test('what posts can’t show is named once', () => {
  const report: string[] = [];
  const html = '<form><input name="a"></form><form></form><script src="//polls.example/x.js"></script>';
  htmlToMarkdown(html, { baseUrl: null, report: (detail) => report.push(detail) });
  expect(report).toEqual([expect.stringMatching(/: a form ×2, a script of polls\.example;/)]);
});

test.each([
  [
    '<img src="data:image/png;base64,AA"> <img src="data:image/png;base64,BB">',
    'a picture within the text (data:) ×2',
  ],
  ['<a href="ftp://a.example/">a</a>', 'the address of a link (ftp:)'],
  ['<a href="magnet:?xt=urn:btih:a">a</a>', 'the address of a link (magnet:)'],
  ['<textarea>a</textarea>', 'a text field'],
  ['<select><option>a</option><option>b</option></select>', 'a list to choose from'],
  ['<svg><path d="M0"/><text>a</text></svg>', 'text of a drawing (SVG)'],
  ['<noscript><img src="/a.png"></noscript>', 'what shows where no script runs (noscript)'],
  ['<noscript><p>a</p></noscript>', 'what shows where no script runs (noscript)'],
  ['<NOSCRIPT>a <b>b</b></NOSCRIPT>', 'what shows where no script runs (noscript)'],
  ['<map><area href="/a" alt="a"></map>', 'a link of a part of a picture (area)'],
  ['<p><input type="submit" value="Go"></p>', 'a field or button (input)'],
  ['<form><input type="text"></form>', 'a form'],
  ['<iframe srcdoc="&lt;p&gt;a"></iframe>', 'a page in a frame (srcdoc)'],
  ['<script>document.write("a")</script>', 'a script of its own'],
])('%j loses %s', (html, what) => {
  const report: string[] = [];
  htmlToMarkdown(html, { baseUrl: 'https://old.example', report: (detail) => report.push(detail) });
  expect(report).toEqual([expect.stringContaining(`lost it: ${what};`)]);
});

test.each([
  '<img src="data:image/gif;base64,R0" data-src="/a.png"><noscript><img src="/a.png"></noscript>',
  '<noscript> &nbsp;<br></noscript>',
  '<noscript><iframe src="https://www.googletagmanager.com/ns.html"></iframe></noscript>',
  '<script type="application/ld+json">{}</script>',
  '<svg><path d="M0"/></svg><a href="javascript:void(0)">a</a><a href="mailto:a@b.example">b</a>',
])('%j loses nothing', (html) => {
  const report: string[] = [];
  htmlToMarkdown(html, { baseUrl: 'https://old.example', report: (detail) => report.push(detail) });
  expect(report).toEqual([]);
});

test.each(['constructor', 'tostring'])('an element called %s is none that is known', (name) => {
  const report: string[] = [];
  const html = `<${name}>a</${name}>`;
  expect(htmlToMarkdown(html, { baseUrl: null, report: (detail) => report.push(detail) })).toBe('a');
  expect(report).toEqual([]);
});

test('relative addresses are resolved, those within the post are not', () => {
  const html = '<a href="/a">a</a> <a href="#b">b</a> <img src="c.png">';
  expect(htmlToMarkdown(html, { baseUrl: 'https://old.example/blog/' })).toBe(
    '[a](https://old.example/a) [b](#b) ![](https://old.example/blog/c.png)',
  );
});

describe('plain text stays plain', () => {
  test.each([
    '<script>alert(1)</script>',
    '&lt; &amp;lt; &copy;',
    '~~no~~ *no* _no_ `no` [no](https://a.example) ![no](b) [^1]',
    '1) no',
    '1. no',
    '# no',
    '- no',
    '> no',
    'https://a.example/a_b_c',
  ])('%j', async (text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const html = await render(convert(`<p>${escaped}</p>`));
    const shown = html.replaceAll(/<\/?(?:p|a)\b[^>]*>/g, '').trim();
    expect(shown.replaceAll('&gt;', '>').replaceAll('&quot;', '"')).toBe(escaped.replaceAll('&quot;', '"'));
  });
});

describe('hostile HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<svg><script>alert(1)</script><a href="javascript:alert(1)">x</a></svg>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p onclick="alert(1)">',
    '<img src="javascript:alert(1)">',
    '<math><mi href="javascript:alert(1)">',
    '<object data="https://a.example">alert</object>',
  ])('leaves nothing of %j', (html) => {
    expect(convert(html)).not.toMatch(/alert|javascript|style|<p/);
  });

  test.each([
    ['spaces', ' '.repeat(400_000)],
    ['line breaks', '\n'.repeat(400_000)],
    ['both', ' \n'.repeat(200_000)],
  ])('with very many %s in code is converted, and the code is the same', (_what, blanks) => {
    expect(convert(`<pre>a${blanks}x</pre>`) === `\`\`\`\na${blanks}x\n\`\`\``).toBe(true);
    expect(convert(`<pre><code>a${blanks}x</code></pre>`)).toContain(`a${blanks}x`);
    expect(convert(`<ul><li><pre>a${blanks}x</pre></li></ul>`)).toContain('```');
    expect(convert(`<a href="/x"><pre>a${blanks}x</pre></a>`)).toContain('[/x](/x)');
  });

  test('with very many blanks in a table that stays HTML is converted, and they stay', () => {
    const pre = `<pre>a${' '.repeat(400_000)}x</pre>`;
    expect(convert(`<table><tr><td>${pre}</td></tr></table>`).includes(pre)).toBe(true);
  });

  test('loses a link that runs code, but not its text', () => {
    expect(convert('<a href=" java\nscript:alert(1)">click</a>')).toBe('click');
  });

  test.each([
    ['is nested deep', '<div>'.repeat(200), 'nests HTML'],
    ['has many elements', '<p>x</p>'.repeat(20_001), 'HTML elements'],
    ['is long', 'x'.repeat(2_000_001), 'longer than'],
  ])('is refused where it %s', (_what, html, reason) => {
    expect(() => convert(html)).toThrow(reason);
  });

  // Each would take minutes in the converter's own code.
  test.each([
    ['rows', `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(6_000)}</table>`],
    ['columns', `<table><tr>${'<td>a</td>'.repeat(15_000)}</tr></table>`],
    ['columns by number', '<table><tr><td colspan="1000000000">a</td></tr></table>'],
    ['non-breaking spaces', `<b>x${'\u00a0'.repeat(500_000)}y</b>`],
    ['list items', `<ol>${'<li>x</li>'.repeat(15_000)}</ol>`],
    ['links to one note', `<p id="n">${'<i>x</i>'.repeat(9_000)}</p>${'<a href="#n">1</a>'.repeat(9_000)}`],
  ])('with very many %s is converted', (_what, html) => {
    expect(convert(html).length).toBeLessThan(1_000_000);
  });
});
