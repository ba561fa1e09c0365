/** What the search starts with: terms that were prepared when a post was written, or of its text where there are none. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentData } from 'firebase-admin/firestore';
import { checkTerms, dictionaryOf, packTerms, type PackedText } from '../../src/content/index.js';
import { unpackText } from '../../src/content/directory/read-texts.js';
import { unpublish } from '../../src/content/items/edits.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { reindexOn } from '../support/posts/reindex.js';
import { writeEntry } from '../support/posts/shards.js';
import { storeFormerDocuments } from '../support/posts/version-0-1.js';

const QUERIES = ['firestore', 'the', 'a', 'wrods', 'größe', 'paragraph', 'text other', 'zzz'];

let own: OwnPosts;

beforeEach(async () => {
  own = await createOwnPosts();
});

afterEach(() => own.close());

/** What an instance that begins now finds. */
async function answers(): Promise<unknown> {
  const { search } = own.newInstance();
  return Promise.all(QUERIES.map((query) => search.search(query, 50)));
}

/** The entries among the texts, by post. */
async function storedTexts(): Promise<Map<string, PackedText>> {
  const { docs } = await own.db.collection('content_texts').get();
  const entries = docs.flatMap((doc) => Object.entries((doc.get('entries') ?? {}) as DocumentData));
  return new Map(entries.map(([key, entry]) => [key.replace('post:', ''), entry as PackedText]));
}

/** So that what follows is not in the excerpt, too. */
const BEGINNING = 'A sentence as good as any other. '.repeat(20);

async function writePosts(): Promise<string[]> {
  const { service } = own.newInstance();
  const texts = [
    'Firestore, the text of words.',
    'Die Größe of a paragraph',
    'Some other text, and words',
    '',
  ];
  const ids: string[] = [];
  for (const contentMd of texts)
    ids.push((await writePost(service, { title: 'Some title', contentMd: BEGINNING + contentMd })).id);
  return ids;
}

async function expectAllPrepared(): Promise<void> {
  const stored = await storedTexts();
  expect(stored.size).toBeGreaterThan(0);
  for (const entry of stored.values())
    expect(checkTerms(entry.terms)).toEqual(Buffer.from(packTerms(unpackText(entry))));
}

test('terms are written with a text, again with each other one, and go with it', async () => {
  const { service } = own.newInstance();
  const { id } = await writePost(service, { title: 'First', contentMd: 'One text.' });
  await expectAllPrepared();
  const before = (await storedTexts()).get(id);
  await service.update(id, { contentMd: 'Another text.' }, null);
  await expectAllPrepared();
  expect((await storedTexts()).get(id)).not.toEqual(before);
  await service.edit(id, 'unpublished', unpublish, null);
  expect((await storedTexts()).has(id)).toBe(false);
});

describe('an entry without terms that can be read', () => {
  const WAYS: readonly [string, (entry: PackedText) => DocumentData][] = [
    ['of before', ({ text }) => ({ text })],
    ['of a later version', ({ text }) => ({ text, terms: Buffer.of(99, 1, 2, 3) })],
    ['with a number for terms', ({ text }) => ({ text, terms: 5 })],
    ['with nothing for terms', ({ text }) => ({ text, terms: null })],
    [
      'with terms that are cut short',
      ({ text, terms }) => ({ text, terms: (terms as Buffer).subarray(0, -3) }),
    ],
  ];

  test.each(WAYS)(
    'is found by its text all the same, and reindex prepares it: %s',
    async (_what, without) => {
      const ids = await writePosts();
      const expected = await answers();
      const stored = await storedTexts();
      const changed = ids.slice(0, 2);
      for (const id of changed) {
        const entry = stored.get(id);
        if (entry) await writeEntry(own.db, 'content_texts', id, without(entry));
      }
      expect(await answers()).toEqual(expected);
      expect((await reindexOn(own)).counts).toMatchObject({ indexed: changed.length });
      await expectAllPrepared();
      expect((await reindexOn(own)).counts).toMatchObject({ indexed: 0 });
      expect(await answers()).toEqual(expected);
    },
  );

  test('is logged once where it is broken, with its mend, until it is mended', async () => {
    const [id = '', other = ''] = await writePosts();
    const entry = (await storedTexts()).get(id);
    await writeEntry(own.db, 'content_texts', id, { text: entry?.text, terms: 'words' });
    const instance = own.newInstance();
    await instance.search.search('text', 10);
    await instance.search.search('words', 10);
    expect(instance.logged).toEqual([expect.stringContaining(id)]);
    expect(instance.logged[0]).toContain('/admin/api/posts/reindex');
    expect(instance.broken.counts()).toEqual({ content_texts: 1 });
    await writeEntry(own.db, 'content_texts', id, { ...entry });
    await instance.service.update(other, { title: 'Anew' }, null);
    await instance.search.search('text', 10);
    expect(instance.broken.counts()).toEqual({});
  });

  test('is made anew and stays what it was when its post changes', async () => {
    const ids = await writePosts();
    const stored = await storedTexts();
    const mixed = own.newInstance();
    await mixed.search.search('text', 10);
    for (const id of ids) await writeEntry(own.db, 'content_texts', id, { text: stored.get(id)?.text });
    for (const id of ids) await mixed.service.update(id, { title: 'Of other words' }, null);
    expect(await Promise.all(QUERIES.map((query) => mixed.search.search(query, 50)))).toEqual(
      await answers(),
    );
  });
});

