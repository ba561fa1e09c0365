import type { DocumentReference, Firestore } from '@google-cloud/firestore';
import { newId } from '../shared/ids.js';
import type { DocumentWriter } from './firestore.js';

/** Tells what keeps public answers of a write that visitors may see. Once for all that is written together. 1 write. */
export function announcePublicChange(writer: DocumentWriter, db: Firestore): void {
  // Something new each time: a write that changes nothing would leave the commit time as it was.
  writer.set(lastPublicChange(db), { change: newId() });
}

/** When a write that visitors may see was last committed, in the form of Dated.readTime; null before any. 1 read. */
export async function readLastPublicChange(db: Firestore): Promise<string | null> {
  return (await lastPublicChange(db).get()).updateTime?.valueOf() ?? null;
}

/** The document whose commit time tells every instance's cache when visitors last got something new. */
function lastPublicChange(db: Firestore): DocumentReference {
  return db.collection('stats').doc('last_public_change');
}
