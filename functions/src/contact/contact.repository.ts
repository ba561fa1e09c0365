import { addKey, type NewKey } from '../idempotency/index.js';
import type { MailJob } from '../mail/index.js';
import type { Circumstances } from '../moderation/index.js';
import { isAlreadyExists, type FirestoreProvider } from '../platform/index.js';
import type { WorkRepository } from '../work/index.js';
import { CONTACT_MESSAGES, type ContactMessage } from './contact.codec.js';

const HOUR_MS = 60 * 60 * 1000;

/** How far back the same text is looked for, in ms: as long as spam is kept. */
const CONTENT_REMEMBERED_MS = 30 * 24 * HOUR_MS;

/** More of a kind say no more. */
const MAX_COUNTED = 10;

/** By what messages are alike. */
type Alike = Pick<ContactMessage, 'ipHash' | 'email' | 'contentKey'>;

/** Of the same client and the same address within an hour, of the same content within 30 days; each at most 10. */
type RecentCounts = Pick<
  Circumstances,
  'recentOfClient' | 'recentOfAddress' | 'sameContent' | 'sameContentAsSpam'
>;

/** Contact messages in contact_messages/{id}. */
export class ContactRepository {
  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly mailJobs: WorkRepository<MailJob>,
  ) {}

  /** How many messages like one came before it lately. At most 4 reads, in 1 round trip of parallel queries. */
  async countRecent({ ipHash, email, contentKey }: Alike, now: Date): Promise<RecentCounts> {
    const messages = (await this.firestore()).collection(CONTACT_MESSAGES.name);
    const since = (ageMs: number) => new Date(now.getTime() - ageMs);
    const count = async (field: string, value: string | null, ageMs: number, verdict?: 'spam') => {
      if (value === null || value === '') return 0;
      const alike = messages.where(field, '==', value);
      const judged = verdict === undefined ? alike : alike.where('verdict', '==', verdict);
      const recent = judged.where('created_at', '>=', since(ageMs)).orderBy('created_at', 'desc');
      return (await recent.limit(MAX_COUNTED).count().get()).data().count;
    };
    const [recentOfClient, recentOfAddress, sameContent, sameContentAsSpam] = await Promise.all([
      count('ip_hash', ipHash, HOUR_MS),
      count('email', email, HOUR_MS),
      count('content_key', contentKey, CONTENT_REMEMBERED_MS),
      count('content_key', contentKey, CONTENT_REMEMBERED_MS, 'spam'),
    ]);
    return { recentOfClient, recentOfAddress, sameContent, sameContentAsSpam };
  }

  /**
   * Stores a message and its mail job together or not at all. 2 writes in 1 batch, 3 with a key; 1 less without a mail.
   *
   * @throws Firestore's already-exists when another request with this key has stored a message
   */
  async create(message: ContactMessage, job: MailJob | null, key: NewKey | null): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(db.collection(CONTACT_MESSAGES.name).doc(message.id), CONTACT_MESSAGES.encode(message));
    if (job) this.mailJobs.addTo(batch, db, job);
    addKey(batch, db, key, { id: message.id });
    try {
      await batch.commit();
    } catch (error) {
      // Without a key, all ids are new: it was stored, and the client sent the commit again because the answer was lost.
      if (key || !isAlreadyExists(error)) throw error;
    }
  }
}
