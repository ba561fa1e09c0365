import { isDeepStrictEqual } from 'node:util';
import type {
  CollectionReference,
  DocumentReference,
  Firestore,
  Transaction,
} from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import type { FindMedia, ShownMediaRepository } from '../../media/index.js';
import type { DocumentWriter, FirestoreProvider } from '../../platform/index.js';
import { documentId } from '../../shared/index.js';
import type { User, UsersRepository } from '../../users/index.js';
import type { ContentItem } from '../content-item.js';
import type { ContentKind, ContentTypes, KindName, Reader } from '../content-kind.js';
import { ItemPlaces } from '../directory/item-places.repository.js';
import type { ShardAccess } from '../directory/shard-format.repository.js';
import { addRevision } from '../revisions/revisions.repository.js';
import { slugCandidates } from '../slugs/slug.js';
import type { FindAccounts } from './authors.js';
import { RefusedWrites } from './refused-writes.repository.js';

/** Makes the audit entry of a write; `before` is null for a new item. */
export type Recorder<T extends ContentTypes> = (before: T['item'] | null, after: T['item']) => AuditEntry;

/**
 * Gives an item as it is to be from how it is, the same object when there is nothing to change, and may throw to refuse. What
 * it asks for is read in the transaction of the write.
 */
export type NextItem<T extends ContentTypes> = (
  item: T['item'],
  lookups: Lookups,
) => T['item'] | Promise<T['item']>;

/** What an item follows from besides what its writer gives. */
export interface Lookups {
  readonly accounts: FindAccounts;
  readonly media: FindMedia;
}

/** What is read, and then written, in the transaction of an item's write: also where the item stays as it is. */
export interface Alongside {
  /** May throw to refuse the write. */
  check(transaction: Transaction, db: Firestore): Promise<void>;
  write(writer: DocumentWriter, db: Firestore): void;
}

/** Adds to each write of an item what follows from it, in the same transaction. */
export interface WriteFollower {
  follow(writer: DocumentWriter, db: Firestore, write: FollowedWrite): void;
}

interface FollowedWrite {
  readonly kind: KindName;
  /** Null for a new item. */
  readonly before: ContentItem | null;
  readonly after: ContentItem;
}

interface ItemDocumentsParts<T extends ContentTypes> extends ShardAccess {
  readonly kind: ContentKind<T>;
  readonly follower: WriteFollower;
  readonly users: Pick<UsersRepository, 'findMany' | 'findManyIn'>;
  readonly shownMedia: ShownMediaRepository;
}

