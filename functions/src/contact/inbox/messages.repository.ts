import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { SortedList, type Page, type SortedEnd, type SortField } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { addKey, type NewKey } from '../../idempotency/index.js';
import { MAIL_JOB_DOCUMENTS, type MailJob } from '../../mail/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { documentId, searchable } from '../../shared/index.js';
import type { WorkRepository } from '../../work/index.js';
import { CONTACT_MESSAGES, foldAddress, type ContactMessage } from '../contact.codec.js';
import { mailJobIdsOf } from './message.js';
import type { MessageFilters } from './messages.schema.js';

/** What messages are sorted by. */
const SORT_FIELDS = {
  created_at: { field: 'created_at', holds: 'time' },
  score: { field: 'score', holds: 'number' },
} as const satisfies Record<string, SortField>;

/** How many messages there are; see messageCountsJson. */
export type MessageCounts = Readonly<Record<'open' | 'unsure' | 'spam' | 'total', number>>;

/**
 * What becomes of a message, with its entry in the audit log: another one, maybe with a mail, or none any more. Null for no
 * change.
 */
export type MessageChange = (message: ContactMessage) => {
  readonly next: ContactMessage | null;
  readonly job?: MailJob | null;
  readonly audit: AuditEntry;
} | null;

/** A message as it was and as it is: null where it was not there or was broken, and where it was removed. */
export interface MessageOutcome {
  readonly before: ContactMessage | null;
  readonly after: ContactMessage | null;
  /** What was stored with the change, to be announced. */
  readonly job: MailJob | null;
  /** Whether it was broken, and was removed. */
  readonly wasBroken?: true;
}

/** Messages of the contact form as admins read and file them: contact_messages/{id}. */
export class MessagesRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly mailJobs: WorkRepository<MailJob>,
    broken: BrokenDocuments,
  ) {
    this.reader = CONTACT_MESSAGES.reader(broken);
  }

  /** Messages that pass every filter. limit + 1 reads in 1 round trip. */
  async list(
    filters: MessageFilters,
    limit: number,
    after: SortedEnd | null,
  ): Promise<Page<ContactMessage, SortedEnd>> {
    const sorted = listed(filters);
    const { docs } = await sorted
      .query(filtered(await this.firestore(), filters), after)
      .select(...this.reader.storedNames)
      .limit(limit + 1)
      .get();
    return sorted.page(docs, limit, this.reader);
  }

  /** How many the list in this order has. 1 read, 1 more for each 1,000. */
  async count(filters: MessageFilters): Promise<number> {
    return count(listed(filters).query(filtered(await this.firestore(), filters), null));
  }

  /** 5 reads in 5 round trips at once, more where there are thousands of messages. */
  async counts(): Promise<MessageCounts> {
    const all = messages(await this.firestore());
    // Those of before have no verdict until they are migrated: they are no spam.
    const open = all.where('handled', '==', false);
    const [unhandled, unhandledSpam, unsure, spam, total] = await Promise.all([
      count(open),
      count(open.where('verdict', '==', 'spam')),
      count(open.where('verdict', '==', 'unsure')),
      count(all.where('verdict', '==', 'spam')),
      count(all),
    ]);
    return { open: unhandled - unhandledSpam, unsure, spam, total };
  }

  /** Those of these that are there and whole. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<readonly ContactMessage[]> {
    const db = await this.firestore();
    return this.reader.whole(await db.getAll(...ids.map((id) => messages(db).doc(id))));
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<ContactMessage> {
    return this.require(
      await messages(await this.firestore())
        .doc(id)
        .get(),
    );
  }

  /**
   * Changes messages in one transaction, or removes them with their mails. 1 read and at most 2 writes each, 1 more for a mail
   * that a change makes and for each mail of one that is removed.
   *
   * @param ifBroken what removes broken ones, with those of their mails that can be told: the entry in the audit log; they stay without
   * @returns in the order of the ids
   * @throws what `change` throws: then nothing is changed
   */
  async changeAll(
    ids: readonly string[],
    change: MessageChange,
    ifBroken?: (id: string) => AuditEntry,
  ): Promise<MessageOutcome[]> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...ids.map((id) => messages(db).doc(id)));
      return snapshots.map((snapshot) => {
        const before = this.reader.findWhole(snapshot);
        if (!before && snapshot.exists && ifBroken) {
          for (const ref of [snapshot.ref, ...mailsOfBroken(db, snapshot)]) transaction.delete(ref);
          addAuditEntry(transaction, db, ifBroken(snapshot.id));
          return { before, after: null, job: null, wasBroken: true };
        }
        const changed = before && change(before);
        if (!changed) return { before, after: before, job: null };
        const { next: after, job = null, audit } = changed;
        if (after) transaction.update(snapshot.ref, CONTACT_MESSAGES.encode(after));
        else {
          for (const ref of [snapshot.ref, ...mailsOf(db, before)]) transaction.delete(ref);
        }
        if (job) this.mailJobs.addTo(transaction, db, job);
        addAuditEntry(transaction, db, audit);
        return { before, after, job };
      });
    });
  }

  /**
   * Stores an answer with its mail, in one transaction. 1 read, 3 writes, 1 more with a key.
   *
   * @param answer gives the message with the answer, its mail with the same id each time; it may throw to refuse
   * @param key told of the answer by the id of its mail
   * @throws AppError not-found; data-loss for a broken one; what `answer` throws
   */
  async answer(
    id: string,
    answer: (message: ContactMessage) => {
      readonly next: ContactMessage;
      readonly job: MailJob;
      readonly audit: AuditEntry;
    },
    key: NewKey | null,
  ): Promise<{ readonly message: ContactMessage; readonly job: MailJob }> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const ref = messages(db).doc(id);
      const present = this.require(await transaction.get(ref));
      const { next, job, audit } = answer(present);
      // Stored, but the answer of the commit was lost, and the transaction began anew.
      if (mailJobIdsOf(present).includes(job.id)) return { message: present, job };
      transaction.update(ref, CONTACT_MESSAGES.encode(next));
      this.mailJobs.addTo(transaction, db, job);
      addAuditEntry(transaction, db, audit);
      addKey(transaction, db, key, { id: job.id });
      return { message: next, job };
    });
  }

  private require(snapshot: DocumentSnapshot): ContactMessage {
    const message = this.reader.find(snapshot);
    if (message) return message;
    throw messageNotFound();
  }
}

