import type { App } from 'firebase-admin/app';
import type {
  DocumentData,
  DocumentReference,
  Firestore,
  SetOptions,
  Transaction,
} from 'firebase-admin/firestore';
import { once } from '../shared/once.js';
import { isClosedTransaction } from './firestore-errors.js';
import { countUsage } from './firestore-usage.js';

/** Gives the one Firestore client of this instance. Importing the client takes ~400 ms, so it waits for use. */
export type FirestoreProvider = () => Promise<Firestore>;

/** Either of Firestore's ways to write several documents together: a batch or a transaction. */
export interface DocumentWriter {
  create(ref: DocumentReference, data: DocumentData): unknown;
  set(ref: DocumentReference, data: DocumentData, options?: SetOptions): unknown;
  update(ref: DocumentReference, data: DocumentData): unknown;
  delete(ref: DocumentReference): unknown;
}

/** A provider that imports firebase-admin and connects on first use; all of them give the same client. */
export function lazyFirestore(): FirestoreProvider {
  return theClient;
}

/** How often a transaction is begun anew that the emulator has closed. */
const MAX_CLOSED = 5;

/** Runs a transaction as Firestore.runTransaction does; begins it anew where the emulator closes it (isClosedTransaction). */
export async function runTransaction<T>(
  db: Firestore,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let closed = 0; ; closed += 1) {
    try {
      return await db.runTransaction(work);
    } catch (error) {
      if (closed === MAX_CLOSED || !isClosedTransaction(error)) throw error;
    }
  }
}

/** The one firebase-admin app of this instance, made on first use with the platform's credentials. */
export async function connectAdminApp(): Promise<App> {
  const { getApps, initializeApp } = await import('firebase-admin/app');
  return getApps()[0] ?? initializeApp();
}

const theClient = once(async (): Promise<Firestore> => {
  const [{ getFirestore }, app] = await Promise.all([import('firebase-admin/firestore'), connectAdminApp()]);
  const firestore = getFirestore(app);
  countUsage(firestore);
  return firestore;
});