describe('the documents of version 0.1', () => {
  test('are found as they are, and as before once they are brought over, with terms', async () => {
    await own.db.doc('stats/content_directory').delete();
    await storeFormerDocuments(own.db);
    const expected = await answers();
    expect(JSON.stringify(expected)).toContain('<mark>');
    await reindexOn(own);
    await expectAllPrepared();
    expect(await answers()).toEqual(expected);
  });
});

describe('a site with a dictionary', () => {
  /** As many as it takes. */
  const POSTS = 100;

  /** Some words that all have, some that two have, one of its own. */
  const textOf = (i: number) =>
    `${BEGINNING} Text of the pair${i >> 1} and number${i}. A paragraph about Firestore.`;

  const WORDS = [...QUERIES, 'pair7', 'number7', 'pair', 'sentnce', 'dictionary zebra'];

  async function writeMany(): Promise<void> {
    const { service } = own.newInstance();
    for (let i = 0; i < POSTS; i += 10) {
      const some = Array.from({ length: 10 }, (_, k) => i + k);
      await Promise.all(some.map((k) => writePost(service, { title: `Post ${k}`, contentMd: textOf(k) })));
    }
  }

  const found = async ({ search } = own.newInstance()) =>
    Promise.all(WORDS.map((query) => search.search(query, 200)));

  const namesInUse = async () =>
    new Set([...(await storedTexts()).values()].map(({ terms }) => dictionaryOf(terms as Uint8Array)));

  const formatOf = () => own.db.doc('stats/content_directory');

  const dictionaries = async () =>
    (await own.db.collection('content_dictionaries').get()).docs.map(({ id }) => id);

  test('has its texts packed by it, first by reindex, then with each write, and finds what it found', async () => {
    await writeMany();
    const expected = await found();
    const knowsNone = own.newInstance();
    await found(knowsNone);
    expect((await reindexOn(own)).counts).toMatchObject({ indexed: POSTS });
    const [name = ''] = await dictionaries();
    expect([...(await namesInUse())]).toEqual([name]);
    expect((await formatOf().get()).get('dictionary')).toBe(name);
    expect(await found()).toEqual(expected);
    expect((await reindexOn(own)).counts).toMatchObject({ indexed: 0, unchanged: POSTS });
    expect(await dictionaries()).toEqual([name]);

    const { id } = await writePost(own.newInstance().service, {
      title: 'One more',
      contentMd: textOf(POSTS),
    });
    await writePost(knowsNone.service, { title: 'Another', contentMd: `${textOf(7)} dictionary` });
    expect(dictionaryOf((await storedTexts()).get(id)?.terms as Uint8Array)).toBe(name);
    expect([...(await namesInUse())].sort()).toEqual([name, null].sort());
    expect(await found(knowsNone)).toEqual(await found());
    expect(JSON.stringify(await found())).toContain('<mark>dictionary</mark>');
    expect((await reindexOn(own)).counts).toMatchObject({ indexed: 1 });
  }, 120_000);

  test('is found by its texts where the dictionary is gone or broken, says so once, and reindex mends it', async () => {
    await writeMany();
    await reindexOn(own);
    const expected = await found();
    const [name = ''] = await dictionaries();
    for (const break_ of [
      () => own.db.doc(`content_dictionaries/${name}`).delete(),
      () => own.db.doc(`content_dictionaries/${name}`).set({ terms: Buffer.of(1, 2, 3) }),
      () => own.db.doc(`content_dictionaries/${name}`).set({ terms: 'words' }),
      () => own.db.doc(`content_dictionaries/${name}`).set({ terms: Buffer.from(packTerms('')) }),
    ]) {
      await break_();
      const instance = own.newInstance();
      expect(await found(instance)).toEqual(expected);
      expect(instance.logged).toEqual([expect.stringContaining(`content_dictionaries/${name}`)]);
      expect(instance.logged[0]).toContain('/admin/api/posts/reindex');
      await writePost(instance.service, { title: 'Zebra', contentMd: 'By no dictionary' });
      await reindexOn(own);
      expect(await found()).toEqual(await found(instance));
      const { id } = await writePost(instance.service, { title: 'Zebra', contentMd: 'By it again' });
      await instance.service.edit(id, 'unpublished', unpublish, null);
      const mended = own.newInstance();
      await found(mended);
      expect(mended.logged).toEqual([]);
      for (const { entry: post } of (await mended.search.search('zebra', 50)).items)
        await mended.service.edit(post.id, 'unpublished', unpublish, null);
    }
  }, 240_000);

  test('gets another one when its texts are others, and keeps the one before until nobody can need it', async () => {
    await writeMany();
    await reindexOn(own);
    const [former = ''] = await dictionaries();
    const late = own.newInstance();
    await found(late);
    await late.formats.get();
    const { service } = own.newInstance();
    const many = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 300 }, (_unused, k) => `other${k + (i % 2)}`).join(' '),
    );
    for (const contentMd of many) await writePost(service, { title: 'Of other words', contentMd });
    await reindexOn(own);
    const name = String((await formatOf().get()).get('dictionary'));
    expect(name).not.toBe(former);
    expect((await dictionaries()).sort()).toEqual([former, name].sort());
    await writePost(late.service, { title: 'Late', contentMd: textOf(8) });
    expect((await namesInUse()).has(former)).toBe(true);
    const expected = await found();
    expect(await found(late)).toEqual(expected);
    await reindexOn(own);
    await reindexOn(own);
    expect(await dictionaries()).toEqual([name]);
    expect([...(await namesInUse())]).toEqual([name]);
    expect(await found()).toEqual(expected);
    expect(await found(late)).toEqual(expected);
  }, 120_000);
});
