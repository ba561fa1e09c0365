import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import {
  announcePublicChange,
  isTooLarge,
  runTransaction,
  type BrokenDocuments,
  type Dated,
  type FirestoreProvider,
} from '../platform/index.js';
import { TAG_DETAILS, TAG_DETAILS_ID, type TagDetails } from './tag-details.codec.js';

/** What is said of tags, in tag_details/all. */
export class TagDetailsRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = TAG_DETAILS.reader(broken);
  }

  /** What is said of all tags; nothing where that can't be read. 1 read. */
  async find(): Promise<Dated<TagDetails>> {
    const { value, readTime } = await this.findWhole();
    return { value: value ?? new Map(), readTime };
  }

  /** As find; null where it can't be read. */
  async findWhole(): Promise<Dated<TagDetails | null>> {
    const snapshot = await all(await this.firestore()).get();
    const found = this.reader.findWhole(snapshot);
    const isBroken = snapshot.exists && found === null;
    const value = isBroken ? null : new Map(Object.entries(found?.details ?? {}));
    return { value, readTime: snapshot.readTime.valueOf() };
  }

  /**
   * Changes it in one transaction. 1 read, 2 writes, 1 more with an entry of the audit log; none without a change.
   *
   * @param change gives what is said from then on, with what is recorded of it; null for no change
   * @throws AppError failed-precondition when it is more than Firestore stores; data-loss when what is stored is broken
   */
  async change(
    change: (before: TagDetails) => { details: TagDetails; entry: AuditEntry | null } | null,
  ): Promise<void> {
    const db = await this.firestore();
    const run = runTransaction(db, async (transaction) => {
      const before = this.reader.find(await transaction.get(all(db)));
      const changed = change(new Map(Object.entries(before?.details ?? {})));
      if (!changed) return;
      transaction.set(all(db), TAG_DETAILS.encode({ details: Object.fromEntries(changed.details) }));
      if (changed.entry) addAuditEntry(transaction, db, changed.entry);
      announcePublicChange(transaction, db);
    });
    await run.catch((error: unknown) => {
      throw isTooLarge(error) ? noRoom(error) : error;
    });
  }
}

function all(db: Firestore): DocumentReference {
  return db.collection(TAG_DETAILS.name).doc(TAG_DETAILS_ID);
}

function noRoom(cause: unknown): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'There is no room for this: names and descriptions of all tags together have at most 1 MiB. Shorten or take away others first.',
    cause,
  });
}
