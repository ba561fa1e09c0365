import type { Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { DocumentReader, pageByTime, type Page } from '../documents/index.js';
import { addKey, type NewKey } from '../idempotency/index.js';
import type { BrokenDocuments, FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';
import { WorkRepository } from '../work/index.js';
import { LIMITED_KINDS } from './job.js';
import { JOBS } from './job-work.js';
import { JOB_DOCUMENTS, JOB_SUMMARY, type Job, type JobSummary } from './jobs.codec.js';
import type { JobFilter } from './jobs.schema.js';

/** Jobs in jobs/{id}; their files are in collections below. */
export class JobsRepository extends WorkRepository<Job> {
  private readonly summary;

  constructor(firestore: FirestoreProvider, broken: BrokenDocuments) {
    super(JOBS, firestore, broken);
    this.summary = new DocumentReader(JOB_SUMMARY, JOB_DOCUMENTS, broken);
  }

  /** Stores a new job, whose upload is stored already. 2 writes, 1 more with a key. */
  async create(job: Job, audit: AuditEntry, key: NewKey | null): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    this.addTo(batch, db, job);
    addAuditEntry(batch, db, audit);
    addKey(batch, db, key, { id: job.id });
    await batch.commit();
  }

  /** How many unfinished jobs of LIMITED_KINDS an account has, counted up to `limit`. 1 read. */
  async countUnfinished(creatorId: string, limit: number): Promise<number> {
    const db = await this.firestore();
    const found = jobs(db)
      .where('created_by.id', '==', creatorId)
      .where('status', 'in', ['queued', 'running'])
      .where('kind', 'in', LIMITED_KINDS)
      .limit(limit);
    return (await found.count().get()).data().count;
  }

  /** Jobs that pass the filter, the newest first. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null, { status, kind }: JobFilter): Promise<Page<JobSummary>> {
    const all = jobs(await this.firestore());
    const having = status === null ? all : all.where('status', '==', status);
    const some = kind === null ? having : having.where('kind', '==', kind);
    const sorted = some.orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query
      .select(...this.summary.storedNames)
      .limit(limit + 1)
      .get();
    return pageByTime(docs, limit, this.summary, 'created_at');
  }
}

function jobs(db: Firestore) {
  return db.collection(JOB_DOCUMENTS.name);
}
