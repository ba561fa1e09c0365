import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { pageByTime, type Page } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import {
  runTransaction,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../../platform/index.js';
import { searchable, type Position } from '../../shared/index.js';
import { SUPPRESSIONS, type Suppression } from './suppressions.codec.js';
import type { SuppressionFilters } from './suppressions.schema.js';

/** See findFirst. */
export interface FirstFound {
  readonly first: { readonly id: string; readonly reason: string } | null;
  readonly readAt: Date | null;
}

/** Puts an address on the list in a batch or transaction, whether it is there or not. 1 write. */
export function addSuppression(writer: DocumentWriter, db: Firestore, suppression: Suppression): void {
  writer.set(suppressions(db).doc(suppression.id), SUPPRESSIONS.encode(suppression));
}

/** Puts an address on the list in a transaction, unless it is there, be it broken. Before other writes of it. 1 read, 1 write. */
export async function addIfAbsent(
  transaction: Transaction,
  db: Firestore,
  suppression: Suppression,
): Promise<void> {
  const { exists } = await transaction.get(suppressions(db).doc(suppression.id));
  if (!exists) addSuppression(transaction, db, suppression);
}

/** The suppression list: mail_suppressions/{id}. */
export class SuppressionsRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = SUPPRESSIONS.reader(broken);
  }

  /** Entries that pass every filter, the newest first. limit + 1 reads in 1 round trip. */
  async list(filters: SuppressionFilters, limit: number, after: Position | null): Promise<Page<Suppression>> {
    const sorted = filtered(await this.firestore(), filters)
      .orderBy('created_at', 'desc')
      .orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.reader, 'created_at');
  }

  /** How many pass the filters. 1 read, 1 more for each 1,000. */
  async count(filters: SuppressionFilters): Promise<number> {
    const query = filtered(await this.firestore(), filters).orderBy('created_at', 'desc');
    return (await query.count().get()).data().count;
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<Suppression> {
    const found = this.reader.find(
      await suppressions(await this.firestore())
        .doc(id)
        .get(),
    );
    if (found) return found;
    throw notOnTheList();
  }

  /**
   * The first entry there is of some, also where it can't be read, and the time in Firestore; null for no ids. 1 read each in 1 round
   * trip.
   */
  async findFirst(ids: readonly string[]): Promise<FirstFound> {
    if (ids.length === 0) return { first: null, readAt: null };
    const db = await this.firestore();
    const found = await db.getAll(...ids.map((id) => suppressions(db).doc(id)), { fieldMask: ['reason'] });
    const first = found.find(({ exists }) => exists);
    return {
      first: first ? { id: first.id, reason: String(first.get('reason')) } : null,
      readAt: found[0]?.readTime.toDate() ?? null,
    };
  }

  /** How many the answers of SMTP servers have made since. 1 read. */
  async countRefused(since: Date): Promise<number> {
    const db = await this.firestore();
    const refused = suppressions(db).where('source', '==', 'smtp').where('created_at', '>', since);
    return (await refused.orderBy('created_at', 'desc').count().get()).data().count;
  }

  /**
   * Puts an address on the list that is not there. 1 read, 2 writes, none where it is there.
   *
   * @returns the entry that is there now, and whether it is new
   */
  async add(
    suppression: Suppression,
    audit: AuditEntry | null,
  ): Promise<{ readonly suppression: Suppression; readonly isNew: boolean }> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const present = this.reader.findWhole(await transaction.get(suppressions(db).doc(suppression.id)));
      if (present) return { suppression: present, isNew: false };
      addSuppression(transaction, db, suppression);
      if (audit) addAuditEntry(transaction, db, audit);
      return { suppression, isNew: true };
    });
  }

  /**
   * Takes an address off the list, also where its entry is broken. 1 read, 2 writes.
   *
   * @param audit gives the line of the audit log; the entry is null where it is broken
   * @throws AppError not-found
   */
  async remove(id: string, audit: (suppression: Suppression | null) => AuditEntry): Promise<void> {
    const db = await this.firestore();
    await runTransaction(db, async (transaction) => {
      const ref = suppressions(db).doc(id);
      const snapshot = await transaction.get(ref);
      if (!snapshot.exists) throw notOnTheList();
      transaction.delete(ref);
      addAuditEntry(transaction, db, audit(this.reader.findWhole(snapshot)));
    });
  }
}

/** The entries' collection. */
export function suppressions(db: Firestore) {
  return db.collection(SUPPRESSIONS.name);
}

function filtered(db: Firestore, { q, reason }: SuppressionFilters): Query {
  let some: Query = suppressions(db);
  if (q !== undefined) some = some.where('found_by', 'array-contains', searchable(q));
  if (reason !== undefined) some = some.where('reason', '==', reason);
  return some;
}

function notOnTheList(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such entry in the suppression list.' });
}
