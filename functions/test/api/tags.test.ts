import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { TestClock } from '../support/work/jobs.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';
import { createServices } from '../support/suite/services.js';
import { waitFor } from '../support/wait-for.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

const tagListSchema = z.strictObject({
  tags: z.array(
    z.strictObject({ tag: z.string(), name: z.string(), description: z.string(), count: z.int().min(1) }),
  ),
  next_cursor: z.null(),
});

describe('the counts of tags', () => {
  /** Of its own, so that the list is known as a whole. */
  let site: EditorSite;
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    site = await startEditorSite();
    ({ token, editor } = site);
  });

  afterAll(() => site.stop());

  /** What visitors and what editors see: `tag count`, in the order of the list. */
  async function countsAt(baseUrl = site.url) {
    const read = async (path: string) => {
      const { status, body } = await call<unknown>(path, { token, baseUrl });
      expect({ status, body }).toMatchObject({ status: 200 });
      return tagListSchema.parse(body).tags.map(({ tag, count }) => `${tag} ${String(count)}`);
    };
    return { visitors: await read('/api/tags'), editors: await read('/admin/api/tags') };
  }

  test('are exact whatever is written at once, here and at another instance', async () => {
    const other = await site.startInstance();
    expect(await countsAt()).toEqual({ visitors: [], editors: [] });
    expect(await countsAt(other.url)).toEqual({ visitors: [], editors: [] });
    const there = postsClient(token, other.url);
    const at = (index: number) => (index % 3 === 0 ? there : editor);

    const posts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        at(index).givenPublished({ tags: index % 2 === 0 ? ['all', 'even'] : ['all'] }),
      ),
    );
    const ids = posts.map(({ id }) => id);
    const created = { visitors: ['all 20', 'even 10'], editors: ['all 20', 'even 10'] };
    await waitForCounts(created);

    await Promise.all([
      ...ids.slice(0, 5).map(async (id, n) => postOf(await at(n).patch(id, { tags: ['all', 'low'] }))),
      ...ids.slice(5, 10).map(async (id, n) => postOf(await at(n).act(id, 'unpublish'))),
      ...ids.slice(10, 15).map((id, n) => remove(at(n).trash(id))),
      ...ids.slice(15).map(async (id, n) => postOf(await at(n).patch(id, { tags: ['high', 'all'] }))),
    ]);
    await waitForCounts({
      visitors: ['all 10', 'high 5', 'low 5'],
      editors: ['all 15', 'high 5', 'low 5', 'even 2'],
    });

    await Promise.all([
      ...ids.slice(5, 10).map(async (id, n) => postOf(await at(n).act(id, 'publish'))),
      ...ids.slice(10, 12).map(async (id, n) => postOf(await at(n).act(id, 'restore'))),
      ...ids.slice(12, 15).map((id, n) => remove(at(n).purge(id))),
    ]);
    await waitForCounts({
      visitors: ['all 15', 'high 5', 'low 5', 'even 2'],
      editors: ['all 17', 'high 5', 'low 5', 'even 3'],
    });

    async function remove(answer: Promise<{ status: number }>) {
      expect(await answer).toMatchObject({ status: 204 });
    }

    /** Editors see it at once; an instance finds what others wrote for visitors within 5 s. */
    async function waitForCounts(expected: { visitors: string[]; editors: string[] }) {
      for (const baseUrl of [site.url, other.url]) {
        expect((await countsAt(baseUrl)).editors).toEqual(expected.editors);
        await waitFor(async () => (await countsAt(baseUrl)).visitors.join() === expected.visitors.join(), {
          description: `${expected.visitors.join(', ')} at ${baseUrl}`,
        });
      }
    }
  }, 90_000);
});

