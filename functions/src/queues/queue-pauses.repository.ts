import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { runTransaction, type FirestoreProvider, type QueueName } from '../platform/index.js';
import { pauseIn, QUEUE_PAUSES, type QueuePause } from '../work/index.js';

/** The pauses of queues that their workers heed, in queues/{name}. */
export class QueuePausesRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** In the order of their names. 1 read each in 1 round trip. */
  async findMany(names: readonly QueueName[]): Promise<QueuePause[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...names.map((name) => db.collection(QUEUE_PAUSES.name).doc(name)));
    return snapshots.map((snapshot) => ({ ...pauseIn(snapshot), id: snapshot.id }));
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
      const changed = change({ ...pauseIn(await transaction.get(ref)), id: name });
      if (!changed) return;
      transaction.set(ref, QUEUE_PAUSES.encode(changed.pause));
      addAuditEntry(transaction, db, changed.entry);
    });
  }
}
