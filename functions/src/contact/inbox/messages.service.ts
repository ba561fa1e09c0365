import type { AuditTrail } from '../../audit/index.js';
import { SORTED_END } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import type { MailJob, MailOutbox, MailsRepository, MailsService } from '../../mail/index.js';
import type { Clock } from '../../platform/index.js';
import { newId, requireVersion, type Cursors, type PageRequest } from '../../shared/index.js';
import type { ContactMessage } from '../contact.codec.js';
import { ownersMail } from '../owners-mail.js';
import {
  answeredMessage,
  changedMessage,
  isToBeMailed,
  lacksMail,
  mailJobIdsOf,
  MAX_ANSWERS,
  type MessageAnswer,
  type MessageChanges,
} from './message.js';
import {
  messageNotFound,
  type MessageChange,
  type MessageOutcome,
  type MessagesRepository,
} from './messages.repository.js';
import type { MessageFilters } from './messages.schema.js';

interface MessagesParts {
  readonly messages: MessagesRepository;
  readonly mails: Pick<MailsRepository, 'findMany'>;
  readonly mailOperations: Pick<MailsService, 'retry'>;
  readonly outbox: MailOutbox;
  /** Where visitors' answers to answers go. */
  readonly recipientAddress: string;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** A message with those of its mails that there still are. */
interface WithMails {
  readonly message: ContactMessage;
  readonly mails: readonly MailJob[];
}

/** Who answers. */
interface Writer {
  readonly id: string;
  readonly name: string;
}

/** What admins do with the messages of the contact form: read, file and answer them. */
export class MessagesService {
  constructor(private readonly parts: MessagesParts) {}

  /**
   * Messages that pass every filter. limit + 1 reads in 1 round trip.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor, ...filters }: PageRequest & MessageFilters) {
    const { messages: repository, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of(`messages:${JSON.stringify(filters)}`, SORTED_END);
    const { items: messages, end } = await repository.list(filters, limit, list.decode(cursor, now));
    return { messages, nextCursor: end && list.encode(end, now) };
  }

  /** Those of these messages that are there and can be read. 1 read each in 1 round trip. */
  async listThese(ids: readonly string[]): Promise<readonly ContactMessage[]> {
    return this.parts.messages.findMany(ids);
  }

  /** How many pass the filters. 1 read. */
  async count(filters: MessageFilters): Promise<number> {
    return this.parts.messages.count(filters);
  }

  /** 5 reads. */
  async counts() {
    return this.parts.messages.counts();
  }

  /** 1 read for the message and 1 for each of its mails, in 2 round trips. @throws AppError not-found; data-loss */
  async get(id: string): Promise<WithMails> {
    return this.withMails(await this.parts.messages.get(id));
  }

  /**
   * Changes what is given. 1 read, 2 writes, none without a change; and 1 read for each of its mails. One that came as spam and
   * is none is mailed now: 1 write more.
   *
   * @param accepted ETags of `If-Match`; null for any version
   * @throws AppError not-found; data-loss for a broken one; stale-version
   */
  async change(id: string, changes: MessageChanges, accepted: readonly string[] | null): Promise<WithMails> {
    const change = this.changing(changes);
    const [outcome] = await this.changeAll([id], (before) => {
      requireVersion(accepted, before.version);
      return change(before);
    });
    // Not there, or broken: that says which.
    if (!outcome?.after) return this.get(id);
    return this.withMails(outcome.after);
  }

  /**
   * Removes a message with its mails for good, a broken one as well. 1 read, 3 writes and 1 for each answer.
   *
   * @throws AppError not-found; stale-version
   */
  async remove(id: string, accepted: readonly string[] | null): Promise<void> {
    const [outcome] = await this.parts.messages.changeAll(
      [id],
      (before) => {
        requireVersion(accepted, before.version);
        return this.removing(before);
      },
      (broken) => {
        // Its version is not known: nobody can have read it.
        requireVersion(accepted, 0);
        return this.entry('message_deleted', broken);
      },
    );
    if (!outcome?.before && !outcome?.wasBroken) throw messageNotFound();
  }

  /**
   * Changes or removes many at once, all or none. 1 read and 2 writes each, 3 of those that are mailed now, 3 and more of those
   * that are removed.
   *
   * @returns how many were changed or removed, and the ids of those that are not there, or are broken and shall be changed
   */
  async changeMany(ids: readonly string[], changes: MessageChanges | 'delete') {
    const change =
      changes === 'delete' ? (before: ContactMessage) => this.removing(before) : this.changing(changes);
    const ifBroken = changes === 'delete' ? (id: string) => this.entry('message_deleted', id) : undefined;
    const outcomes = await this.changeAll(ids, change, ifBroken);
    return {
      changed: outcomes.filter(({ before, after, wasBroken }) => wasBroken ?? before !== after).length,
      notFound: ids.filter((_id, place) => !outcomes[place]?.before && !outcomes[place]?.wasBroken),
    };
  }

