import { beforeAll, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { publicPageSchema } from '../support/posts/post-wire.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';

let editor: PostsClient;

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
});

/** One word, as most keyboards and as some file systems write it. */
function spellings() {
  const word = uniqueWord('\u00e9');
  return { composed: word, apart: word.normalize('NFD') };
}

const listed = async (tag: string) => {
  const { body } = await call<unknown>(`/api/posts?tag=${encodeURIComponent(tag)}`);
  return publicPageSchema.parse(body).posts.map(({ id }) => id);
};

test('a slug is found in whatever form of Unicode it is asked for', async () => {
  const { composed, apart } = spellings();
  const post = await editor.givenPublished({ slug: apart });
  expect(post.slug).toBe(composed);
  for (const slug of [composed, apart]) {
    const path = `/api/posts/${encodeURIComponent(slug)}`;
    for (const rest of ['', '/related', '/open-graph'])
      expect([slug, rest, (await call(path + rest)).status]).toEqual([slug, rest, 200]);
  }
  expectProblem(await editor.create({ title: 'Other', slug: composed }), 409);
});

test('a slug that was stored in another form is found, too', async () => {
  const { composed, apart } = spellings();
  const post = await editor.givenPublished();
  // As version 0.2 stored it.
  await firestore.doc(`blog_posts/${post.id}`).update({ slug: apart });
  await firestore.doc(`post_slugs/${apart}`).set({ post_id: post.id, current: true });
  for (const slug of [composed, apart])
    expect((await call(`/api/posts/${encodeURIComponent(slug)}`)).status).toBe(200);
});

test('two forms of one word are one tag', async () => {
  const { composed, apart } = spellings();
  const [one, other] = [
    await editor.givenPublished({ tags: [composed] }),
    await editor.givenPublished({ tags: [apart] }),
  ];
  expect(other.tags).toEqual([composed]);
  await firestore.doc(`blog_posts/${one.id}`).update({ tags: [apart] });
  for (const tag of [composed, apart]) expect(await listed(tag)).toEqual([other.id, one.id]);
});

test('tags with signs are words, where they are given and where they are asked for', async () => {
  const post = await editor.givenPublished({ tags: ['C++', 'C#', '.NET', 'Node.js'] });
  expect(post.tags).toEqual(['cpp', 'csharp', 'dotnet', 'nodejs']);
  expect(await listed('C++')).toContain(post.id);
});
