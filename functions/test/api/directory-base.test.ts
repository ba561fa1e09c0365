import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { DirectoryBase, directoryShards, trash } from '../../src/content/index.js';
import { BrokenDocuments, currentContext, runInContext } from '../../src/platform/index.js';
import { KINDS } from '../../src/wiring/kinds.js';
import { createBaseSweeper } from '../../src/wiring/sweepers.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { reindexOn } from '../support/posts/reindex.js';
import { entryKey, moveToFormerShards, shardOfPost, writeEntry } from '../support/posts/shards.js';
import { platformOn } from '../support/suite/platform.js';
import { TestClock } from '../support/work/jobs.js';

const HOUR_MS = 3_600_000;

let own: OwnPosts;
let ids: string[];

beforeAll(async () => {
  own = await createOwnPosts();
});

afterAll(() => own.close());

/** Twelve posts, of which a third are drafts, with a base. */
beforeEach(async () => {
  for (const name of [
    'blog_posts',
    'post_slugs',
    'content_directory',
    'content_texts',
    'content_directory_base',
  ])
    await own.db.recursiveDelete(own.db.collection(name));
  const { service } = own.newInstance();
  ids = [];
  for (let number = 1; number <= 12; number += 1) {
    const status = number % 3 === 0 ? 'draft' : 'published';
    ids.push((await writePost(service, { title: `Post ${String(number)}`, status })).id);
  }
  await age();
  await sweep();
});

/** Makes all shards as old as if nothing had been written in the last hour. */
async function age(): Promise<void> {
  const shards = await own.db.collection('content_directory').listDocuments();
  for (const shard of shards) await shard.update({ changed_at: new Date(Date.now() - HOUR_MS) });
}

async function sweep(clock = new TestClock()): Promise<void> {
  await createBaseSweeper(platformOn(own.db, { clock })).sweep();
}

/** How many documents `work` reads and writes. */
async function costOf(work: () => Promise<unknown>): Promise<unknown> {
  return runInContext({ requestId: 'cost' }, async () => {
    await work();
    const { reads, writes } = currentContext()?.usage ?? {};
    return { reads, writes };
  });
}

const costOfNew = () => costOf(() => own.newInstance().directory.refresh());

/** The documents of the base. */
async function base() {
  return (await own.db.collection('content_directory_base').get()).docs;
}

/** When the base was last written; undefined where there is none. */
async function writtenAt(): Promise<string | undefined> {
  return (await base())[0]?.updateTime.valueOf();
}

const entriesOf = (copies: readonly ReadonlyMap<string, unknown>[]) =>
  copies.map((copy) => Object.fromEntries([...copy].sort(([a], [b]) => (a < b ? -1 : 1))));

/** What an instance knows that begins now, which is what the shards have, and what it has logged. */
async function known() {
  const { formats, kinds, logged } = own.newInstance();
  const broken = new BrokenDocuments({ log: () => undefined });
  const shards = directoryShards({ firestore: () => Promise.resolve(own.db), formats, broken }, KINDS);
  await shards.refresh();
  await kinds.posts.directory.refresh();
  const { posts, pages, projects } = kinds;
  const copies = entriesOf([posts, pages, projects].map(({ directory }) => directory.copy));
  expect(copies).toEqual(
    entriesOf([posts, pages, projects].map(({ kind: { name } }) => shards.copy.valuesOf(name))),
  );
  const storedIds = [...posts.directory.storedIds].sort();
  expect(storedIds).toEqual(shards.copy.storedIds('post').sort());
  return { titles: [...posts.directory.copy.values()].map(({ title }) => title), storedIds, logged };
}

const idOf = (number: number) => ids[number - 1] ?? '';

/** The shard of a post, by the post's number. */
async function shardOf(number: number) {
  return own.db.doc(`content_directory/${await shardOfPost(own.db, idOf(number))}`);
}

