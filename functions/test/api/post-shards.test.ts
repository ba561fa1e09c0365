import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runInContext, currentContext } from '../../src/platform/index.js';
import { ItemPlaces } from '../../src/content/directory/item-places.repository.js';
import { POST_KIND } from '../../src/posts/index.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { writeEntry } from '../support/posts/shards.js';

let own: OwnPosts;

beforeAll(async () => {
  own = await createOwnPosts();
});

afterAll(() => own.close());

/** How many documents `work` reads. */
async function readsOf(work: () => Promise<unknown>): Promise<number> {
  return runInContext({ requestId: 'reads' }, async () => {
    await work();
    return currentContext()?.usage.reads ?? Number.NaN;
  });
}

describe('a look at the directory', () => {
  test('is shared by all who come at once to a cold instance', async () => {
    const { service } = own.newInstance();
    for (let number = 1; number <= 10; number += 1)
      await writePost(service, { title: `Post ${String(number)}` });
    const shards = (await own.db.collection('content_directory').get()).size;
    const { directory } = own.newInstance();
    const reads = await readsOf(() => Promise.all(Array.from({ length: 20 }, () => directory.refresh())));
    // The first look with the format, and that there is no base; and one more for all who came while it was under way.
    expect(reads).toBeLessThanOrEqual(2 * shards + 2);
  });

  test('has what was written before it was asked for, though another look is under way', async () => {
    const { service, directory } = own.newInstance();
    for (let round = 1; round <= 10; round += 1) {
      const early = directory.refresh();
      const { id } = await writePost(service, { title: `Round ${String(round)}`, status: 'draft' });
      expect((await directory.refresh()).values.has(id)).toBe(true);
      await early;
    }
  });

  test('after one that failed goes on', async () => {
    const { directory } = own.newInstance();
    const collection = own.db.collection.bind(own.db);
    own.db.collection = () => {
      own.db.collection = collection;
      throw new Error('out of reach');
    };
    const looks = [directory.refresh(), directory.refresh()];
    await expect(looks[0]).rejects.toThrow('out of reach');
    await expect(looks[1]).resolves.toBeDefined();
    expect((await directory.refresh()).values.size).toBeGreaterThan(0);
  });

  test.each(['constructor', 'toString', '__proto'])('forgets a removed post by the id %s', async (id) => {
    const { service, directory, formats } = own.newInstance();
    const post = { ...(await writePost(service, { title: 'A name like any other' })), id };
    const places = new ItemPlaces(POST_KIND, formats);
    for (const isThere of [true, false]) {
      const batch = own.db.batch();
      await places.rewrite(batch, own.db, id, isThere ? post : null);
      await batch.commit();
      expect((await directory.refresh()).values.has(id)).toBe(isThere);
    }
  });
});

/** Its last word is in the text only: excerpts have 240 characters. */
const BEYOND_EXCERPT = `${'Many words. '.repeat(40)}Quokkas.`;

describe('search', () => {
  test('goes on with a text that can not be read, which costs its own post only', async () => {
    const { service, search, logged, publicReads } = own.newInstance();
    const posts: { readonly id: string }[] = [];
    for (const word of ['aardvark', 'badger', 'caracal']) {
      posts.push(await writePost(service, { title: `About the ${word}`, contentMd: BEYOND_EXCERPT }));
    }
    const packed = (text: Buffer) => writeEntry(own.db, 'content_texts', posts[1]?.id ?? '', { text });
    await packed(Buffer.from('no deflate stream'));
    expect(await search.search('quokkas', 10)).toMatchObject({ total: 2 });
    expect(await search.search('badger', 10)).toMatchObject({ total: 1 });
    expect(logged).toContainEqual(expect.stringContaining(`content_texts/${String(posts[1]?.id)}`));

    await packed(deflateRawSync('Quokkas again.'));
    publicReads.clear();
    expect(await search.search('quokkas', 10)).toMatchObject({ total: 3 });
  });
});

describe('a batch', () => {
  test('with a post that Firestore refuses as too large changes the others', async () => {
    const { service } = own.newInstance();
    const posts = [];
    for (let number = 1; number <= 4; number += 1) {
      posts.push(await writePost(service, { title: `Draft ${String(number)}`, status: 'draft' }));
    }
    const full = posts[2]?.id ?? '';
    // With the post's new version, or without it: over 1 MiB.
    await own.db.doc(`blog_posts/${full}`).update({ ballast: 'x'.repeat(1_046_000) });
    const title = 'y'.repeat(5_000);
    const outcomes = await service.editMany(
      posts.map(({ id }) => id),
      'updated',
      (post) => ({ ...post, title }),
    );
    expect(
      outcomes.map((outcome) => ('error' in outcome ? outcome.error.code : outcome.after.version)),
    ).toEqual([2, 2, 'failed-precondition', 2]);
  });

  test('that names one id twice makes one post', async () => {
    const { service } = own.newInstance();
    const { id, ...post } = await writePost(service, { title: 'Twins', status: 'draft' });
    const twin = { ...post, id: `${id}2`, slug: 'twin' };
    const outcomes = await service.createMany([twin, { ...twin, title: 'Second' }]);
    expect(outcomes.map((outcome) => 'isNew' in outcome && outcome.isNew)).toEqual([true, false]);
    expect((await service.get(`${id}2`)).title).toBe('Twins');
  });
});