/** Reads and writes whole items of a kind, with all that follows them. */
export class ItemDocuments<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly firestore: FirestoreProvider;
  readonly items: Reader<T['item']>;
  /** Of slugs. */
  readonly holders;
  readonly places: ItemPlaces<T>;
  readonly refused: RefusedWrites;
  private readonly users;
  private readonly shownMedia;
  private readonly follower;

  constructor({ kind, firestore, formats, broken, users, shownMedia, follower }: ItemDocumentsParts<T>) {
    this.follower = follower;
    this.kind = kind;
    this.firestore = firestore;
    this.users = users;
    this.shownMedia = shownMedia;
    this.items = kind.itemReader(broken);
    this.holders = kind.slugReader(broken);
    this.places = new ItemPlaces(kind, formats);
    this.refused = new RefusedWrites(kind, formats);
  }

  /** Where items are. */
  collection(db: Firestore): CollectionReference {
    return db.collection(this.kind.collection);
  }

  /** Where a slug is reserved. */
  slug(db: Firestore, slug: string): DocumentReference {
    return db.collection(this.kind.slugCollection).doc(slug);
  }

  /**
   * The accounts of authors and the files of the library as a transaction sees them: no item is stored with a name that its author
   * had before, or a file as it was, since who changes an account or a file meanwhile waits for this transaction, or has it
   * begin anew.
   */
  lookupsIn(transaction: Transaction, db: Firestore): Lookups {
    return {
      accounts: rememberAccounts((ids) => this.users.findManyIn(transaction, ids)),
      media: this.shownMedia.findIn(transaction, db),
    };
  }

  /** The same as it is when it is first asked for, for a look that nothing is stored by. */
  lookupsNow(db: Firestore): Lookups {
    return {
      accounts: rememberAccounts((ids) => this.users.findMany(ids)),
      media: findOnce(this.shownMedia.findIn(db, db), (address) => Object.entries(address).join()),
    };
  }

  /** Whether an item can have a slug: nobody has it, or it was its own. 1 read, none of one that no item may have. */
  async isFree(transaction: Transaction, db: Firestore, slug: string, id: string): Promise<boolean> {
    if (this.kind.takenSlugs.has(slug)) return false;
    const reservation = await transaction.get(this.slug(db, slug));
    return !reservation.exists || reservation.get('post_id') === id;
  }

  /** The first slug after the item's own that it can have, and that none of `chosen` is. 1 read for each that is tried. */
  async freeSlug(
    transaction: Transaction,
    db: Firestore,
    { id, slug: wish }: Pick<T['item'], 'id' | 'slug'>,
    chosen: ReadonlySet<string> = new Set(),
  ): Promise<string> {
    for (const slug of slugCandidates(wish)) {
      if (!chosen.has(slug) && (await this.isFree(transaction, db, slug, id))) return slug;
    }
    throw new Error('unreachable: slug candidates never end');
  }

  /**
   * Writes an item and all that follows it: its revision, its places in the directory and among the texts that are searched,
   * the audit entry. 4 or 5 writes, and what addRevision reads and writes to thin revisions.
   */
  async write(
    writer: DocumentWriter,
    db: Firestore,
    { before, after, record, isBrief = false }: ItemWrite<T>,
  ): Promise<void> {
    const ref = this.collection(db).doc(after.id);
    if (before) writer.update(ref, this.changedFields(before, after));
    else writer.create(ref, this.kind.encode(after));
    const entry = record(before, after);
    await addRevision(writer, db, this.kind, after, entry.actorId);
    addAuditEntry(writer, db, entry);
    await this.places.update(writer, db, { before, after, isBrief });
    this.follow(writer, db, { before, after });
  }

  /** Adds what follows from a write besides: at most 1 write, for all items of a transaction together. */
  follow(
    writer: DocumentWriter,
    db: Firestore,
    write: { readonly before: T['item'] | null; readonly after: T['item'] },
  ): void {
    this.follower.follow(writer, db, { kind: this.kind.name, ...write });
  }

  /** What of an item is to be written. Only this: its text can be a megabyte, and mostly stays. */
  changedFields(before: T['item'], after: T['item']): Record<string, unknown> {
    const stored = this.kind.encode(before);
    return Object.fromEntries(
      Object.entries(this.kind.encode(after)).filter(
        ([name, value]) => !isDeepStrictEqual(stored[name], value),
      ),
    );
  }
}

/** Finds each account once. */
function rememberAccounts(findMany: FindAccounts): FindAccounts {
  const find = findOnce<string, User>(findMany, (id) => id);
  return async (ids) => {
    const possible = ids.filter((id) => documentId.safeParse(id).success);
    const found = new Map((await find(possible)).map((user, index) => [possible[index], user]));
    return ids.map((id) => found.get(id) ?? null);
  };
}

/** Asks for each key once, whatever else it is asked with. */
function findOnce<Key, Value>(
  find: (keys: readonly Key[]) => Promise<readonly (Value | null)[]>,
  nameOf: (key: Key) => string,
): typeof find {
  const known = new Map<string, Value | null>();
  return async (keys) => {
    const named = new Map(keys.map((key) => [nameOf(key), key]));
    const asked = [...named].filter(([name]) => !known.has(name));
    const found = asked.length === 0 ? [] : await find(asked.map(([, key]) => key));
    for (const [index, [name]] of asked.entries()) known.set(name, found[index] ?? null);
    return keys.map((key) => known.get(nameOf(key)) ?? null);
  };
}

interface ItemWrite<T extends ContentTypes> {
  /** As it is stored; null for a new item, whose id must not be taken. */
  readonly before: T['item'] | null;
  readonly after: T['item'];
  readonly record: Recorder<T>;
  /** See inFewerBytes. */
  readonly isBrief?: boolean;
}
