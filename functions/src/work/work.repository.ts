import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { AppError } from '../errors/index.js';
import {
  isGone,
  runTransaction,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../platform/index.js';
import { pauseIn, QUEUE_PAUSES } from './queue-pauses.codec.js';
import {
  claimedWork,
  givenUpWork,
  hasEnded,
  judgeClaim,
  progressOf,
  turnedWork,
  unreadableWork,
  type Claim,
  type Work,
  type WorkKind,
} from './work.js';

/** How much standing work one sweep takes up. */
const SWEEP_LIMIT = 200;

type Named = Pick<Work, 'id' | 'requestId'>;

/** What is written together with a checkpoint. */
export type AlsoWrite = (writer: DocumentWriter, db: Firestore) => void;

/** What is read, and then written, together with the end of a claim. */
export type AlsoStore = (transaction: Transaction, db: Firestore) => Promise<void>;

/** Work of one kind, a document each. */
export class WorkRepository<W extends Work> {
  protected readonly reader;

  constructor(
    readonly kind: WorkKind<W>,
    protected readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = kind.documents.reader(broken);
  }

  /** Adds new work to the batch that stores what it is about. 1 write. */
  addTo(writer: DocumentWriter, db: Firestore, work: W): void {
    writer.create(this.ref(db, work.id), this.kind.documents.encode(work));
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<W> {
    const db = await this.firestore();
    return this.require(await this.ref(db, id).get());
  }

  /**
   * Changes work in one transaction, whoever holds it. 1 read, 1 write and those of `also`; none without a change.
   *
   * @param change gives the new work, the same object for no change, and what is stored with it; it may throw to refuse
   * @throws AppError not-found; data-loss for a broken one; what `change` throws
   */
  async change(id: string, change: (work: W) => { work: W; also?: AlsoWrite }): Promise<W> {
    const db = await this.firestore();
    const ref = this.ref(db, id);
    return runTransaction(db, async (transaction) => {
      const present = this.require(await transaction.get(ref));
      const { work, also } = change(present);
      if (work === present) return present;
      transaction.update(ref, progressOf(this.kind, work));
      also?.(transaction, db);
      return work;
    });
  }

  /**
   * Takes work, in a transaction: of two workers one gets it, and none once a pause of the queue is stored. What is hopeless or
   * can't be read ends as failed. 2 reads, 1 write.
   *
   * @returns the work as it is now in the worker's hands, its `attempts` being the claim's number; done for what is gone
   */
  async claim(id: string, now: Date): Promise<W | Exclude<Claim, 'claimed'>> {
    const db = await this.firestore();
    const ref = this.ref(db, id);
    return runTransaction(db, async (transaction) => {
      const [snapshot, queue] = await transaction.getAll(ref, this.queueRef(db));
      if (!snapshot?.exists) return 'done';
      const work = this.reader.findWhole(snapshot);
      if (!work) return this.giveUpUnreadable(transaction, snapshot, now);
      const claim = judgeClaim(this.kind, work, now, pauseIn(queue));
      if (claim === 'hopeless') {
        transaction.update(ref, progressOf(this.kind, givenUpWork(this.kind, work, now)));
      }
      if (claim !== 'claimed') return claim;
      const claimed = claimedWork(this.kind, work, now);
      transaction.update(ref, progressOf(this.kind, claimed));
      return claimed;
    });
  }

  /**
   * Stores a checkpoint of claimed work, with what belongs to it, in one transaction: only as long as the claim holds. Where the
   * queue is paused and work is left, it is queued with it. Safe to repeat. 2 reads, 1 for the last; 1 write and those of `also`.
   *
   * @returns the work as stored; null when it was not: it has ended or was cancelled, or another worker has claimed it since
   */
  async save(held: W, next: W, also?: AlsoWrite): Promise<W | null> {
    const db = await this.firestore();
    const ref = this.ref(db, held.id);
    const isLast = hasEnded(this.kind, next);
    const mask = { fieldMask: ['status', 'attempts', 'paused_at'] };
    return runTransaction(db, async (transaction) => {
      const [snapshot, queue] = await transaction.getAll(ref, ...(isLast ? [] : [this.queueRef(db)]), mask);
      if (!this.isHeld(snapshot, held)) return null;
      const turn = { status: 'queued', reason: null, now: next.updatedAt };
      const stored = pauseIn(queue).pausedAt ? turnedWork(this.kind, next, turn) : next;
      transaction.update(ref, progressOf(this.kind, stored));
      also?.(transaction, db);
      return stored;
    });
  }

  /**
   * Takes claimed work out of its worker's hands, likewise. 1 read, 1 write, and what `also` reads and writes.
   *
   * @param turn gives the work at its turn from the work as stored, or as held where that can't be read
   * @returns the work as it is now; null when it was not stored
   */
  async letGo(held: W, turn: (stored: W) => W, also?: AlsoStore): Promise<W | null> {
    const db = await this.firestore();
    const ref = this.ref(db, held.id);
    return runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (!this.isHeld(snapshot, held)) return null;
      const next = turn(this.reader.findWhole(snapshot) ?? held);
      await also?.(transaction, db);
      transaction.update(ref, progressOf(this.kind, next));
      return next;
    });
  }

  /** Whether it is at its good end by this claim: its checkpoint is stored, though the answer was lost. 1 read. */
  async isDoneBy({ id, attempts }: W): Promise<boolean> {
    const snapshot = await this.ref(await this.firestore(), id).get();
    return snapshot.get('status') === this.kind.done && snapshot.get('attempts') === attempts;
  }

  /** Notes that a worker was told of it, so that the next sweep leaves it alone; nothing where it is gone by now. 1 write. */
  async touch(id: string, now: Date): Promise<void> {
    const db = await this.firestore();
    await this.ref(db, id)
      .update({ updated_at: now })
      .catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
  }

  /** Whether workers leave its work alone now. 1 read. */
  async isPaused(): Promise<boolean> {
    const queue = await this.queueRef(await this.firestore()).get();
    return pauseIn(queue).pausedAt !== null;
  }

  /** Unfinished work that nothing has touched since `before`. At most 200 reads. */
  async listStanding(before: Date): Promise<Named[]> {
    const ofStatus = await this.withStatus('queued', this.kind.held);
    return this.listLongest(ofStatus.where('updated_at', '<', before));
  }

  /** Queued work, that which nothing has touched the longest first. At most 200 reads. */
  async listQueued(): Promise<Named[]> {
    return this.listLongest(await this.withStatus('queued'));
  }

  private async withStatus(...statuses: readonly string[]): Promise<Query> {
    const db = await this.firestore();
    return db.collection(this.kind.documents.name).where('status', 'in', statuses);
  }

  private async listLongest(found: Query): Promise<Named[]> {
    const { docs } = await found.orderBy('updated_at').select('request_id').limit(SWEEP_LIMIT).get();
    return docs.map((doc) => {
      const requestId: unknown = doc.get('request_id');
      return { id: doc.id, requestId: typeof requestId === 'string' ? requestId : doc.id };
    });
  }

  private require(snapshot: DocumentSnapshot): W {
    const work = this.reader.find(snapshot);
    if (work) return work;
    throw new AppError({ code: 'not-found', message: `There is no such ${this.kind.name}.` });
  }

  private giveUpUnreadable(
    writer: DocumentWriter,
    snapshot: DocumentSnapshot,
    now: Date,
  ): Exclude<Claim, 'claimed'> {
    const status: unknown = snapshot.get('status');
    if (typeof status === 'string' && hasEnded(this.kind, { status })) return 'done';
    writer.update(snapshot.ref, unreadableWork(this.kind, now));
    return 'hopeless';
  }

  /** The fence: a worker whose claim is over changes nothing. */
  private isHeld(snapshot: DocumentSnapshot | undefined, { attempts }: W): boolean {
    return snapshot?.get('status') === this.kind.held && snapshot.get('attempts') === attempts;
  }

  private queueRef(db: Firestore) {
    return db.collection(QUEUE_PAUSES.name).doc(this.kind.queue);
  }

  protected ref(db: Firestore, id: string) {
    return db.collection(this.kind.documents.name).doc(id);
  }
}
