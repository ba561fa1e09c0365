/** How lists and feeds come to show a scheduled post is in large-site.test.ts, since that takes half a minute. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, walkPages, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { waitFor } from '../support/wait-for.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

describe('states of a post', () => {
  let editor: PostsClient;

  beforeAll(async () => {
    editor = postsClient((await login('editor')).access_token);
  });

  const publicStatus = async ({ slug }: EditorPost) => (await call(`/api/posts/${slug}`)).status;

  const isListed = async ({ id, tags }: EditorPost) => {
    const pages = await walkPages(`/api/posts?tag=${String(tags[0])}`, publicPageSchema);
    return pages.some(({ posts }) => posts.some((post) => post.id === id));
  };

  test('publish shows a draft at once and dates it', async () => {
    const draft = await editor.given({ tags: [uniqueWord()] });
    expect(await publicStatus(draft)).toBe(404);
    expect(await isListed(draft)).toBe(false);
    const post = postOf(await editor.act(draft.id, 'publish'));
    expect(post).toMatchObject({ status: 'published', version: 2, published_at: post.updated_at });
    expect(await publicStatus(post)).toBe(200);
    expect(await isListed(post)).toBe(true);
  });

  test('publishing twice changes nothing', async () => {
    const post = await editor.givenPublished();
    expect(postOf(await editor.act(post.id, 'publish'))).toEqual(post);
  });

  test('unpublish hides a post at once; published again it has its date of old', async () => {
    const post = await editor.givenPublished({ tags: [uniqueWord()] });
    expect(await isListed(post)).toBe(true);
    const draft = postOf(await editor.act(post.id, 'unpublish'));
    expect(draft).toMatchObject({ status: 'draft', version: 2, published_at: post.published_at });
    expect(await publicStatus(post)).toBe(404);
    expect(await isListed(post)).toBe(false);
    expect(postOf(await editor.act(post.id, 'unpublish'))).toEqual(draft);
    const again = postOf(await editor.act(post.id, 'publish'));
    expect(again).toMatchObject({ status: 'published', version: 3, published_at: post.published_at });
  });

  test('a scheduled post is hidden until its time and seen from then on', async () => {
    const draft = await editor.given();
    const publishedAt = new Date(Date.now() + 2_500).toISOString();
    const post = postOf(await editor.schedule(draft.id, publishedAt));
    expect(post).toMatchObject({ status: 'published', published_at: publishedAt, version: 2 });
    const status = await publicStatus(post);
    if (Date.now() < Date.parse(publishedAt)) expect(status).toBe(404);
    await waitFor(async () => (await publicStatus(post)) === 200, { description: 'the scheduled post' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(publishedAt));
  });

  test('scheduling hides a post that is public, and moves one that is scheduled', async () => {
    const post = await editor.givenPublished();
    postOf(await editor.schedule(post.id, FAR_FUTURE));
    expect(await publicStatus(post)).toBe(404);
    const later = '2101-06-30T10:00:00+02:00';
    expect(postOf(await editor.schedule(post.id, later)).published_at).toBe('2101-06-30T08:00:00.000Z');
  });

  test('publish shows a scheduled post now, with the present for its date', async () => {
    const draft = await editor.given();
    postOf(await editor.schedule(draft.id, FAR_FUTURE));
    const post = postOf(await editor.act(draft.id, 'publish'));
    expect(post.published_at).toBe(post.updated_at);
    expect(await publicStatus(post)).toBe(200);
  });

  test('unpublish ends a schedule', async () => {
    const draft = await editor.given();
    postOf(await editor.schedule(draft.id, FAR_FUTURE));
    expect(postOf(await editor.act(draft.id, 'unpublish')).status).toBe('draft');
    const post = postOf(await editor.act(draft.id, 'publish'));
    expect(post.published_at).toBe(post.updated_at);
  });

  test.each([
    '2020-01-01T00:00:00Z',
    new Date().toISOString(),
    'tomorrow',
    '2100-01-01',
    '2100-01-01T00:00:00',
    '2100-02-30T00:00:00Z',
    '9999-12-31T23:59:59.999-12:00',
    '0000-01-01T00:00:00+12:00',
    4_102_444_800_000,
    null,
    undefined,
  ])('refuses to schedule for %s', async (publishedAt) => {
    const draft = await editor.given();
    const answer = await editor.schedule(draft.id, publishedAt);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/published_at' }] });
    expect(postOf(await editor.read(draft.id))).toEqual(draft);
  });

  test('delete moves a post to the trash: hidden from all but the admin API', async () => {
    const post = await editor.givenPublished({ tags: [uniqueWord()] });
    const answer = await editor.trash(post.id);
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(await publicStatus(post)).toBe(404);
    expect(await isListed(post)).toBe(false);
    const trashed = postOf(await editor.read(post.id));
    expect(trashed).toMatchObject({ status: 'trashed', version: 2, published_at: post.published_at });
    expect(await editor.trash(post.id)).toMatchObject({ status: 204 });
    expect(postOf(await editor.read(post.id))).toEqual(trashed);
  });

  test('a post in the trash takes no change but restore', async () => {
    const post = await editor.given();
    await editor.trash(post.id);
    const trashed = postOf(await editor.read(post.id));
    for (const answer of [
      await editor.patch(post.id, { title: 'New' }),
      await editor.act(post.id, 'publish'),
      await editor.act(post.id, 'unpublish'),
      await editor.schedule(post.id, FAR_FUTURE),
    ]) {
      expectProblem(answer, 409);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('restore') });
    }
    expect(postOf(await editor.read(post.id))).toEqual(trashed);
  });

  test('restore gives a draft that can be published again under its slug and date', async () => {
    const post = await editor.givenPublished();
    await editor.trash(post.id);
    const restored = postOf(await editor.act(post.id, 'restore'));
    expect(restored).toEqual({ ...post, status: 'draft', version: 3, updated_at: restored.updated_at });
    expect(await publicStatus(post)).toBe(404);
    expect(postOf(await editor.act(post.id, 'restore'))).toEqual(restored);
    const again = postOf(await editor.act(post.id, 'publish'));
    expect(again).toMatchObject({ slug: post.slug, published_at: post.published_at });
    expect(await publicStatus(post)).toBe(200);
  });

  test('an unknown verb is 404, and a verb by GET 405', async () => {
    const { id } = await editor.given();
    expectProblem(await editor.act(id, 'frobnicate'), 404);
    const answer = await editor.read(`${id}/publish`);
    expectProblem(answer, 405);
    expect(answer.headers.get('allow')).toBe('OPTIONS, POST');
  });
});
