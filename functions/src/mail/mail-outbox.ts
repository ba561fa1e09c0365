import {
  currentContext,
  errorFields,
  sweepStanding,
  type Clock,
  type Logger,
  type Mailbox,
  type TaskQueue,
} from '../platform/index.js';
import { newId } from '../shared/index.js';
import { RETENTION_MS, type MailJob, type TemplateData, type TemplateName } from './mail-job.js';
import type { MailJobsRepository } from './mail-jobs.repository.js';

/** Jobs that stood still this long are enqueued again, in ms: longer than the queue waits between two tries (index.ts). */
const STANDING_MS = 5 * 60_000;

/** What a mail is about and whom it goes to. */
export interface NewMail<T extends TemplateName> {
  readonly template: T;
  readonly recipient: Mailbox;
  readonly replyTo?: Mailbox;
  readonly data: TemplateData[T];
  /** Given where the same mail must not be sent twice in a while: storing a second job of one id fails. */
  readonly id?: string;
}

interface OutboxParts {
  readonly jobs: MailJobsRepository;
  readonly queue: TaskQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes mail jobs and sees to it that a worker hears of each: the request's side. */
export class MailOutbox {
  constructor(private readonly parts: OutboxParts) {}

  /** A new job of the request in hand, to be stored in the same batch as what it is about (MailJobsRepository.addTo). */
  newJob<T extends TemplateName>(mail: NewMail<T>): MailJob<T> {
    const now = this.parts.clock.now();
    const id = mail.id ?? newId();
    return {
      ...mail,
      id,
      replyTo: mail.replyTo ?? null,
      requestId: currentContext()?.requestId ?? id,
      status: 'queued',
      attempts: 0,
      leaseUntil: null,
      lastError: null,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      expiresAt: new Date(now.getTime() + RETENTION_MS),
    };
  }

  /** Tells the queue of a job. When that fails, one that is stored stays queued and the sweeper takes it up. */
  async announce(job: MailJob): Promise<void> {
    try {
      await this.parts.queue.enqueue({
        id: job.id,
        data: { mail_job_id: job.id, request_id: job.requestId },
      });
    } catch (error) {
      this.parts.logger.log('error', 'mail job not enqueued: if it is stored the sweeper will', {
        mail_job_id: job.id,
        ...errorFields(error),
      });
    }
  }

  /**
   * Enqueues every unfinished job that stood still for 5 minutes. At most 200 jobs, 1 read and 1 write each.
   *
   * @returns how many
   * @throws Error when some could not be enqueued; the next sweep takes them up
   */
  async sweep(): Promise<number> {
    const now = this.parts.clock.now();
    const jobs = await this.parts.jobs.listStanding(new Date(now.getTime() - STANDING_MS));
    return sweepStanding('mail jobs', jobs, (job) => this.enqueueAgain(job, now), this.parts.logger);
  }

  private async enqueueAgain({ id, requestId }: Pick<MailJob, 'id' | 'requestId'>, now: Date): Promise<void> {
    // The queue refuses a task id it has had: the minute makes a new one, and two sweeps in one minute no second.
    const minute = Math.floor(now.getTime() / 60_000);
    await this.parts.queue.enqueue({
      id: `${id}-${String(minute)}`,
      data: { mail_job_id: id, request_id: requestId },
    });
    await this.parts.jobs.touch(id, now);
  }
}
