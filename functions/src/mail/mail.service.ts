import { AppError } from '../errors/index.js';
import {
  errorFields,
  MailError,
  type Clock,
  type Logger,
  type Mailbox,
  type Mailer,
} from '../platform/index.js';
import type { ClaimedJob, MailJobsRepository } from './mail-jobs.repository.js';
import type { Site } from './letter.js';
import { renderMail } from './templates.js';

interface MailParts {
  readonly jobs: MailJobsRepository;
  readonly mailer: Mailer;
  readonly from: Mailbox;
  readonly site: Site;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Sends the mails of jobs: the queue worker's side. */
export class MailService {
  constructor(private readonly parts: MailParts) {}

  /**
   * Sends a job's mail unless that is done. Safe to run twice; a permanent failure is recorded and returns.
   *
   * @throws AppError unavailable when the job must be tried again: the queue does so; Firestore's errors
   */
  async deliver(jobId: string): Promise<void> {
    const { jobs, clock, logger } = this.parts;
    const claimed = await jobs.claim(jobId, clock.now());
    if (claimed === 'done') return;
    if (claimed === 'expired') {
      logger.log('error', 'mail given up: its job is too old', { mail_job_id: jobId });
      return;
    }
    if (claimed === 'busy') throw tryAgain('Another worker is sending this mail.');
    try {
      await this.send(claimed);
    } catch (error) {
      await this.recordFailure(claimed, error);
      return;
    }
    await jobs.release(claimed, { status: 'sent', lastError: null, sentAt: clock.now() }, clock.now());
    logger.log('info', 'mail sent', { mail_job_id: jobId, attempt: claimed.attempt });
  }

  private async send({ job }: ClaimedJob): Promise<void> {
    const { mailer, from, site } = this.parts;
    await mailer.send({
      ...renderMail(job, site),
      from,
      to: job.recipient,
      replyTo: job.replyTo ?? undefined,
      messageId: `<${job.id}@${new URL(site.url).hostname}>`,
      headers: { 'X-Request-Id': job.requestId, 'Auto-Submitted': 'auto-generated' },
    });
  }

  private async recordFailure(claimed: ClaimedJob, error: unknown): Promise<void> {
    const { jobs, clock, logger } = this.parts;
    const reason = error instanceof Error ? error.message : String(error);
    const isPermanent = error instanceof MailError && error.permanent;
    const isServersAnswer = error instanceof MailError && error.responseCode !== null;
    const status = isPermanent ? 'failed' : 'queued';
    await jobs.release(claimed, { status, lastError: reason, sentAt: null }, clock.now());
    logger.log(status === 'failed' ? 'error' : 'warn', `mail not sent: ${status}`, {
      mail_job_id: claimed.job.id,
      attempt: claimed.attempt,
      // Not the server's words, which name the recipient: they are in the job.
      ...(isServersAnswer
        ? { smtp_code: error.responseCode, smtp_command: error.command }
        : errorFields(error)),
    });
    if (status === 'failed') return;
    throw tryAgain('The mail server did not take the mail.', isServersAnswer ? undefined : error);
  }
}

function tryAgain(message: string, cause?: unknown): AppError {
  return new AppError({ code: 'unavailable', message, cause });
}
