/** What builds of static sites ask the list of posts for: whole posts, several filters at once, how many there are. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { addCosts, NO_COST, type RouteCost } from '../../src/http/index.js';
import { createAccount, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';
import { routeOf } from '../support/http/routes.js';
import { publicPageSchema, publicPostSchema, type EditorPost } from '../support/posts/post-wire.js';
import {
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  withCursor,
  type NextPage,
  type PostsClient,
} from '../support/posts/posts.js';
import { measureGet } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { waitForCards } from '../support/work/cards.js';

const wholePageSchema = publicPageSchema.extend({ posts: z.array(publicPostSchema) });
const totalPageSchema = publicPageSchema.extend({ total: z.int() });
const WHOLE = Object.keys(publicPostSchema.shape).join(',');

/** When the posts were published, the oldest first. */
const TIMES = [
  '2019-12-31T23:59:59.999Z',
  '2020-01-01T00:00:00.000Z',
  '2020-06-01T00:00:00.000Z',
  '2020-06-01T00:00:00.000Z',
  '2020-12-31T23:59:59.999Z',
  '2021-01-01T00:00:00.000Z',
];

const tag = uniqueWord();
let author: Account;
let editor: PostsClient;
/** The newest first; every second is featured, every third is by two. */
let posts: EditorPost[];

beforeAll(async () => {
  author = await createAccount({ role: 'editor' });
  const { access_token: token } = await logIn(author);
  editor = postsClient(token);
  const other = await createAccount({ role: 'editor' });
  posts = [];
  for (const [index, published_at] of TIMES.entries()) {
    const draft = await editor.given({
      content_md: `## Part ${String(index)}\n\nSome *words*.`,
      tags: [tag, index < 3 ? `${tag}-early` : `${tag}-late`],
      featured: index % 2 === 0,
      seo: { title: `For search ${String(index)}` },
      author_ids: index % 3 === 0 ? [other.id, author.id] : [author.id],
    });
    const path = `/admin/api/posts/${draft.id}/publish`;
    posts.push(postOf(await call(path, { method: 'POST', token, body: { published_at } })));
  }
  posts.sort(
    (a, b) => String(b.published_at).localeCompare(String(a.published_at)) || (a.id < b.id ? 1 : -1),
  );
});

const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

async function listed(query: string, by: NextPage = 'next_cursor'): Promise<string[]> {
  const pages = await walkPages(`/api/posts?limit=2&${query}`, publicPageSchema, { by });
  return pages.flatMap((page) => idsOf(page.posts));
}

const inYear = (year: string) => (post: EditorPost) => String(post.published_at).startsWith(year);
const hasTag = (name: string) => (post: EditorPost) => post.tags.includes(name);

describe('several filters', () => {
  test.each<[string, (post: EditorPost) => boolean]>([
    [`tag=${tag}&featured=true`, ({ featured }) => featured],
    [`tag=${tag}-early&featured=false`, (post) => !post.featured && hasTag(`${tag}-early`)(post)],
    [`tag=${tag}-late&featured=true&archive=2020`, (post) => post.featured && hasTag(`${tag}-late`)(post)],
    [`tag=${tag}&featured=true&archive=2020-06`, (post) => post.featured && inYear('2020-06')(post)],
    [`tag=${tag}&featured=false&archive=2018`, () => false],
  ])('%s give the posts that match all of them, by cursor and by Link', async (query, matches) => {
    const expected = idsOf(posts.filter(matches));
    for (const by of ['next_cursor', 'Link'] as const) expect(await listed(query, by)).toEqual(expected);
  });

  test('go with an author', async () => {
    expect(await listed(`tag=${tag}&author=${author.id}`)).toEqual(idsOf(posts));
    expect(await listed(`author=${author.id}&featured=true`)).toEqual(
      idsOf(posts.filter(({ featured }) => featured)),
    );
    const joint = posts.find(({ authors }) => authors.length === 2);
    const query = `tag=${tag}&author=${String(joint?.author.id)}&archive=2020`;
    expect(await listed(query)).toEqual(
      idsOf(posts.filter((post) => post.authors.length === 2 && inYear('2020')(post))),
    );
  });

  test('show a write at once', async () => {
    const [own, query] = [uniqueWord(), (tagged: string) => `tag=${tagged}&featured=true`];
    const post = await editor.givenPublished({ tags: [own], featured: true });
    expect(await listed(query(own))).toEqual([post.id]);
    postOf(await editor.patch(post.id, { featured: false }));
    expect(await listed(query(own))).toEqual([]);
    postOf(await editor.patch(post.id, { featured: true }));
    expect(await listed(query(own))).toEqual([post.id]);
    postOf(await editor.act(post.id, 'unpublish'));
    expect(await listed(query(own))).toEqual([]);
  });

  test('have cursors of their own', async () => {
    const path = `/api/posts?limit=1&tag=${tag}&featured=true`;
    const { next_cursor: cursor } = publicPageSchema.parse((await call<unknown>(path)).body);
    expect(cursor).not.toBeNull();
    for (const other of [`tag=${tag}`, 'featured=true', `tag=${tag}&featured=false`])
      expectProblem(await call(withCursor(`/api/posts?limit=1&${other}`, String(cursor))), 400);
  });
});

