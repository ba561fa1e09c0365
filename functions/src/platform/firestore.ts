import type {
  DocumentData,
  DocumentReference,
  Firestore,
  SetOptions,
  Transaction,
} from '@google-cloud/firestore';
import { once } from '../shared/once.js';
import { isClosedTransaction } from './firestore-errors.js';
import { countUsage } from './firestore-usage.js';

/** Gives the one Firestore client of this instance. Importing it is a third of a cold start, so it waits for use. */
export type FirestoreProvider = () => Promise<Firestore>;

/** Either of Firestore's ways to write several documents together: a batch or a transaction. */
export interface DocumentWriter {
  create(ref: DocumentReference, data: DocumentData): unknown;
  set(ref: DocumentReference, data: DocumentData, options?: SetOptions): unknown;
  update(ref: DocumentReference, data: DocumentData): unknown;
  delete(ref: DocumentReference): unknown;
}

/** The client's module, imported on first use. */
export const loadFirestore = () => import('./firestore-client.js');

/**
 * A provider of one client, which is imported and connects on first use.
 *
 * @param projectId without it the client finds out at its first call, and refuses to begin a query behind a document before that
 */
export function lazyFirestore(projectId: string): FirestoreProvider {
  return once(async () => {
    const { Firestore: Client } = await loadFirestore();
    const firestore = new Client({ projectId });
    countUsage(firestore);
    return firestore;
  });
}

/** One attempt of a transaction: another object once it is begun anew. */
export interface Attempt {
  /** Called when all else is written, to write what follows from all of it. */
  readonly atEnd: (() => void)[];
  /** Called once it is stored, before the outcome is given. */
  readonly whenStored: (() => Promise<unknown>)[];
}

const attempts = new WeakMap<DocumentWriter, Attempt>();

/** The attempt in hand of a transaction of runTransaction. */
export function attemptOf(writer: DocumentWriter): Attempt {
  const attempt = attempts.get(writer);
  if (attempt) return attempt;
  throw new Error('unreachable: what something follows on is written in a transaction');
}

/** How often a transaction is begun anew that the emulator has closed. */
const MAX_CLOSED = 5;

/**
 * Runs a transaction as Firestore.runTransaction does; begins it anew where the emulator closes it (isClosedTransaction). What follows on
 * it (attemptOf) is done before its outcome is given.
 */
export async function runTransaction<T>(
  db: Firestore,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let closed = 0; ; closed += 1) {
    try {
      return await runOnce(db, work);
    } catch (error) {
      if (closed === MAX_CLOSED || !isClosedTransaction(error)) throw error;
    }
  }
}

async function runOnce<T>(db: Firestore, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  let attempt: Attempt = { atEnd: [], whenStored: [] };
  const outcome = await db.runTransaction(async (transaction) => {
    attempt = { atEnd: [], whenStored: [] };
    attempts.set(transaction, attempt);
    const result = await work(transaction);
    for (const write of attempt.atEnd) write();
    return result;
  });
  await Promise.all(attempt.whenStored.map((follow) => follow()));
  return outcome;
}
