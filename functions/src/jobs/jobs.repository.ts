import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import type { FirestoreProvider } from '../platform/index.js';
import type { Position } from '../shared/index.js';
import { claimedJob, judgeClaim, type Claim, type Job, type JobSummary } from './job.js';
import { appendOutput } from './job-files.repository.js';
import { failedJob, UNEXPECTED_FAILURE } from './job-progress.js';
import {
  decodeJob,
  decodeJobSummary,
  encodeJob,
  encodeProgress,
  SUMMARY_FIELDS,
  type JobDoc,
} from './jobs.codec.js';

/** How many standing jobs one sweep takes up. */
const SWEEP_LIMIT = 200;

/** One page of a list: at most `limit` jobs, and whether more follow. */
export interface JobPage {
  readonly jobs: readonly JobSummary[];
  readonly hasMore: boolean;
}

/** Jobs in jobs/{id}; their files are in collections below. */
export class JobsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** Stores a new job, whose upload is stored already. 2 writes. */
  async create(job: Job, audit: AuditEntry): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(jobs(db).doc(job.id), encodeJob(job));
    addAuditEntry(batch, db, audit);
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
    return db.runTransaction(async (transaction) => {
      const ref = jobs(db).doc(id);
      const { job, audit } = change(requireJob(await transaction.get(ref)));
      transaction.update(ref, encodeProgress(job));
      addAuditEntry(transaction, db, audit);
      return job;
    });
  }

  /**
   * Takes a job for work, in a transaction: of two workers one gets it. A hopeless one ends as failed. 1 read, 1 write.
   *
   * @returns the job as it is now in the worker's hands, its `attempts` being the claim's number; done for one that is gone
   */
  async claim(id: string, now: Date): Promise<Job | Exclude<Claim, 'claimed'>> {
    const db = await this.firestore();
    const ref = jobs(db).doc(id);
    return db.runTransaction(async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (!snapshot.exists) return 'done';
      const job = decodeJob(id, snapshot.data() as JobDoc);
      const claim = judgeClaim(job, now);
      if (claim === 'hopeless')
        transaction.update(ref, encodeProgress(failedJob(job, UNEXPECTED_FAILURE, now)));
      if (claim !== 'claimed') return claim;
      const claimed = claimedJob(job, now);
      transaction.update(ref, encodeProgress(claimed));
      return claimed;
    });
  }

  /**
   * Stores what has become of a claimed job, with what its file gets, in one transaction: only as long as the claim holds.
   * Safe to repeat. 1 read, 1 write and those of the output.
   *
   * @returns whether it was stored: not when the job was cancelled, has ended, or another worker has claimed it since
   */
  async save(held: Job, next: Job, output?: Buffer): Promise<boolean> {
    const db = await this.firestore();
    const ref = jobs(db).doc(held.id);
    return db.runTransaction(async (transaction) => {
      const [snapshot] = await transaction.getAll(ref, { fieldMask: ['status', 'attempts'] });
      const isHeld = snapshot?.get('status') === 'running' && snapshot.get('attempts') === held.attempts;
      if (!isHeld) return false;
      transaction.update(ref, encodeProgress(next));
      if (output) appendOutput(transaction, db, held, output);
      return true;
    });
  }

  /** Notes that a worker was told of the job, so that the next sweep leaves it alone. 1 write. */
  async touch(id: string, now: Date): Promise<void> {
    const db = await this.firestore();
    await jobs(db).doc(id).update({ updated_at: now });
  }

  /** Unfinished jobs that nothing has touched since `before`. At most 200 reads. */
  async listStanding(before: Date): Promise<Pick<Job, 'id' | 'requestId'>[]> {
    const db = await this.firestore();
    const { docs } = await jobs(db)
      .where('status', 'in', ['queued', 'running'])
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .select('request_id')
      .limit(SWEEP_LIMIT)
      .get();
    return docs.map((doc) => ({ id: doc.id, requestId: String(doc.get('request_id')) }));
  }
}

function jobs(db: Firestore) {
  return db.collection('jobs');
}

function requireJob(snapshot: DocumentSnapshot): Job {
  if (snapshot.exists) return decodeJob(snapshot.id, snapshot.data() as JobDoc);
  throw new AppError({ code: 'not-found', message: 'There is no such job.' });
}
