import type { Query } from 'firebase-admin/firestore';
import { DocumentReader, pageByTime, type Page } from '../../documents/index.js';
import type { BrokenDocuments, FirestoreProvider } from '../../platform/index.js';
import type { Position } from '../../shared/index.js';
import { WorkRepository } from '../../work/index.js';
import { MAIL_JOB_DOCUMENTS, MAIL_SUMMARY, type MailJob, type MailSummary } from '../mail-jobs.codec.js';
import { MAIL_JOBS } from '../mail-work.js';
import type { MailFilters } from './mails.schema.js';

/** Mail jobs as admins look at them. */
export class MailsRepository extends WorkRepository<MailJob> {
  private readonly summary;

  constructor(firestore: FirestoreProvider, broken: BrokenDocuments) {
    super(MAIL_JOBS, firestore, broken);
    this.summary = new DocumentReader(MAIL_SUMMARY, MAIL_JOB_DOCUMENTS, broken);
  }

  /** Mails in the order of their ids, null for those that are not there or broken. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<(MailJob | null)[]> {
    if (ids.length === 0) return [];
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => this.ref(db, id)));
    return snapshots.map((snapshot) => this.reader.findWhole(snapshot));
  }

  /**
   * Mails that pass every filter, the newest first. limit + 1 reads in 1 round trip: Firestore merges the index of each filter
   * (with `created_at`).
   */
  async list(
    { status, kind, recipient }: MailFilters,
    limit: number,
    after: Position | null,
  ): Promise<Page<MailSummary>> {
    const db = await this.firestore();
    const wanted = { status, template: kind, 'recipient.address': recipient };
    const filtered = Object.entries(wanted).reduce<Query>(
      (some, [field, value]) => (value === undefined ? some : some.where(field, '==', value)),
      db.collection(MAIL_JOB_DOCUMENTS.name),
    );
    const sorted = filtered.orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query
      .select(...this.summary.storedNames)
      .limit(limit + 1)
      .get();
    return pageByTime(docs, limit, this.summary, 'created_at');
  }
}
