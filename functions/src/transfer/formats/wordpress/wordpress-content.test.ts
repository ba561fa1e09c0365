import { expect, test } from '@jest/globals';
import { htmlToMarkdown } from '../../html/html-to-markdown.js';
import { plainHtml } from './classic-paragraphs.js';
import { toHtml, type ContentSource } from './wordpress-content.js';

const FILES: Readonly<Record<string, string>> = { 1: 'a.png', 2: 'b.mp3' };

const BLOCKS: Readonly<Record<string, string>> = {
  7: '<!-- wp:paragraph --><p>Inner</p><!-- /wp:paragraph --><!-- wp:block {"ref":8} /-->',
  8: '<!-- wp:paragraph --><p>Innermost</p><!-- /wp:paragraph -->',
  9: '<!-- wp:block {"ref":9} /--><!-- wp:block {"ref":9} /-->',
};

const SOURCE: ContentSource = {
  reusable: (id) => BLOCKS[id],
  attachment: (id) => {
    const name = FILES[id];
    if (name === undefined) return undefined;
    return { id, url: `https://old.example/${name}`, alt: 'A', caption: 'C', title: 'T' };
  },
  ownPictures: () => [],
  footnotes: '',
};

const read = (content: string) => toHtml(content, SOURCE);
const convert = (content: string) =>
  htmlToMarkdown(read(content).html, { baseUrl: null, rewrite: plainHtml });

const PLAYER =
  '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" allowfullscreen></iframe>';

test.each([
  ['a\nb\n\nc', 'a\\\nb\n\nc'],
  ['a\n<code>\nb\n\nc\n</code>', 'a\n\n```\nb\n\nc\n```'],
  ['[cc]x&#91;0&#093;&amp;#91;[/cc]', '```\nx[0]&#91;\n```'],
  ['a\r\nb', 'a\\\nb'],
  ['a<br />\nb', 'a\\\nb'],
  ['<h2>a</h2>\n\nb', '## a\n\nb'],
  ['a\n\n<pre>b\n\nc</pre>\n\nd', 'a\n\n```\nb\n\nc\n```\n\nd'],
  ['<div>a\n\nb</div>', 'a\n\nb'],
  ['<blockquote>a\nb\n\nc</blockquote>', '> a\\\n> b\n>\n> c'],
  ['<ul>\n<li>a\nb</li>\n<li>c</li>\n</ul>', '-   a\\\n    b\n-   c'],
  ['<table>\n<tr>\n<td>a\n\nb</td>\n</tr>\n</table>', '|  |\n| --- |\n| a<br>b |'],
  ['<em>a\n\nb</em>', '*a*\n\n*b*'],
  ['<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n\nb', 'a\n\nb'],
  [
    '<!-- wp:freeform -->a\n\nb<!-- /wp:freeform --><!-- wp:paragraph --><p>c\nd</p><!-- /wp:paragraph -->',
    'a\n\nb\n\nc d',
  ],
  [
    '<!-- wp:verse --><pre class="wp-block-verse">Roses <em>red</em>\n  violets</pre><!-- /wp:verse -->',
    'Roses *red*\\\n\u00a0\u00a0violets',
  ],
  [
    '<!-- wp:file --><div class="wp-block-file"><object class="wp-block-file__embed" data="https://a.example/x.pdf"></object>' +
      '<a href="https://a.example/x.pdf">x</a><a href="https://a.example/x.pdf" class="wp-block-file__button">Download</a></div><!-- /wp:file -->',
    '[x](https://a.example/x.pdf)',
  ],
  ['a<!--more-->\n\nb<!--nextpage-->', 'a\n\nb'],
  ['[caption id="1"]<img src="/a">[/caption]', '![](/a)'],
  [
    '[caption caption="b"]<img src="/a">[/caption]',
    '<figure>\n\n![](/a)\n\n<figcaption>\n\nb\n\n</figcaption>\n\n</figure>',
  ],
  ['[caption] never closed', '\\[caption\\] never closed'],
  [
    '[gallery ids="1"]',
    '<figure>\n\n![A](https://old.example/a.png)\n\n<figcaption>\n\nC\n\n</figcaption>\n\n</figure>',
  ],
  ['[playlist ids="2"]', '-   [T](https://old.example/b.mp3)'],
  ['[gallery ids="1,5"]', '\\[gallery ids="1,5"\\]'],
  [
    '[audio src="https://old.example/b.mp3"] [video mp4="https://old.example/c.mp4" width="5"][/video]',
    '<https://old.example/b.mp3>\n\n<https://old.example/c.mp4>',
  ],
])('%j shows %j', (content, markdown) => {
  expect(convert(content)).toBe(markdown);
});

