import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import { addKey, type NewKey } from '../idempotency/index.js';
import { runTransaction, type FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';
import { WorkRepository } from '../work/index.js';
import type { Job, JobSummary } from './job.js';
import { JOBS } from './job-work.js';
import { decodeJob, decodeJobSummary, encodeProgress, SUMMARY_FIELDS, type JobDoc } from './jobs.codec.js';

/** One page of a list: at most `limit` jobs, and whether more follow. */
export interface JobPage {
  readonly jobs: readonly JobSummary[];
  readonly hasMore: boolean;
}

/** Jobs in jobs/{id}; their files are in collections below. */
export class JobsRepository extends WorkRepository<Job> {
  constructor(firestore: FirestoreProvider) {
    super(JOBS, firestore);
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

  /** How many unfinished jobs of an account there are, counted up to `limit`. 1 read. */
  async countUnfinished(creatorId: string, limit: number): Promise<number> {
    const db = await this.firestore();
    const found = jobs(db)
      .where('created_by.id', '==', creatorId)
      .where('status', 'in', ['queued', 'running'])
      .limit(limit);
    return (await found.count().get()).data().count;
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<Job> {
    const db = await this.firestore();
    return requireJob(await jobs(db).doc(id).get());
  }

  /** Jobs, the newest first. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null): Promise<JobPage> {
    const db = await this.firestore();
    const sorted = jobs(db).orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query
      .select(...SUMMARY_FIELDS)
      .limit(limit + 1)
      .get();
    return {
      jobs: docs.slice(0, limit).map((doc) => decodeJobSummary(doc.id, doc.data() as JobDoc)),
      hasMore: docs.length > limit,
    };
  }

  /**
   * Changes a job in one transaction, whoever holds it. 1 read, 2 writes.
   *
   * @param change gives the new job and what the audit log says of it; it may throw to refuse
   * @throws AppError not-found; what `change` throws
   */
  async change(id: string, change: (job: Job) => { job: Job; audit: AuditEntry }): Promise<Job> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const ref = jobs(db).doc(id);
      const { job, audit } = change(requireJob(await transaction.get(ref)));
      transaction.update(ref, encodeProgress(job));
      addAuditEntry(transaction, db, audit);
      return job;
    });
  }
}

function jobs(db: Firestore) {
  return db.collection('jobs');
}

function requireJob(snapshot: DocumentSnapshot): Job {
  if (snapshot.exists) return decodeJob(snapshot.id, snapshot.data() as JobDoc);
  throw new AppError({ code: 'not-found', message: 'There is no such job.' });
}
