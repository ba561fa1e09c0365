import { ZodError } from 'zod';
import { AppError, fromUnknown } from '../errors/index.js';
import { errorFields, MailError, type Logger, type Mail, type Mailer } from '../platform/index.js';
import { cutAtCharacter } from '../shared/index.js';
import { normalizeEmail } from '../users/index.js';
import type { Checkpoint, Verdict, WorkHandler, WorkKind, WorkRun } from '../work/index.js';
import { enhancedCodeIn, isNoMailbox } from './bounces/delivery-status.js';
import type { Site } from './letter.js';
import { DEAD_LINK, hasDeadLink, MAX_HISTORY } from './mail-job.js';
import { MAIL_JOB_DOCUMENTS, RETENTION_MS, type MailJob } from './mail-jobs.codec.js';
import {
  idsThatHoldBack,
  isByStrangers,
  isSuppressible,
  MAX_DIAGNOSTIC,
  suppressionId,
} from './suppressions/suppression.js';
import type { Suppression } from './suppressions/suppressions.codec.js';
import { addIfAbsent, type SuppressionsRepository } from './suppressions/suppressions.repository.js';
import type { UnsubscribeLinks } from './suppressions/unsubscribe-links.js';
import { renderMail } from './templates.js';
import { Refused, Unsent } from './unsent.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** So many addresses that servers refuse within an hour are suppressed: more of them, and the site itself may be what they refuse. */
const MAX_REFUSED_PER_HOUR = 100;

/** Mail jobs as a kind of work. */
export const MAIL_JOBS: WorkKind<MailJob> = {
  name: 'mail job',
  undone: 'mail not sent',
  documents: MAIL_JOB_DOCUMENTS,
  queue: 'sendEmail',
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
  // What sending may take, and noting it.
  leastLeaseMs: 50_000,
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

interface MailSenderParts {
  readonly mailer: Mailer;
  /** The sender's address; the site's name stands beside it. */
  readonly from: string;
  /** The site as it is called now. */
  readonly site: () => Promise<Site>;
  readonly suppressions: Pick<SuppressionsRepository, 'findFirst' | 'countRefused'>;
  readonly unsubscribeLinks: Pick<UnsubscribeLinks, 'headersFor'>;
  /** Never put on the suppression list. */
  readonly ownerAddress: string;
  readonly logger: Logger;
}

/** Sends the mails of jobs: their one step. */
export class MailSender implements WorkHandler<MailJob> {
  constructor(private readonly parts: MailSenderParts) {}

  /** Asks whether it may be sent: before its sending begins, which must not take longer than its lease. 1 read, of some kinds 2. */
  async open(work: MailJob): Promise<WorkRun<MailJob>> {
    await this.requireSendable(work);
    return { work, step: (job) => this.send(job) };
  }

  /** The server's words name the recipient: they are in the job, not in the log. */
  judge(thrown: unknown): Verdict {
    if (thrown instanceof ZodError) return ofAnotherVersion(thrown);
    if (thrown instanceof Unsent) return thrown.verdict;
    if (thrown instanceof Refused) return { ...this.judge(thrown.cause), also: thrown.also };
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

  /** The same `Message-ID` at each try, so that receivers can drop a repeat. 0 reads or 1, of the settings. */
  private async send(work: MailJob): Promise<Checkpoint<MailJob>> {
    const { from, mailer, unsubscribeLinks } = this.parts;
    const site = await this.parts.site();
    const { fromName = site.name, thread = [], ...words } = renderMail(work, site);
    const mail: Mail = {
      ...words,
      from: { address: from, name: fromName },
      to: work.recipient,
      replyTo: work.replyTo ?? undefined,
      messageId: messageIdOf(work.id, site),
      references: thread.map((id) => messageIdOf(id, site)),
      headers: {
        'X-Request-Id': work.requestId,
        ...autoSubmitted(work),
        ...(isByStrangers(work.template) && unsubscribeLinks.headersFor(work.recipient.address)),
      },
    };
    await mailer.send(mail).catch(async (error: unknown) => {
      throw await this.withSuppression(error, work);
    });
    return { work, isLast: true };
  }

  /** Asked anew at each try, so that a retry succeeds once the list is mended. */
  private async requireSendable(work: MailJob): Promise<void> {
    const { template, recipient, updatedAt: claimedAt } = work;
    const ids = idsThatHoldBack(recipient.address, template);
    const { first: suppression, readAt } = await this.parts.suppressions.findFirst(ids);
    // By the earlier clock: one that is ahead must not end a mail that nobody has tried.
    const now = readAt !== null && readAt < claimedAt ? readAt : claimedAt;
    if (hasDeadLink(work, now)) throw new Unsent(DEAD_LINK, 'failed');
    if (suppression === null) return;
    throw new Unsent(
      `Not sent: the recipient is on the suppression list (${suppression.reason}). To send it all the same take the address off ` +
        `(DELETE /admin/api/suppressions/${suppression.id}) and retry.`,
      'suppressed',
    );
  }

  /** What sending has thrown; where it means that there is no such mailbox, with the address put on the suppression list. */
  private async withSuppression(
    error: unknown,
    { id, template, recipient, updatedAt }: MailJob,
  ): Promise<unknown> {
    if (!(error instanceof MailError)) return error;
    if (!error.refusal.permanent || error.refusal.command !== 'RCPT TO') return error;
    const { address } = recipient;
    const isOwners = normalizeEmail(address) === normalizeEmail(this.parts.ownerAddress);
    const { message: text, refusal } = error;
    const said = { code: refusal.responseCode, status: enhancedCodeIn(text), text };
    // Letters beyond ASCII may be what is refused.
    const isClear = isAscii(address) || (said.status !== null && said.status !== '5.1.3');
    if (!isSuppressible(template) || isOwners || !isClear || !isNoMailbox(said)) return error;
    if (await this.refusesAll(id, updatedAt)) return error;
    const suppression: Suppression = {
      id: suppressionId(address, 'bounced'),
      address,
      reason: 'bounced',
      source: 'smtp',
      diagnostic: cutAtCharacter(text, MAX_DIAGNOSTIC),
      mailId: id,
      createdAt: updatedAt,
    };
    return new Refused(error, (transaction, db) => addIfAbsent(transaction, db, suppression));
  }

  /** Whether so many were refused lately that the mail server, rather than the addresses, must be at fault. */
  private async refusesAll(id: string, now: Date): Promise<boolean> {
    const { suppressions, logger } = this.parts;
    try {
      const since = new Date(now.getTime() - HOUR_MS);
      if ((await suppressions.countRefused(since)) < MAX_REFUSED_PER_HOUR) return false;
      const message = `addresses are not suppressed any more: mail servers refused ${String(MAX_REFUSED_PER_HOUR)} within an hour; see whether they refuse the site`;
      logger.log('error', message, { mail_job_id: id });
    } catch (error) {
      logger.log('warn', 'address not suppressed', { mail_job_id: id, ...errorFields(error) });
    }
    return true;
  }
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/** The `Message-ID` of a mail, with its angle brackets. */
export function messageIdOf(id: string, { url }: Pick<Site, 'url'>): string {
  return `<${id}@${new URL(url).hostname}>`;
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
