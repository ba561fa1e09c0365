import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { isTimestamp } from '../documents/index.js';
import { fromUnknown } from '../errors/index.js';
import { addKey, type NewKey } from '../idempotency/index.js';
import { MAIL_JOB_DOCUMENTS, type MailJob } from '../mail/index.js';
import type { Circumstances } from '../moderation/index.js';
import {
  isAlreadyExists,
  runTransaction,
  type DocumentWriter,
  type FirestoreProvider,
} from '../platform/index.js';
import type { WorkRepository } from '../work/index.js';
import { CONTACT_MESSAGES, type ContactMessage } from './contact.codec.js';
import type { ReceiptDraft } from './receipts.js';

const HOUR_MS = 60 * 60 * 1000;

/** How far back the same text is looked for, in ms: as long as spam is kept. */
const CONTENT_REMEMBERED_MS = 30 * 24 * HOUR_MS;

/** More of a kind say no more. */
const MAX_COUNTED = 10;

/** What is stored of a message that came. */
interface NewDocuments {
  readonly message: ContactMessage;
  /** Null of spam. */
  readonly job: MailJob | null;
  readonly key: NewKey | null;
}

/** By what messages are alike. */
type Alike = Pick<ContactMessage, 'ipHash' | 'email' | 'contentKey'>;

/** Of the same client and the same address within an hour, of the same content within 30 days; each at most 10. */
export type RecentCounts = Pick<
  Circumstances,
  'recentOfClient' | 'recentOfAddress' | 'sameContent' | 'sameContentAsSpam'
>;

/** Counts that are on their way, each for itself: one may fail where others don't. */
export type CountsToCome = { readonly [Name in keyof RecentCounts]: Promise<number> };

/** Contact messages in contact_messages/{id}. */
export class ContactRepository {
  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly mailJobs: WorkRepository<MailJob>,
  ) {}

  /** How many messages like one came before it lately. At most 4 reads, in 1 round trip of parallel queries. */
  countRecent({ ipHash, email, contentKey }: Alike, now: Date): CountsToCome {
    const since = (ageMs: number) => new Date(now.getTime() - ageMs);
    const count = async (field: string, value: string | null, ageMs: number, verdict?: 'spam') => {
      if (value === null || value === '') return 0;
      const messages = (await this.firestore()).collection(CONTACT_MESSAGES.name);
      const alike = messages.where(field, '==', value);
      const judged = verdict === undefined ? alike : alike.where('verdict', '==', verdict);
      const recent = judged.where('created_at', '>=', since(ageMs)).orderBy('created_at', 'desc');
      return (await recent.limit(MAX_COUNTED).count().get()).data().count;
    };
    return {
      recentOfClient: count('ip_hash', ipHash, HOUR_MS),
      recentOfAddress: count('email', email, HOUR_MS),
      sameContent: count('content_key', contentKey, CONTENT_REMEMBERED_MS),
      sameContentAsSpam: count('content_key', contentKey, CONTENT_REMEMBERED_MS, 'spam'),
    };
  }

  /**
   * Stores a message and its mail job together or not at all. 2 writes in 1 batch, 3 with a key; 1 less without a mail.
   *
   * @throws Firestore's already-exists when another request with this key has stored a message
   */
  async create(documents: NewDocuments): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    this.add(batch, db, documents);
    await unlessStored(documents, () => batch.commit());
  }

  /**
   * The same, and a receipt with it where one is due: of many at once one is stored. 3 reads, 3 writes in a transaction.
   *
   * @param isWanted whether the message deserves one; else the steps are the same, and none is stored
   * @returns whether it was stored
   * @throws as create
   */
  async createWithReceipt(
    documents: NewDocuments,
    { job: receipt, ids, since }: ReceiptDraft,
    isWanted: boolean,
  ): Promise<boolean> {
    const db = await this.firestore();
    const refs = ids.map((id) => db.collection(MAIL_JOB_DOCUMENTS.name).doc(id));
    let isStored = false;
    const store = () =>
      runTransaction(db, async (transaction) => {
        const others = await transaction.getAll(...refs, { fieldMask: ['created_at'] });
        isStored =
          isWanted &&
          !others.some((other) => isSince(other, since) || (other.exists && other.id === receipt.id));
        this.add(transaction, db, documents);
        if (isStored) this.mailJobs.addTo(transaction, db, receipt);
      });
    try {
      await unlessStored(documents, store);
      return isStored;
    } catch (error) {
      // Many ask for a receipt to one address at once: no message waits for that, or is lost.
      if (fromUnknown(error).code !== 'aborted') throw error;
      await this.create(documents);
      return false;
    }
  }

  private add(writer: DocumentWriter, db: Firestore, { message, job, key }: NewDocuments): void {
    writer.create(db.collection(CONTACT_MESSAGES.name).doc(message.id), CONTACT_MESSAGES.encode(message));
    if (job) this.mailJobs.addTo(writer, db, job);
    addKey(writer, db, key, { id: message.id });
  }
}

async function unlessStored({ key }: NewDocuments, store: () => Promise<unknown>): Promise<void> {
  try {
    await store();
  } catch (error) {
    // Without a key, all ids are new: it was stored, and the client sent the commit again because the answer was lost.
    if (key || !isAlreadyExists(error)) throw error;
  }
}

/** Of a mail's document: whether it was made after a time, or nobody can tell. */
function isSince(mail: DocumentSnapshot, time: Date): boolean {
  const createdAt: unknown = mail.get('created_at');
  return mail.exists && (!isTimestamp(createdAt) || createdAt.toDate() > time);
}
