import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { DocumentReader, pageByTime, type Page } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import { addKey, type NewKey } from '../idempotency/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';
import { progressOf, WorkRepository } from '../work/index.js';
import { LIMITED_KINDS } from './job.js';
import { JOBS } from './job-work.js';
import { JOB_DOCUMENTS, JOB_SUMMARY, type Job, type JobSummary } from './jobs.codec.js';

/** Jobs in jobs/{id}; their files are in collections below. */
export class JobsRepository extends WorkRepository<Job> {
  private readonly whole;
  private readonly summary;

  constructor(firestore: FirestoreProvider, broken: BrokenDocuments) {
    super(JOBS, firestore, broken);
    this.whole = JOB_DOCUMENTS.reader(broken);
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

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<Job> {
    const db = await this.firestore();
    return this.require(await jobs(db).doc(id).get());
  }

  /** Jobs, the newest first. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null): Promise<Page<JobSummary>> {
    const db = await this.firestore();
    const sorted = jobs(db).orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query
      .select(...this.summary.storedNames)
      .limit(limit + 1)
      .get();
    return pageByTime(docs, limit, this.summary, 'created_at');
  }

  /**
   * Changes a job in one transaction, whoever holds it. 1 read, 2 writes.
   *
   * @param change gives the new job and what the audit log says of it; it may throw to refuse
   * @throws AppError not-found; data-loss for a broken one; what `change` throws
   */
  async change(id: string, change: (job: Job) => { job: Job; audit: AuditEntry }): Promise<Job> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const ref = jobs(db).doc(id);
      const { job, audit } = change(this.require(await transaction.get(ref)));
      transaction.update(ref, progressOf(this.kind, job));
      addAuditEntry(transaction, db, audit);
      return job;
    });
  }

  private require(snapshot: DocumentSnapshot): Job {
    const job = this.whole.find(snapshot);
    if (job) return job;
    throw new AppError({ code: 'not-found', message: 'There is no such job.' });
  }
}

function jobs(db: Firestore) {
  return db.collection(JOB_DOCUMENTS.name);
}
