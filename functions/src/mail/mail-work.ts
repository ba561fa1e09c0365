import { ZodError } from 'zod';
import { AppError, fromUnknown } from '../errors/index.js';
import { errorFields, MailError, type Mailbox, type Mailer } from '../platform/index.js';
import type { Checkpoint, Verdict, WorkHandler, WorkKind, WorkRun } from '../work/index.js';
import type { Site } from './letter.js';
import { MAIL_JOB_DOCUMENTS, RETENTION_MS, type MailJob } from './mail-jobs.codec.js';
import { renderMail } from './templates.js';

/** Turns of one mail that are kept: days of a mail server that is away. */
const MAX_HISTORY = 20;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Mail jobs as a kind of work. */
export const MAIL_JOBS: WorkKind<MailJob> = {
  name: 'mail job',
  undone: 'mail not sent',
  documents: MAIL_JOB_DOCUMENTS,
  progress: [
    'status',
    'attempts',
    'leaseUntil',
    'lastError',
    'updatedAt',
    'sentAt',
    'retriedAt',
    'expiresAt',
    'history',
  ],
  idField: 'mail_job_id',
  held: 'sending',
  done: 'sent',
  // Longer than sending may take (platform/mailer.ts).
  leaseMs: 60_000,
  // Long enough for a mail server's bad weekend.
  giveUpAfterMs: 3 * DAY_MS,
  // A mail waits for as long as it is not too old, whatever keeps it.
  maxIdleAttempts: Infinity,
  retentionMs: RETENTION_MS,
  givenUp: ({ lastError }) => `given up after 3 days: ${lastError ?? 'no worker came to the end'}`,
  onTurn: ({ status, reason, now }, job) => ({
    lastError: reason,
    sentAt: status === 'sent' ? now : null,
    history: [...(job?.history ?? []), { at: now, status, attempt: job?.attempts ?? 0, error: reason }].slice(
      -MAX_HISTORY,
    ),
  }),
};

/** Sends the mails of jobs: their one step. */
export class MailSender implements WorkHandler<MailJob> {
  constructor(
    private readonly mailer: Mailer,
    private readonly from: Mailbox,
    private readonly site: Site,
  ) {}

  /** Nothing is to be read for it. */
  async open(work: MailJob): Promise<WorkRun<MailJob>> {
    return Promise.resolve({ work, step: (job) => this.send(job) });
  }

  /** The server's words name the recipient: they are in the job, not in the log. */
  judge(thrown: unknown): Verdict {
    if (thrown instanceof ZodError) return ofAnotherVersion(thrown);
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    if (!(thrown instanceof MailError)) {
      return { error: fromUnknown(thrown), reason, fields: errorFields(thrown) };
    }
    const { permanent, responseCode, command } = thrown.refusal;
    const isServersAnswer = responseCode !== null;
    const error = new AppError({
      code: permanent ? 'failed-precondition' : 'unavailable',
      message: 'The mail server did not take the mail.',
      ...(!isServersAnswer && { cause: thrown }),
    });
    const fields = isServersAnswer ? { smtp_code: responseCode, smtp_command: command } : errorFields(thrown);
    return { error, reason, fields, logLevel: 'error' };
  }

  /** The same `Message-ID` at each try, so that receivers can drop a repeat. */
  private async send(work: MailJob): Promise<Checkpoint<MailJob>> {
    const { fromName, thread = [], ...words } = renderMail(work, this.site);
    await this.mailer.send({
      ...words,
      from: fromName === undefined ? this.from : { ...this.from, name: fromName },
      to: work.recipient,
      replyTo: work.replyTo ?? undefined,
      messageId: this.messageIdOf(work.id),
      references: thread.map((id) => this.messageIdOf(id)),
      headers: {
        'X-Request-Id': work.requestId,
        ...autoSubmitted(work),
      },
    });
    return { work, isLast: true };
  }

  private messageIdOf(id: string): string {
    return `<${id}@${new URL(this.site.url).hostname}>`;
  }
}

/** What a person wrote is not automatic (RFC 3834). */
function autoSubmitted({ template }: MailJob): Record<string, string> {
  if (template === 'answer') return {};
  return { 'Auto-Submitted': template === 'contact-receipt' ? 'auto-replied' : 'auto-generated' };
}

/** Its data are not those of its template: they would be refused at every attempt. */
function ofAnotherVersion(cause: ZodError): Verdict {
  const message =
    'This mail was made by another version of the site: its data are not those of its template.';
  return { error: new AppError({ code: 'failed-precondition', message, cause }), reason: message };
}
