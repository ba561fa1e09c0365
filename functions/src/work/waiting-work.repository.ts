import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../platform/index.js';
import type { AlsoWrite } from './work.repository.js';
import { isTimestamp } from '../documents/index.js';
import { isInHand, progressOf, turnedWork, unreadableWork, type Work, type WorkKind } from './work.js';

/** How much work is cancelled at once. */
const CANCEL_LIMIT = 200;

/** How much work of a kind is not done. */
export interface Waiting {
  /** Also what a worker has left behind, whose lease has ended. */
  readonly queued: number;
  /** In the hands of a worker. */
  readonly held: number;
  /** When the queued work that is the oldest was made. */
  readonly oldestAt: Date | null;
}

/** The work of a kind that waits, all together. */
export class WaitingWork<W extends Work> {
  private readonly reader;

  constructor(
    private readonly kind: WorkKind<W>,
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = kind.documents.reader(broken);
  }

  /** 4 reads in 4 round trips at once, 1 more for each 1,000 of the work. */
  async count(now: Date): Promise<Waiting> {
    const db = await this.firestore();
    const queued = this.withStatus(db, 'queued');
    const held = this.withStatus(db, this.kind.held);
    // A lease begins when the work is touched; there is an index of that.
    const leasesFrom = new Date(now.getTime() - this.kind.leaseMs);
    const [queuedCount, inHand, left, oldest] = await Promise.all([
      queued.count().get(),
      held.where('updated_at', '>=', leasesFrom).count().get(),
      held.where('updated_at', '<', leasesFrom).count().get(),
      queued.orderBy('created_at').limit(1).select('created_at').get(),
    ]);
    const createdAt: unknown = oldest.docs[0]?.get('created_at');
    return {
      queued: queuedCount.data().count + left.data().count,
      held: inHand.data().count,
      oldestAt: isTimestamp(createdAt) ? createdAt.toDate() : null,
    };
  }

  /**
   * Cancels queued work and what workers have left behind, that which nothing has touched the longest first, at most 200 in one
   * transaction: all of it or none. What can't be read ends as failed. 1 read and 1 write each, and those of `also`.
   *
   * @param also what is stored with it
   * @returns how much
   */
  async cancel(now: Date, also: (cancelled: number) => AlsoWrite): Promise<number> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const unfinished = db
        .collection(this.kind.documents.name)
        .where('status', 'in', ['queued', this.kind.held]);
      const { docs } = await transaction.get(unfinished.orderBy('updated_at').limit(CANCEL_LIMIT));
      let count = 0;
      for (const doc of docs) {
        const work = this.reader.findWhole(doc);
        if (this.mayBeInHand(doc, work, now)) continue;
        count += 1;
        const turn = { status: 'cancelled', reason: null, now };
        const ended = work
          ? progressOf(this.kind, turnedWork(this.kind, work, turn))
          : unreadableWork(this.kind, now);
        transaction.update(doc.ref, ended);
      }
      also(count)(transaction, db);
      return count;
    });
  }

  /** What can't be read and is held is left to the worker that has it, or that finds it so. */
  private mayBeInHand(doc: DocumentSnapshot, work: W | null, now: Date): boolean {
    return work ? isInHand(this.kind, work, now) : doc.get('status') === this.kind.held;
  }

  private withStatus(db: Firestore, status: string) {
    return db.collection(this.kind.documents.name).where('status', '==', status);
  }
}
