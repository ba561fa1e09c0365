import type { Firestore } from 'firebase-admin/firestore';
import { loadFirestore, runTransaction } from '../../platform/index.js';
import { DIRECTORY, shardOf, TEXTS, type ShardFormat } from './shard-format.repository.js';
import { DROPPED_TERMS } from './texts.js';

/** What Firestore stores in one document, in bytes. */
const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** More than any item's entry has. A shard with less room than this is what refuses an entry. */
const MAX_ENTRY_BYTES = 32 * 1024;

/**
 * Which of the shards of a key is full, by its collection; null when none is. 2 reads in 1 round trip: for a write that was
 * refused where Firestore does not name the document.
 */
export async function findFullShard(db: Firestore, key: string, format: ShardFormat): Promise<string | null> {
  const collections = [DIRECTORY, TEXTS];
  const shards = await db.getAll(...collections.map((name) => db.collection(name).doc(shardOf(key, format))));
  const isFull = shards.map((shard) => storedSize(shard.data()) > MAX_DOCUMENT_BYTES - MAX_ENTRY_BYTES);
  return collections[isFull.indexOf(true)] ?? null;
}

/**
 * Takes the terms off all texts in the shard of a key: the search makes them of the texts then. 1 read and 1 write.
 *
 * @returns whether there were any
 */
export async function dropTerms(db: Firestore, key: string, format: ShardFormat): Promise<boolean> {
  const { FieldPath, FieldValue } = await loadFirestore();
  const shard = db.collection(TEXTS).doc(shardOf(key, format));
  return runTransaction(db, async (transaction) => {
    const entries = Object.entries(((await transaction.get(shard)).get('entries') ?? {}) as object);
    const drops = entries.flatMap(([name, entry]: [string, { readonly terms?: unknown } | null]) =>
      storedSize(entry?.terms) > 1 ? [new FieldPath('entries', name, 'terms'), DROPPED_TERMS] : [],
    );
    if (drops.length === 0) return false;
    transaction.update(shard, 'changed_at', FieldValue.serverTimestamp(), ...drops);
    return true;
  });
}

/**
 * How many bytes a value takes in Firestore.
 *
 * @see https://firebase.google.com/docs/firestore/storage-size
 */
function storedSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + storedSize(item), 0);
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? 8 : 1;
  if ('toDate' in value) return 8;
  return Object.entries(value).reduce((sum, [key, item]) => sum + storedSize(key) + storedSize(item), 0);
}