describe('total=true', () => {
  test('tells how many there are on all pages, whatever the page', async () => {
    const pages = await walkPages(`/api/posts?tag=${tag}&limit=4&total=true`, totalPageSchema);
    expect(pages.map(({ total }) => total)).toEqual([posts.length, posts.length]);
    expect(pages.flatMap((page) => idsOf(page.posts))).toEqual(idsOf(posts));
  });

  test('goes with filters and fields, and is told with the answers it is asked for only', async () => {
    const { body } = await call(
      `/api/posts?tag=${tag}&featured=true&total=true&fields=id,content_html&limit=1`,
    );
    expect(body).toMatchObject({ total: 3, posts: [{ id: expect.any(String) }] });
    const without = await call(`/api/posts?tag=${tag}&featured=true&total=false`);
    expect(without.body).not.toHaveProperty('total');
  });

  test('is 0 where there are none', async () => {
    const { body } = await call(`/api/posts?tag=${uniqueWord()}&total=true`);
    expect(body).toEqual({ posts: [], next_cursor: null, total: 0 });
  });

  test.each(['', '1', 'yes', 'true&total=true'])('is not %s', async (value) => {
    expectProblem(await call(`/api/posts?total=${value}`), 422);
  });
});

describe('fields of the content', () => {
  test('are those of the posts alone, field for field', async () => {
    const pages = await walkPages(`/api/posts?tag=${tag}&limit=4&fields=${WHOLE}`, wholePageSchema);
    const whole = pages.flatMap((page) => page.posts);
    expect(idsOf(whole)).toEqual(idsOf(posts));
    for (const post of whole) expect((await call(`/api/posts/${post.slug}`)).body).toEqual(post);
  });

  test.each(['content_html', 'toc', 'seo'])('have %s alone', async (name) => {
    const { body } = await call<{ posts: object[] }>(`/api/posts?tag=${tag}&limit=1&fields=${name}`);
    expect(body.posts.map((post) => Object.keys(post))).toEqual([[name]]);
  });

  test('go on from a page without them', async () => {
    const first = await call<{ next_cursor: string }>(`/api/posts?tag=${tag}&limit=1`);
    const path = withCursor(`/api/posts?tag=${tag}&limit=1&fields=id,toc`, first.body.next_cursor);
    expect((await call(path)).body).toMatchObject({
      posts: [{ id: posts[1]?.id, toc: [{ level: 2 }] }],
    });
  });

  test('have no drafts, and nothing whose time has not come', async () => {
    const own = uniqueWord();
    const [shown, later] = [
      await editor.givenPublished({ tags: [own] }),
      await editor.given({ tags: [own] }),
    ];
    await editor.given({ tags: [own] });
    postOf(await editor.schedule(later.id, '2100-01-01T00:00:00.000Z'));
    const { body } = await call(`/api/posts?tag=${own}&fields=id,content_html`);
    expect(body).toMatchObject({ posts: [{ id: shown.id }], next_cursor: null });
  });

  test('are answered with an ETag, by which they are 304', async () => {
    const path = `/api/posts?tag=${tag}&fields=content_html`;
    const etag = (await rawRequest(path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(await rawRequest(path, { headers: { 'If-None-Match': etag } })).toMatchObject({ status: 304 });
  });
});

describe('cost', () => {
  let api: RunningFunction;

  beforeAll(async () => {
    // What is published is announced once more when its card is there.
    await waitForCards();
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  });

  afterAll(() => api.stop());

  test.each([`tag=${tag}&featured=true`, 'total=true', `fields=id,content_html`])(
    'of a list with %s is no more than the route says',
    async (query) => {
      const limit = 7;
      const path = `/api/posts?limit=${String(limit)}&${query}`;
      const { cost } = routeOf('GET /api/posts');
      const { readsPerItem = 0, ...more }: RouteCost = cost.more?.cost ?? NO_COST;
      const allowed = addCosts(more, { ...NO_COST, reads: limit * readsPerItem });
      const [cold, warm] = [await measureGet(api, path), await measureGet(api, path)];
      expect(cold.reads).toBeLessThanOrEqual(allowed.reads);
      expect(cold.roundTrips).toBeLessThanOrEqual(allowed.roundTrips);
      expect(warm.reads).toBeLessThanOrEqual(1);
    },
  );

  test('of a whole page is a read for each post, once the instance knows the directory', async () => {
    await measureGet(api, `/api/posts?tag=${tag}&total=true&limit=1`);
    const { reads } = await measureGet(api, `/api/posts?tag=${tag}&fields=content_html&limit=6`);
    // What others of the suite write meanwhile is looked at as well.
    expect(reads).toBeGreaterThanOrEqual(posts.length);
    expect(reads).toBeLessThanOrEqual(posts.length + 65);
  });
});
