import type { Firestore } from 'firebase-admin/firestore';
import {
  isStaleWrite,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../platform/index.js';
import { encodeKey, IDEMPOTENCY_KEYS, keyOf, type StoredKey } from './idempotency-keys.codec.js';
import type { Made, NewKey } from './idempotent-request.js';

/**
 * Stores a key in the batch or transaction that stores what its request makes: of several under one key one commits, and
 * the others fail with Firestore's already-exists. 1 write; none without a key.
 */
export function addKey(writer: DocumentWriter, db: Firestore, key: NewKey | null, made: Made): void {
  if (key) writer.create(keys(db).doc(key.id), encodeKey(key, made));
}

/** Whether a key is stored: what else a batch creates may exist as well. 1 read; none without a key. */
export async function isKeyStored(db: Firestore, key: NewKey | null): Promise<boolean> {
  return key !== null && (await keys(db).doc(key.id).get()).exists;
}

/** Keys in idempotency_keys/{id}. */
export class IdempotencyKeysRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = IDEMPOTENCY_KEYS.reader(broken);
  }

  /**
   * The key, if it has not expired by `now`. An expired one is removed, or it would be in the way. 1 read.
   *
   * @throws AppError data-loss for a broken one: what it has made is not known
   */
  async find(id: string, now: Date): Promise<StoredKey | null> {
    const db = await this.firestore();
    const snapshot = await keys(db).doc(id).get();
    const found = this.reader.find(snapshot);
    if (!found) return null;
    if (found.expiresAt > now) return keyOf(found, snapshot.get('post_id'));
    // Unless another request has removed it, and maybe stored its own.
    const precondition = snapshot.updateTime && { lastUpdateTime: snapshot.updateTime };
    await snapshot.ref.delete(precondition).catch((error: unknown) => {
      if (!isStaleWrite(error)) throw error;
    });
    return null;
  }
}

function keys(db: Firestore) {
  return db.collection(IDEMPOTENCY_KEYS.name);
}
