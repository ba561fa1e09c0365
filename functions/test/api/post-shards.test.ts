import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runInContext, currentContext } from '../../src/platform/index.js';
import { removeFromDirectory, updateDirectory } from '../../src/posts/post-directory.repository.js';
import { writeToShard } from '../../src/posts/post-shards.repository.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';

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
    const shards = (await own.db.collection('post_directory').get()).size;
    const { directory } = own.newInstance();
    const reads = await readsOf(() => Promise.all(Array.from({ length: 20 }, () => directory.refresh())));
    // The first look, and one more for all who came while it was under way.
    expect(reads).toBeLessThanOrEqual(2 * shards);
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
    const { service, directory } = own.newInstance();
    const post = { ...(await writePost(service, { title: 'A name like any other' })), id };
    for (const write of [updateDirectory, removeFromDirectory]) {
      const batch = own.db.batch();
      await (write === updateDirectory
        ? updateDirectory(batch, own.db, post)
        : removeFromDirectory(batch, own.db, id));
      await batch.commit();
      expect((await directory.refresh()).values.has(id)).toBe(write === updateDirectory);
    }
  });
});

/** Its last word is in the text only: excerpts have 240 characters. */
const BEYOND_EXCERPT = `${'Many words. '.repeat(40)}Quokkas.`;

describe('search', () => {
  test('goes on with a text that can not be read, which costs its own post only', async () => {
    const { service, search, logged, publicReads } = own.newInstance();
    const posts = [];
    for (const word of ['aardvark', 'badger', 'caracal']) {
      posts.push(await writePost(service, { title: `About the ${word}`, contentMd: BEYOND_EXCERPT }));
    }
    const batch = own.db.batch();
    await writeToShard(batch, own.db, 'post_texts', posts[1]?.id ?? '', {
      text: Buffer.from('no deflate stream'),
    });
    await batch.commit();
    expect(await search.search('quokkas', 10)).toMatchObject({ total: 2 });
    expect(await search.search('badger', 10)).toMatchObject({ total: 1 });
    expect(logged).toContainEqual(expect.stringContaining(`post_texts/${String(posts[1]?.id)}`));

    const mended = own.db.batch();
    await writeToShard(mended, own.db, 'post_texts', posts[1]?.id ?? '', {
      text: deflateRawSync('Quokkas again.'),
    });
    await mended.commit();
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
    const outcomes = await service.changeMany(
      'post_updated',
      posts.map(({ id }) => id),
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
