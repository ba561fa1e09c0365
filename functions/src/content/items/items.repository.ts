import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import { addKey, isKeyStored, type Made, type NewKey } from '../../idempotency/index.js';
import type { FindMedia } from '../../media/index.js';
import { announcePublicChange, isAlreadyExists, runTransaction, type Dated } from '../../platform/index.js';
import { documentId } from '../../shared/index.js';
import { touchesPublic, type Status } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import { revisions } from '../revisions/revisions.repository.js';
import { slugCandidates } from '../slugs/slug.js';
import { removeCopy } from '../working-copies/working-copies.repository.js';
import { namedNow, requireAuthors, type FindAccounts } from './authors.js';
import type { Alongside, ItemDocuments, Lookups, NextItem, Recorder } from './item-documents.repository.js';
import { inFewerBytes, itemNotFound } from './refused-writes.repository.js';

/** What no item has as its id: ids have no dots. */
const NO_ITEM = 'no.item';

interface Creation<T extends ContentTypes> {
  /** Whether the slug is the writer's own choice, for which there is no substitute. */
  readonly exact: boolean;
  /** Who it is by; where absent, the authors that it has. */
  readonly authorIds?: readonly string[] | undefined;
  /** Has it show the files of the library that it names. */
  readonly show: (item: T['item'], find: FindMedia) => Promise<T['item']>;
  readonly record: Recorder<T>;
  /** Stored in the same transaction, 1 write more. */
  readonly key: NewKey | null;
}

/** The key of a request, and what it makes of the changed item. */
interface KeyedRequest<T extends ContentTypes> {
  readonly key: NewKey | null;
  readonly made: (item: T['item']) => Made;
}

/** Items of a kind in {collection}/{id}; {slugCollection}/{slug} holds each slug once and remembers former ones. */
export class ItemsRepository<T extends ContentTypes> {
  constructor(private readonly documents: ItemDocuments<T>) {}

  /** 1 read. @throws AppError data-loss for a broken one */
  async find(id: string): Promise<T['item'] | null> {
    const db = await this.documents.firestore();
    return this.documents.items.find(await this.documents.collection(db).doc(id).get());
  }

  /**
   * The item that has, or once had, this slug. 2 reads in 2 round trips, also when nobody has it: a 404 must not tell by
   * its time whether there is a draft.
   *
   * @param status null is given for an item of another one
   * @throws AppError data-loss for a broken one
   */
  async findBySlug(slug: string, status?: Status): Promise<Dated<T['item'] | null>> {
    const db = await this.documents.firestore();
    const reservation = await this.documents.slug(db, slug).get();
    const { data: id = NO_ITEM } = documentId.safeParse(
      this.documents.holders.findWhole(reservation)?.postId,
    );
    const snapshot = await this.documents.collection(db).doc(id).get();
    const readTime = reservation.readTime.valueOf();
    if (status !== undefined && snapshot.get('status') !== status) return { value: null, readTime };
    const { items } = this.documents;
    // What is in the trash is nobody's to see: a broken one is as good as none.
    return { value: status === 'trashed' ? items.findWhole(snapshot) : items.find(snapshot), readTime };
  }

  /** See ItemDocuments.lookupsNow. */
  async lookupsNow(): Promise<Lookups> {
    return this.documents.lookupsNow(await this.documents.firestore());
  }

  /**
   * Stores a new item with the first free slug after its own, its authors named as their accounts are. 1 read for each author
   * and file of the library, and 5 or, published, 7 or 8 writes in 1 transaction, which fails where the slug is taken, so that none is locked; then 1 read, 1
   * for each slug that is tried next, and the transaction again once one is free.
   *
   * @throws AppError already-exists when an exact slug is taken; validation-failed for who of `authorIds` may not write content;
   *   failed-precondition as RefusedWrites.orTooLarge; Firestore's already-exists when another request with this key has
   *   created an item
   */
  async create(item: T['item'], creation: Creation<T>): Promise<T['item']> {
    const db = await this.documents.firestore();
    for (const slug of slugCandidates(item.slug)) {
      if (this.documents.kind.takenSlugs.has(slug)) continue;
      if (slug !== item.slug && (await this.documents.slug(db, slug).get()).exists) continue;
      let after = { ...item, slug };
      const store = async (transaction: Transaction): Promise<void> => {
        const { accounts, media } = this.documents.lookupsIn(transaction, db);
        const authors = await authorsOf(accounts, item, creation);
        after = await creation.show({ ...item, slug, authors }, media);
        await this.add(transaction, db, after, creation);
      };
      try {
        await this.documents.refused.orTooLarge(db, item.id, () => runTransaction(db, store));
        return after;
      } catch (error) {
        if (!isAlreadyExists(error)) throw error;
        // The client sends a commit again whose answer was lost: then it is this item that holds the slug.
        if ((await this.documents.slug(db, slug).get()).get('post_id') === item.id) return after;
        if (await isKeyStored(db, creation.key)) throw error;
        if (creation.exact) throw this.slugTaken(slug);
      }
    }
    throw new Error('unreachable: slug candidates never end');
  }

  private async add(
    transaction: Transaction,
    db: Firestore,
    item: T['item'],
    { record, key }: Creation<T>,
  ): Promise<void> {
    transaction.create(this.documents.slug(db, item.slug), { post_id: item.id, current: true });
    await this.documents.write(transaction, db, { before: null, after: item, record });
    if (item.status === 'published') announcePublicChange(transaction, db);
    addKey(transaction, db, key, { id: item.id });
  }

