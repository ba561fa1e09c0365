import { addAuditEntry, type AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { BY_TIME, type Cursors } from '../../shared/index.js';
import { hasEnded, retriedWork, turnedWork, type AlsoWrite, type WorkQueue } from '../../work/index.js';
import type { MailJob } from '../mail-jobs.codec.js';
import { DEAD_LINK, hasDeadLink } from '../mail-job.js';
import { MAIL_JOBS } from '../mail-work.js';
import type { MailsRepository } from './mails.repository.js';
import type { MailsQuery } from './mails.schema.js';

interface MailsParts {
  readonly mails: MailsRepository;
  readonly outbox: Pick<WorkQueue<MailJob>, 'announce'>;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** What admins do with mails: look what became of them, have them sent again, stop them. */
export class MailsService {
  constructor(private readonly parts: MailsParts) {}

  /**
   * Mails that pass every filter, the newest first. limit + 1 reads in 1 round trip.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor, ...filters }: MailsQuery) {
    const { mails: repository, cursors, clock } = this.parts;
    const now = clock.now();
    const { status, kind, recipient } = filters;
    const list = cursors.of(`mails:${JSON.stringify([status, kind, recipient])}`, BY_TIME);
    const { items: mails, end } = await repository.list(filters, limit, list.decode(cursor, now));
    return { mails, nextCursor: end && list.encode(end, now) };
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<MailJob> {
    return this.parts.mails.get(id);
  }

  /**
   * Has a mail sent that was given up, held back or cancelled, or came back: it is queued as if it were new. 1 read, 2 writes.
   *
   * @throws AppError not-found; failed-precondition when it is on its way, was sent, or brings a link that has expired
   */
  async retry(id: string): Promise<MailJob> {
    const now = this.parts.clock.now();
    const mail = await this.change(id, 'mail_retried', (before) => {
      // Stored, but the answer of the commit was lost, and the transaction began anew.
      if (before.status !== 'cancelled' && before.retriedAt?.getTime() === now.getTime()) return before;
      if (!hasEnded(MAIL_JOBS, before))
        throw refused('It is on its way: the queue tries it again by itself.');
      if (before.status === 'sent') throw refused('The mail server has taken it already.');
      if (hasDeadLink(before, now)) throw refused(DEAD_LINK);
      if (before.leaseUntil !== null && before.leaseUntil > now) throw refused(MAY_GO_OUT);
      return retriedWork(MAIL_JOBS, before, now);
    });
    await this.parts.outbox.announce(mail, `retry-${String(now.getTime())}`);
    return mail;
  }

  /**
   * Stops a mail that was not sent yet. One that is being sent may still go out, and is not counted as sent: its lease stays, so
   * that no retry sends it beside. 1 read, 2 writes.
   *
   * @throws AppError not-found; failed-precondition when it has ended
   */
  async cancel(id: string): Promise<MailJob> {
    const now = this.parts.clock.now();
    return this.change(id, 'mail_cancelled', (before) => {
      // As in retry.
      if (before.status === 'cancelled' && before.updatedAt.getTime() === now.getTime()) return before;
      if (hasEnded(MAIL_JOBS, before)) throw refused(`It has ended already: it is ${before.status}.`);
      const { leaseUntil } = before;
      const isBeingSent = leaseUntil !== null && leaseUntil > now;
      const cancelled = turnedWork(MAIL_JOBS, before, { status: 'cancelled', reason: null, now });
      return isBeingSent ? { ...cancelled, leaseUntil } : cancelled;
    });
  }

  private async change(
    id: string,
    action: 'mail_retried' | 'mail_cancelled',
    next: (before: MailJob) => MailJob,
  ): Promise<MailJob> {
    const { mails, audit } = this.parts;
    return mails.change(id, (before) => {
      const work = next(before);
      const [was, is] = [{ status: before.status }, { status: work.status }];
      const entry = audit.entry({ action, target: { type: 'mail', id }, before: was, after: is });
      const also: AlsoWrite = (writer, db) => {
        addAuditEntry(writer, db, entry);
      };
      return { work, also };
    });
  }
}

const MAY_GO_OUT =
  'It was being sent when it was cancelled, and may still go out. Look in a minute whether it has arrived, and retry then.';

function refused(message: string): AppError {
  return new AppError({ code: 'failed-precondition', message });
}
