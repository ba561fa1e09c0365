import type { Firestore } from 'firebase-admin/firestore';
import { DocumentReader, StoredForm } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import { partId, splitIntoParts } from './job-parts.js';
import { FILE_PART, JOB_DOCUMENTS, type Job } from './jobs.codec.js';

/** How many parts are read at once, in one round trip: some 7 MB. */
const READ_BATCH = 8;

/** A part as it is stored, and what is read of it. */
const PART = new StoredForm(FILE_PART);
const BYTES = new StoredForm({ bytes: FILE_PART.bytes });

/** Parts count among the jobs that they are below; of each the id is `{job}/{file}/{number}`. */
const PLACE = { name: JOB_DOCUMENTS.name, mend: 'by the job, begun anew' };

/** A file of a job, by the collection of its parts below jobs/{id}. */
type JobFile = 'upload' | 'output';

/**
 * Appends to the file that a job makes, in the transaction that stores its checkpoint. A part that an attempt before has
 * left without a checkpoint is replaced. 1 write for each 900 kB begun.
 *
 * @param held the job as it was before: the new parts follow its own
 */
export function appendOutput(
  writer: DocumentWriter,
  db: Firestore,
  held: Pick<Job, 'id' | 'outputParts' | 'expiresAt'>,
  output: Buffer,
): void {
  const { id, outputParts, expiresAt } = held;
  for (const [index, bytes] of splitIntoParts(output).entries()) {
    writer.set(partRef(db, id, 'output', outputParts + 1 + index), PART.encode({ bytes, expiresAt }));
  }
}

/** The files of jobs as documents: jobs/{id}/upload/{number}, jobs/{id}/output/{number}, at most 900 kB each. */
export class JobFilesRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = new DocumentReader(BYTES, PLACE, broken);
  }

  /** Stores the file that a job comes with; before the job, which then has all of it. 1 write and round trip a part. */
  async storeUpload({ id, expiresAt }: Pick<Job, 'id' | 'expiresAt'>, upload: Buffer): Promise<void> {
    const db = await this.firestore();
    for (const [index, bytes] of splitIntoParts(upload).entries()) {
      await partRef(db, id, 'upload', index + 1).create(PART.encode({ bytes, expiresAt }));
    }
  }

  /** The file that a job came with; empty where there is none. 1 read a part. @throws AppError not-found when it has expired */
  async readUpload({ id, uploadParts }: Pick<Job, 'id' | 'uploadParts'>): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.readParts(id, 'upload', uploadParts)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** The file that a job has made, part by part. 1 read a part. @throws AppError not-found when it has expired */
  readOutput({ id, outputParts }: Pick<Job, 'id' | 'outputParts'>): AsyncGenerator<Buffer> {
    return this.readParts(id, 'output', outputParts);
  }

  private async *readParts(jobId: string, file: JobFile, count: number): AsyncGenerator<Buffer> {
    const db = await this.firestore();
    for (let begin = 1; begin <= count; begin += READ_BATCH) {
      const length = Math.min(READ_BATCH, count - begin + 1);
      const refs = Array.from({ length }, (_, index) => partRef(db, jobId, file, begin + index));
      for (const snapshot of await db.getAll(...refs)) {
        if (!snapshot.exists) throw fileGone();
        const { bytes } = this.reader.decode(`${jobId}/${file}/${snapshot.id}`, snapshot.data());
        yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
    }
  }
}

function partRef(db: Firestore, jobId: string, file: JobFile, number: number) {
  return db.collection(JOB_DOCUMENTS.name).doc(jobId).collection(file).doc(partId(number));
}

function fileGone(): AppError {
  return new AppError({ code: 'not-found', message: "The job's file is no longer there." });
}
