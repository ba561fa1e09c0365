import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { unpackText } from '../../src/content/directory/read-texts.js';
import { trash } from '../../src/content/index.js';
import { POST_KIND, type Post } from '../../src/posts/index.js';
import { formerShardOf } from '../../src/content/directory/shard-format.repository.js';
import { CHECK_INTERVAL_MS } from '../../src/platform/read-cache.js';
import { TestClock } from '../support/work/jobs.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { uniqueWord } from '../support/posts/posts.js';
import { reindexOn } from '../support/posts/reindex.js';
import { entryKey, moveToFormerShards, shardOfPost, writeEntry } from '../support/posts/shards.js';

/** How entries are spread over shards. */
const FORMAT = 'stats/content_directory';

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

const reindexAll = (workers?: 'one') => reindexOn(own, workers);

async function reindex(): Promise<Record<string, number>> {
  return (await reindexAll()).counts;
}

test('reindex writes the directory and the texts anew, whatever has become of them', async () => {
  const posts = await givenPosts();
  const before = await known();
  expect(Object.keys(before.titles).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(Object.keys(before.texts)).toHaveLength(8);

  const [lost, other] = (await own.db.collection('content_directory').get()).docs;
  await lost?.ref.delete();
  const [entry] = Object.values((other?.data() as { entries: Record<string, object> }).entries);
  await writeEntry(own.db, 'content_directory', 'gone', { ...entry });
  for (const { ref } of (await own.db.collection('content_texts').get()).docs) await ref.delete();
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
  expect(found.items.map(({ titleHtml }) => titleHtml)).toEqual(['Zanzibar <mark>restored</mark>']);
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
    const shard = own.db.collection(collection).doc(await shardOfPost(own.db, id));
    const key = entryKey(id);
    const entries = (await shard.get()).get('entries') as Record<string, object>;
    await shard.set(
      { entries: { [key]: breakIt(entries[key] ?? {}) }, changed_at: FieldValue.serverTimestamp() },
      { mergeFields: [new FieldPath('entries', key), 'changed_at'] },
    );
  }

  test.each(BROKEN)('costs no other post anything: %s', async (_what, breakIt) => {
    const word = uniqueWord();
    const { service } = own.newInstance();
    const post = await writePost(service, { title: `Broken ${word}` });
    const other = await writePost(service, { title: `Whole ${word}` });
    await breakEntry('content_directory', post.id, breakIt);
    const { directory, publishedItems, search, logged } = own.newInstance();
    const { values } = await directory.refresh();
    expect([values.has(post.id), values.has(other.id)]).toEqual([false, true]);
    expect((await publishedItems.all()).itemsOf(POST_KIND).map(({ id }) => id)).toContain(other.id);
    expect((await search.search(word, 10)).items.map(({ entry: { id } }) => id)).toEqual([other.id]);
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
    await breakEntry('content_texts', posts[0]?.id ?? '', breakIt);
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
      await writeEntry(own.db, 'content_texts', id, entry);
    }
    await reindexAll();
    const stored = await storedKeys('content_texts');
    expect(stored).toContain(entryKey(shown.id));
    for (const id of [draft.id, 'gone1', 'gone2']) expect(stored).not.toContain(entryKey(id));
  });

  test('removes entries of no post: unreadable ones, ones in a strange shard, under strange keys', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'In two places' });
    const strange = [(await shardOfPost(own.db, id)) === '0' ? '1' : '0', 'no-shard'];
    await writeEntry(own.db, 'content_directory', 'gone3', { title: 5 });
    const batch = own.db.batch();
    for (const shard of strange) {
      batch.set(
        own.db.collection('content_directory').doc(shard),
        {
          entries: { [entryKey(id)]: { title: 'Stray' }, 'post:a/b': {}, 'a/b': {}, '.': {} },
          changed_at: new Date(),
        },
        { merge: true },
      );
    }
    await batch.commit();
    const warm = own.newInstance();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('In two places');
    const { problems } = await reindexAll();
    expect(problems).toEqual([]);
    const stored = await storedKeys('content_directory');
    expect(stored.filter((key) => key === entryKey(id))).toHaveLength(1);
    for (const key of ['post:gone3', 'post:a/b', 'a/b', '.']) expect(stored).not.toContain(key);
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('In two places');
  });

  test('moves an entry to its own shard, which counts where it is until then', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'Astray' });
    const key = entryKey(id);
    const from = await shardOfPost(own.db, id);
    const to = from === '0' ? '1' : '0';
    const shards = own.db.collection('content_directory');
    const entries = (await shards.doc(from).get()).get('entries') as Record<string, object>;
    await shards.doc(to).set({ entries: { [key]: entries[key] }, changed_at: new Date() }, { merge: true });
    await shards.doc(from).update(new FieldPath('entries', key), FieldValue.delete());
    const warm = own.newInstance();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('Astray');
    await reindexAll();
    expect((await warm.directory.refresh()).values.get(id)?.title).toBe('Astray');
    const places = (await shards.get()).docs.filter((doc) =>
      Object.hasOwn((doc.get('entries') ?? {}) as object, key),
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

  test('brings over the shards of version 0.1, which count until then; what is written meanwhile counts more', async () => {
    const { service } = own.newInstance();
    const [kept, changed, removed] = [
      await writePost(service, { title: 'Kept' }),
      await writePost(service, { title: 'Changed' }),
      await writePost(service, { title: 'Removed' }),
    ];
    await moveToFormerShards(own.db);
    const former = await storedIds();
    expect(former.has(kept.id)).toBe(true);

    const warm = own.newInstance();
    const titles = async () =>
      [...(await warm.directory.refresh()).values.values()].map(({ title }) => title);
    expect(await titles()).toEqual(expect.arrayContaining(['Kept', 'Changed', 'Removed']));
    expect((await warm.search.search('kept', 10)).total).toBe(1);
    await warm.service.update(changed.id, { title: 'Anew' }, null);
    await warm.service.edit(removed.id, 'trashed', trash, null);
    expect((await storedIds('post_texts')).has(removed.id)).toBe(false);
    await warm.service.purge(removed.id, null);
    const now = await titles();
    expect(now).toEqual(expect.arrayContaining(['Kept', 'Anew']));
    expect(now).not.toEqual(expect.arrayContaining([expect.stringMatching(/Changed|Removed/)]));

    const gone = own.db.collection('post_directory').doc(formerShardOf('gone'));
    const ghost = { gone: { ...former.get(kept.id), title: 'Ghost' } };
    await gone.set({ posts: ghost, changed_at: FieldValue.serverTimestamp() }, { merge: true });
    expect(await titles()).toContain('Ghost');
    expect((await reindexAll('one')).problems).toEqual([]);
    expect(await titles()).not.toContain('Ghost');
    expect((await storedIds()).size).toBe(0);
    const cold = own.newInstance();
    expect((await cold.directory.refresh()).values.get(kept.id)?.title).toBe('Kept');
    expect((await cold.search.search('kept', 10)).total).toBe(1);
    expect(await reindex()).toMatchObject({ indexed: 0, removed: 0 });
    for (const name of ['post_directory', 'post_texts'])
      expect(await own.db.collection(name).listDocuments()).toEqual([]);
  });

  test('leaves in the shards of version 0.1 what it can not bring over, and brings it over once it can', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'Unreadable for now' });
    await moveToFormerShards(own.db);
    const post = own.db.doc(`blog_posts/${id}`);
    await post.update({ reading_time_minutes: 'one' });
    const titleOf = async () => (await own.newInstance().directory.refresh()).values.get(id)?.title;
    expect((await reindexAll()).problems.map(({ item }) => item)).toEqual([id]);
    expect([...(await storedIds()).keys()]).toEqual([id]);
    expect(await titleOf()).toBe('Unreadable for now');
    await post.update({ reading_time_minutes: 1 });
    expect((await reindexAll()).problems).toEqual([]);
    expect(await storedIds()).toEqual(new Map());
    expect(await titleOf()).toBe('Unreadable for now');
  });

  test('goes on without the salt, whose loss moves entries to other shards', async () => {
    const { service } = own.newInstance();
    const { id } = await writePost(service, { title: 'Unsalted' });
    const titleOf = async () => (await own.newInstance().directory.refresh()).values.get(id)?.title;
    for (const lose of [() => own.db.doc(FORMAT).delete(), () => own.db.doc(FORMAT).set({ salt: 5 })]) {
      await lose();
      const lost = await Promise.all(Array.from({ length: 5 }, titleOf));
      expect(lost).toEqual(lost.map(() => 'Unsalted'));
      expect((await reindexAll()).problems).toEqual([]);
      expect(await reindex()).toMatchObject({ indexed: 0, removed: 0 });
      expect(await titleOf()).toBe('Unsalted');
    }
  });

  /** What the shards of version 0.1 have. */
  async function storedIds(collection = 'post_directory'): Promise<Map<string, object>> {
    const { docs } = await own.db.collection(collection).get();
    return new Map(docs.flatMap((doc) => Object.entries((doc.get('posts') ?? {}) as Record<string, object>)));
  }

  async function storedKeys(collection: string): Promise<string[]> {
    const { docs } = await own.db.collection(collection).get();
    return docs.flatMap((doc) => Object.keys((doc.get('entries') ?? {}) as object));
  }
});

