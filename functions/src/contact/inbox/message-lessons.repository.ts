import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import type { LessonSource, PendingLesson } from '../../moderation/model/index.js';
import type { BrokenDocuments, FirestoreProvider } from '../../platform/index.js';
import { CONTACT_MESSAGES } from '../contact.codec.js';

/** What the spam filter has to learn of contact_messages/{id}. A message that is gone before that is a lesson lost. */
export class MessageLessons implements LessonSource {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = CONTACT_MESSAGES.reader(broken);
  }

  /** See LessonSource. */
  async hasPending(): Promise<boolean> {
    const { empty } = await pending(await this.firestore(), 1)
      .select()
      .get();
    return !empty;
  }

  /** See LessonSource. */
  async listPending(transaction: Transaction, db: Firestore, limit: number): Promise<PendingLesson[]> {
    const { docs } = await transaction.get(pending(db, limit));
    return docs.flatMap((doc) => {
      const message = this.reader.findWhole(doc);
      if (!message) {
        // Or it would stand in the way of others. Once it is mended, it is a lesson again.
        transaction.update(doc.ref, { has_lesson: false });
        return [];
      }
      const { name, email, subject, message: text, decided, learned } = message;
      return {
        submission: { name, email, subject, text },
        decided,
        learned,
        note: (now) => {
          const noted = { ...CONTACT_MESSAGES.encodePart({ learned: now }), has_lesson: false };
          transaction.update(doc.ref, noted);
        },
      };
    });
  }
}

function pending(db: Firestore, limit: number): Query {
  return db.collection(CONTACT_MESSAGES.name).where('has_lesson', '==', true).limit(limit);
}
