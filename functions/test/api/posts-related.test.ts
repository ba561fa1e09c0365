import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { measureGet } from '../support/suite/function-log.js';
import { listedPostSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';
import { waitFor } from '../support/wait-for.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';
const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

const relatedSchema = z.strictObject({
  previous: listedPostSchema.nullable(),
  next: listedPostSchema.nullable(),
  related: z.array(listedPostSchema),
});

/** Of its own, since the neighbours of a post are those of the whole site. */
let site: EditorSite;
let editor: PostsClient;
/** The oldest post. */
let first: EditorPost;

beforeAll(async () => {
  site = await startEditorSite();
  ({ editor } = site);
  first = await editor.givenPublished();
});

afterAll(() => site.stop());

const pathOf = ({ slug }: { slug: string }) => `/api/posts/${slug}/related`;
const get = (path: string) => call<unknown>(path, { baseUrl: site.url });

/** What leads on from a post, by ids. */
async function leadsOf(post: { slug: string }, query = '') {
  const { status, body } = await get(`${pathOf(post)}${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  const { previous, next, related } = relatedSchema.parse(body);
  return { previous: previous?.id ?? null, next: next?.id ?? null, related: related.map(({ id }) => id) };
}

describe('previous and next', () => {
  test('are the posts published just before and just after', async () => {
    const [a, b, c] = [
      await editor.givenPublished(),
      await editor.givenPublished(),
      await editor.givenPublished(),
    ];
    expect(await leadsOf(first)).toMatchObject({ previous: null });
    expect(await leadsOf(a)).toMatchObject({ next: b.id });
    expect(await leadsOf(b)).toMatchObject({ previous: a.id, next: c.id });
    expect(await leadsOf(c)).toMatchObject({ previous: b.id, next: null });
  });

  test('go by the date of publication, not of the last change', async () => {
    const [a, b] = [await editor.givenPublished(), await editor.givenPublished()];
    postOf(await editor.patch(a.id, { title: 'Changed last' }));
    expect(await leadsOf(a)).toMatchObject({ next: b.id });
    expect(await leadsOf(b)).toMatchObject({ previous: a.id, next: null });
  });

  test('follow each write', async () => {
    const [a, b, c] = [
      await editor.givenPublished(),
      await editor.givenPublished(),
      await editor.givenPublished(),
    ];
    expect(await leadsOf(a)).toMatchObject({ next: b.id });
    expect(await editor.trash(b.id)).toMatchObject({ status: 204 });
    expect(await leadsOf(a)).toMatchObject({ next: c.id });
    postOf(await editor.act(b.id, 'restore'));
    expect(await leadsOf(a)).toMatchObject({ next: c.id });
    postOf(await editor.act(b.id, 'publish'));
    expect(await leadsOf(a)).toMatchObject({ next: b.id });
    expect(await leadsOf(c)).toMatchObject({ previous: b.id });
  });
});

describe('related', () => {
  test('has posts with tags in common: those with rarer tags first, then the newer ones', async () => {
    const [rare, common] = [uniqueWord(), uniqueWord()];
    const post = await editor.givenPublished({ tags: [rare, common] });
    const older = await editor.givenPublished({ tags: [common] });
    const byRareTag = await editor.givenPublished({ tags: [rare] });
    const newer = await editor.givenPublished({ tags: [common, uniqueWord()] });
    const byBothTags = await editor.givenPublished({ tags: [uniqueWord(), common, rare] });
    await editor.givenPublished({ tags: [uniqueWord()] });
    const ids = [byBothTags, byRareTag, newer, older].map(({ id }) => id);
    expect((await leadsOf(post, '?limit=12')).related).toEqual(ids);
    expect((await leadsOf(post)).related).toEqual(ids.slice(0, 3));
    expect((await leadsOf(post, '?limit=1')).related).toEqual(ids.slice(0, 1));
  });

  test('is empty for a post with no tag in common', async () => {
    const post = await editor.givenPublished({ tags: [uniqueWord()] });
    expect((await leadsOf(post)).related).toEqual([]);
  });

  test('shows of each post what the public list shows', async () => {
    const tag = uniqueWord();
    const [a, b] = [
      await editor.givenPublished({ tags: [tag] }),
      await editor.givenPublished({ tags: [tag] }),
    ];
    const { body } = await call<{ posts: unknown[] }>(`/api/posts?tag=${tag}`, { baseUrl: site.url });
    const [listed] = body.posts;
    expect(listed).toMatchObject({ id: b.id });
    const related = await get(pathOf(a));
    expect(related.body).toMatchObject({ next: listed, related: [listed] });
  });

  test.each(['0', '13', '-1', '1.5', 'all', '', '3&limit=3'])('has no limit=%s', async (limit) => {
    const answer = await get(`${pathOf(first)}?limit=${limit}`);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/limit' }] });
  });
});

describe('what visitors do not see', () => {
  test('is no neighbour, not related, and 404 itself', async () => {
    const tags = [uniqueWord()];
    const before = await editor.givenPublished({ tags });
    const draft = await editor.given({ tags });
    const [scheduled, unpublished, trashed] = [
      await editor.given({ tags }),
      await editor.givenPublished({ tags }),
      await editor.givenPublished({ tags }),
    ];
    const after = await editor.givenPublished({ tags });
    postOf(await editor.schedule(scheduled.id, FAR_FUTURE));
    postOf(await editor.act(unpublished.id, 'unpublish'));
    expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });

    expect(await leadsOf(before, '?limit=12')).toMatchObject({ next: after.id, related: [after.id] });
    expect(await leadsOf(after, '?limit=12')).toEqual({
      previous: before.id,
      next: null,
      related: [before.id],
    });
    for (const hidden of [draft, scheduled, unpublished, trashed]) {
      expectProblem(await get(pathOf(hidden)), 404);
    }
  });

  test('is there from its time on, without a write', async () => {
    const tags = [uniqueWord()];
    const post = await editor.givenPublished({ tags });
    const { id, slug } = await editor.given({ tags });
    postOf(await editor.schedule(id, new Date(Date.now() + 2_000).toISOString()));
    expectProblem(await get(pathOf({ slug })), 404);
    expect(await leadsOf(post)).toMatchObject({ next: null, related: [] });
    await waitFor(async () => (await leadsOf(post)).next === id, { description: 'the scheduled post' });
    expect(await leadsOf(post)).toMatchObject({ next: id, related: [id] });
    expect(await leadsOf({ slug })).toMatchObject({ previous: post.id, related: [post.id] });
  });

  test.each(['no-such-post', 'UPPER', '%F0%9F%9A%80', '__proto__'])(
    'such as %s is 404, and nobody keeps that',
    async (slug) => {
      const answer = await get(pathOf({ slug }));
      expectProblem(answer, 404);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

test('a former slug leads to the present one', async () => {
  const post = await editor.givenPublished();
  const { slug } = postOf(await editor.patch(post.id, { slug: uniqueWord() }));
  for (const [query, limit] of [
    ['', '3'],
    ['?limit=5', '5'],
  ]) {
    const answer = await get(`${pathOf(post)}${String(query)}`);
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe(`/api/posts/${slug}/related?limit=${String(limit)}`);
  }
  expect(await get(pathOf({ slug }))).toMatchObject({ status: 200 });
});

test('answers 304 to its ETag until a post changes, and is kept by the CDN', async () => {
  const [post, next] = [await editor.givenPublished(), await editor.givenPublished()];
  const read = (headers = {}) => rawRequest(pathOf(post), { baseUrl: site.url, headers });
  const { headers } = await read();
  expect(headers.get('cache-control')).toBe(PUBLIC);
  const conditions = { 'If-None-Match': headers.get('etag') ?? '' };
  expect(await read(conditions)).toMatchObject({ status: 304, body: '' });
  postOf(await editor.patch(next.id, { title: `Title ${uniqueWord()}` }));
  expect(await read(conditions)).toMatchObject({ status: 200 });
});

test('costs a cold instance the directory, a warm one nothing but a look now and then', async () => {
  const post = await editor.givenPublished();
  const cold = await site.startInstance();
  const shards = (await site.firestore.collection('content_directory').get()).size;
  expect(await measureGet(cold, pathOf(post))).toEqual({ reads: shards + 2, writes: 0, roundTrips: 3 });
  for (const path of [pathOf(post), `${pathOf(first)}?limit=7`, pathOf(post)]) {
    const { reads, writes } = await measureGet(cold, path);
    expect(reads).toBeLessThanOrEqual(1);
    expect(writes).toBe(0);
  }
  const reads = async () => (await measureGet(cold, pathOf(post))).reads;
  await waitFor(async () => (await reads()) === 0, { intervalMs: 10, description: 'an answer of 0 reads' });
});