test.each([
  'https://youtu.be/dQw4w9WgXcQ',
  '<p>https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;feature=x</p>',
  '[embed width="5"]https://youtu.be/dQw4w9WgXcQ[/embed]',
  '[youtube=http://www.youtube.com/watch?v=dQw4w9WgXcQ&w=640]',
  '[youtube https://youtu.be/dQw4w9WgXcQ]',
  '[youtube]dQw4w9WgXcQ[/youtube]',
  '[youtube id="dQw4w9WgXcQ" align="center"]',
  '[su_youtube url="https://youtu.be/dQw4w9WgXcQ"]',
  '<!-- wp:core-embed/youtube {"url":"https://youtu.be/dQw4w9WgXcQ"} /-->',
  '<!-- wp:embed {"url":"https://youtu.be/dQw4w9WgXcQ"} --><figure><div>\nhttps://youtu.be/dQw4w9WgXcQ\n</div></figure><!-- /wp:embed -->',
])('%j shows a player', (content) => {
  expect(convert(content)).toBe(PLAYER);
});

test.each([
  ['[code]a &lt; b && c[/code]', '`a < b && c`'],
  [
    '[code language="php"]\n<?php echo "[gallery]";\n\n<!-- x -->\n[/code]',
    '```php\n<?php echo "[gallery]";\n\n<!-- x -->\n```',
  ],
  ["[sourcecode lang='js']\na &lt; b\n\n  &amp;&amp; c\n[/sourcecode]", '```js\na < b\n\n  && c\n```'],
  ['[cc lang="css"]\np > a { *b* }\n[/cc]', '```css\np > a { *b* }\n```'],
  ['[cc_php]\necho 1;\n[/cc_php]', '```php\necho 1;\n```'],
  ['x [cci]a_b[/cci] y', 'x `a_b` y'],
  ['[php]\n$a = array();\n[/php]', '```php\n$a = array();\n```'],
  [
    'text\n\n[python]\ndef f():\n    pass\n\nf()\n[/python]\n\nmore',
    'text\n\n```python\ndef f():\n    pass\n\nf()\n```\n\nmore',
  ],
  [
    '<!-- wp:syntaxhighlighter/code {"language":"sql"} --><pre class="wp-block-syntaxhighlighter-code">a\n\nb</pre><!-- /wp:syntaxhighlighter/code -->',
    '```sql\na\n\nb\n```',
  ],
  ['<pre lang="php" line="1">\n<?php echo "<b>";\n</pre>', '```php\n<?php echo "<b>";\n```'],
  ['<pre lang="php" escaped="true">a &lt; b</pre>', '```php\na < b\n```'],
  ['<pre><code>[code]x[/code]</code></pre>', '```\n[code]x[/code]\n```'],
  ['Write [[gallery]] for it', 'Write \\[gallery\\] for it'],
])('code in %j is %j', (content, markdown) => {
  expect(convert(content)).toBe(markdown);
});

test('reusable blocks are put in, also within each other; what leads to itself ends', () => {
  expect(convert('<!-- wp:block {"ref":7} /-->')).toBe('Inner\n\nInnermost');
  expect(read('<!-- wp:block {"ref":9} /-->').lostBlocks).toEqual(['block 9']);
  expect(read('<!-- wp:block {"ref":404} /-->').lostBlocks).toEqual(['block 404']);
});

test('what WordPress makes anew each time is named, and what it holds is no text', () => {
  const query =
    '<!-- wp:query {"queryId":1} --><div><!-- wp:post-template --><!-- wp:post-title /--><!-- /wp:post-template -->' +
    '<!-- wp:query-no-results --><p>None</p><!-- /wp:query-no-results --></div><!-- /wp:query -->';
  const content = `<!-- wp:latest-posts /-->${query}<!-- wp:acf/card {"data":{}} /--><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->`;
  expect(read(content).lostBlocks).toEqual(['latest-posts', 'query', 'acf/card']);
  expect(convert(content)).toBe('a');
});

test('links that only attributes have are there', () => {
  const link = '<!-- wp:social-link {"url":"https://a.example/me","service":"mastodon"} /-->';
  expect(convert(`<!-- wp:social-links --><ul>${link}</ul><!-- /wp:social-links -->`)).toBe(
    '-   [mastodon](https://a.example/me)',
  );
});

test('galleries of blocks are pictures, in older ones no list', () => {
  const item = '<li class="blocks-gallery-item"><figure><img src="/a.png" alt=""></figure></li>';
  const content = `<!-- wp:gallery --><ul class="blocks-gallery-grid">${item}${item}</ul><!-- /wp:gallery -->`;
  expect(convert(content)).toBe('![](/a.png)\n\n![](/a.png)');
});

test.each([
  ['[gallery] [audio] [gallery]', ['gallery', 'audio']],
  ['[x]y[/x]', ['x']],
  ['[my_form] [toc]', ['my_form', 'toc']],
  ['[sic] [1] [see here] [[gallery]]', []],
  ['<code>[gallery]</code><pre>[x a=1]</pre>', []],
])('of %j the shortcodes are %j', (content, names) => {
  expect(read(content).shortcodes).toEqual(names);
});

test.each([
  '[caption]',
  '[caption ',
  '<!--',
  '<pre>',
  '[embed]',
  '[a b=',
  '\n ',
  '<a ',
  '[code]',
  '[youtube',
  '<!-- wp:a ',
  '[[',
])('very many %j end', (sign) => {
  expect(read(sign.repeat(200_000)).shortcodes).toEqual([]);
});