/** The 404 of a message. */
export function messageNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such message.' });
}

function messages(db: Firestore) {
  return db.collection(CONTACT_MESSAGES.name);
}

function mailsOf(db: Firestore, message: ContactMessage) {
  return mailJobIdsOf(message).map((id) => db.collection(MAIL_JOB_DOCUMENTS.name).doc(id));
}

function mailsOfBroken(db: Firestore, snapshot: DocumentSnapshot) {
  const answers: unknown = snapshot.get('answers');
  const named = [snapshot.data(), ...(Array.isArray(answers) ? (answers as unknown[]) : [])];
  return named
    .map((of) => documentId.safeParse((of as { mail_job_id?: unknown } | null)?.mail_job_id))
    .flatMap(({ data }) => (data === undefined ? [] : [db.collection(MAIL_JOB_DOCUMENTS.name).doc(data)]));
}

function listed({ sort = '-created_at' }: MessageFilters) {
  return new SortedList(SORT_FIELDS, sort);
}

function filtered(
  db: Firestore,
  { q, email, from, to, scoreMin, scoreMax, ...states }: MessageFilters,
): Query {
  const { handled, verdict, decided, answered } = states;
  const wanted = {
    email_folded: email && foldAddress(email),
    handled: handled && handled === 'true',
    verdict,
    decided: decided === 'none' ? null : decided,
    answered: answered && answered === 'true',
  };
  let some: Query = messages(db);
  if (q !== undefined) some = some.where('found_by', 'array-contains', searchable(q));
  for (const [field, value] of Object.entries(wanted))
    if (value !== undefined) some = some.where(field, '==', value);
  if (scoreMin !== undefined) some = some.where('score', '>=', scoreMin);
  if (scoreMax !== undefined) some = some.where('score', '<=', scoreMax);
  if (from) some = some.where('created_at', '>=', from);
  return to ? some.where('created_at', '<', to) : some;
}

async function count(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}
