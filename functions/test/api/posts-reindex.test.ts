import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { CHECK_INTERVAL_MS } from '../../src/platform/read-cache.js';
import { ReindexPosts, unpackText } from '../../src/posts/index.js';
import type { Post } from '../../src/posts/post.js';
import type { JobProblem } from '../../src/jobs/job.js';
import { shardOf, writeToShard } from '../../src/posts/post-shards.repository.js';
import { TestClock } from '../support/work/jobs.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { uniqueWord } from '../support/posts/posts.js';

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
  return (await reindexAll()).counts;
}

async function reindexAll(): Promise<{ counts: Record<string, number>; problems: JobProblem[] }> {
  const { batches, directory, texts } = own.newInstance();
  const counts: Record<string, number> = {};
  const problems: JobProblem[] = [];
  let [state, isLast]: [Parameters<Awaited<ReturnType<ReindexPosts['open']>>['step']>[0], boolean] = [
    null,
    false,
  ];
  while (!isLast) {
    // Each step by another worker: what is between them is in the checkpoint.
    const run = await new ReindexPosts(batches, directory, texts).open();
    const outcome = await run.step(state);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
    problems.push(...outcome.problems);
    ({ state, isLast } = outcome);
  }
  return { counts, problems };
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

test('a post that was restored past this code is found by its new words after reindex, by an instance that goes on', async () => {
  const clock = new TestClock();
  const warm = own.newInstance(clock);
  const { id } = await writePost(warm.service, { title: 'Zanzibar original' });
  expect(await warm.search.search('zanzibar', 10)).toMatchObject({ total: 1 });
  expect(await warm.search.search('restored', 10)).toMatchObject({ total: 0 });
  await own.db.doc(`blog_posts/${id}`).update({ title: 'Zanzibar restored' });
  // What is kept is good for half a minute unless a change is announced, for which is asked after this time.
  clock.pass(CHECK_INTERVAL_MS);
  expect(await warm.search.search('restored', 10)).toMatchObject({ total: 0 });
  await reindex();
  clock.pass(CHECK_INTERVAL_MS);
  const found = await warm.search.search('restored', 10);
  expect(found.posts.map(({ titleHtml }) => titleHtml)).toEqual(['Zanzibar <mark>restored</mark>']);
});

/** What can become of an entry past this code. */
const BROKEN = [
  ['no time', (entry: object) => ({ ...entry, created_at: null })],
  ['a number for a title', (entry: object) => ({ ...entry, title: 5 })],
  ['no tags', (entry: object) => ({ ...entry, tags: null })],
  ['text for an entry', () => 'entry'],
  ['nothing for an entry', () => null],
] as const;

describe('an entry that can not be read', () => {
  /** Puts something else in the place of a post's entry. */
  async function breakEntry(collection: string, id: string, breakIt: (entry: object) => unknown) {
    const shard = own.db.collection(collection).doc(shardOf(id));
    const entries = (await shard.get()).get('posts') as Record<string, object>;
    await shard.set(
      { posts: { [id]: breakIt(entries[id] ?? {}) }, changed_at: FieldValue.serverTimestamp() },
      { mergeFields: [new FieldPath('posts', id), 'changed_at'] },
    );
  }

  test.each(BROKEN)('costs no other post anything: %s', async (_what, breakIt) => {
    const word = uniqueWord();
    const { service } = own.newInstance();
    const post = await writePost(service, { title: `Broken ${word}` });
    const other = await writePost(service, { title: `Whole ${word}` });
    await breakEntry('post_directory', post.id, breakIt);
    const { directory, published, search, logged } = own.newInstance();
    const { values } = await directory.refresh();
    expect([values.has(post.id), values.has(other.id)]).toEqual([false, true]);
    expect((await published.all()).posts().map(({ id }) => id)).toContain(other.id);
    expect((await search.search(word, 10)).posts.map(({ post: { id } }) => id)).toEqual([other.id]);
    await directory.refresh();
    const lines = logged.filter((line) => line.includes(post.id));
    expect(lines).toEqual([expect.stringContaining('/admin/api/posts/reindex')]);

    const { problems } = await reindexAll();
    expect(problems).toEqual([]);
    const again = own.newInstance();
    expect((await again.search.search(word, 10)).total).toBe(2);
    expect(again.logged).toEqual([]);
  });

  test.each([
    ['a number for a text', () => ({ text: 5 })],
    ['text for an entry', () => 'entry'],
    ['nothing for an entry', () => null],
  ])('of the texts costs its post the words of its text: %s', async (_what, breakIt) => {
    const word = uniqueWord();
    const { service } = own.newInstance();
    const contentMd = `${'Many words. '.repeat(40)}${word}.`;
    const posts = [
      await writePost(service, { title: 'First', contentMd }),
      await writePost(service, { title: 'Second', contentMd }),
    ];
    await breakEntry('post_texts', posts[0]?.id ?? '', breakIt);
    expect((await own.newInstance().search.search(word, 10)).total).toBe(1);
    await reindexAll();
    expect((await own.newInstance().search.search(word, 10)).total).toBe(2);
  });
});

describe('reindex', () => {
  test('removes the texts of posts that nobody may find, readable or not', async () => {
    const { service } = own.newInstance();
    const draft = await writePost(service, { title: 'Draft', status: 'draft' });
    const shown = await writePost(service, { title: 'Shown' });
    const packed = { text: deflateRawSync('words') };
    for (const [id, entry] of [
      [draft.id, packed],
      ['gone1', packed],
      ['gone2', { text: 5 }],
    ] as const) {
      const batch = own.db.batch();
      await writeToShard(batch, own.db, 'post_texts', id, entry);
      await batch.commit();
    }
    await reindexAll();
    const stored = await storedKeys('post_texts');
    expect(stored).toContain(shown.id);
    for (const id of [draft.id, 'gone1', 'gone2']) expect(stored).not.toContain(id);
  });

  test('removes entries of no post: unreadable ones, ones in a strange shard, under strange keys', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'In two places' });
    const strange = [shardOf(id) === '0' ? '1' : '0', 'no-shard'];
    const batch = own.db.batch();
    await writeToShard(batch, own.db, 'post_directory', 'gone3', { title: 5 });
    for (const shard of strange) {
      batch.set(
        own.db.collection('post_directory').doc(shard),
        { posts: { [id]: { title: 'Stray' }, 'a/b': {}, __x__y: {}, '.': {} }, changed_at: new Date() },
        { merge: true },
      );
    }
    await batch.commit();
    const warm = own.newInstance();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('In two places');
    const { problems } = await reindexAll();
    expect(problems).toEqual([]);
    const stored = await storedKeys('post_directory');
    expect(stored.filter((key) => key === id)).toHaveLength(1);
    for (const key of ['gone3', 'a/b', '.']) expect(stored).not.toContain(key);
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('In two places');
  });

  test('moves an entry to its own shard, which counts where it is until then', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'Astray' });
    const [from, to] = [shardOf(id), shardOf(id) === '0' ? '1' : '0'];
    const shards = own.db.collection('post_directory');
    const entries = (await shards.doc(from).get()).get('posts') as Record<string, object>;
    await shards.doc(to).set({ posts: { [id]: entries[id] }, changed_at: new Date() }, { merge: true });
    await shards.doc(from).update(new FieldPath('posts', id), FieldValue.delete());
    const warm = own.newInstance();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('Astray');
    await reindexAll();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('Astray');
    const places = (await shards.get()).docs.filter((doc) =>
      Object.hasOwn((doc.get('posts') ?? {}) as object, id),
    );
    expect(places.map((doc) => doc.id)).toEqual([from]);
  });

  test('names a post whose document can not be read, and goes on', async () => {
    const { service } = own.newInstance();
    const posts: Post[] = [];
    for (const title of ['One', 'Two', 'Three']) posts.push(await writePost(service, { title }));
    const [noTime, number, whole] = posts.map(({ id }) => own.db.doc(`blog_posts/${id}`));
    await noTime?.update({ created_at: FieldValue.delete() });
    await number?.update({ content_html: 5 });
    await whole?.update({ title: 'Restored' });
    const { counts, problems } = await reindexAll();
    expect(counts).toMatchObject({ failed: 2 });
    expect(problems.map(({ item }) => item).sort()).toEqual([String(noTime?.id), String(number?.id)].sort());
    const { values } = await own.newInstance().directory.refresh();
    expect(values.get(String(whole?.id))?.title).toBe('Restored');
    for (const ref of [noTime, number]) await ref?.delete();
    await reindexAll();
  });

  async function storedKeys(collection: string): Promise<string[]> {
    const { docs } = await own.db.collection(collection).get();
    return docs.flatMap((doc) => Object.keys((doc.get('posts') ?? {}) as object));
  }
});