  /**
   * Has the mail of a message sent that failed, and makes one for a message that has none. 2 reads, 3 writes.
   *
   * @throws AppError not-found, also when its mail is forgotten; failed-precondition when it is on its way, was sent, or was not
   *   made since it came as spam
   */
  async retryMail(id: string): Promise<MailJob> {
    const message = await this.parts.messages.get(id);
    const made = lacksMail(message) ? await this.makeMail(id) : null;
    if (made) return made;
    if (message.mailJobId === '') throw notMailedYet();
    return this.parts.mailOperations.retry(message.mailJobId);
  }

  /**
   * Stores an answer and has it mailed to the visitor, in one thread with the mail to the owner and the answers before. 1 read, 3 writes.
   *
   * @param key stored with it, 1 write more
   * @throws AppError not-found; failed-precondition when it was answered 20 times
   */
  async answer(id: string, text: string, writer: Writer, key: NewKey | null = null): Promise<MessageAnswer> {
    const { messages, outbox, audit, clock, recipientAddress } = this.parts;
    const now = clock.now();
    const jobId = newId();
    const { message, job } = await messages.answer(
      id,
      (before) => {
        const isThere = mailJobIdsOf(before).includes(jobId);
        if (!isThere && before.answers.length >= MAX_ANSWERS) throw answeredEnough();
        const { name, email, subject } = before;
        const job = outbox.newJob({
          id: jobId,
          template: 'answer',
          recipient: { address: email, name },
          replyTo: { address: recipientAddress },
          data: {
            name,
            subject,
            text,
            writer: writer.name,
            quote: before.message,
            quotedAt: before.createdAt.toISOString(),
            thread: mailJobIdsOf(before),
          },
        });
        const by = { id: writer.id, name: writer.name };
        const next = answeredMessage(before, { text, by, at: now, mailJobId: job.id });
        const target = { type: 'message', id } as const;
        return {
          next,
          job,
          audit: audit.entry({ action: 'message_answered', target, after: { mail_id: job.id } }),
        };
      },
      key,
    );
    await outbox.announce(job);
    return requireAnswer(message, job.id);
  }

  /** An answer by the id of its mail. 1 read. @throws AppError not-found */
  async getAnswer(id: string, mailJobId: string): Promise<MessageAnswer> {
    return requireAnswer(await this.parts.messages.get(id), mailJobId);
  }

  private async withMails(message: ContactMessage): Promise<WithMails> {
    const found = await this.parts.mails.findMany(mailJobIdsOf(message));
    return { message, mails: found.filter((mail) => mail !== null) };
  }

  private async changeAll(...args: Parameters<MessagesRepository['changeAll']>): Promise<MessageOutcome[]> {
    const outcomes = await this.parts.messages.changeAll(...args);
    const jobs = outcomes.flatMap(({ job }) => job ?? []);
    await Promise.all(jobs.map((job) => this.parts.outbox.announce(job)));
    return outcomes;
  }

  private changing(changes: MessageChanges): MessageChange {
    const now = this.parts.clock.now();
    return (before) => {
      const changed = changedMessage(before, changes, now);
      if (changed === before) return null;
      const job = isToBeMailed(before, changed) ? this.newMail(changed) : null;
      const next = job ? { ...changed, mailJobId: job.id } : changed;
      const [was, is] = [before, next].map(({ handled, verdict, decided, note }) => ({
        handled,
        verdict,
        decided,
        note_length: note.length,
      }));
      return {
        next,
        job,
        audit: this.entry('message_updated', before.id, { before: was ?? {}, after: is ?? {} }),
      };
    };
  }

  private newMail(message: ContactMessage): MailJob {
    const { outbox, recipientAddress } = this.parts;
    return outbox.newJob(ownersMail(message, recipientAddress));
  }

  /** Null where the message has one by now. */
  private async makeMail(id: string): Promise<MailJob | null> {
    const [outcome] = await this.changeAll([id], (before) => {
      if (!lacksMail(before)) return null;
      const job = this.newMail(before);
      const next = { ...before, mailJobId: job.id, version: before.version + 1 };
      return { next, job, audit: this.entry('message_updated', id, { after: { mail_id: job.id } }) };
    });
    return outcome?.job ?? null;
  }

  private removing({ id }: ContactMessage) {
    return { next: null, audit: this.entry('message_deleted', id) };
  }

  private entry(
    action: 'message_updated' | 'message_deleted',
    id: string,
    changes: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
  ) {
    return this.parts.audit.entry({ action, target: { type: 'message', id }, ...changes });
  }
}

function requireAnswer({ answers }: ContactMessage, mailJobId: string): MessageAnswer {
  const answer = answers.find((one) => one.mailJobId === mailJobId);
  if (answer) return answer;
  throw new AppError({ code: 'not-found', message: 'There is no such answer.' });
}

function notMailedYet(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'It was taken for spam when it came, and has no mail. Say that its verdict is ham: then it is mailed.',
  });
}

function answeredEnough(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `This message was answered ${String(MAX_ANSWERS)} times. Go on by mail: the visitor's answers come to you there.`,
  });
}
