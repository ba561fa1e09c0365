import type { Firestore, Query } from 'firebase-admin/firestore';
import { pageByTime, type Page } from '../documents/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { PageRequest, Position } from '../shared/index.js';
import { AUDIT_LOG, type AuditEntry } from './audit.codec.js';
import type { AuditQuery } from './audit.schema.js';

/** What entries are asked for, on any page. */
export type AuditFilters = Omit<AuditQuery, keyof PageRequest>;

/** Adds an entry to a batch or transaction: it is stored if and only if what it records is. 1 write. */
export function addAuditEntry(writer: DocumentWriter, db: Firestore, entry: AuditEntry): void {
  writer.create(auditLog(db).doc(entry.id), AUDIT_LOG.encode(entry));
}

/** Entries in audit_log/{id}; they are stored by addAuditEntry, and never changed. */
export class AuditRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = AUDIT_LOG.reader(broken);
  }

  /**
   * Entries that pass every filter, the newest first. limit + 1 reads in 1 round trip.
   *
   * The times are bounds of the sort order, not filters: Firestore merges the index of each filter (with `at`) for any
   * number of equality filters and one order.
   *
   * @see https://firebase.google.com/docs/firestore/query-data/index-overview#taking_advantage_of_index_merging
   */
  async list(filters: AuditFilters, limit: number, after: Position | null): Promise<Page<AuditEntry>> {
    let query = filtered(await this.firestore(), filters)
      .orderBy('at', 'desc')
      .orderBy('__name__', 'desc');
    if (after) query = query.startAfter(after.time, after.id);
    else if (filters.to) query = query.startAfter(filters.to);
    if (filters.from) query = query.endAt(filters.from);
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.reader, 'at');
  }
}

function filtered(db: Firestore, { action, actorId, targetType, targetId }: AuditFilters): Query {
  const wanted = { action, actor_id: actorId, 'target.type': targetType, 'target.id': targetId };
  return Object.entries(wanted).reduce<Query>(
    (query, [field, value]) => (value === undefined ? query : query.where(field, '==', value)),
    auditLog(db),
  );
}

function auditLog(db: Firestore) {
  return db.collection(AUDIT_LOG.name);
}
