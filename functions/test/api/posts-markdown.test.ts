import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { FEEDS, readFeed, type FeedFormat } from '../support/posts/feeds.js';
import { publicPostSchema } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';

const SAFE_TAGS =
  /^(?:[apsu]|blockquote|br|code|del|details|div|em|h[1-6]|hr|img|kbd|li|mark|ol|pre|source|span|strong|summary|table|tbody|td|th|thead|tr|ul|video)$/;
const SAFE_ATTRIBUTES = /^(?:align|alt|class|controls|href|id|loading|open|preload|rel|src|start|title)$/;
const SAFE_URL = /^(?:https?:\/\/|mailto:|[#/](?!\/)|[\w.-]+(?:$|[/?#]))/;

/** The tags and attributes of HTML, read the way a browser does; for what a sanitiser has written. */
function parseTags(html: string) {
  const tags: string[] = [];
  const attributes: [name: string, value: string][] = [];
  const text = html.replaceAll(
    /<\/?([a-z][a-z\d]*)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi,
    (_tag, name: string, rest: string) => {
      tags.push(name);
      for (const [, attribute = '', value = ''] of rest.matchAll(/([^\s"'/=]+)(?:\s*=\s*"([^"]*)")?/g)) {
        attributes.push([attribute, value]);
      }
      return '';
    },
  );
  return { tags, attributes, text };
}

/** Nothing of it can run. @returns its text, escaped as it is */
function expectHarmless(html: string): string {
  const { tags, attributes, text } = parseTags(html);
  expect(tags.filter((tag) => !SAFE_TAGS.test(tag))).toEqual([]);
  expect(attributes.filter(([name]) => !SAFE_ATTRIBUTES.test(name))).toEqual([]);
  expect(attributes.filter(([name, value]) => name === 'id' && !/^h-[a-z\d-]+$/.test(value))).toEqual([]);
  const urls = attributes.filter(([name]) => name === 'href' || name === 'src').map(([, value]) => value);
  expect(urls.filter((url) => !SAFE_URL.test(url))).toEqual([]);
  expect(text).not.toMatch(/[<>]/);
  return text;
}

describe('Markdown of posts', () => {
  let editor: PostsClient;

  beforeAll(async () => {
    editor = postsClient((await login('editor')).access_token);
  });

  const render = async (markdown: string) => (await editor.given({ content_md: markdown })).content_html;

  test.each([
    ['headings', '# One\n\n## Two', '<h1 id="h-one">One</h1>\n<h2 id="h-two">Two</h2>\n'],
    ['emphasis', '*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n'],
    ['lists', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['numbered lists', '3. a', '<ol start="3">\n<li>a</li>\n</ol>\n'],
    ['quotes', '> a', '<blockquote>\n<p>a</p>\n</blockquote>\n'],
    ['inline HTML', 'a<br>b <kbd>c</kbd>', '<p>a<br />b <kbd>c</kbd></p>\n'],
  ])('%s', async (_what, markdown, html) => {
    expect(await render(markdown)).toBe(html);
  });

  test('a table keeps its alignment', async () => {
    const html = await render('| a | b |\n|:--|--:|\n| 1 | 2 |');
    expect(html).toContain('<th align="left">a</th>');
    expect(html).toContain('<td align="right">2</td>');
    expect(html).toMatch(/^<table>\n<thead>/);
  });

  test.each([
    ['objective-c', 'language-objective-c', 'if'],
    ['ts', 'hljs language-ts', '<span class="hljs-keyword">if</span>'],
    ['c++', 'hljs language-c++', '<span class="hljs-keyword">if</span>'],
    ['c#', 'hljs language-c#', '<span class="hljs-keyword">if</span>'],
  ])(
    'a fence of %s names its language, has it coloured if it is known, and escapes its code',
    async (...fence) => {
      const [language, classes, keyword] = fence;
      expect(await render(`\`\`\`${language}\nif (a < b && c) {}\n\`\`\``)).toBe(
        `<pre><code class="${classes}">${keyword} (a &lt; b &amp;&amp; c) {}\n</code></pre>\n`,
      );
    },
  );

  test('links and images work, and links count as praise', async () => {
    const html = await render(
      '[a](https://example.org/?a=1&b=2 "Title") [b](/about) <me@example.org> ![c](https://example.org/c.png)',
    );
    expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2" title="Title">a</a>');
    expect(html).toContain('<a href="/about">');
    expect(html).toContain('<a href="mailto:me@example.org">');
    expect(html).toMatch(/<img src="https:\/\/example\.org\/c\.png" alt="c" loading="lazy" \/>/);
  });

  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<script\n>alert(1)',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)" onload=alert(1)>',
    '<img/src=x/onerror=alert(1)>',
    '<img src="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">',
    '<img src="javascript:alert(1)">',
    '<img src="//evil.example/x.png" srcset="javascript:alert(1) 2x">',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)',
    '![" onerror="alert(1)](https://example.org/x.png)',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](https://example.org "\\" onmouseover=\\"alert(1)")',
    '<javascript:alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
    '<a href=" javascript:alert(1)" onclick=alert(1)>x</a>',
    '<a href="//evil.example">x</a>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<style>body{background:url(javascript:alert(1))}</style>',
    '<p style="background:url(javascript:alert(1))" class="x" id="y">x</p>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="evil.swf"></object><embed src="evil.swf">',
    '<form action="https://evil.example"><input name=a><button>x</button></form>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="https://evil.example/x.css"><base href="https://evil.example/">',
    '<video src=x onerror=alert(1)><source src=x></video>',
    '<details open ontoggle=alert(1)>x</details>',
    '<textarea></p><script>alert(1)</script></textarea>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<!--><script>alert(1)</script>-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<template><script>alert(1)</script></template>',
    '```"><script>alert(1)</script>\ncode\n```',
    '| a |\n|---|\n| <script>alert(1)</script> |',
    '> <div onmouseover="alert(1)">x</div>',
  ])('nothing of %j can run, in the post, the feeds, the search or a link preview', async (vector) => {
    const [before, after, tag] = [uniqueWord(), uniqueWord(), uniqueWord()];
    const content = `${before}\n\n${vector}\n\n${after}`;
    const post = await editor.givenPublished({ content_md: content, tags: [tag] });
    const isText = expectHarmless(post.content_html).includes('&lt;');
    // The excerpt is plain text: it may have what is read as text, never what was markup.
    const expectPlain = (value: unknown) => {
      expect(JSON.stringify(value).includes('<') && !isText).toBe(false);
    };
    expectPlain(post.excerpt);
    expectPlain((await call<unknown>(`/api/posts/${post.slug}/open-graph`)).body);
    for (const format of Object.keys(FEEDS) as FeedFormat[]) {
      const { items } = await readFeed(format, tag);
      expect(items).toHaveLength(1);
      for (const item of items) {
        expectHarmless(item.html ?? '');
        expectPlain(item.summary);
      }
    }
    const found = await call<{ posts: { highlight: { snippet_html: string } }[] }>(`/api/search?q=${before}`);
    expect(found.body.posts).toHaveLength(1);
    for (const { highlight } of found.body.posts) expectHarmless(highlight.snippet_html);
    const shown = await call<unknown>(`/api/posts/${post.slug}`);
    expect(publicPostSchema.parse(shown.body).content_html).toBe(post.content_html);
  });

  test('markup that is written as text stays text', async () => {
    const post = await editor.given({
      content_md: 'Use `<script>` or &lt;script&gt;alert(1)&lt;/script&gt;.',
    });
    expect(post.content_html).toBe(
      '<p>Use <code>&lt;script&gt;</code> or &lt;script&gt;alert(1)&lt;/script&gt;.</p>\n',
    );
  });

  test.each([
    ['a call', '[a](tel:+491)', '<p><a href="tel:+491">a</a></p>\n'],
    [
      'an address without a scheme',
      '![a](//b.test/c.png)',
      '<p><img src="https://b.test/c.png" alt="a" loading="lazy" /></p>\n',
    ],
    [
      'a video',
      '<video src="/v.mp4"></video>',
      '<p><video src="/v.mp4" controls preload="none"></video></p>\n',
    ],
    ['a heading by its name', '# A {#b}\n\n[c](#b)', '<h1 id="h-b">A</h1>\n<p><a href="#h-b">c</a></p>\n'],
    [
      'a frame of anybody',
      '<iframe src="https://b.test/c"></iframe>',
      '<a href="https://b.test/c">b.test</a>',
    ],
  ])('%s is not lost', async (_what, markdown, html) => {
    expect(await render(markdown)).toBe(html);
  });

  test('the text itself is kept as it was written', async () => {
    const markdown = '  <script>alert(1)</script>\r\n\ttab \u0000 nul\n\n';
    const post = await editor.given({ content_md: markdown });
    expect(postOf(await editor.read(post.id)).content_md).toBe(markdown);
  });
});