  /**
   * Gives an item another preview key, for links made from now on; no new version. 1 read, 2 writes.
   *
   * @param next gives the key from the present one
   * @param request whose key is stored with it, 1 write more
   * @throws AppError not-found; failed-precondition as RefusedWrites.orTooLarge
   */
  async changePreviewKey(
    id: string,
    next: (item: T['item']) => string | null,
    audit: AuditEntry,
    request: KeyedRequest<T> | null = null,
  ): Promise<T['item']> {
    return this.change(id, (transaction, db, item) => {
      const previewKey = next(item);
      const changed = { ...item, previewKey };
      const ref = this.documents.collection(db).doc(id);
      if (previewKey !== item.previewKey)
        transaction.update(ref, this.documents.changedFields(item, changed));
      addAuditEntry(transaction, db, audit);
      if (request) addKey(transaction, db, request.key, request.made(changed));
      return changed;
    });
  }

  /**
   * Removes an item for good, with its slugs, revisions and working copy, in one transaction. 1 read, and 1 for each slug and
   * revision; 3 writes more.
   *
   * @param check refuses what must not be removed
   * @throws AppError not-found; what `check` throws
   */
  async purge(id: string, check: (item: T['item']) => void, record: Recorder<T>): Promise<void> {
    const { kind, places } = this.documents;
    return this.change(id, async (transaction, db, item) => {
      check(item);
      const [reserved, kept] = await Promise.all([
        transaction.get(db.collection(kind.slugCollection).where('post_id', '==', id)),
        // Without their fields: the texts of 50 revisions can be more than an instance has room for.
        transaction.get(revisions(db, kind, id).select()),
      ]);
      transaction.delete(this.documents.collection(db).doc(id));
      for (const { ref } of [...reserved.docs, ...kept.docs]) transaction.delete(ref);
      removeCopy(transaction, db, kind.name, id);
      await places.writeEntry(transaction, db, id, null);
      addAuditEntry(transaction, db, record(item, item));
    });
  }

  /**
   * Changes an item in one transaction; a new slug is reserved in it and the old one kept as a redirect.
   * 1 read and 4 writes, 5 once 50 revisions are kept; 1 read and 2 writes more with a new slug; 1 read for each author that
   * `next` asks for; 1 to 3 writes more when visitors may see the difference; no write when there is nothing to change.
   *
   * @param record makes the audit entry, stored in the same transaction
   * @param alongside what it does comes on top
   * @throws AppError not-found; already-exists when the new slug belongs to another item; failed-precondition as
   *   RefusedWrites.orTooLarge; what `next` throws
   */
  async update(
    id: string,
    next: NextItem<T>,
    record: Recorder<T>,
    alongside?: Alongside,
  ): Promise<{ before: T['item']; after: T['item'] }> {
    return this.change(id, async (transaction, db, before, isBrief) => {
      await alongside?.check(transaction, db);
      const wanted = await next(before, this.documents.lookupsIn(transaction, db));
      if (wanted === before) {
        alongside?.write(transaction, db);
        return { before, after: before };
      }
      const after = { ...wanted, slug: await this.slugOf(transaction, db, before, wanted) };
      alongside?.write(transaction, db);
      if (after.slug !== before.slug) this.moveSlug(transaction, db, before, after);
      await this.documents.write(transaction, db, { before, after, record, isBrief });
      if (touchesPublic(before, after)) announcePublicChange(transaction, db);
      return { before, after };
    });
  }

  /** Runs a transaction that reads and writes an item. @throws AppError not-found; as RefusedWrites.orTooLarge */
  private async change<Outcome>(
    id: string,
    work: (
      transaction: Transaction,
      db: Firestore,
      item: T['item'],
      isBrief: boolean,
    ) => Outcome | Promise<Outcome>,
  ): Promise<Outcome> {
    const db = await this.documents.firestore();
    return this.documents.refused.orTooLarge(db, id, () =>
      inFewerBytes((isBrief) =>
        runTransaction(db, async (transaction) => {
          const item = this.documents.items.find(
            await transaction.get(this.documents.collection(db).doc(id)),
          );
          if (!item) throw itemNotFound(this.documents.kind);
          return work(transaction, db, item, isBrief);
        }),
      ),
    );
  }

  /** The slug that an item gets: a chosen one, else the first free one. @throws AppError already-exists */
  private async slugOf(
    transaction: Transaction,
    db: Firestore,
    before: T['item'],
    { slug, hasOwnSlug }: T['item'],
  ): Promise<string> {
    if (slug === before.slug) return slug;
    if (hasOwnSlug === false) return this.documents.freeSlug(transaction, db, { id: before.id, slug });
    if (await this.documents.isFree(transaction, db, slug, before.id)) return slug;
    throw this.slugTaken(slug);
  }

  /** The former slug redirects, unless nobody can have seen it: it followed the title of a draft without preview links. */
  private moveSlug(
    transaction: Transaction,
    db: Firestore,
    { slug: former, status, previewKey }: T['item'],
    { id, slug, hasOwnSlug }: T['item'],
  ): void {
    transaction.set(this.documents.slug(db, slug), { post_id: id, current: true });
    const ref = this.documents.slug(db, former);
    if (hasOwnSlug === false && status === 'draft' && previewKey === null) transaction.delete(ref);
    else transaction.update(ref, { current: false });
  }

  private slugTaken(slug: string): AppError {
    const { name } = this.documents.kind;
    return new AppError({
      code: 'already-exists',
      message: `The slug "${slug}" belongs to another ${name}.`,
      errors: [{ pointer: '/slug', detail: `belongs to another ${name}` }],
    });
  }
}

async function authorsOf<T extends ContentTypes>(
  find: FindAccounts,
  { authors }: T['item'],
  { authorIds }: Creation<T>,
): Promise<T['item']['authors']> {
  return authorIds ? requireAuthors(authorIds, find) : namedNow(authors, find);
}
