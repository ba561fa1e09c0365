import type { Firestore } from 'firebase-admin/firestore';
import {
  formerShardOf,
  ShardFormats,
  shardOf,
} from '../../../src/content/directory/shard-format.repository.js';
import { writeToShard } from '../../../src/content/directory/shard-entries.repository.js';
import { keyOf } from '../../../src/content/directory/shard-keys.js';
import { BrokenDocuments, cloudLogger, systemClock } from '../../../src/platform/index.js';

/** Collections of shards. */
export type Shards = 'content_directory' | 'content_texts';

/** The key of a post's entries. */
export function entryKey(postId: string): string {
  return keyOf('post', postId);
}

/** The id of the shard that has a post's entries. */
export async function shardOfPost(db: Firestore, postId: string): Promise<string> {
  return shardOf(entryKey(postId), await formatOf(db));
}

/** Writes an entry of a post into its shard past the API; null removes it. */
export async function writeEntry(
  db: Firestore,
  collection: Shards,
  postId: string,
  value: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  const batch = db.batch();
  const path = `${collection}/${await shardOfPost(db, postId)}`;
  await writeToShard(batch, db, path, entryKey(postId), value);
  await batch.commit();
}

/** Moves all entries of posts to where version 0.1 had them, as a site has it that comes from there. */
export async function moveToFormerShards(db: Firestore): Promise<void> {
  for (const [collection, former] of [
    ['content_directory', 'post_directory'],
    ['content_texts', 'post_texts'],
  ] as const) {
    const { docs } = await db.collection(collection).get();
    for (const doc of docs) {
      for (const [key, entry] of Object.entries((doc.get('entries') ?? {}) as Record<string, unknown>)) {
        const id = key.replace('post:', '');
        const shard = db.collection(former).doc(formerShardOf(id));
        await shard.set(
          { posts: { [id]: entry }, changed_at: doc.get('changed_at') as Date },
          { merge: true },
        );
      }
      await doc.ref.delete();
    }
  }
  await db.doc('stats/content_directory').delete();
}

function formatOf(db: Firestore) {
  const broken = new BrokenDocuments(cloudLogger);
  return new ShardFormats({ firestore: () => Promise.resolve(db), broken, clock: systemClock }).get();
}
