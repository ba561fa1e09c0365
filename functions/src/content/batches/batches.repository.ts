import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { AppError } from '../../errors/index.js';
import { announcePublicChange, runTransaction } from '../../platform/index.js';
import { touchesPublic } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import { namedNow } from '../items/authors.js';
import type { ItemDocuments, NextItem, Recorder } from '../items/item-documents.repository.js';
import { showMedia } from '../items/shown-media.js';
import { inFewerBytes, itemNotFound } from '../items/refused-writes.repository.js';

/** What became of an item that was to be edited; `after` is the same object when there was nothing to change. */
export type EditOutcome<T extends ContentTypes> =
  { readonly before: T['item']; readonly after: T['item'] } | { readonly error: AppError };

/**
 * The item that has the id now, and whether it was made here, with the names in its text that are no file's; or why it was not stored.
 */
export type CreateOutcome<T extends ContentTypes> =
  | { readonly item: T['item']; readonly isNew: boolean; readonly missing?: readonly string[] }
  | { readonly error: AppError };

/** A stored item; null when it is broken. */
export interface StoredItem<T extends ContentTypes> {
  readonly id: string;
  readonly item: T['item'] | null;
}

/** How many items are written in one transaction: each has at most 1 MB of text, and Firestore takes 10 MiB at once. */
export const BATCH_SIZE = 5;

/** Many items of a kind at once, for jobs: in {collection}/{id}, {slugCollection}/{slug} and what follows from them. */
export class BatchesRepository<T extends ContentTypes> {
  constructor(private readonly documents: ItemDocuments<T>) {}

  /** Those of the ids that there are, in no order. 1 read each in 1 round trip. */
  async findStored(ids: readonly string[]): Promise<StoredItem<T>[]> {
    const db = await this.documents.firestore();
    const snapshots = await db.getAll(...this.refs(db, ids));
    return snapshots
      .filter(({ exists }) => exists)
      .map((snapshot) => ({ id: snapshot.id, item: this.documents.items.findWhole(snapshot) }));
  }

  /** As findStored, without broken ones. */
  async findMany(ids: readonly string[]): Promise<T['item'][]> {
    const stored = await this.findStored(ids);
    return stored.flatMap(({ item }) => item ?? []);
  }

  /** Items in the order of their ids, after `after`. 1 read each in 1 round trip. */
  async listAfter(after: string | null, limit: number): Promise<StoredItem<T>[]> {
    const db = await this.documents.firestore();
    const sorted = this.documents.collection(db).orderBy('__name__');
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.map((doc) => ({ id: doc.id, item: this.documents.items.findWhole(doc) }));
  }

  /** Those of the ids that there are. 1 read each in 1 round trip. */
  async whichExist(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.whichStoredSince(ids, new Date(0));
  }

