import type { DocumentReference, DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import { announcePublicChange, runTransaction, type Clock } from '../../platform/index.js';
import { namingTime, touchesPublic } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import { namedNow, type FindAccounts } from '../items/authors.js';
import type { ItemDocuments } from '../items/item-documents.repository.js';
import { inFewerBytes } from '../items/refused-writes.repository.js';
import { orRefused, type EditOutcome } from './batches.repository.js';

/** How many items are named in one transaction: it reads their texts, and writes little. */
export const NAMES_BATCH_SIZE = 20;

/** What became of an item whose authors were to be named anew; null where it is gone. */
export type NameOutcome<T extends ContentTypes> = EditOutcome<T> | null;

/** The names of authors in the items of a kind and in the directory. Revisions keep those that they were written with. */
export class NamesRepository<T extends ContentTypes> {
  constructor(private readonly documents: ItemDocuments<T>) {}

  /** How many items name an account as an author. 1 read for every 1,000. */
  async count(authorId: string): Promise<number> {
    return (
      await this.by(await this.documents.firestore(), authorId)
        .count()
        .get()
    ).data().count;
  }

  /** The ids of such items, in their order, after `after`. 1 read each in 1 round trip. */
  async listAfter(authorId: string, after: string | null, limit: number): Promise<string[]> {
    const sorted = this.by(await this.documents.firestore(), authorId)
      .orderBy('__name__')
      .select();
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.map(({ id }) => id);
  }

  /**
   * Items in the order of their ids, after `after`, and whether they have other names than the accounts; not so a broken one.
   * 1 read each and 1 for each author in 2 round trips.
   */
  async compareAfter(after: string | null, limit: number): Promise<{ id: string; isOutdated: boolean }[]> {
    const db = await this.documents.firestore();
    const sorted = this.documents.collection(db).orderBy('__name__');
    const page = (after === null ? sorted : sorted.startAfter(after)).limit(limit);
    const { docs } = await page.get();
    const stored = docs.map((doc) => ({
      id: doc.id,
      authors: this.documents.items.findWhole(doc)?.authors ?? [],
    }));
    const find = this.documents.accountsNow();
    await find(stored.flatMap(({ authors }) => authors.map(({ id }) => id)));
    return Promise.all(
      stored.map(async ({ id, authors }) => ({
        id,
        isOutdated: (await namedNow(authors, find)) !== authors,
      })),
    );
  }

  /**
   * Names the authors of items as their accounts are named when it is stored, in one transaction; neither version nor time nor
   * revision comes of it. 1 read each and 1 for each author; 2 writes for each that had another name, and what visitors may
   * see is announced once.
   *
   * @param ids at most NAMES_BATCH_SIZE
   * @param clock asked in the transaction, which may have waited for a write with a later time
   * @returns in the order of the ids what became of each: `after` is the same object where the names were right
   */
  async renew(ids: readonly string[], clock: Clock): Promise<NameOutcome<T>[]> {
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
  ): Promise<NameOutcome<T>[]> {
    return runTransaction(db, async (transaction) => {
      const find = this.documents.accountsIn(transaction);
      const outcomes: NameOutcome<T>[] = [];
      const snapshots = await transaction.getAll(...some);
      const now = clock.now();
      for (const snapshot of snapshots) {
        outcomes.push(await orRefused(() => this.renamed(snapshot, find, now)));
      }
      let isPublicChange = false;
      for (const outcome of outcomes) {
        if (outcome === null || 'error' in outcome || outcome.before === outcome.after) continue;
        const { before, after } = outcome;
        const ref = this.documents.collection(db).doc(after.id);
        transaction.update(ref, this.documents.changedFields(before, after));
        await this.documents.places.writeEntry(transaction, db, after.id, after, isBrief);
        isPublicChange ||= touchesPublic(before, after);
      }
      if (isPublicChange) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /** @throws AppError data-loss for a broken one */
  private async renamed(
    snapshot: DocumentSnapshot,
    find: FindAccounts,
    now: Date,
  ): Promise<{ before: T['item']; after: T['item'] } | null> {
    const before = this.documents.items.find(snapshot);
    if (!before) return null;
    const authors = await namedNow(before.authors, find);
    if (authors === before.authors) return { before, after: before };
    return { before, after: { ...before, authors, namedAt: namingTime(before, now) } };
  }

  private by(db: Firestore, authorId: string): Query {
    return this.documents.collection(db).where('author_ids', 'array-contains', authorId);
  }
}
