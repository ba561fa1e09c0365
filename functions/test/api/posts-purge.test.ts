import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { call, login } from '../support/http/api.js';
import type { EditorPost } from '../support/posts/post-wire.js';
import { etagOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

describe('DELETE /admin/api/posts/:id?purge=true', () => {
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    editor = postsClient(token);
  });

  /** A post of three versions and two slugs, in the trash. */
  async function givenTrashed(): Promise<EditorPost & { formerSlug: string }> {
    const { id, slug: formerSlug } = await editor.givenPublished();
    postOf(await editor.patch(id, { slug: uniqueWord() }));
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    return { ...postOf(await editor.read(id)), formerSlug };
  }

  /** Paths of what is stored of a post. */
  async function storedOf(id: string): Promise<string[]> {
    const post = firestore.collection('blog_posts').doc(id);
    const [snapshot, revisions, slugs] = await Promise.all([
      post.get(),
      post.collection('revisions').get(),
      firestore.collection('post_slugs').where('post_id', '==', id).get(),
    ]);
    const docs = [...(snapshot.exists ? [snapshot] : []), ...revisions.docs, ...slugs.docs];
    return docs.map(({ ref }) => ref.path).sort();
  }

  test('removes a post of the trash with its slugs and revisions', async () => {
    const [post, other] = [await givenTrashed(), await givenTrashed()];
    const storedOfOther = await storedOf(other.id);
    expect(await storedOf(post.id)).toHaveLength(6);
    const answer = await editor.purge(post.id, etagOf(post));
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(await storedOf(post.id)).toEqual([]);
    expect(await storedOf(other.id)).toEqual(storedOfOther);
    expect(postOf(await editor.read(other.id)).id).toBe(other.id);
  });

  test('leaves nothing that could be read, changed or brought back', async () => {
    const { id, slug, formerSlug } = await givenTrashed();
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    for (const answer of [
      await editor.read(id),
      await editor.read(`${id}/revisions`),
      await editor.read(`${id}/revisions/1`),
      await editor.patch(id, { title: 'New' }),
      await editor.act(id, 'restore'),
      await editor.act(id, 'revisions/1/restore'),
      await editor.trash(id),
      await editor.purge(id),
      await call(`/api/posts/${slug}`, { token }),
      await call(`/api/posts/${formerSlug}`, { token }),
    ]) {
      expectProblem(answer, 404);
    }
    expect(JSON.stringify((await editor.list('?status=trashed&limit=50')).body)).not.toContain(id);
  });

  test('frees its slugs', async () => {
    const { id, slug, formerSlug } = await givenTrashed();
    expectProblem(await editor.create({ title: 'Next', slug }), 409);
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    for (const free of [slug, formerSlug]) {
      const next = await editor.givenPublished({ slug: free });
      expect(await call(`/api/posts/${free}`)).toMatchObject({ status: 200, body: { id: next.id } });
    }
  });

  test('is in the audit log, which keeps what was recorded of the post before', async () => {
    const { id } = await givenTrashed();
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    const entries = await storedAuditEntries(id);
    expect(entries.map(({ action }) => action)).toEqual([
      'post_created',
      'post_updated',
      'post_trashed',
      'post_purged',
    ]);
  });

  test('is refused outside of the trash', async () => {
    const [draft, published, scheduled] = [
      await editor.given(),
      await editor.givenPublished(),
      postOf(await editor.schedule((await editor.given()).id, FAR_FUTURE)),
    ];
    for (const post of [draft, published, scheduled]) {
      const stored = await storedOf(post.id);
      const answer = await editor.purge(post.id);
      expectProblem(answer, 409);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('trash') });
      expect(postOf(await editor.read(post.id))).toEqual(post);
      expect(await storedOf(post.id)).toEqual(stored);
    }
  });

  test('is refused with a stale ETag', async () => {
    const { id } = await givenTrashed();
    const answer = await editor.purge(id, '"1"');
    expectProblem(answer, 412);
    expect(answer.body).toMatchObject({ current_version: 3 });
    expect(postOf(await editor.read(id)).version).toBe(3);
  });

  test.each([
    ['', 204],
    ['?purge=false', 204],
    ['?purge=', 422],
    ['?purge=1', 422],
    ['?purge=TRUE', 422],
    ['?purge=true&purge=true', 422],
  ])('"%s" removes nothing', async (query, status) => {
    const trashed = await givenTrashed();
    const answer = await call(`/admin/api/posts/${trashed.id}${query}`, { method: 'DELETE', token });
    expect(answer.status).toBe(status);
    const { formerSlug, ...post } = trashed;
    expect(formerSlug).toMatch(/./);
    expect(postOf(await editor.read(post.id))).toEqual(post);
  });

  test('of several at once is done once', async () => {
    const { id } = await givenTrashed();
    const answers = await Promise.all(Array.from({ length: 4 }, () => editor.purge(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
    expect(await storedOf(id)).toEqual([]);
  }, 60_000);

  test('and a restore at once end with one of the two', async () => {
    const { id } = await givenTrashed();
    const [purged, restored] = await Promise.all([editor.purge(id), editor.act(id, 'restore')]);
    const outcome = [purged.status, restored.status];
    expect([
      [204, 404],
      [409, 200],
    ]).toContainEqual(outcome);
    expect((await storedOf(id)).length).toBe(outcome[0] === 204 ? 0 : 7);
  }, 60_000);
});
