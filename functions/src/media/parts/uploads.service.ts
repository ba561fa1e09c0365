import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import { newJob, type Job } from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import { newId } from '../../shared/index.js';
import type { WorkQueue } from '../../work/index.js';
import type { MediaRepository } from '../documents/media.repository.js';
import type { MediaText } from '../media.js';
import { requireMediaType } from '../types/index.js';
import { describedAs } from '../upload/require-described.js';
import { requireRoom } from '../upload/room.js';
import type { UploadParts } from './upload-parts.js';
import { bytesOfPart, countParts, PART_BYTES, UPLOAD_LIFE_MS, type Upload } from './uploads.codec.js';
import type { UploadsRepository } from './uploads.repository.js';

/** Uploads that an account may have under way. */
export const MAX_UPLOADS = 20;

/** What a client announces. */
export interface Announced {
  readonly purpose: Upload['purpose'];
  readonly bytes: number;
  readonly fileName: string;
  readonly text: MediaText;
}

/** An upload, and which of its parts are there. */
export interface UploadState {
  readonly upload: Upload;
  readonly present: readonly number[];
}

interface UploadsParts {
  readonly uploads: UploadsRepository;
  readonly parts: UploadParts;
  readonly media: MediaRepository;
  readonly jobs: WorkQueue<Job>;
  readonly clock: Clock;
}

/** Files that come in parts: begun, sent part by part in any order, as often as it takes, and joined by a job. */
export class UploadsService {
  constructor(private readonly tools: UploadsParts) {}

  /** 3 reads, 1 write. @throws AppError failed-precondition when there is no room; failed-precondition for too many, too */
  async begin(
    { purpose, bytes, fileName, text }: Announced,
    uploaderId: string,
    key: NewKey | null,
  ): Promise<UploadState> {
    const { uploads, media, clock } = this.tools;
    const [used, open] = await Promise.all([
      media.usageOf(uploaderId),
      uploads.openOf(uploaderId, MAX_UPLOADS),
    ]);
    // What is under way takes room as well, archives to be imported included.
    requireRoom(used, open.bytes + bytes);
    if (open.files >= MAX_UPLOADS) throw tooManyUploads();
    const now = clock.now();
    const upload: Upload = {
      id: newId(),
      purpose,
      bytes,
      partBytes: PART_BYTES,
      fileName,
      ...text,
      uploadedBy: { id: uploaderId },
      jobId: null,
      mediaId: null,
      createdAt: now,
      endsAt: this.inADay(),
    };
    await uploads.create(upload, key);
    return { upload, present: [] };
  }

  /** 1 read. @throws AppError not-found, for another account's as well */
  async get(id: string, accountId: string): Promise<UploadState> {
    const upload = await this.find(id, accountId);
    return { upload, present: await this.tools.parts.present(upload) };
  }

  /**
   * Stores a part. The first tells what the file is, so that what would be refused in the end is refused at once. 1 read, 2 where a
   * job has made nothing of the parts.
   *
   * @throws AppError not-found; validation-failed; unsupported-media-type; payload-too-large; failed-precondition once it is being
   *   joined
   */
  async putPart(id: string, number: number, bytes: Buffer, accountId: string): Promise<void> {
    const upload = await this.find(id, accountId);
    if (await this.isJoined(upload)) throw isBeingJoined(upload);
    const parts = countParts(upload);
    if (number > parts) throw refused(`there is no part ${String(number)}: the file has ${String(parts)}`);
    const expected = bytesOfPart(upload, number);
    if (bytes.length !== expected)
      throw refused(`part ${String(number)} has ${String(expected)} bytes, and ${String(bytes.length)} came`);
    if (number === 1) requireTaken(upload, bytes);
    await this.tools.parts.save(upload, number, bytes);
  }

  /**
   * Has the parts joined by a job; once, however often it is asked for, unless the job has failed. 3 reads, 2 writes.
   *
   * @returns the id of the job
   * @throws AppError not-found; failed-precondition while parts are missing
   */
  async complete(id: string, uploader: Job['createdBy']): Promise<string> {
    const { uploads, parts, jobs, clock } = this.tools;
    const upload = await this.find(id, uploader.id);
    requirePurpose(upload, 'media');
    if (upload.jobId !== null && (await this.isJoined(upload))) return upload.jobId;
    requireComplete(upload, await parts.present(upload));
    const job = newJob({ kind: 'join-upload', input: { upload_id: id }, total: 1 }, uploader, clock.now());
    const { jobId } = await uploads.complete(id, uploader.id, job, upload.jobId);
    if (jobId === job.id) await jobs.announce(job);
    return jobId ?? job.id;
  }

