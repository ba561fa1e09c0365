import { addKey, type NewKey } from '../idempotency/index.js';
import type { MailJob } from '../mail/index.js';
import { isAlreadyExists, type FirestoreProvider } from '../platform/index.js';
import type { WorkRepository } from '../work/index.js';
import { CONTACT_MESSAGES, type ContactMessage } from './contact.codec.js';

/** Contact messages in contact_messages/{id}. */
export class ContactRepository {
  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly mailJobs: WorkRepository<MailJob>,
  ) {}

  /**
   * Stores a message and its mail job together or not at all. 2 writes in 1 batch, 3 with a key.
   *
   * @throws Firestore's already-exists when another request with this key has stored a message
   */
  async create(message: ContactMessage, job: MailJob, key: NewKey | null): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(db.collection(CONTACT_MESSAGES.name).doc(message.id), CONTACT_MESSAGES.encode(message));
    this.mailJobs.addTo(batch, db, job);
    addKey(batch, db, key, { id: message.id });
    try {
      await batch.commit();
    } catch (error) {
      // Without a key, all ids are new: it was stored, and the client sent the commit again because the answer was lost.
      if (key || !isAlreadyExists(error)) throw error;
    }
  }
}
