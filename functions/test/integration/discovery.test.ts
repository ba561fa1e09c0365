/** Here since crawlers come through Hosting, whose static pages stand beside what the function answers. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import robotsParser from 'robots-parser';
import { call, login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { readSitemap } from '../support/posts/feeds.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { pageOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';
import { waitFor } from '../support/wait-for.js';

/** Its types say that it were an ES module. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

let editor: PostsClient;

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
});

/** When the sitemap says that a post was changed; undefined where it does not have it. */
async function lastmodOf(post: { slug: string }, baseUrl?: string): Promise<string | undefined> {
  const { body } = await call<unknown>('/sitemap.xml', baseUrl === undefined ? {} : { baseUrl });
  return readSitemap(String(body)).entries.find(({ loc }) => loc === pageOf(post))?.lastmod;
}

describe('GET /sitemap.xml', () => {
  test('has the front page and each published post with its last change', async () => {
    const post = await editor.givenPublished();
    const { body } = await call<unknown>('/sitemap.xml');
    const { root, entries } = readSitemap(String(body));
    expect(root).toBe('urlset');
    expect(entries[0]?.loc).toBe(`${environment.siteUrl}/`);
    expect(entries).toContainEqual({ loc: pageOf(post), lastmod: post.updated_at });
    const changed = postOf(await editor.patch(post.id, { title: 'Another title' }));
    expect(await lastmodOf(changed)).toBe(changed.updated_at);
  });

  test('loses a post with the write that hides it, and has it again with the one that shows it', async () => {
    const post = await editor.givenPublished();
    postOf(await editor.act(post.id, 'unpublish'));
    expect(await lastmodOf(post)).toBeUndefined();
    const again = postOf(await editor.act(post.id, 'publish'));
    expect(await lastmodOf(post)).toBe(again.updated_at);
    await editor.trash(post.id);
    expect(await lastmodOf(post)).toBeUndefined();
  });

  test('has a post by its present slug only, and no drafts', async () => {
    const [draft, post] = [await editor.given(), await editor.givenPublished()];
    const moved = postOf(await editor.patch(post.id, { slug: uniqueWord() }));
    expect(await lastmodOf(moved)).toBe(moved.updated_at);
    expect(await lastmodOf(post)).toBeUndefined();
    expect(await lastmodOf(draft)).toBeUndefined();
  });

  test('has a scheduled post from its time on, without a write', async () => {
    const { id, slug } = await editor.given();
    const publishedAt = new Date(Date.now() + 3_000);
    postOf(await editor.schedule(id, publishedAt.toISOString()));
    expect(await lastmodOf({ slug })).toBeUndefined();
    await waitFor(() => new Date() > publishedAt, { description: 'the time of publication' });
    // Not when it was scheduled: nobody saw it then.
    expect(await lastmodOf({ slug })).toBe(publishedAt.toISOString());
  });

  test('has the canonical address of a post at this site, and no post that is at home elsewhere', async () => {
    const here = `${environment.siteUrl}/${uniqueWord()}?a=1&b=2`;
    const [own, foreign] = [
      await editor.givenPublished({ seo: { canonical_url: here } }),
      await editor.givenPublished({ seo: { canonical_url: 'https://elsewhere.example/' } }),
    ];
    const { body } = await call<unknown>('/sitemap.xml');
    const { entries } = readSitemap(String(body));
    expect(entries).toContainEqual({ loc: here, lastmod: own.updated_at });
    const addresses = entries.map(({ loc }) => loc);
    for (const loc of [pageOf(own), pageOf(foreign), 'https://elsewhere.example/']) {
      expect(addresses).not.toContain(loc);
    }
  });

  test('answers 304 to its ETag until a post changes', async () => {
    const post = await editor.givenPublished();
    // Others may write between two requests of this test.
    await waitFor(
      async () => {
        const { headers } = await rawRequest('/sitemap.xml');
        const conditions = { 'If-None-Match': headers.get('etag') ?? '' };
        const unchanged = await rawRequest('/sitemap.xml', { headers: conditions });
        expect(unchanged.headers.get('cache-control')).toBe(PUBLIC);
        postOf(await editor.patch(post.id, { title: `Title ${uniqueWord()}` }));
        const changed = await rawRequest('/sitemap.xml', { headers: conditions });
        expect(changed.status).toBe(200);
        return unchanged.status === 304;
      },
      { description: 'a 304' },
    );
  });

  test.each(['0', '2000', '01', '1e0', '-1', 'x', '1.5', '%F0%9F%9A%80'])(
    'there is no file %s, and nobody keeps that',
    async (number) => {
      const answer = await call(`/sitemaps/${number}.xml`);
      expectProblem(answer, 404);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('a site of 50,001 posts', () => {
  const POSTS = 50_001;
  const SHARDS = 64;
  let site: OwnProject;

  beforeAll(async () => {
    site = await startOwnProject();
    const time = new Date('2026-01-01T00:00:00.000Z');
    const shards = Array.from({ length: SHARDS }, (): Record<string, unknown> => ({}));
    for (let number = 0; number < POSTS; number += 1) {
      const publishedAt = new Date(time.getTime() + number * 1_000);
      const entry = {
        slug: `post-${String(number)}`,
        title: `Post ${String(number)}`,
        excerpt: 'One of many.',
        tags: [],
        status: 'published',
        published_at: publishedAt,
        created_at: publishedAt,
        updated_at: publishedAt,
        authors: [{ id: 'author', name: 'An Author' }],
        featured: false,
        cover_image: null,
        reading_time_minutes: 1,
        version: 1,
        canonical_url: null,
      };
      Object.assign(shards[number % SHARDS] ?? {}, { [`post:id${String(number)}`]: entry });
    }
    await Promise.all(
      shards.map((entries, shard) =>
        site.firestore.doc(`content_directory/${String(shard)}`).set({ entries, changed_at: time }),
      ),
    );
  });

  afterAll(() => site.stop());

  const read = async (path: string) => {
    // A busy machine may take longer to load so many than the API waits: its 503 says to come again.
    const { status, body } = await waitFor(
      async () => {
        const answer = await call<unknown>(path, { baseUrl: site.url });
        return answer.status !== 503 && answer;
      },
      { timeoutMs: 60_000, description: path },
    );
    expect(status).toBe(200);
    return readSitemap(String(body));
  };

  test('has an index of two files, which have them all in the order of publication', async () => {
    const index = await read('/sitemap.xml');
    expect(index).toEqual({
      root: 'sitemapindex',
      entries: [
        { loc: `${environment.siteUrl}/sitemaps/1.xml`, lastmod: '2026-01-01T13:53:20.000Z' },
        { loc: `${environment.siteUrl}/sitemaps/2.xml`, lastmod: '2026-01-01T13:53:20.000Z' },
      ],
    });
    const [first, second] = [await read('/sitemaps/1.xml'), await read('/sitemaps/2.xml')];
    expect([first.entries.length, second.entries.length]).toEqual([50_000, 2]);
    expect([...first.entries, ...second.entries].map(({ loc }) => loc)).toEqual([
      `${environment.siteUrl}/`,
      ...Array.from({ length: POSTS }, (_, number) => pageOf({ slug: `post-${String(number)}` })),
    ]);
    expectProblem(await call('/sitemaps/3.xml', { baseUrl: site.url }), 404);
  });
});

describe('cost', () => {
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  });

  afterAll(() => api.stop());

  const cost = async (path: string) => {
    const requestId = newRequestId();
    await call<unknown>(path, { baseUrl: api.url, headers: { 'X-Request-Id': requestId } });
    return costOf(await requestLine(api, requestId));
  };

  test('the first file after the index costs at most a look whether something changed', async () => {
    const index = await cost('/sitemap.xml');
    // The settings, whether something changed, the directory's base, which there may be none of, and the directory.
    expect(index).toMatchObject({ writes: 0, roundTrips: 4 });
    expect(index.reads).toBeLessThanOrEqual(69);
    expect((await cost('/sitemaps/1.xml')).reads).toBeLessThanOrEqual(index.reads + 1);
  });

  test('one format costs a feed of few posts, the others then at most a look', async () => {
    const tag = uniqueWord();
    for (let count = 0; count < 3; count += 1) await editor.givenPublished({ tags: [tag] });
    // Besides the posts how the site is called, and where that is kept a look whether it is current.
    const first = await cost(`/feed.xml?tag=${tag}`);
    expect(first.reads).toBeGreaterThanOrEqual(3);
    expect(first.reads).toBeLessThanOrEqual(5);
    expect(first.roundTrips).toBeLessThanOrEqual(3);
    for (const path of ['/atom.xml', '/feed.json']) {
      const { reads } = await cost(`${path}?tag=${tag}`);
      expect([0, 1, 3 + 1, 3 + 2]).toContain(reads);
    }
  });
});

describe('GET /robots.txt', () => {
  test('lets crawlers see the site and its posts, not the API, and shows them the sitemap', async () => {
    const { siteUrl } = environment;
    const answer = await fetch(`${siteUrl}/robots.txt`, { redirect: 'error' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain;/);
    const robots = parseRobots(`${siteUrl}/robots.txt`, await answer.text());
    expect(robots.getSitemaps()).toEqual([`${siteUrl}/sitemap.xml`]);
    const allowed = [
      '/',
      '/posts/a',
      '/app.js',
      '/feed.xml',
      '/sitemaps/1.xml',
      '/api/posts',
      '/api/posts/a',
    ];
    const disallowed = ['/api/auth/login', '/api/contact', '/admin/api/posts', '/admin/'];
    const isAllowed = (path: string) => robots.isAllowed(`${siteUrl}${path}`, 'Anybot');
    expect(allowed.filter((path) => !isAllowed(path))).toEqual([]);
    expect(disallowed.filter(isAllowed)).toEqual([]);
  });
});

describe('GET /api/posts/:slug/open-graph', () => {
  test("says what a post's own fields say", async () => {
    const cover = { url: 'https://example.org/cover.jpg', alt: 'A cover' };
    const post = await editor.givenPublished({ tags: ['web'], excerpt: 'In short.', cover_image: cover });
    const { status, headers, body } = await call<unknown>(`/api/posts/${post.slug}/open-graph`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe(PUBLIC);
    expect(body).toEqual({
      type: 'article',
      site_name: expect.any(String),
      url: pageOf(post),
      title: post.title,
      description: 'In short.',
      image: cover.url,
      image_alt: cover.alt,
      image_width: null,
      image_height: null,
      published_time: post.published_at,
      modified_time: post.updated_at,
      authors: [post.author.name],
      tags: ['web'],
      twitter: {
        card: 'summary_large_image',
        title: post.title,
        description: 'In short.',
        image: cover.url,
      },
    });
  });

  test('prefers what was given for link previews, then what was given for search engines', async () => {
    const seo = {
      title: 'For search',
      description: 'Described for search',
      canonical_url: 'https://elsewhere.example/post',
      og_image: 'https://example.org/og.png',
      twitter_title: 'For one network',
    };
    const { slug } = await editor.givenPublished({ seo });
    const { body } = await call<unknown>(`/api/posts/${slug}/open-graph`);
    expect(body).toMatchObject({
      url: seo.canonical_url,
      title: 'For search',
      description: 'Described for search',
      image: seo.og_image,
      image_alt: null,
      twitter: { card: 'summary_large_image', title: 'For one network', image: seo.og_image },
    });
  });

  test('does not mix with the post itself, which the instance keeps for both', async () => {
    const { slug } = await editor.givenPublished();
    for (const path of ['', '/open-graph', '', '/open-graph']) {
      const { body } = await call<object>(`/api/posts/${slug}${path}`);
      expect('content_html' in body).toBe(path === '');
    }
  });

  test('a post without an image has a small card', async () => {
    const { slug } = await editor.givenPublished();
    const { body } = await call<unknown>(`/api/posts/${slug}/open-graph`);
    expect(body).toMatchObject({ image: null, image_alt: null, twitter: { card: 'summary', image: null } });
  });

  test('answers 304 to its ETag, 308 to a former slug, 404 to drafts', async () => {
    const post = await editor.givenPublished();
    const path = `/api/posts/${post.slug}/open-graph`;
    const headers = { 'If-None-Match': (await rawRequest(path)).headers.get('etag') ?? '' };
    expect(await rawRequest(path, { headers })).toMatchObject({ status: 304 });
    const { slug } = postOf(await editor.patch(post.id, { slug: uniqueWord() }));
    const moved = await call<unknown>(path);
    expect(moved.status).toBe(308);
    expect(moved.headers.get('location')).toBe(`/api/posts/${slug}/open-graph`);
    postOf(await editor.act(post.id, 'unpublish'));
    const { token } = { token: (await login('editor')).access_token };
    expectProblem(await call(`/api/posts/${slug}/open-graph`), 404);
    expectProblem(await call(`/api/posts/${slug}/open-graph`, { token }), 404);
  });
});
