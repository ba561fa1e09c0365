import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { createPosts } from '../../src/post-deps.js';
import { createPostTexts, ReindexPosts, unpackText } from '../../src/posts/index.js';
import type { Post } from '../../src/posts/post.js';
import { writeToShard } from '../../src/posts/post-shards.repository.js';

const AUTHOR = { id: 'ada', name: 'Ada Lovelace' };

/** A project of its own: the job goes through all posts there are. */
let app: App;
let db: Firestore;

beforeAll(async () => {
  const projectId = `demo-firefolio-${randomUUID().slice(0, 8)}`;
  app = initializeApp({ projectId }, projectId);
  db = getFirestore(app);
  // The emulator gives every project the seed.
  for (const name of ['blog_posts', 'post_directory', 'post_texts']) {
    await db.recursiveDelete(db.collection(name));
  }
});

afterAll(() => deleteApp(app));

/** The services as a new instance has them. */
function newInstance() {
  const firestore = () => Promise.resolve(db);
  const logger = { log: () => undefined };
  const posts = createPosts({ clock: { now: () => new Date() }, logger, firestore });
  return { ...posts, texts: createPostTexts(firestore) };
}

async function givenPosts(): Promise<Post[]> {
  const { service } = newInstance();
  const posts: Post[] = [];
  for (let number = 1; number <= 12; number += 1) {
    posts.push(
      await service.create(
        {
          title: `Post ${String(number)}`,
          contentMd: `The text of number ${String(number)}.`,
          excerpt: null,
          tags: ['numbers'],
          coverImage: null,
          featured: false,
          status: number % 3 === 0 ? 'draft' : 'published',
        },
        AUTHOR,
      ),
    );
  }
  return posts;
}

/** What an instance that begins now knows of the posts. */
async function known() {
  const { directory, texts } = newInstance();
  const [entries, packed] = [await directory.refresh(), await texts.refresh()];
  return {
    titles: Object.fromEntries([...entries.values].map(([id, { title }]) => [id, title])),
    texts: Object.fromEntries([...packed.values].map(([id, text]) => [id, unpackText(text)])),
  };
}

async function reindex(): Promise<Record<string, number>> {
  const { batches, directory } = newInstance();
  const counts: Record<string, number> = {};
  let [state, isLast]: [Parameters<Awaited<ReturnType<ReindexPosts['open']>>['step']>[0], boolean] = [
    null,
    false,
  ];
  while (!isLast) {
    // Each step by another worker: what is between them is in the checkpoint.
    const run = await new ReindexPosts(batches, directory).open();
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

  const [lost, other] = (await db.collection('post_directory').get()).docs;
  await lost?.ref.delete();
  const [entry] = Object.values((other?.data() as { posts: Record<string, object> }).posts);
  const batch = db.batch();
  await writeToShard(batch, db, 'post_directory', 'gone', { ...entry });
  await batch.commit();
  for (const { ref } of (await db.collection('post_texts').get()).docs) await ref.delete();
  expect(await known()).not.toEqual(before);

  expect(await reindex()).toEqual({ indexed: 12, removed: 1 });
  expect(await known()).toEqual(before);
  expect(await reindex()).toEqual({ indexed: 12, removed: 0 });
});
