/** Here since feed readers come through Hosting, which rewrites the paths outside of /api. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { FEEDS, readByRssParser, readFeed, type FeedFormat } from '../support/posts/feeds.js';
import { pageOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';
const HOSTILE_TITLE = '<script>alert("t")</script> & &lt;b&gt; ]]> 👩🏽‍🚀 \u2028';
const HOSTILE_TEXT = [
  'The end of CDATA: `]]>` and `<![CDATA[`, <script>alert(1)</script><img src=x onerror=alert(1)>',
  '[About](/about?a=1&b=2), [a part](#part), [elsewhere](https://example.org/x), [mail](mailto:a@example.org)',
  '![A drawing](/drawing.svg "A \\"title\\"") <a href="javascript:alert(1)">js</a>',
  '```html\n<a href="/stays">\n```',
].join('\n\n');

const formats = Object.keys(FEEDS) as FeedFormat[];

let editor: PostsClient;

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
});

describe.each(formats)('%s', (format) => {
  test('has the published posts of a tag in full, the newest first', async () => {
    const tag = uniqueWord();
    const posts = [
      await editor.givenPublished({ tags: [tag, 'feeds'], content_md: 'The *first*.', excerpt: 'In short.' }),
      await editor.givenPublished({ tags: [tag], content_md: '# Two\n\nWords & <b>more</b> words.' }),
    ];
    await editor.givenPublished({ tags: ['feeds'] });
    const feed = await readFeed(format, tag);
    expect(feed).toMatchObject({
      title: expect.stringContaining(tag),
      pageUrl: `${environment.siteUrl}/tags/${tag}`,
      selfUrl: `${environment.siteUrl}${FEEDS[format]}?tag=${tag}`,
    });
    expect(feed.items).toEqual(
      posts.reverse().map((post) => ({
        id: `urn:firefolio:post:${post.id}`,
        url: pageOf(post),
        title: post.title,
        // Readers take RSS's summary for HTML.
        summary: format === 'RSS 2.0' ? post.excerpt.replace('&', '&amp;') : post.excerpt,
        html: post.content_html.trim(),
        publishedAt:
          format === 'RSS 2.0' ? toSeconds(post.published_at) : Date.parse(post.published_at ?? ''),
        authors: [post.author.name],
        tags: post.tags,
      })),
    );
  });

  test('keeps out drafts, scheduled, unpublished and trashed posts', async () => {
    const tag = uniqueWord();
    const tags = [tag];
    const shown = await editor.givenPublished({ tags });
    await editor.given({ tags });
    postOf(await editor.schedule((await editor.given({ tags })).id, '2100-01-01T00:00:00.000Z'));
    postOf(await editor.act((await editor.givenPublished({ tags })).id, 'unpublish'));
    await editor.trash((await editor.givenPublished({ tags })).id);
    const { items } = await readFeed(format, tag);
    expect(items.map(({ url }) => url)).toEqual([pageOf(shown)]);
  });

  test('loses a post with the write that unpublishes it', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag] });
    expect((await readFeed(format, tag)).items).toHaveLength(1);
    postOf(await editor.act(post.id, 'unpublish'));
    expect((await readFeed(format, tag)).items).toEqual([]);
  });

  test('brings hostile text back as it was, and hostile HTML without what it was hostile by', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag], title: HOSTILE_TITLE, content_md: HOSTILE_TEXT });
    const [item] = (await readFeed(format, tag)).items;
    expect(item?.title).toBe(post.title);
    expect(item?.html).toContain(']]&gt;');
    expect(item?.html).not.toMatch(/<script|onerror|javascript:/i);
  });

  test('has absolute links and images, and leaves code as it is', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag], content_md: HOSTILE_TEXT });
    const html = (await readFeed(format, tag)).items[0]?.html ?? '';
    const { siteUrl } = environment;
    const targets = [...html.matchAll(/<[a-z]+ [^>]*(?:href|src)="([^"]*)"/g)].map(([, target]) => target);
    expect(targets).toEqual([
      `${siteUrl}/posts/x`,
      `${siteUrl}/about?a=1&amp;b=2`,
      `${pageOf(post)}#part`,
      'https://example.org/x',
      'mailto:a@example.org',
      `${siteUrl}/drawing.svg`,
    ]);
    expect(html).toMatch(/\/stays/);
    expect(html).not.toContain(`${siteUrl}/stays`);
  });

  test('names the address that a post wants to be known by', async () => {
    const tag = uniqueWord();
    const canonical = `https://elsewhere.example/${tag}?a=1&b=2`;
    await editor.givenPublished({ tags: [tag], seo: { canonical_url: canonical } });
    expect((await readFeed(format, tag)).items[0]?.url).toBe(canonical);
  });

  test('has at most 20 posts', async () => {
    const tag = uniqueWord();
    for (let count = 0; count < 21; count += 1) await editor.givenPublished({ tags: [tag] });
    expect((await readFeed(format, tag)).items).toHaveLength(20);
  });

  test('is empty, not missing, for a tag without posts', async () => {
    expect((await readFeed(format, uniqueWord())).items).toEqual([]);
  });

  test('is kept by the CDN for a minute and answers 304 to its ETag until a post changes', async () => {
    const tag = uniqueWord();
    const path = `${FEEDS[format]}?tag=${tag}`;
    const post = await editor.givenPublished({ tags: [tag] });
    const first = await rawRequest(path);
    expect(first.headers.get('cache-control')).toBe(PUBLIC);
    expect(first.headers.has('ratelimit')).toBe(false);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect(await rawRequest(path, { headers })).toMatchObject({ status: 304, body: '' });
    postOf(await editor.patch(post.id, { title: 'Another title' }));
    expect(await rawRequest(path, { headers })).toMatchObject({ status: 200 });
  });

  test('refuses what can be no tag', async () => {
    expectProblem(await call(`${FEEDS[format]}?tag=${encodeURIComponent('<b>')}`), 422);
  });
});

test.each([
  ['/feed.xml', 'application/rss+xml'],
  ['/atom.xml', 'application/atom+xml'],
  ['/feed.json', 'application/feed+json'],
  ['/sitemap.xml', 'application/xml'],
  ['/sitemaps/1.xml', 'application/xml'],
  ['/api/robots', 'text/plain'],
])('%s is %s in UTF-8', async (path, type) => {
  const { status, headers } = await call<unknown>(path);
  expect(status).toBe(200);
  expect(headers.get('content-type')?.toLowerCase()).toBe(`${type}; charset=utf-8`);
});

test('another reader of RSS finds the same', async () => {
  const tag = uniqueWord();
  const post = await editor.givenPublished({ tags: [tag], title: HOSTILE_TITLE, content_md: 'Some *text*.' });
  const { body } = await call<unknown>(`/feed.xml?tag=${tag}`);
  const feed = await readByRssParser(String(body));
  expect(feed.feedUrl).toBe(`${environment.siteUrl}/feed.xml?tag=${tag}`);
  expect(feed.items).toMatchObject([
    {
      title: post.title,
      link: pageOf(post),
      guid: `urn:firefolio:post:${post.id}`,
      'content:encoded': post.content_html,
      'dc:creator': post.author.name,
      categories: [tag],
    },
  ]);
});

test.each(['/site.js', '/styles.css', '/account/forgot-password', '/admin', '/admin/posts'])(
  '%s of the site is still asked for each time',
  async (path) => {
    const { headers } = await call<unknown>(path);
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  },
);

test('the front page names its feeds', async () => {
  const { body } = await call<unknown>('/');
  for (const path of Object.values(FEEDS)) {
    expect(body).toMatch(
      new RegExp(`<link rel="alternate" href="${path.replace('.', '\\.')}" type="[\\w/+]+"`),
    );
  }
});

function toSeconds(time: string | null): number {
  return Math.floor(Date.parse(time ?? '') / 1000) * 1000;
}
