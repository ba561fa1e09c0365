import type { DocumentReference } from 'firebase-admin/firestore';
import {
  isAlreadyExists,
  loadFirestore,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../platform/index.js';
import { withDeadline } from '../shared/index.js';
import { RATE_LIMITS } from './counters.codec.js';

/** How long a counter may keep a request waiting, in ms; the client's first import is not part of it. */
const TIMEOUT_MS = 5_000;

/** Counters in rate_limits/{id}: how often a client was there in one window. */
export class CountersRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = RATE_LIMITS.reader(broken);
  }

  /**
   * Begins a counter with hits. 1 write.
   *
   * @returns null when it has begun before: they are not added
   * @throws AppError unavailable after 5 s
   */
  async begin(id: string, hits: number, expiresAt: Date): Promise<number | null> {
    const ref = await this.ref(id);
    // With nothing read it is one call, and a cheaper one than that of `ref.create`.
    const creation = runTransaction(ref.firestore, (transaction) => {
      transaction.create(ref, RATE_LIMITS.encode({ hits, expiresAt }));
      return Promise.resolve(hits);
    }).catch((error: unknown) => {
      if (isAlreadyExists(error)) return null;
      throw error;
    });
    return withDeadline(creation, TIMEOUT_MS);
  }

  /**
   * Adds hits to a counter and reads it. Not a transaction: those of many requests would wait for one another. So the
   * total may hold hits that others have added since, and never lacks one that was there before. 1 write, 1 read.
   *
   * @param hits negative to take some back
   * @param expiresAt when the TTL policy may remove the counter
   * @throws AppError unavailable after 5 s; data-loss for a broken one
   */
  async add(id: string, hits: number, expiresAt: Date): Promise<number> {
    const ref = await this.ref(id);
    const { FieldValue } = await loadFirestore();
    const addAndRead = async () => {
      await ref.set({ hits: FieldValue.increment(hits), expires_at: expiresAt }, { merge: true });
      // Whatever was there before: adding to what is no number begins anew.
      return this.reader.find(await ref.get())?.hits ?? hits;
    };
    return withDeadline(addAndRead(), TIMEOUT_MS);
  }

  /** Forgets a counter. 1 write. @throws AppError unavailable after 5 s */
  async remove(id: string): Promise<void> {
    const ref = await this.ref(id);
    await withDeadline(ref.delete(), TIMEOUT_MS);
  }

  private async ref(id: string): Promise<DocumentReference> {
    return (await this.firestore()).collection(RATE_LIMITS.name).doc(id);
  }
}
