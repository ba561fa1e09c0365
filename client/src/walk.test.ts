import { describe, expect, test } from '@jest/globals';
import { createFirefolioClient, type FirefolioClient, type Schemas } from './index.js';

/** A list of so many posts in pages of two, and what it was asked for. */
function listOf(count: number, refuseAt = Infinity) {
  const asked: string[] = [];
  const client = createFirefolioClient({
    baseUrl: 'https://site.test',
    fetch: (request) => {
      request.signal.throwIfAborted();
      const { pathname, searchParams } = new URL(request.url);
      asked.push(`${pathname}?${searchParams.toString()}`);
      const begin = Number(searchParams.get('cursor') ?? 0);
      if (begin >= refuseAt) return Promise.resolve(Response.json({ type: 'x' }, { status: 400 }));
      const posts = Array.from({ length: Math.min(2, count - begin) }, (_, index) => ({ id: begin + index }));
      const next_cursor = begin + 2 < count ? String(begin + 2) : null;
      return Promise.resolve(Response.json({ next_cursor, posts }));
    },
  });
  return { client, asked };
}

describe('a walk', () => {
  test.each([0, 1, 2, 5])('gives each of %d items once, in their order', async (count) => {
    const { client } = listOf(count);
    const ids: unknown[] = [];
    for await (const { id } of client.walk('/api/posts')) ids.push(id);
    expect(ids).toEqual(Array.from({ length: count }, (_, index) => index));
  });

  test('asks for pages as they are needed, each with what was asked for', async () => {
    const { client, asked } = listOf(6);
    const init = { params: { query: { tag: 'web', limit: 2 } } };
    const ids: unknown[] = [];
    for await (const { id } of client.walk('/api/posts', init)) if (ids.push(id) === 3) break;
    expect(asked).toEqual(['/api/posts?limit=2&tag=web', '/api/posts?limit=2&tag=web&cursor=2']);
  });

  test('asks for pages of 50 where nobody says how long they are', async () => {
    const { client, asked } = listOf(1);
    await client.walk('/api/posts').next();
    expect(asked).toEqual(['/api/posts?limit=50']);
  });

  test.each([{}, { next_cursor: null }, { next_cursor: 5 }])('ends with a page that has %j', async (end) => {
    const fetch = () => Promise.resolve(Response.json({ posts: [{ id: 1 }], ...end }));
    const ids: unknown[] = [];
    for await (const { id } of createFirefolioClient({ baseUrl: 'https://site.test', fetch }).walk(
      '/api/posts',
    ))
      ids.push(id);
    expect(ids).toEqual([1]);
  });

  test('throws the refusal of a page, after the items before it', async () => {
    const { client } = listOf(6, 2);
    const walk = client.walk('/api/posts');
    expect(await walk.next()).toMatchObject({ done: false });
    expect(await walk.next()).toMatchObject({ done: false });
    await expect(walk.next()).rejects.toMatchObject({ name: 'ProblemError', status: 400 });
  });

  test('is ended by its signal', async () => {
    const { client } = listOf(6);
    const abort = new AbortController();
    const walk = client.walk('/api/posts', { signal: abort.signal });
    await walk.next();
    await walk.next();
    abort.abort(new Error('enough'));
    await expect(walk.next()).rejects.toThrow('enough');
  });
});

test('the types of items are those of the list: `npm run check` compiles this, and nothing is sent', () => {
  const uses = async (client: FirefolioClient) => {
    for await (const post of client.walk('/api/posts')) {
      post satisfies Schemas['PostSummary'];
      // @ts-expect-error lists have no content
      post.content_html satisfies string;
    }
    const query = { fields: 'slug,content_html', limit: 100 } as const;
    for await (const post of client.walk('/api/posts', { params: { query } })) {
      post satisfies Pick<Schemas['Post'], 'slug' | 'content_html'>;
      // @ts-expect-error it was not asked for
      post.title satisfies string;
    }
    const fields = ['slug', 'title'].join(',');
    for await (const post of client.walk('/api/posts', { params: { query: { fields } } }))
      post.title satisfies string | undefined;
    // @ts-expect-error a list that has no such filter
    for await (const post of client.walk('/api/posts', { params: { query: { tagg: 'x' } } }))
      post.id satisfies string;
    for await (const user of client.walk('/admin/api/users')) user.email satisfies string;
    // @ts-expect-error is no list with pages
    for await (const tag of client.walk('/api/tags')) tag satisfies unknown;
  };
  expect(uses).toBeInstanceOf(Function);
});