describe('a new instance knows by the base what the shards have', () => {
  test('and reads little for it', async () => {
    expect((await known()).titles).toHaveLength(12);
    // The format, the base, and that nothing was changed.
    expect(await costOfNew()).toEqual({ reads: 3, writes: 0 });
  });

  test('where there is no base, and when there is one of no posts', async () => {
    await new DirectoryBase(platformOn(own.db)).remove();
    expect((await known()).titles).toHaveLength(12);
    await own.db.recursiveDelete(own.db.collection('content_directory'));
    await sweep();
    expect((await known()).titles).toEqual([]);
  });

  test('after posts were written, changed, moved to the trash and purged', async () => {
    const { service } = own.newInstance();
    await writePost(service, { title: 'New' });
    await service.editMany([idOf(1)], 'updated', (post) => ({ ...post, title: 'Changed' }));
    await service.editMany([idOf(2), idOf(3)], 'trashed', trash);
    await service.purge(idOf(3), null);
    const { titles, storedIds } = await known();
    expect(titles).toHaveLength(12);
    expect(titles).toEqual(expect.arrayContaining(['New', 'Changed', 'Post 2']));
    expect(storedIds).not.toContain(idOf(3));
  });

  test('after a write that readers see long after its own time', async () => {
    // As if its commit had been under way when the base was made.
    const shard = await shardOf(1);
    const title = new FieldPath('entries', entryKey(idOf(1)), 'title');
    await shard.update(title, 'Came late', 'changed_at', new Date(Date.now() - 40_000));
    expect((await known()).titles).toContain('Came late');
    await sweep();
    await age();
    expect(await costOfNew()).toEqual({ reads: 3, writes: 0 });
    expect((await known()).titles).toContain('Came late');
  });

  test('where entries can not be read, which are in the log of each', async () => {
    await writeEntry(own.db, 'content_directory', idOf(1), { title: 5 });
    for (const when of ['changed since', 'in the base']) {
      const { titles, storedIds, logged } = await known();
      expect([when, titles.length, storedIds.length]).toEqual([when, 11, 12]);
      expect(logged).toContainEqual(expect.stringContaining(`content_directory/${idOf(1)}`));
      await sweep();
      await age();
    }
  });

  test('where entries are in strange shards, or of kinds that a later version has', async () => {
    const [home, other] = [await shardOf(1), await shardOf(2)];
    const key = new FieldPath('entries', entryKey(idOf(1)));
    const entry: unknown = (await home.get()).get(key);
    await home.update(key, FieldValue.delete());
    await other.update(key, entry, new FieldPath('entries', 'talk:x'), { title: 'Of tomorrow' });
    await own.db.doc('content_directory/strange').set({ entries: 7, changed_at: new Date(0) });
    await new DirectoryBase(platformOn(own.db)).remove();
    await sweep();
    expect((await known()).titles).toContain('Post 1');
    await other.update(key, FieldValue.delete(), 'changed_at', FieldValue.serverTimestamp());
    expect((await known()).titles).not.toContain('Post 1');
    await home.update(key, entry, 'changed_at', FieldValue.serverTimestamp());
    expect((await known()).titles).toContain('Post 1');
  });

  test('where version 0.1 has left shards, of which there is no base', async () => {
    await moveToFormerShards(own.db);
    const before = await writtenAt();
    expect((await known()).titles).toHaveLength(12);
    await sweep();
    expect(await writtenAt()).toBe(before);
    await reindexOn(own);
    await sweep();
    expect((await known()).titles).toHaveLength(12);
    expect(await base()).toHaveLength(1);
  });

  test.each([
    ['of other forms', { forms: 'others' }],
    ['of another salt', { salt: 'another' }],
    ['that is no document of ours', { parts: 'many' }],
    ['that is not whole', { parts: 2 }],
    ['of other bytes', { packed: Buffer.from('nothing that was packed') }],
  ])('with a base %s', async (_what, changes) => {
    await (await base())[0]?.ref.update(changes);
    expect((await known()).titles).toHaveLength(12);
  });

  test('once it was reindexed, where shards were restored from a backup or removed', async () => {
    const [restored, removed] = [await shardOf(1), await shardOf(2)];
    const backup = (await restored.get()).data() ?? {};
    const { service } = own.newInstance();
    await service.editMany([idOf(1)], 'updated', (post) => ({ ...post, title: 'Newer than the backup' }));
    await sweep();
    await restored.set(backup);
    await removed.delete();
    await reindexOn(own, 'one');
    for (const when of ['before a sweep', 'after it']) {
      const { titles } = await known();
      expect([when, titles.length, titles.includes('Newer than the backup')]).toEqual([when, 12, true]);
      await sweep();
    }
  });

  test('in a day, where shards were restored and nobody has reindexed', async () => {
    const shard = await shardOf(1);
    await shard.update(new FieldPath('entries', entryKey(idOf(1)), 'title'), 'Of the backup');
    const clock = new TestClock();
    clock.pass(25 * HOUR_MS);
    await sweep(clock);
    expect((await known()).titles).toContain('Of the backup');
  });
});

