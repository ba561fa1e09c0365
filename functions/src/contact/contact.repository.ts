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

  /** Stores a message and its mail job together or not at all. 2 writes in 1 batch. */
  async create(message: ContactMessage, job: MailJob): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(db.collection(CONTACT_MESSAGES.name).doc(message.id), CONTACT_MESSAGES.encode(message));
    this.mailJobs.addTo(batch, db, job);
    try {
      await batch.commit();
    } catch (error) {
      // The ids are new: it was stored, and the client sent the commit again because the answer was lost.
      if (!isAlreadyExists(error)) throw error;
    }
  }
}
