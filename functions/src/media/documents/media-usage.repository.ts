import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { loadFirestore, runTransaction, type FirestoreProvider } from '../../platform/index.js';
import { MEDIA_USAGE } from './media.codec.js';
import { mediaDocuments, mediaUsage, SITE_USAGE } from './media.repository.js';

/** Counts anew how much room files take: media_usage/{account id or site}. */
export class MediaUsageRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** The site's and that of each account that has a count. @returns how many counts there are */
  async recountAll(): Promise<number> {
    const db = await this.firestore();
    const owners = new Set([SITE_USAGE, ...(await mediaUsage(db).listDocuments()).map(({ id }) => id)]);
    for (const owner of owners) await runTransaction(db, (transaction) => recount(db, transaction, owner));
    return owners.size;
  }
}

/** In a transaction: what is uploaded meanwhile is counted once. 2 reads, 1 more for each 1,000 files; 1 write. */
async function recount(db: Firestore, transaction: Transaction, owner: string): Promise<void> {
  const { AggregateField } = await loadFirestore();
  const all: Query = mediaDocuments(db);
  const own = owner === SITE_USAGE ? all : all.where('uploaded_by.id', '==', owner);
  const counted = await transaction.get(
    own.aggregate({ bytes: AggregateField.sum('bytes'), files: AggregateField.count() }),
  );
  const { bytes, files } = counted.data();
  transaction.set(mediaUsage(db).doc(owner), MEDIA_USAGE.encode({ bytes, files }));
}