describe('a sweep', () => {
  test('costs 2 reads while nothing is changed', async () => {
    const before = await writtenAt();
    const sweeper = createBaseSweeper(platformOn(own.db));
    expect(await costOf(() => sweeper.sweep())).toEqual({ reads: 2, writes: 0 });
    expect(await writtenAt()).toBe(before);
  });

  test('takes up what was changed, so that the next instance reads little again', async () => {
    const { service } = own.newInstance();
    await writePost(service, { title: 'New' });
    const sweeper = createBaseSweeper(platformOn(own.db));
    // Besides the 2 the format, the base, and the shard that was changed.
    expect(await costOf(() => sweeper.sweep())).toEqual({ reads: 5, writes: 1 });
    await age();
    expect(await costOfNew()).toEqual({ reads: 3, writes: 0 });
    expect((await known()).titles).toContain('New');
  });

  test('makes anew what other code has made, or nobody can read', async () => {
    for (const changes of [{ forms: 'others' }, { parts: 'many' }]) {
      await (await base())[0]?.ref.update(changes);
      await sweep();
      expect(await costOfNew()).toEqual({ reads: 3, writes: 0 });
    }
  });

  test('puts nothing in place of a base that was removed or replaced meanwhile', async () => {
    const stored = new DirectoryBase(platformOn(own.db));
    const found = await stored.stored();
    const content = { readTime: new Date(), shards: [], others: [], kinds: new Map() };
    const { salt } = await own.newInstance().formats.get();
    await sweep(daysLater(2));
    const before = await writtenAt();
    for (const known of [found, null]) await stored.replace(known, { content, salt, madeAnewAt: new Date() });
    expect(await writtenAt()).toBe(before);
    await stored.remove();
    await stored.replace(found, { content, salt, madeAnewAt: new Date() });
    expect(await base()).toEqual([]);
  });
});

function daysLater(days: number): TestClock {
  const clock = new TestClock();
  clock.pass(days * 24 * HOUR_MS);
  return clock;
}

test('a base of many entries is in several documents, one of too many has none', async () => {
  const stored = new DirectoryBase(platformOn(own.db));
  const { salt } = await own.newInstance().formats.get();
  for (const [megabytes, documents] of [
    [1, 1],
    [3, 3],
    [2, 2],
    [6, 0],
  ] as const) {
    const entries = Array.from({ length: megabytes }, (_, number) => ({
      ...{ id: String(number), title: randomBytes(850_000).toString('base64') },
    }));
    const content = {
      ...{ readTime: new Date(), others: [] },
      ...{ shards: ['1'], kinds: new Map([['post', { entries, shardOf: entries.map(() => 0) }]]) },
    };
    await stored.replace(await stored.stored(), { content, salt, madeAnewAt: new Date() });
    expect((await base()).map((doc) => [doc.id, doc.get('parts') as number])).toEqual(
      Array.from({ length: Math.max(1, documents) }, (_, part) => [String(part), documents]),
    );
    expect(await stored.find(Promise.resolve({ salt }))).toEqual(documents > 0 ? content : null);
  }
});

test('a directory that is too large for a base is not read by sweeps, but once a day', async () => {
  await (await base())[0]?.ref.update({ parts: 0, packed: Buffer.alloc(0) });
  await own.db
    .doc(`content_directory/${(await shardOf(1)).id}`)
    .update({ changed_at: FieldValue.serverTimestamp() });
  const sweeper = createBaseSweeper(platformOn(own.db));
  expect(await costOf(() => sweeper.sweep())).toEqual({ reads: 1, writes: 0 });
  expect((await known()).titles).toHaveLength(12);
  await sweep(daysLater(2));
  expect((await base())[0]?.get('parts')).toBe(1);
});
