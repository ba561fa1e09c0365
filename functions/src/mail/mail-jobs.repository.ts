import type { Firestore, WriteBatch } from 'firebase-admin/firestore';
import type { FirestoreProvider } from '../platform/index.js';
import { judgeClaim, LEASE_MS, type Claim, type MailJob } from './mail-job.js';
import { decodeMailJob, encodeMailJob, type MailJobDoc } from './mail-jobs.codec.js';

/** How many standing jobs one sweep takes up. */
const SWEEP_LIMIT = 200;

/** A worker's hold on a job: `attempt` tells its own claim from a later one. */
export interface ClaimedJob {
  readonly job: MailJob;
  readonly attempt: number;
}

/** Mail jobs in mail_jobs/{id}. */
export class MailJobsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** Adds a new job to the batch that stores what the mail is about. 1 write. */
  addTo(batch: WriteBatch, db: Firestore, job: MailJob): void {
    batch.create(db.collection('mail_jobs').doc(job.id), encodeMailJob(job));
  }

  /**
   * Takes a job for sending, in a transaction: of two workers one gets it. One that is too old ends as failed.
   * 1 read, 1 write.
   */
  async claim(id: string, now: Date): Promise<ClaimedJob | Exclude<Claim, 'claimed'>> {
    const db = await this.firestore();
    const ref = db.collection('mail_jobs').doc(id);
    return db.runTransaction(async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (!snapshot.exists) return 'done';
      const job = decodeMailJob(id, snapshot.data() as MailJobDoc);
      const claim = judgeClaim(job, now);
      if (claim === 'expired') {
        const lastError = `given up after 3 days: ${job.lastError ?? 'no worker came to the end'}`;
        transaction.update(ref, {
          status: 'failed',
          last_error: lastError,
          lease_until: null,
          updated_at: now,
        });
      }
      if (claim !== 'claimed') return claim;
      const attempt = job.attempts + 1;
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      transaction.update(ref, {
        status: 'sending',
        attempts: attempt,
        lease_until: leaseUntil,
        updated_at: now,
      });
      return { job, attempt };
    });
  }

  /** Ends or gives back a claimed job, unless another worker has claimed it since. 1 read, 1 write. */
  async release(
    { job, attempt }: ClaimedJob,
    outcome: Pick<MailJob, 'status' | 'lastError' | 'sentAt'>,
    now: Date,
  ): Promise<void> {
    const db = await this.firestore();
    const ref = db.collection('mail_jobs').doc(job.id);
    await db.runTransaction(async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (snapshot.get('attempts') !== attempt) return;
      transaction.update(ref, {
        status: outcome.status,
        last_error: outcome.lastError,
        sent_at: outcome.sentAt,
        lease_until: null,
        updated_at: now,
      });
    });
  }

  /** Notes that a worker was told of the job, so that the next sweep leaves it alone. 1 write. */
  async touch(id: string, now: Date): Promise<void> {
    const db = await this.firestore();
    await db.collection('mail_jobs').doc(id).update({ updated_at: now });
  }

  /** Unfinished jobs that nothing has touched since `before`. At most 200 reads. */
  async listStanding(before: Date): Promise<Pick<MailJob, 'id' | 'requestId'>[]> {
    const db = await this.firestore();
    const { docs } = await db
      .collection('mail_jobs')
      .where('status', 'in', ['queued', 'sending'])
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .select('request_id')
      .limit(SWEEP_LIMIT)
      .get();
    return docs.map((doc) => ({ id: doc.id, requestId: String(doc.get('request_id')) }));
  }
}
