import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import { shardOfPost, type Shards } from './shards.js';

/** A little less than a document's 1 MiB, in parts that a field may have. */
const PARTS = 4;
const PART_BYTES = 255_000;

/** Fills a post's shard to its last byte, with ballast that the product leaves out as unreadable. */
export async function fillShard(db: Firestore, collection: Shards, postId: string): Promise<void> {
  const shard = db.collection(collection).doc(await shardOfPost(db, postId));
  const write = (name: string, bytes: number) =>
    shard.set({ entries: { [name]: 'x'.repeat(bytes) } }, { mergeFields: [new FieldPath('entries', name)] });
  // The largest ballast that goes in after others, found by halving.
  for (let part = 1; part <= PARTS + 1; part += 1) {
    let [most, refused] = [0, PART_BYTES + 1];
    while (refused - most > 1) {
      const bytes = most === 0 && refused > PART_BYTES ? PART_BYTES : Math.floor((most + refused) / 2);
      const fits = await write(`ballast${part}`, bytes).then(
        () => true,
        () => false,
      );
      if (fits) most = bytes;
      else refused = bytes;
    }
  }
}

/** Leaves no shard of the directory room for a post. */
export async function fillAllShards(db: Firestore): Promise<void> {
  const entries = Object.fromEntries(
    Array.from({ length: PARTS }, (_, part) => [`ballast${part}`, 'x'.repeat(262_100)]),
  );
  for (let shard = 0; shard < 64; shard += 1)
    await db.doc(`content_directory/${shard}`).set({ entries, changed_at: new Date() });
}