test('pages and projects are mended as posts are, and an entry of one that is gone goes', async () => {
  const { kinds } = own.newInstance();
  const word = uniqueWord();
  const content = { title: word, contentMd: word, excerpt: null, status: 'published' } as const;
  const creator = { id: 'ada', name: 'Ada Lovelace' };
  const page = await kinds.pages.service.create(content, creator);
  const project = await kinds.projects.service.create({ ...content, stack: ['Rust'] }, creator);
  const gone = await kinds.projects.service.create(content, creator);
  const entriesNow = async () => {
    const now = own.newInstance().kinds;
    const idsOf = async ({
      directory,
      texts,
    }: Pick<typeof now.pages, 'texts'> & {
      directory: { refresh(): Promise<{ values: ReadonlyMap<string, unknown> }> };
    }) => [await directory.refresh(), await texts.refresh()].map(({ values }) => [...values.keys()].sort());
    return { pages: await idsOf(now.pages), projects: await idsOf(now.projects) };
  };
  const before = await entriesNow();
  expect(before.pages).toEqual([[page.id], [page.id]]);

  for (const name of ['content_directory', 'content_texts'])
    for (const { ref } of (await own.db.collection(name).get()).docs) {
      const lost = [`page:${page.id}`, `project:${project.id}`];
      for (const key of lost) await ref.update(new FieldPath('entries', key), FieldValue.delete());
    }
  await own.db.doc(`projects/${gone.id}`).delete();
  const { counts, problems } = await reindexAll();
  expect(problems).toEqual([]);
  expect(counts).toMatchObject({ indexed: 2, removed: 1 });
  expect(await entriesNow()).toEqual({
    pages: [[page.id], [page.id]],
    projects: [[project.id], [project.id]],
  });
});