  /**
   * Keeps an archive that is to be imported for a day more. 1 read, 1 write.
   *
   * @throws AppError not-found; failed-precondition while parts are missing, and where it is no archive
   */
  async keepForImport(id: string, accountId: string): Promise<void> {
    const upload = await this.find(id, accountId);
    requirePurpose(upload, 'import');
    requireComplete(upload, await this.tools.parts.present(upload));
    await this.tools.uploads.note(id, { endsAt: this.inADay() });
  }

  /** Notes the job that imports an archive: its parts stay as they are unless that fails. 1 write. */
  async noteImport(id: string, jobId: string): Promise<void> {
    await this.tools.uploads.note(id, { jobId });
  }

  /** Ends an upload and removes its parts; a job that joins them fails then. 1 read, 1 write. @throws AppError not-found */
  async cancel(id: string, accountId: string): Promise<void> {
    await this.find(id, accountId);
    await this.remove(id);
  }

  /** Removes expired uploads with their parts. @param limit of how many at most @returns how many */
  async removeExpired(limit: number): Promise<number> {
    const { uploads, clock } = this.tools;
    const expired = await uploads.listExpired(clock.now(), limit);
    for (const id of expired) await this.remove(id);
    return expired.length;
  }

  /** The parts first: without its document nobody would look for them soon. */
  private async remove(id: string): Promise<void> {
    await this.tools.parts.remove(id);
    await this.tools.uploads.remove(id);
  }

  /** Whether its parts have become a file, or a job is at it. */
  private async isJoined({ jobId, mediaId }: Upload): Promise<boolean> {
    if (jobId === null) return false;
    return mediaId !== null || !(await this.tools.uploads.hasGivenUp(jobId));
  }

  private inADay(): Date {
    return new Date(this.tools.clock.now().getTime() + UPLOAD_LIFE_MS);
  }

  private async find(id: string, accountId: string): Promise<Upload> {
    return this.tools.uploads.get(id, accountId, this.tools.clock.now());
  }
}

/** How every ZIP begins, unless it is empty. */
const ZIP_START = 'PK\u0003\u0004';

/** By its first part. @throws AppError unsupported-media-type; payload-too-large; validation-failed */
function requireTaken(upload: Upload, firstPart: Buffer): void {
  if (upload.purpose === 'media') {
    describedAs(requireMediaType(firstPart, upload.bytes), upload);
    return;
  }
  if (firstPart.toString('latin1', 0, ZIP_START.length) === ZIP_START) return;
  throw new AppError({
    code: 'unsupported-media-type',
    message: 'Only a ZIP is imported in parts. Send any other file whole: POST /admin/api/posts/import.',
  });
}

/** Holds an upload to what it was begun for. @throws AppError failed-precondition */
function requirePurpose({ purpose }: Upload, wanted: Upload['purpose']): void {
  if (purpose === wanted) return;
  throw new AppError({
    code: 'failed-precondition',
    message:
      wanted === 'media'
        ? 'It is an archive to be imported: POST /admin/api/uploads/:id/import.'
        : 'It is a file of the library: begin an upload with `"purpose": "import"`.',
  });
}

/** Holds an upload to having all of its parts. @throws AppError failed-precondition */
function requireComplete(upload: Upload, present: readonly number[]): void {
  const there = new Set(present);
  const missing = Array.from({ length: countParts(upload) }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
  if (missing.length > 0) throw partsMissing(missing);
}

function isBeingJoined({ jobId }: Upload): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `Its parts are being joined, or were: see the job ${String(jobId)}.`,
  });
}

function refused(detail: string): AppError {
  return new AppError({
    code: 'validation-failed',
    message: `The part is not as it was announced: ${detail}.`,
  });
}

function partsMissing(numbers: readonly number[]): AppError {
  const shown = numbers.slice(0, 10).join(', ');
  return new AppError({
    code: 'failed-precondition',
    message: `${String(numbers.length)} parts are missing: ${shown}${numbers.length > 10 ? ' and more' : ''}.`,
  });
}

function tooManyUploads(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `You have ${String(MAX_UPLOADS)} uploads under way: complete or cancel one first.`,
  });
}
