import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { DocumentReader, pageByTime, pick, StoredForm, type Page } from '../../documents/index.js';
import {
  runTransaction,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../../platform/index.js';
import type { Position } from '../../shared/index.js';
import type { KindName } from '../content-kind.js';
import type { Alongside } from '../items/item-documents.repository.js';
import {
  copyId,
  COPY_SUMMARY_NAMES,
  noWorkingCopy,
  requireCopy,
  WORKING_COPIES,
  type CopyCondition,
  type CopySummary,
  type WorkingCopy,
} from './working-copy.js';

/** Which item a copy is of. */
export interface CopiedItem {
  readonly kind: KindName;
  readonly collection: string;
  readonly id: string;
}

/** Where an item stands, read without its text. */
export interface ItemPlace {
  readonly status: unknown;
  readonly version: number;
}

const SUMMARY = new StoredForm(pick(WORKING_COPIES.fields, COPY_SUMMARY_NAMES));

/** Working copies of items of all kinds: working_copies/{kind}:{id}. */
export class WorkingCopiesRepository {
  private readonly whole;
  private readonly summary;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.whole = WORKING_COPIES.reader(broken);
    this.summary = new DocumentReader(SUMMARY, WORKING_COPIES, broken);
  }

  /** 1 read. @throws AppError data-loss for a broken one */
  async find({ kind, id }: Pick<CopiedItem, 'kind' | 'id'>): Promise<WorkingCopy | null> {
    const db = await this.firestore();
    return this.whole.find(await copies(db).doc(copyId(kind, id)).get());
  }

  /** The same; null for a broken one as well. */
  async findWhole({ kind, id }: Pick<CopiedItem, 'kind' | 'id'>): Promise<WorkingCopy | null> {
    const db = await this.firestore();
    return this.whole.findWhole(await copies(db).doc(copyId(kind, id)).get());
  }

  /** Copies of all kinds, the last saved first. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null): Promise<Page<CopySummary>> {
    const sorted = this.summaries(await this.firestore())
      .orderBy('updated_at', 'desc')
      .orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.summary, 'updated_at');
  }

  /** The items of a kind that there is a copy of, by their ids. 1 read each in 1 round trip, at least 1; what is in them is not asked for. */
  async idsOf(kind: KindName): Promise<ReadonlySet<string>> {
    const prefix = copyId(kind, '');
    const sorted = copies(await this.firestore()).orderBy('__name__');
    // Behind the colon of the prefix.
    const { docs } = await sorted.startAt(prefix).endBefore(`${kind};`).select().get();
    return new Set(docs.map(({ id }) => id.slice(prefix.length)));
  }

  /** Those whose time to go live has come, the longest first. 1 read each in 1 round trip, at least 1. */
  async listDue(now: Date, limit: number): Promise<CopySummary[]> {
    const query = this.summaries(await this.firestore()).where('publish_at', '<=', now);
    const { docs } = await query.orderBy('publish_at').limit(limit).get();
    return this.summary.whole(docs);
  }

  /**
   * Writes a copy in one transaction, as `next` gives it from how it is, and the place of its item: the same object for no change.
   * 2 reads, 1 write, and 1 with an audit entry.
   *
   * @param next is told null where there is none; it may throw to refuse
   * @throws AppError data-loss for a broken copy; what `next` throws
   */
  async save(
    item: CopiedItem,
    next: (present: WorkingCopy | null, place: ItemPlace | null) => WorkingCopy,
    audit?: AuditEntry,
  ): Promise<{ readonly copy: WorkingCopy; readonly isNew: boolean }> {
    const db = await this.firestore();
    const ref = copies(db).doc(copyId(item.kind, item.id));
    const owner = db.collection(item.collection).doc(item.id);
    // Without the item's text and HTML: this is done every few seconds.
    const fieldMask = [...WORKING_COPIES.storedNames, 'status'];
    return runTransaction(db, async (transaction) => {
      const [stored, place] = await transaction.getAll(ref, owner, { fieldMask });
      const present = stored ? this.whole.find(stored) : null;
      const copy = next(present, placeOf(place));
      if (copy !== present) transaction.set(ref, WORKING_COPIES.encode(copy));
      if (audit) addAuditEntry(transaction, db, audit);
      return { copy, isNew: present === null };
    });
  }

  /** Removes a copy. 1 read, 2 writes. @throws AppError no-working-copy; stale-version */
  async discard(
    { kind, id }: Pick<CopiedItem, 'kind' | 'id'>,
    condition: CopyCondition,
    audit: AuditEntry,
  ): Promise<void> {
    const db = await this.firestore();
    const ref = copies(db).doc(copyId(kind, id));
    await runTransaction(db, async (transaction) => {
      const stored = await transaction.get(ref);
      if (!stored.exists) throw noWorkingCopy(kind);
      // One that can't be read is to be got rid of.
      const present = this.whole.findWhole(stored);
      if (present) requireCopy(present, condition);
      transaction.delete(ref);
      addAuditEntry(transaction, db, audit);
    });
  }

  /** Has a copy go in the transaction that makes its item what it says: only where it meets the condition. 1 read, 1 write. */
  removal({ kind, id }: Pick<CopiedItem, 'kind' | 'id'>, condition: CopyCondition): Alongside {
    return {
      check: async (transaction, db) => {
        requireCopy(await this.findIn(transaction, db, copyId(kind, id)), condition);
      },
      write: (writer, db) => {
        removeCopy(writer, db, kind, id);
      },
    };
  }

  private async findIn(transaction: Transaction, db: Firestore, id: string): Promise<WorkingCopy | null> {
    return this.whole.find(await transaction.get(copies(db).doc(id)));
  }

  private summaries(db: Firestore): Query {
    return copies(db).select(...this.summary.storedNames);
  }
}

/** Removes the copy of an item, if there is one. 1 write. */
export function removeCopy(writer: DocumentWriter, db: Firestore, kind: KindName, id: string): void {
  writer.delete(copies(db).doc(copyId(kind, id)));
}

function copies(db: Firestore) {
  return db.collection(WORKING_COPIES.name);
}

/** Of a broken item, too, as far as it can be told. */
function placeOf(snapshot: DocumentSnapshot | undefined): ItemPlace | null {
  if (!snapshot?.exists) return null;
  const version: unknown = snapshot.get('version');
  return { status: snapshot.get('status'), version: typeof version === 'number' ? version : 1 };
}
