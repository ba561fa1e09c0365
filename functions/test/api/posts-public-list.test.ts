import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import {
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  type NextPage,
  type PostsClient,
} from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { waitFor } from '../support/wait-for.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

/** Published posts that the seed has at least. */
const SEED_PUBLISHED = 29;

describe('GET /api/posts', () => {
  const tag = uniqueWord();
  let editor: PostsClient;
  let published: EditorPost[];
  let hidden: EditorPost[];

  beforeAll(async () => {
    editor = postsClient((await login('editor')).access_token);
    published = [];
    for (let number = 1; number <= 7; number += 1) {
      published.push(await editor.givenPublished({ tags: [tag, 'shared-tag'] }));
    }
    const [draft, scheduled, trashed, unpublished] = await Promise.all([
      editor.given({ tags: [tag] }),
      editor.given({ tags: [tag] }),
      editor.givenPublished({ tags: [tag] }),
      editor.givenPublished({ tags: [tag] }),
    ]);
    postOf(await editor.schedule(scheduled.id, FAR_FUTURE));
    postOf(await editor.act(unpublished.id, 'unpublish'));
    expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });
    hidden = [draft, scheduled, trashed, unpublished];
  });

  test.each<NextPage>(['next_cursor', 'Link'])(
    'walked by %s gives each published post of a tag once, the newest first',
    async (by) => {
      const pages = await walkPages(`/api/posts?limit=3&tag=${tag}`, publicPageSchema, { by });
      expect(pages.map(({ posts }) => posts.length)).toEqual([3, 3, 1]);
      const listed = pages.flatMap(({ posts }) => posts);
      expect(listed.map(({ id }) => id)).toEqual(published.map(({ id }) => id).reverse());
    },
  );

  test('walked without a filter gives each published post of the site once and no other', async () => {
    const pages = await walkPages('/api/posts', publicPageSchema);
    expect(pages.slice(0, -1).every(({ posts }) => posts.length === 10)).toBe(true);
    const listed = pages.flatMap(({ posts }) => posts);
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(SEED_PUBLISHED + published.length);
    expect(ids).toEqual(expect.arrayContaining(published.map(({ id }) => id)));
    expect(ids.filter((id) => hidden.some((post) => post.id === id))).toEqual([]);
    const times = listed.map(({ published_at }) => published_at);
    expect(times).toEqual([...times].sort().reverse());
    expect(times.every((time) => Date.parse(time) <= Date.now())).toBe(true);
  });

  test('shows of a post what its editor sees, without status, version, content and SEO fields', async () => {
    const post = await editor.givenPublished({
      title: 'A cover',
      tags: [uniqueWord()],
      excerpt: 'In short.',
      cover_image: { url: 'https://example.org/cover.jpg', alt: 'A cover' },
    });
    const { body } = await call<unknown>(`/api/posts?tag=${String(post.tags[0])}`);
    const { status, version, created_at, content_html, content_md, toc, seo, has_own_excerpt, ...listed } =
      post;
    expect({ status, version }).toEqual({ status: 'published', version: 1 });
    expect([created_at, content_html, content_md, toc, seo, has_own_excerpt]).not.toContain(undefined);
    expect(body).toEqual({ posts: [listed], next_cursor: null });
  });

  test('a page that holds all that is left is the last one', async () => {
    const [page, ...others] = await walkPages(`/api/posts?limit=7&tag=${tag}`, publicPageSchema);
    expect(page?.posts).toHaveLength(7);
    expect(others).toEqual([]);
  });

  test('posts published at the very same time are neither lost nor repeated between pages', async () => {
    const sameTime = uniqueWord();
    const drafts = await Promise.all(Array.from({ length: 5 }, () => editor.given({ tags: [sameTime] })));
    const publishedAt = new Date(Date.now() + 2_500).toISOString();
    for (const { id } of drafts) postOf(await editor.schedule(id, publishedAt));
    await waitFor(() => Date.now() > Date.parse(publishedAt), { description: 'the time of publication' });
    const pages = await walkPages(`/api/posts?limit=2&tag=${sameTime}`, publicPageSchema);
    const listed = pages.flatMap(({ posts }) => posts);
    expect(listed.map(({ id }) => id).sort()).toEqual(drafts.map(({ id }) => id).sort());
    expect(new Set(listed.map(({ published_at }) => published_at))).toEqual(new Set([publishedAt]));
  });

  test('a post published between two pages does not shift the second', async () => {
    const busy = uniqueWord();
    const [first, second] = [
      await editor.givenPublished({ tags: [busy] }),
      await editor.givenPublished({ tags: [busy] }),
    ];
    const { body } = await call<{ next_cursor: string }>(`/api/posts?limit=1&tag=${busy}`);
    await editor.givenPublished({ tags: [busy] });
    const next = await call(`/api/posts?limit=1&tag=${busy}&cursor=${encodeURIComponent(body.next_cursor)}`);
    expect(next.body).toMatchObject({ posts: [{ id: first.id }], next_cursor: null });
    expect(body).toMatchObject({ posts: [{ id: second.id }] });
  });

  test.each([
    ['', 10],
    ['?limit=1', 1],
    ['?limit=29', 29],
  ])('a query of "%s" gives %i posts', async (query, count) => {
    const { status, body } = await call<unknown>(`/api/posts${query}`);
    expect(status).toBe(200);
    expect(publicPageSchema.parse(body).posts).toHaveLength(count);
  });

  test('takes a limit of 50', async () => {
    const { status, body } = await call<unknown>('/api/posts?limit=50');
    expect(status).toBe(200);
    expect(publicPageSchema.parse(body).posts.length).toBeGreaterThanOrEqual(SEED_PUBLISHED);
  });

  test.each(['0', '101', '-1', '1.5', 'ten', '', '1e99', 'NaN', '1&limit=2'])(
    'refuses limit=%s',
    async (limit) => {
      const answer = await call(`/api/posts?limit=${limit}`);
      expectProblem(answer, 422);
      expect(new Set(answer.body.errors?.map(({ pointer }) => pointer))).toEqual(new Set(['/limit']));
    },
  );

  test('the tag filter ignores case and takes any script', async () => {
    const word = uniqueWord();
    const post = await editor.givenPublished({ tags: [`${word}-straße-日本`] });
    const answer = await call(`/api/posts?tag=${encodeURIComponent(`${word.toUpperCase()}-straße-日本`)}`);
    expect(answer).toMatchObject({ status: 200, body: { posts: [{ id: post.id }] } });
  });

  test('a tag that no post has gives an empty last page', async () => {
    const answer = await call(`/api/posts?tag=${uniqueWord()}`);
    expect(answer).toMatchObject({ status: 200, body: { posts: [], next_cursor: null } });
  });

  test.each(['', 'two%20words', 'a--b', '%00', 'x'.repeat(41), 'a&tag=b'])(
    'refuses tag=%s',
    async (value) => {
      const answer = await call(`/api/posts?tag=${value}`);
      expectProblem(answer, 422);
      expect(answer.body.errors).toMatchObject([{ pointer: '/tag' }]);
    },
  );
});
