import { beforeAll, describe, expect, test } from '@jest/globals';
import { login } from '../support/http/api.js';
import type { EditorPost } from '../support/posts/post-wire.js';
import { etagOf, postOf, postsClient, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

let editor: PostsClient;

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
});

describe('a write with a stale ETag', () => {
  /** A post of version 3 whose writer last read version 1. */
  async function givenConflict(): Promise<EditorPost> {
    const post = await editor.given({ title: 'Mine', content_md: 'Mine.', excerpt: 'Mine.' });
    postOf(await editor.patch(post.id, { title: 'Theirs', content_md: 'Theirs.' }));
    postOf(await editor.patch(post.id, { featured: true }));
    return post;
  }

  test('is told the present version and every field that was changed since', async () => {
    const post = await givenConflict();
    const answer = await editor.patch(post.id, { title: 'Mine again' }, etagOf(post));
    expectProblem(answer, 412);
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(answer.body).toMatchObject({
      current_version: 3,
      changed_fields: ['title', 'slug', 'featured', 'content_md'],
    });
    const sinceSecond = await editor.patch(post.id, { title: 'Mine again' }, 'W/"2"');
    expect(sinceSecond.body).toMatchObject({ current_version: 3, changed_fields: ['featured'] });
  });

  test.each<[string, (id: string) => ReturnType<PostsClient['act']>]>([
    ['publish', (id) => editor.act(id, 'publish', '"1"')],
    ['unpublish', (id) => editor.act(id, 'unpublish', '"1"')],
    ['restore', (id) => editor.act(id, 'restore', '"1"')],
    ['schedule', (id) => editor.schedule(id, FAR_FUTURE, '"1"')],
    ['delete', (id) => editor.trash(id, '"1"')],
    ['purge', (id) => editor.purge(id, '"1"')],
    ['restore of a revision', (id) => editor.act(id, 'revisions/1/restore', '"1"')],
  ])('is told so by %s as well', async (_verb, act) => {
    const { id } = await givenConflict();
    const answer = await act(id);
    expectProblem(answer, 412);
    expect(answer.body).toMatchObject({
      current_version: 3,
      changed_fields: ['title', 'slug', 'featured', 'content_md'],
    });
    expect(postOf(await editor.read(id)).version).toBe(3);
  });

  test.each(['"99"', '"0"', '""', '"one"', 'nonsense', '"1'])(
    'that is %s is told the present version alone',
    async (ifMatch) => {
      const { id } = await givenConflict();
      const answer = await editor.patch(id, { title: 'Mine again' }, ifMatch);
      expectProblem(answer, 412);
      expect(answer.body).toMatchObject({ current_version: 3 });
      expect(answer.body).not.toHaveProperty('changed_fields');
    },
  );
});