describe('GET /api/tags', () => {
  let editor: PostsClient;

  beforeAll(async () => {
    editor = postsClient((await login('editor')).access_token);
  });

  const countOf = async (tag: string, path = '/api/tags') => {
    const { access_token: token } = await login('editor');
    const { body } = await call<unknown>(path, { token });
    return tagListSchema.parse(body).tags.find((entry) => entry.tag === tag)?.count;
  };

  test('counts a scheduled post from its time on, without a write', async () => {
    const tag = uniqueWord();
    await editor.givenPublished({ tags: [tag] });
    const { id } = await editor.given({ tags: [tag] });
    postOf(await editor.schedule(id, new Date(Date.now() + 2_000).toISOString()));
    expect(await countOf(tag)).toBe(1);
    expect(await countOf(tag, '/admin/api/tags')).toBe(2);
    await waitFor(async () => (await countOf(tag)) === 2, { description: 'the scheduled post' });
  });

  test('counts of several scheduled posts each at its own time', async () => {
    const clock = new TestClock();
    const tag = uniqueWord();
    const { tags } = createServices(clock);
    const count = async () => (await tags.listPublic()).find((entry) => entry.tag === tag)?.count;
    for (const minutes of [10, 20]) {
      const { id } = await editor.given({ tags: [tag] });
      const publishedAt = new Date(clock.now().getTime() + minutes * 60_000);
      postOf(await editor.schedule(id, publishedAt.toISOString()));
    }
    expect(await count()).toBeUndefined();
    clock.pass(9 * 60_000);
    expect(await count()).toBeUndefined();
    clock.pass(2 * 60_000);
    expect(await count()).toBe(1);
    clock.pass(8 * 60_000);
    expect(await count()).toBe(1);
    clock.pass(2 * 60_000);
    expect(await count()).toBe(2);
  });

  test('answers 304 to its ETag until the tags change, and is kept by the CDN', async () => {
    const { headers } = await rawRequest('/api/tags');
    expect(headers.get('cache-control')).toBe(PUBLIC);
    const conditions = { 'If-None-Match': headers.get('etag') ?? '' };
    expect(await rawRequest('/api/tags', { headers: conditions })).toMatchObject({ status: 304, body: '' });
    await editor.givenPublished({ tags: [uniqueWord()] });
    expect(await rawRequest('/api/tags', { headers: conditions })).toMatchObject({ status: 200 });
  });
});

describe('a change of tags is refused', () => {
  const RENAME = '/admin/api/tags/rename';
  const MERGE = '/admin/api/tags/merge';
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    token = (await login('editor')).access_token;
    editor = postsClient(token);
  });

  const send = (path: string, body: unknown) => call<unknown>(path, { method: 'POST', token, body });

  test.each([
    ['GET', '/admin/api/tags', undefined],
    ['POST', RENAME, { from: 'a', to: 'b' }],
    ['POST', MERGE, { tags: ['a'], into: 'b' }],
  ])('to visitors and users: %s %s', async (method, path, body) => {
    const user = (await logIn(await createAccount())).access_token;
    const request = { method, ...(body && { body }) };
    expectProblem(await call(path, request), 401);
    expectProblem(await call(path, { ...request, token: user }), 403);
  });

  test('with 409 where the new name is a tag already, of a draft or in the trash as well', async () => {
    const from = uniqueWord();
    await editor.given({ tags: [from] });
    for (const status of ['published', 'draft', 'trashed']) {
      const to = uniqueWord();
      const { id } = await editor.given({ tags: [to], ...(status === 'published' && { status }) });
      if (status === 'trashed') expect(await editor.trash(id)).toMatchObject({ status: 204 });
      const answer = await send(RENAME, { from, to });
      expectProblem(answer, 409);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/to' }] });
    }
  });

  test('with 404 where no post has the tag, or none of them', async () => {
    const [known, unknown, other] = [uniqueWord(), uniqueWord(), uniqueWord()];
    await editor.given({ tags: [known] });
    expectProblem(await send(RENAME, { from: unknown, to: uniqueWord() }), 404);
    expectProblem(await send(MERGE, { tags: [unknown, other], into: known }), 404);
  });

  test.each<[string, string, unknown]>([
    [RENAME, '/to', { from: 'a', to: 'a' }],
    [RENAME, '/to', { from: 'a', to: ' A ' }],
    [RENAME, '/to', { from: 'a', to: '' }],
    [RENAME, '/to', { from: 'a', to: 'two words' }],
    [RENAME, '/to', { from: 'a', to: 'x'.repeat(41) }],
    [RENAME, '/to', { from: 'a' }],
    [RENAME, '/from', { from: 5, to: 'b' }],
    [RENAME, '', { from: 'a', to: 'b', more: true }],
    [MERGE, '/tags', { tags: [], into: 'b' }],
    [MERGE, '/tags', { tags: ['b', 'B'], into: 'b' }],
    [MERGE, '/tags', { tags: Array.from({ length: 51 }, (_, index) => `t${index}`), into: 'b' }],
    [MERGE, '/tags', { tags: 'a', into: 'b' }],
    [MERGE, '/tags/1', { tags: ['a', '-'], into: 'b' }],
    [MERGE, '/into', { tags: ['a'] }],
    [MERGE, '/into', { tags: ['a'], into: 'a b' }],
  ])('with 422 by %s, for %s: %j', async (path, pointer, body) => {
    const answer = await send(path, body);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: expect.stringContaining(pointer) }] });
  });
});
