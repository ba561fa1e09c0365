import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import {
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
  type QueueName,
} from '../platform/index.js';
import { QUEUE_PAUSES, type QueuePause } from '../work/index.js';

/** A queue that was never paused. */
const NEVER_PAUSED = { pausedAt: null, pausedBy: null, reason: '', resumedAt: null };

/** The pauses of queues that their workers heed, in queues/{name}. */
export class QueuePausesRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = QUEUE_PAUSES.reader(broken);
  }

  /** In the order of their names. One that can't be read pauses nothing. 1 read each in 1 round trip. */
  async findMany(names: readonly QueueName[]): Promise<QueuePause[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...names.map((name) => db.collection(QUEUE_PAUSES.name).doc(name)));
    return snapshots.map(
      (snapshot) => this.reader.findWhole(snapshot) ?? { ...NEVER_PAUSED, id: snapshot.id },
    );
  }

  /**
   * Changes a pause in one transaction. 1 read, 2 writes; none without a change.
   *
   * @param change gives the new pause with what is recorded of it; null for no change
   */
  async change(
    name: QueueName,
    change: (before: QueuePause) => { pause: QueuePause; entry: AuditEntry } | null,
  ): Promise<void> {
    const db = await this.firestore();
    const ref = db.collection(QUEUE_PAUSES.name).doc(name);
    await runTransaction(db, async (transaction) => {
      const before = this.reader.findWhole(await transaction.get(ref)) ?? { ...NEVER_PAUSED, id: name };
      const changed = change(before);
      if (!changed) return;
      transaction.set(ref, QUEUE_PAUSES.encode(changed.pause));
      addAuditEntry(transaction, db, changed.entry);
    });
  }
}
