import type { CollectionReference, DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { hasEnded } from '../../work/index.js';
import { MAIL_JOB_DOCUMENTS, type MailJob } from '../mail-jobs.codec.js';
import { MAIL_JOBS } from '../mail-work.js';
import { SUPPRESSIONS, type Suppression } from '../suppressions/suppressions.codec.js';
import { addSuppression, suppressions } from '../suppressions/suppressions.repository.js';
import { isTooEarly, notedMail, type MailEvent } from './mail-event.js';

/** What is stored of events, and who is told of it. */
export interface EventEffects {
  /** The entry that an event makes; null for none. @param mail that it is about, null where it is not known */
  readonly suppressionOf: (event: MailEvent, mail: MailJob | null) => Suppression | null;
  /** Whether that mail is reason enough to make it. */
  readonly isTrusted: (event: MailEvent, mail: MailJob | null) => boolean;
  /** The line in the audit log of a new entry; null for none. */
  readonly auditOf: (suppression: Suppression) => AuditEntry | null;
}

/** What came of an event. */
export interface TakenEvent {
  readonly event: MailEvent;
  /** The mail that it is about, with what is noted of it. */
  readonly mail: MailJob | null;
  /** The entry that it made, or that was there; null where it makes none. */
  readonly suppression: Suppression | null;
  readonly isNew: boolean;
  /** Whether it would make one, but is not trusted. */
  readonly isUntrusted: boolean;
  /** Whether it is to be told again, since its mail is not noted as sent yet. */
  readonly isEarly: boolean;
}

/** Where what is heard of mails is stored: at the mails, and in the suppression list. */
export class MailEventsRepository {
  private readonly mails;
  private readonly entries;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.mails = MAIL_JOB_DOCUMENTS.reader(broken);
    this.entries = SUPPRESSIONS.reader(broken);
  }

  /**
   * Stores what comes of events in one transaction; what is stored already stays. 1 read for each mail that may be meant and
   * each entry, 1 write for what changes, 1 more for each new entry that is told in the audit log.
   *
   * @param mailIdsOf the ids of the mails that an event may be about, the likeliest first
   */
  async take(
    events: readonly MailEvent[],
    mailIdsOf: (event: MailEvent) => readonly string[],
    { suppressionOf, isTrusted, auditOf }: EventEffects,
    now: Date,
  ): Promise<TakenEvent[]> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const mails = await readAll(transaction, mailJobs(db), events.flatMap(mailIdsOf), this.mails);
      const meant = events.map((event) => {
        const [mail = null] = mailIdsOf(event).flatMap((id) => mails.get(id) ?? []);
        const wish = suppressionOf(event, mail);
        const isUntrusted = wish !== null && !isTrusted(event, mail);
        return { event, mail, wanted: isUntrusted ? null : wish, isUntrusted };
      });
      const wanted = meant.flatMap((one) => one.wanted ?? []);
      const ids = wanted.map(({ id }) => id);
      const present = await readAll(transaction, suppressions(db), ids, this.entries);
      const added = newEntries(wanted, present);
      const noted = notedMails(meant, now);
      for (const entry of added.values()) {
        const audit = auditOf(entry);
        addSuppression(transaction, db, entry);
        if (audit) addAuditEntry(transaction, db, audit);
      }
      for (const { id, status, lastError, updatedAt, history } of noted.values()) {
        const changes = { status, lastError, updatedAt, history };
        transaction.update(mailJobs(db).doc(id), MAIL_JOB_DOCUMENTS.encodePart(changes));
      }
      return meant.map((one) => ({
        event: one.event,
        mail: one.mail && (noted.get(one.mail.id) ?? one.mail),
        suppression: one.wanted && (added.get(one.wanted.id) ?? present.get(one.wanted.id) ?? null),
        isNew: one.wanted !== null && added.has(one.wanted.id),
        isUntrusted: one.isUntrusted,
        isEarly: one.mail !== null && isTooEarly(one.mail, one.event),
      }));
    });
  }
}

/** Documents that are there and whole, by id. 1 read each, however often one is named. */
async function readAll<Item extends { readonly id: string }>(
  transaction: Transaction,
  collection: CollectionReference,
  ids: readonly string[],
  reader: { whole(docs: readonly DocumentSnapshot[]): Item[] },
): Promise<ReadonlyMap<string, Item>> {
  const refs = [...new Set(ids)].map((id) => collection.doc(id));
  const found = refs.length === 0 ? [] : await transaction.getAll(...refs);
  return new Map(reader.whole(found).map((item) => [item.id, item]));
}

/** Those that are not there; a complaint also in the place of a bounce, but not of what an admin has put there. Of several of one address the first. */
function newEntries(
  wanted: readonly Suppression[],
  present: ReadonlyMap<string, Suppression>,
): ReadonlyMap<string, Suppression> {
  const added = new Map<string, Suppression>();
  for (const entry of wanted) {
    const before = added.get(entry.id) ?? present.get(entry.id);
    const isGraver =
      before?.reason === 'bounced' && before.source !== 'admin' && entry.reason === 'complained';
    if (!before || isGraver) added.set(entry.id, entry);
  }
  return added;
}

/** Those of which something new is noted. */
function notedMails(
  meant: readonly { readonly event: MailEvent; readonly mail: MailJob | null }[],
  now: Date,
): ReadonlyMap<string, MailJob> {
  const noted = new Map<string, MailJob>();
  for (const { event, mail } of meant) {
    if (!mail || !hasEnded(MAIL_JOBS, mail)) continue;
    const before = noted.get(mail.id) ?? mail;
    const after = notedMail(before, event, now);
    if (after !== before) noted.set(mail.id, after);
  }
  return noted;
}

function mailJobs(db: Firestore) {
  return db.collection(MAIL_JOB_DOCUMENTS.name);
}