  /** Those of the ids whose items were first stored at `since` or later. 1 read each in 1 round trip. */
  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const db = await this.documents.firestore();
    const snapshots = await db.getAll(...this.refs(db, ids), { fieldMask: [] });
    const found = snapshots.filter(({ createTime }) => createTime && createTime.toDate() >= since);
    return new Set(found.map(({ id }) => id));
  }

  /**
   * Writes anew what follows from items: their places in the directory and among the texts, or none for items that are
   * gone; that of a broken item stays. 1 read and 2 writes each, and what visitors may see is announced.
   *
   * @param ids at most BATCH_SIZE
   * @returns the error of each that has no room, null for the others
   */
  async reindex(ids: readonly string[]): Promise<(AppError | null)[]> {
    const db = await this.documents.firestore();
    const outcomes = await this.documents.refused.orOneByOne(db, this.refs(db, ids), (some) =>
      this.reindexTogether(db, some),
    );
    return outcomes.map((outcome) => outcome?.error ?? null);
  }

  private async reindexTogether(db: Firestore, some: readonly DocumentReference[]): Promise<null[]> {
    const { places } = this.documents;
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...some);
      for (const snapshot of snapshots) {
        const item = this.documents.items.findWhole(snapshot);
        if (item || !snapshot.exists) await places.rewrite(transaction, db, snapshot.id, item);
      }
      announcePublicChange(transaction, db);
      return some.map(() => null);
    });
  }

  /**
   * Changes several items in one transaction, all that can be; slugs stay. For each item what `ItemsRepository.update` costs;
   * what visitors may see is announced once.
   *
   * @param ids at most BATCH_SIZE
   * @param next as of ItemsRepository.update
   * @returns for each id what became of it: the error when there is no such item or `next` refused it
   */
  async updateMany(
    ids: readonly string[],
    next: NextItem<T>,
    record: Recorder<T>,
  ): Promise<EditOutcome<T>[]> {
    const db = await this.documents.firestore();
    return this.documents.refused.orOneByOne(db, this.refs(db, ids), (some) =>
      inFewerBytes((isBrief) => this.updateTogether(db, some, { next, record, isBrief })),
    );
  }

  private async updateTogether(
    db: Firestore,
    some: readonly DocumentReference[],
    { next, record, isBrief }: TogetherParts<T>,
  ): Promise<EditOutcome<T>[]> {
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...some);
      const lookups = this.documents.lookupsIn(transaction, db);
      const outcomes: EditOutcome<T>[] = [];
      for (const snapshot of snapshots) {
        const outcome = await orRefused(async () => {
          const before = this.documents.items.find(snapshot);
          if (!before) throw itemNotFound(this.documents.kind);
          return { before, after: await next(before, lookups) };
        });
        outcomes.push(outcome);
      }
      let isPublicChange = false;
      for (const outcome of outcomes) {
        if ('error' in outcome || outcome.before === outcome.after) continue;
        const { before, after } = outcome;
        await this.documents.write(transaction, db, { before, after, record, isBrief });
        isPublicChange ||= touchesPublic(before, after);
      }
      if (isPublicChange) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /**
   * Stores several new items in one transaction, all that can be, each with the first free slug after its own, its authors named
   * as their accounts are. An id that is taken stays with the item that has it. 1 read for each item, author and slug tried;
   * for each item what `create` writes; what visitors may see is announced once.
   *
   * @param items at most BATCH_SIZE
   * @returns in the order of the items what became of each
   */
  async createMany(items: readonly T['item'][], record: Recorder<T>): Promise<CreateOutcome<T>[]> {
    const db = await this.documents.firestore();
    return this.documents.refused.orOneByOne(db, items, (some) => this.createTogether(db, some, record));
  }

  private async createTogether(
    db: Firestore,
    items: readonly T['item'][],
    record: Recorder<T>,
  ): Promise<CreateOutcome<T>[]> {
    return runTransaction(db, async (transaction) => {
      const known = await this.holdersOf(transaction, db, items);
      const { accounts, media } = this.documents.lookupsIn(transaction, db);
      const created: T['item'][] = [];
      const outcomes: CreateOutcome<T>[] = [];
      for (const item of items) {
        const holder = known.get(item.id);
        if (holder) {
          outcomes.push(holder);
          continue;
        }
        const chosen = new Set(created.map((other) => other.slug));
        const authors = await namedNow(item.authors, accounts);
        const slug = await this.documents.freeSlug(transaction, db, item, chosen);
        const shown = await orRefused(() =>
          showMedia(this.documents.kind, null, { ...item, authors, slug }, media),
        );
        if ('error' in shown) {
          outcomes.push(shown);
          continue;
        }
        const made = shown.item;
        created.push(made);
        known.set(item.id, { item: made, isNew: false });
        outcomes.push({ item: made, isNew: true, missing: shown.missing });
      }
      for (const item of created) {
        transaction.set(this.documents.slug(db, item.slug), { post_id: item.id, current: true });
        await this.documents.write(transaction, db, { before: null, after: item, record });
      }
      if (created.some(({ status }) => status === 'published')) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /** What has the ids of items already. */
  private async holdersOf(
    transaction: Transaction,
    db: Firestore,
    items: readonly T['item'][],
  ): Promise<Map<string, CreateOutcome<T>>> {
    const ids = items.map(({ id }) => id);
    const known = new Map<string, CreateOutcome<T>>();
    for (const snapshot of await transaction.getAll(...this.refs(db, ids))) {
      if (!snapshot.exists) continue;
      const holder = await orRefused(() => ({ item: this.documents.items.find(snapshot) }));
      if ('error' in holder) known.set(snapshot.id, holder);
      else if (holder.item) known.set(snapshot.id, { item: holder.item, isNew: false });
    }
    return known;
  }

  private refs(db: Firestore, ids: readonly string[]): DocumentReference[] {
    return ids.map((id) => this.documents.collection(db).doc(id));
  }
}

interface TogetherParts<T extends ContentTypes> {
  readonly next: NextItem<T>;
  readonly record: Recorder<T>;
  readonly isBrief: boolean;
}

/** What `attempt` gives, or why it was refused. */
export async function orRefused<Value>(
  attempt: () => Value | Promise<Value>,
): Promise<Value | { readonly error: AppError }> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError) return { error };
    throw error;
  }
}
