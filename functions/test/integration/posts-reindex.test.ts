import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReindexPosts, unpackText } from '../../src/posts/index.js';
import type { Post } from '../../src/posts/post.js';
import { writeToShard } from '../../src/posts/post-shards.repository.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/own-posts.js';

/** On a project of their own: the job goes through all posts there are. */
let own: OwnPosts;

beforeAll(async () => {
  own = await createOwnPosts();
});

afterAll(() => own.close());

async function givenPosts(): Promise<Post[]> {
  const { service } = own.newInstance();
  const posts: Post[] = [];
  for (let number = 1; number <= 12; number += 1) {
    const [title, contentMd] = [`Post ${String(number)}`, `The text of number ${String(number)}.`];
    posts.push(
      await writePost(service, { title, contentMd, status: number % 3 === 0 ? 'draft' : 'published' }),
    );
  }
  return posts;
}

/** What an instance that begins now knows of the posts. */
async function known() {
  const { directory, texts } = own.newInstance();
  const [entries, packed] = [await directory.refresh(), await texts.refresh()];
  return {
    titles: Object.fromEntries([...entries.values].map(([id, { title }]) => [id, title])),
    texts: Object.fromEntries([...packed.values].map(([id, text]) => [id, unpackText(text)])),
  };
}

async function reindex(): Promise<Record<string, number>> {
  const { batches, directory, texts } = own.newInstance();
  const counts: Record<string, number> = {};
  let [state, isLast]: [Parameters<Awaited<ReturnType<ReindexPosts['open']>>['step']>[0], boolean] = [
    null,
    false,
  ];
  while (!isLast) {
    // Each step by another worker: what is between them is in the checkpoint.
    const run = await new ReindexPosts(batches, directory, texts).open();
    const outcome = await run.step(state);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
    ({ state, isLast } = outcome);
  }
  return counts;
}

test('reindex writes the directory and the texts anew, whatever has become of them', async () => {
  const posts = await givenPosts();
  const before = await known();
  expect(Object.keys(before.titles).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(Object.keys(before.texts)).toHaveLength(8);

  const [lost, other] = (await own.db.collection('post_directory').get()).docs;
  await lost?.ref.delete();
  const [entry] = Object.values((other?.data() as { posts: Record<string, object> }).posts);
  const batch = own.db.batch();
  await writeToShard(batch, own.db, 'post_directory', 'gone', { ...entry });
  await batch.commit();
  for (const { ref } of (await own.db.collection('post_texts').get()).docs) await ref.delete();
  expect(await known()).not.toEqual(before);

  const { indexed = 0, unchanged = 0, removed } = await reindex();
  expect({ all: indexed + unchanged, removed }).toEqual({ all: 12, removed: 1 });
  expect(indexed).toBeGreaterThanOrEqual(8);
  expect(await known()).toEqual(before);
  expect(await reindex()).toEqual({ indexed: 0, unchanged: 12, removed: 0 });
});

test('a post that was restored past this code is found by its new words after reindex, without a restart', async () => {
  const warm = own.newInstance();
  const { id } = await writePost(warm.service, { title: 'Zanzibar original' });
  expect(await warm.search.search('zanzibar', 10)).toMatchObject({ total: 1 });
  await own.db.doc(`blog_posts/${id}`).update({ title: 'Zanzibar restored' });
  await reindex();
  warm.cache.clear();
  const found = await warm.search.search('restored', 10);
  expect(found.posts.map(({ titleHtml }) => titleHtml)).toEqual(['Zanzibar <mark>restored</mark>']);
});
