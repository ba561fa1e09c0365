import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { adminPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import {
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  withCursor,
  type NextPage,
  type PostsClient,
} from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const POSTS = '/admin/api/posts';

/** Of its own, so that each total is known. */
let site: EditorSite;
let token: string;
let editor: PostsClient;

beforeAll(async () => {
  site = await startEditorSite();
  ({ token, editor } = site);
});

afterAll(() => site.stop());

/** One page of the list by a query, with what an instance answers. */
async function list(query: Record<string, string>, baseUrl = site.url) {
  const path = `${POSTS}?${String(new URLSearchParams(query))}`;
  const { status, body } = await call<unknown>(path, { token, baseUrl });
  expect({ status, body }).toMatchObject({ status: 200 });
  return adminPageSchema.parse(body);
}

async function walk(query: string, by: NextPage = 'next_cursor') {
  const pages = await walkPages(`${POSTS}?${query}`, adminPageSchema, { by, token, baseUrl: site.url });
  return {
    totals: pages.map(({ total }) => total),
    ids: pages.flatMap(({ posts }) => posts.map((p) => p.id)),
  };
}

const idsOf = async (query: Record<string, string>) => (await list(query)).posts.map(({ id }) => id);

describe('q', () => {
  let zoe: PostsClient;

  beforeAll(async () => {
    const { id, ...account } = await site.createAccount({ role: 'editor' });
    await site.firestore.doc(`users/${id}`).update({ first_name: 'Zoë', last_name: 'Núñez' });
    zoe = postsClient((await logIn({ id, ...account }, { baseUrl: site.url })).access_token, site.url);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['title', { title: 'Crème brûlée at home' }, ['creme', 'BRÛLÉE', 'home creme', 'ome rul', '  at  home ']],
    ['title without accents', { title: 'A Zurich facade' }, ['Zürich', 'façade ZURICH']],
    ['title with signs', { title: 'C++ & <b> 100%' }, ['c++', '<b>', '100%', '& c++']],
    ['slug', { title: 'Nothing of it', slug: 'walnut-tart' }, ['walnut-tart', 'Walnut', 'tart nothing']],
    ['excerpt', { excerpt: 'How naïve pâtissiers work' }, ['naive', 'pâtissiers', 'PATISSIER how']],
    ['tags', { tags: ['knitting', 'wool'] }, ['knit', 'WOOL knitting']],
  ])('finds a post by words of its %s', async (_what, fields, queries) => {
    const { id } = await editor.given(fields);
    for (const q of queries) expect(await list({ q })).toMatchObject({ total: 1, posts: [{ id }] });
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
  });

  test('finds a post by the names of its authors, and by all words together only', async () => {
    const { id, tags } = await zoe.given({ title: 'Marbles', tags: ['glass'] });
    for (const q of ['zoe', 'Núñez', 'nunez ZOË', 'zoe marbles glass'])
      expect(await idsOf({ q })).toEqual([id]);
    expect(tags).toEqual(['glass']);
    for (const q of ['zoe wood', 'marbles.', '.*', '%', 'zoenunez']) {
      expect(await list({ q })).toEqual({ posts: [], total: 0, next_cursor: null });
    }
  });

  test('finds no post by its content, nor by what was changed since', async () => {
    const [content, before, after] = [uniqueWord(), uniqueWord(), uniqueWord()];
    const { id } = await editor.given({
      title: before,
      slug: uniqueWord(),
      content_md: content,
      excerpt: 'x',
    });
    expect(await idsOf({ q: before })).toEqual([id]);
    postOf(await editor.patch(id, { title: after }));
    expect(await idsOf({ q: content })).toEqual([]);
    expect(await idsOf({ q: before })).toEqual([]);
    expect(await idsOf({ q: after })).toEqual([id]);
  });

  test('finds the trash only when it is asked for', async () => {
    const title = uniqueWord();
    const { id } = await editor.givenPublished({ title });
    expect(await idsOf({ q: title, status: 'published' })).toEqual([id]);
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    expect(await idsOf({ q: title })).toEqual([]);
    expect(await idsOf({ q: title, status: 'trashed' })).toEqual([id]);
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    expect(await list({ q: title, status: 'trashed' })).toMatchObject({ total: 0 });
  });
});

describe('sort', () => {
  const tag = uniqueWord();
  const sorted: EditorPost[] = [];

  beforeAll(async () => {
    for (const title of ['Chapter 10', 'chapter 9', 'Éclair', 'apple']) {
      sorted.push(await editor.given({ title, tags: [tag] }));
    }
    postOf(await editor.act(nth(2), 'publish'));
    postOf(await editor.act(nth(1), 'publish'));
    postOf(await editor.patch(nth(0), { featured: true }));
  });

  const nth = (index: number) => String(sorted[index]?.id);
  const ids = (...indexes: number[]) => indexes.map(nth);

  test.each<[string, number[]]>([
    ['created_at', [0, 1, 2, 3]],
    ['updated_at', [3, 2, 1, 0]],
    ['title', [3, 1, 0, 2]],
  ])('by %s goes both ways, page by page', async (key, order) => {
    for (const by of ['next_cursor', 'Link'] as const) {
      const [up, down] = [
        await walk(`q=${tag}&sort=${key}&limit=1`, by),
        await walk(`q=${tag}&sort=-${key}&limit=3`, by),
      ];
      expect(up).toEqual({ ids: ids(...order), totals: [4, 4, 4, 4] });
      expect(down).toEqual({ ids: ids(...order.toReversed()), totals: [4, 4] });
    }
  });

  test('by published_at has those that never were at the end, whichever way', async () => {
    const drafts = ids(0, 3).toSorted();
    expect((await walk(`q=${tag}&sort=published_at&limit=1`)).ids).toEqual([...ids(2, 1), ...drafts]);
    const down = [...ids(1, 2), ...drafts.toReversed()];
    expect((await walk(`q=${tag}&sort=-published_at&limit=1`)).ids).toEqual(down);
  });

  test('is by the last change, the newest first, unless told otherwise', async () => {
    expect(await idsOf({ q: tag })).toEqual(ids(0, 1, 2, 3));
  });

  test('goes with words and a status; the total is of what they leave', async () => {
    const drafts = await walk(`q=${tag}&status=draft&sort=title&limit=1`);
    expect(drafts).toEqual({ ids: ids(3, 0), totals: [2, 2] });
    const published = await walk(`q=${tag}%20chapter&status=published&sort=-created_at&limit=1`);
    expect(published).toEqual({ ids: ids(1), totals: [1] });
    expect(await list({ q: tag, status: 'trashed' })).toEqual({ posts: [], total: 0, next_cursor: null });
  });

  test('of equal titles gives each post once', async () => {
    const title = uniqueWord();
    const same: string[] = [];
    for (let count = 0; count < 5; count += 1) same.push((await editor.given({ title })).id);
    expect((await walk(`q=${title}&sort=title&limit=2`)).ids).toEqual(same.toSorted());
    expect((await walk(`q=${title}&sort=-title&limit=2`)).ids).toEqual(same.toSorted().reverse());
  });

  test('a cursor goes on with another limit, and is refused by a list with another filter or order', async () => {
    const queries = [
      ...['', `q=${tag}`, 'q=a', 'status=draft', 'sort=title', 'sort=-title', `q=${tag}&sort=title`],
      ...[`q=${tag}&status=draft`, `q=${tag}&status=draft&sort=title`],
    ];
    for (const own of queries) {
      const { next_cursor: cursor } = await list(Object.fromEntries(new URLSearchParams(`${own}&limit=1`)));
      const read = (query: string) =>
        call<unknown>(withCursor(`${POSTS}?${query}`, String(cursor)), { token, baseUrl: site.url });
      expect(await read(`${own}&limit=2`)).toMatchObject({ status: 200 });
      for (const other of queries.filter((query) => query !== own)) expectProblem(await read(other), 400);
    }
  });
});

test('a write through another instance is seen at once', async () => {
  const other = await site.startInstance();
  const there = postsClient(token, other.url);
  const title = uniqueWord();
  expect(await list({ q: title })).toMatchObject({ total: 0 });
  for (let total = 1; total <= 5; total += 1) {
    const { id } = await there.given({ title });
    const query = { q: title, limit: '1' };
    expect(await list(query)).toMatchObject({ total, posts: [{ id, version: 1 }] });
    postOf(await there.act(id, 'publish'));
    expect(await list(query)).toMatchObject({ total, posts: [{ id, version: 2, status: 'published' }] });
  }
  const { posts } = await list({ q: title }, other.url);
  for (const { id } of posts) {
    expect(await there.trash(id)).toMatchObject({ status: 204 });
    expect(await idsOf({ q: title })).not.toContain(id);
  }
});

describe('refusals', () => {
  test('of visitors and users', async () => {
    const user = await logIn(await site.createAccount(), { baseUrl: site.url });
    const path = `${POSTS}?q=a&sort=title`;
    expectProblem(await call(path, { baseUrl: site.url }), 401);
    expectProblem(await call(path, { baseUrl: site.url, token: user.access_token }), 403);
  });

  test.each([
    ['q', ['q=', 'q=%20', 'q=a&q=b', `q=${'x'.repeat(201)}`]],
    [
      'sort',
      [
        'sort=',
        'sort=-',
        'sort=version',
        'sort=TITLE',
        'sort=%2Btitle',
        'sort=--title',
        'sort=title&sort=title',
      ],
    ],
  ])('of what %s may not be', async (field, queries) => {
    for (const query of queries) {
      const answer = await call<unknown>(`${POSTS}?${query}`, { token, baseUrl: site.url });
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${field}` }] });
    }
  });
});
