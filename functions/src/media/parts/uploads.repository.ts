import type { Firestore } from 'firebase-admin/firestore';
import { AppError } from '../../errors/index.js';
import { addKey, type NewKey } from '../../idempotency/index.js';
import { JOB_DOCUMENTS, type Job } from '../../jobs/index.js';
import {
  loadFirestore,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../../platform/index.js';
import type { Usage } from '../documents/media.codec.js';
import { MEDIA_UPLOADS, type Upload } from './uploads.codec.js';

/** Statuses of a job that makes, or has made, a file. */
const MAKING: readonly string[] = ['queued', 'running', 'succeeded'] satisfies Job['status'][];

/** Uploads in parts in media_uploads/{id}. */
export class UploadsRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = MEDIA_UPLOADS.reader(broken);
  }

  /** 1 write, 1 more with a key. */
  async create(upload: Upload, key: NewKey | null): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(uploads(db).doc(upload.id), MEDIA_UPLOADS.encode(upload));
    addKey(batch, db, key, { id: upload.id });
    await batch.commit();
  }

  /** Those of an account that have become nothing yet, up to `limit`, and what they were announced to have. 1 read. */
  async openOf(accountId: string, limit: number): Promise<Usage> {
    const { AggregateField } = await loadFirestore();
    const own = uploads(await this.firestore())
      .where('media_id', '==', null)
      .where('uploaded_by.id', '==', accountId);
    const asked = own
      .limit(limit)
      .aggregate({ bytes: AggregateField.sum('bytes'), files: AggregateField.count() });
    const { bytes, files } = (await asked.get()).data();
    return { bytes, files };
  }

  /** One that has not expired. 1 read. @throws AppError not-found, for another account's as well */
  async get(id: string, accountId: string, now: Date): Promise<Upload> {
    const upload = await this.find(id);
    return requireOwn(upload, accountId, now);
  }

  /** 1 read. */
  async find(id: string): Promise<Upload | null> {
    return this.reader.find(
      await uploads(await this.firestore())
        .doc(id)
        .get(),
    );
  }

  /**
   * Stores the job that joins its parts with it, in place of one that made nothing of them; once. 1 read, 2 writes; none where it has
   * another.
   *
   * @returns the upload with its job
   * @throws AppError not-found, for another account's as well
   */
  async complete(id: string, accountId: string, job: Job, replaced: string | null): Promise<Upload> {
    const db = await this.firestore();
    const ref = uploads(db).doc(id);
    return runTransaction(db, async (transaction) => {
      const upload = requireOwn(this.reader.find(await transaction.get(ref)), accountId, job.createdAt);
      if (upload.jobId !== replaced) return upload;
      transaction.update(ref, MEDIA_UPLOADS.encodePart({ jobId: job.id }));
      transaction.create(jobs(db).doc(job.id), JOB_DOCUMENTS.encode(job));
      return { ...upload, jobId: job.id };
    });
  }

  /** Whether a job will make nothing of an upload's parts any more: it has failed, was cancelled, or is gone. 1 read. */
  async hasGivenUp(jobId: string): Promise<boolean> {
    const status: unknown = (
      await jobs(await this.firestore())
        .doc(jobId)
        .get()
    ).get('status');
    return !MAKING.includes(String(status));
  }

  /** Notes the job that imports an archive, or when its day ends. 1 write. */
  async note(id: string, noted: Partial<Pick<Upload, 'jobId' | 'endsAt'>>): Promise<void> {
    await uploads(await this.firestore())
      .doc(id)
      .update(MEDIA_UPLOADS.encodePart(noted));
  }

  /** Notes what became of it. 1 write. */
  async noteMedia(id: string, mediaId: string): Promise<void> {
    await uploads(await this.firestore())
      .doc(id)
      .update(MEDIA_UPLOADS.encodePart({ mediaId }));
  }

  /** 1 write. */
  async remove(id: string): Promise<void> {
    await uploads(await this.firestore())
      .doc(id)
      .delete();
  }

  /** The ids of those that have expired. At most `limit` reads. */
  async listExpired(now: Date, limit: number): Promise<readonly string[]> {
    const db = await this.firestore();
    const { docs } = await uploads(db)
      .where('ends_at', '<=', now)
      .orderBy('ends_at')
      .select()
      .limit(limit)
      .get();
    return docs.map(({ id }) => id);
  }

  /** Those of the ids that there are. 1 read each in 1 round trip. */
  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => uploads(db).doc(id)), { fieldMask: [] });
    return new Set(snapshots.filter(({ exists }) => exists).map(({ id }) => id));
  }
}

function jobs(db: Firestore) {
  return db.collection(JOB_DOCUMENTS.name);
}

function uploads(db: Firestore) {
  return db.collection(MEDIA_UPLOADS.name);
}

function requireOwn(upload: Upload | null, accountId: string, now: Date): Upload {
  if (upload?.uploadedBy.id === accountId && upload.endsAt > now) return upload;
  throw new AppError({
    code: 'not-found',
    message: 'You have no such upload, or its day is over: begin another one.',
  });
}
