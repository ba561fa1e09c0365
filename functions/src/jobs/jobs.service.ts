import { addAuditEntry, type AuditTrail } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Clock } from '../platform/index.js';
import { BY_TIME, type Cursors, type PageRequest, type Role } from '../shared/index.js';
import { hasEnded, turnedWork, type AlsoWrite, type WorkQueue } from '../work/index.js';
import { MAX_UNFINISHED, mayCancel } from './job.js';
import type { JobFilesRepository } from './job-files.repository.js';
import { JOBS } from './job-work.js';
import type { Job } from './jobs.codec.js';
import type { JobsRepository } from './jobs.repository.js';
import type { JobFilter } from './jobs.schema.js';
import { creationOf, newJob, type NewJob } from './new-job.js';

/** A page of jobs; what is absent narrows nothing. */
type JobsAsked = PageRequest & { readonly [Name in keyof JobFilter]?: JobFilter[Name] | undefined };

interface JobsParts {
  readonly jobs: JobsRepository;
  readonly files: JobFilesRepository;
  readonly queue: WorkQueue<Job>;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** Begins, shows and cancels jobs: the request's side. */
export class JobsService {
  constructor(private readonly parts: JobsParts) {}

  /**
   * Stores a job and tells the queue. Once this resolves nothing is lost: the upload is stored first.
   * 1 read, 2 writes, and 1 write for each 900 kB of the upload.
   *
   * @param creator in whose name it is done, and who must still be staff when it is
   * @param key stored with the job, 1 write more. Where another request has stored it, an upload is left to its expiry
   * @throws AppError resource-exhausted when they have 20 unfinished jobs of LIMITED_KINDS. Requests at the same moment may exceed that: it
   *   bounds the work of a mistake, and is no promise
   */
  async create(work: NewJob, creator: Job['createdBy'], key: NewKey | null = null): Promise<Job> {
    const { upload } = work;
    const { jobs, files, queue, audit, clock } = this.parts;
    await this.requireRoom(creator.id);
    const job = newJob(work, creator, clock.now());
    if (upload) await files.storeUpload(job, upload);
    await jobs.create(job, audit.entry(creationOf(job)), key);
    await queue.announce(job);
    return job;
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<Job> {
    return this.parts.jobs.get(id);
  }

  /**
   * A page of the jobs, the newest first, and the cursor of the next, null at the end. limit + 1 reads in 1 round trip.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor, status = null, kind = null }: JobsAsked) {
    const { jobs: repository, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of(`jobs:${JSON.stringify([status, kind])}`, BY_TIME);
    const { items: jobs, end } = await repository.list(limit, list.decode(cursor, now), { status, kind });
    return { jobs, nextCursor: end && list.encode(end, now) };
  }

  /**
   * Ends a job that is not finished: no step begins any more, and what was done stays done. The outcome of a step in hand
   * is not counted. 1 read, 2 writes.
   *
   * @throws AppError not-found; permission-denied when it is another's and the actor no admin; failed-precondition when it
   *   has ended
   */
  async cancel(id: string, actor: { readonly id: string; readonly role: Role }): Promise<Job> {
    const { jobs, audit, clock } = this.parts;
    return jobs.change(id, (before) => {
      if (!mayCancel(before, actor)) throw notYours();
      if (hasEnded(JOBS, before)) throw tooLate(before);
      const job = turnedWork(JOBS, before, { status: 'cancelled', reason: null, now: clock.now() });
      const [was, is] = [{ status: before.status }, { status: job.status }];
      const target = { type: 'job', id } as const;
      const entry = audit.entry({ action: 'job_cancelled', target, before: was, after: is });
      const also: AlsoWrite = (writer, db) => {
        addAuditEntry(writer, db, entry);
      };
      return { work: job, also };
    });
  }

  /**
   * The file that a job has made, part by part: eight of at most 900 kB in memory at a time. 1 read a part.
   *
   * @throws AppError failed-precondition while the job has not succeeded, since the file may have only a part of what it
   *   should; at the first part: not-found when the file has expired
   */
  readOutput(job: Job): AsyncGenerator<Buffer> {
    if (job.status === 'succeeded') return this.parts.files.readOutput(job);
    throw new AppError({
      code: 'failed-precondition',
      message: `The job is ${job.status}: its file is complete when it has succeeded.`,
    });
  }

  private async requireRoom(creatorId: string): Promise<void> {
    if ((await this.parts.jobs.countUnfinished(creatorId, MAX_UNFINISHED)) < MAX_UNFINISHED) return;
    throw new AppError({
      code: 'resource-exhausted',
      message: `You have ${MAX_UNFINISHED} jobs that have not ended. Wait until one has, or cancel one.`,
      headers: { 'Retry-After': '60' },
    });
  }
}

function notYours(): AppError {
  return new AppError({
    code: 'permission-denied',
    message: 'Somebody else has begun this job: only they and admins may cancel it.',
  });
}

function tooLate({ status }: Pick<Job, 'status'>): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `The job has ended already: it is ${status}.`,
  });
}
