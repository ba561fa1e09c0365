import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';

describe('POST /admin/api/posts/:id/publish', () => {
  const tag = uniqueWord();
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    editor = postsClient(token);
  });

  const publish = (id: string, body?: unknown) =>
    call(`/admin/api/posts/${id}/publish`, { method: 'POST', token, ...(body !== undefined && { body }) });

  const listed = async (query: string) => {
    const { body } = await call<unknown>(`/api/posts?limit=100&${query}`);
    return publicPageSchema.parse(body).posts.map(({ id }) => id);
  };

  test('takes an earlier time, also of a published post: the lists have it there', async () => {
    const recent = await editor.givenPublished({ tags: [tag] });
    const old: EditorPost[] = [];
    for (const time of ['2009-02-03T04:05:06.789Z', '1998-12-31T23:00:00.000-02:00']) {
      const { id } = await editor.given({ tags: [tag] });
      old.push(postOf(await publish(id, { published_at: time })));
    }
    const [middle, oldest] = old;
    expect([middle?.published_at, oldest?.published_at]).toEqual([
      '2009-02-03T04:05:06.789Z',
      '1999-01-01T01:00:00.000Z',
    ]);
    expect(await listed(`tag=${tag}`)).toEqual([recent.id, middle?.id, oldest?.id]);
    expect(await listed(`tag=${tag}&archive=1999-01`)).toEqual([oldest?.id]);
    const moved = postOf(await publish(recent.id, { published_at: '2001-01-01T00:00:00.000Z' }));
    expect(moved.version).toBe(2);
    expect(await listed(`tag=${tag}`)).toEqual([middle?.id, recent.id, oldest?.id]);
    expect(await call(`/api/posts/${recent.slug}/related`)).toMatchObject({
      body: { previous: { id: oldest?.id } },
    });
    expect(postOf(await publish(recent.id)).published_at).toBe(moved.published_at);
    expect((await call(`/api/posts/${recent.slug}`)).headers.get('last-modified')).toBe(
      new Date(moved.updated_at).toUTCString(),
    );
  });

  test('without a body, with an empty one, and with {} it is now', async () => {
    const begin = new Date().toISOString();
    for (const body of [undefined, {}]) {
      const { id } = await editor.given();
      expect(String(postOf(await publish(id, body)).published_at) >= begin).toBe(true);
    }
  });

  test.each([
    ['2999-01-01T00:00:00.000Z', 'schedule'],
    ['0000-12-31T00:00:00.000Z', 'years 1 to 9999'],
    ['yesterday', 'time'],
  ])('refuses %s', async (time, reason) => {
    const { id } = await editor.given();
    const answer = await publish(id, { published_at: time });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: [{ pointer: '/published_at', detail: expect.stringContaining(reason) as unknown }],
    });
    expect(postOf(await editor.read(id)).status).toBe('draft');
  });

  test('refuses a field that it does not know', async () => {
    const { id } = await editor.given();
    expectProblem(await publish(id, { publish_at: '2009-02-03T04:05:06.789Z' }), 422);
  });
});
