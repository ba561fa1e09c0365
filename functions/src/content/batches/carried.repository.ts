import type { DocumentReference, DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { announcePublicChange, runTransaction, type Clock } from '../../platform/index.js';
import { namingTime, touchesPublic } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import type { ItemDocuments, Lookups } from '../items/item-documents.repository.js';
import { inFewerBytes } from '../items/refused-writes.repository.js';
import { orRefused, type EditOutcome } from './batches.repository.js';

/** What became of an item that was to be renewed; null where it is gone. */
export type CarryOutcome<T extends ContentTypes> = EditOutcome<T> | null;

/** What items of a kind have of other documents, and how they get it as it is now. */
export interface Carried<T extends ContentTypes> {
  /** Of the item: the ids of those documents. */
  readonly ids: 'author_ids' | 'media_ids';
  /** How many items are renewed in one transaction, by how much it writes of each. */
  readonly atOnce: number;
  /** The same object where nothing differs. */
  renew(item: T['item'], lookups: Lookups): Promise<T['item']>;
}

/**
 * What the items of a kind, and their entries in the directory, have of other documents, such as the names of their authors.
 * Revisions keep what they were written with.
 */
export class CarriedRepository<T extends ContentTypes> {
  constructor(
    private readonly documents: ItemDocuments<T>,
    private readonly carried: Carried<T>,
  ) {}

  /** How many items are renewed in one transaction. */
  get atOnce(): number {
    return this.carried.atOnce;
  }

  /** How many items have something of a document. 1 read for every 1,000. */
  async count(id: string): Promise<number> {
    return (
      await this.having(await this.documents.firestore(), id)
        .count()
        .get()
    ).data().count;
  }

  /** The ids of such items, in their order, after `after`. 1 read each in 1 round trip. */
  async listAfter(id: string, after: string | null, limit: number): Promise<string[]> {
    const sorted = this.having(await this.documents.firestore(), id)
      .orderBy('__name__')
      .select();
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.map((doc) => doc.id);
  }

  /**
   * Items in the order of their ids, after `after`, and whether they are outdated; not so a broken one. 1 read each, and 1 for each
   * of the other documents.
   */
  async compareAfter(after: string | null, limit: number): Promise<{ id: string; isOutdated: boolean }[]> {
    const db = await this.documents.firestore();
    const sorted = this.documents.collection(db).orderBy('__name__');
    const page = (after === null ? sorted : sorted.startAfter(after)).limit(limit);
    const { docs } = await page.get();
    const lookups = this.documents.lookupsNow(db);
    return Promise.all(
      docs.map(async (doc) => {
        const item = this.documents.items.findWhole(doc);
        return {
          id: doc.id,
          isOutdated: item !== null && (await this.carried.renew(item, lookups)) !== item,
        };
      }),
    );
  }

  /**
   * Gives items what the other documents have when it is stored, in one transaction; neither version nor time nor revision comes
   * of it. 1 read each and 1 for each other document; 2 writes for each that was outdated, and what visitors may see is announced
   * once.
   *
   * @param ids at most `atOnce`
   * @param clock asked in the transaction, which may have waited for a write with a later time
   * @returns in the order of the ids what became of each: `after` is the same object where nothing was outdated
   */
  async renew(ids: readonly string[], clock: Clock): Promise<CarryOutcome<T>[]> {
    const db = await this.documents.firestore();
    const refs = ids.map((id) => this.documents.collection(db).doc(id));
    return this.documents.refused.orOneByOne(db, refs, (some) =>
      inFewerBytes((isBrief) => this.renewTogether(db, some, clock, isBrief)),
    );
  }

  private async renewTogether(
    db: Firestore,
    some: readonly DocumentReference[],
    clock: Clock,
    isBrief: boolean,
  ): Promise<CarryOutcome<T>[]> {
    return runTransaction(db, async (transaction) => {
      const lookups = this.documents.lookupsIn(transaction, db);
      const outcomes: CarryOutcome<T>[] = [];
      const snapshots = await transaction.getAll(...some);
      const now = clock.now();
      for (const snapshot of snapshots) {
        outcomes.push(await orRefused(() => this.renewed(snapshot, lookups, now)));
      }
      let isPublicChange = false;
      for (const outcome of outcomes) {
        if (outcome === null || 'error' in outcome || outcome.before === outcome.after) continue;
        const { before, after } = outcome;
        const ref = this.documents.collection(db).doc(after.id);
        transaction.update(ref, this.documents.changedFields(before, after));
        await this.documents.places.writeEntry(transaction, db, after.id, after, isBrief);
        this.documents.follow(transaction, db, { before, after });
        isPublicChange ||= touchesPublic(before, after);
      }
      if (isPublicChange) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /** @throws AppError data-loss for a broken one */
  private async renewed(
    snapshot: DocumentSnapshot,
    lookups: Lookups,
    now: Date,
  ): Promise<{ before: T['item']; after: T['item'] } | null> {
    const before = this.documents.items.find(snapshot);
    if (!before) return null;
    const next = await this.carried.renew(before, lookups);
    return { before, after: next === before ? before : { ...next, namedAt: namingTime(before, now) } };
  }

  private having(db: Firestore, id: string): Query {
    return this.documents.collection(db).where(this.carried.ids, 'array-contains', id);
  }
}
