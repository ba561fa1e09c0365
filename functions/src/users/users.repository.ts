import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry, type AuditTrail } from '../audit/index.js';
import { SortedList, snakeCase, type Page, type SortedEnd, type SortField } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import {
  isAlreadyExists,
  runTransaction,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../platform/index.js';
import { searchable, SerialQueues, type Role } from '../shared/index.js';

import { emailKey, normalizeEmail } from './email.js';
import { fullName, type User } from './user.js';
import { USER_EMAILS, USERS } from './users.codec.js';
import type { UserSort } from './users.schema.js';

/** Sorts behind every character that an address may have. */
const LAST_CHARACTER = '\u{10ffff}';

/** What a list of accounts is narrowed to. */
export interface UserFilter {
  /** How a name, the address or a word of them begins; null for any account. */
  readonly query: string | null;
  /** One of them; null for any role. */
  readonly roles: readonly Role[] | null;
  readonly isActive: boolean | null;
  readonly emailVerified: boolean | null;
  readonly mfaEnabled: boolean | null;
}

/** What accounts are sorted by: when they were made, or their address or name without case. */
const SORT_FIELDS = {
  created_at: { field: 'created_at', holds: 'time' },
  email: { field: 'email_normalized', holds: 'text' },
  name: { field: 'sort_name', holds: 'text' },
} as const satisfies Record<string, SortField>;

/** What becomes of an account, and what the audit log says of it; null when there is nothing to change. */
export type UserChange = (
  user: User,
) => { readonly user: User; readonly audit: readonly AuditEntry[] } | null;

/** Accounts in users/{id}, with user_emails/{sha256 of the normalized address} holding each address once. */
export class UsersRepository {
  private readonly queues = new SerialQueues();

  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = USERS.reader(broken);
  }

  /** 1 read. @throws AppError data-loss for a broken one */
  async find(id: string): Promise<User | null> {
    const db = await this.firestore();
    return this.reader.find(await users(db).doc(id).get());
  }

  /** Accounts in the order of their ids, null for unknown and broken ones. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<(User | null)[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => users(db).doc(id)));
    return snapshots.map((snapshot) => this.reader.findWhole(snapshot));
  }

  /** How accounts are called by admins: by name, else by address. 1 read each in 1 round trip, none for no ids. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = ids.length === 0 ? [] : await this.findMany(ids);
    return new Map(found.flatMap((user) => (user ? [[user.id, fullName(user) || user.email]] : [])));
  }

  /** How many the list in this order has. 1 read, 1 more for each 1,000. */
  async count(filter: UserFilter, sort: UserSort): Promise<number> {
    const some = filtered(users(await this.firestore()), filter);
    const listed = new SortedList(SORT_FIELDS, sort).query(some, null);
    return (await listed.count().get()).data().count;
  }

  /**
   * As findMany, as a transaction sees them: of two that meet, one that reads an account and one that changes it, one waits for
   * the other or is begun anew.
   */
  async findManyIn(transaction: Transaction, ids: readonly string[]): Promise<(User | null)[]> {
    const db = await this.firestore();
    const snapshots = await transaction.getAll(...ids.map((id) => users(db).doc(id)));
    return snapshots.map((snapshot) => this.reader.findWhole(snapshot));
  }

  /**
   * 1 read in 1 round trip, for an unknown address as well: the time must not tell whether it has an account. Nor must the
   * answer: null for a broken one, too.
   */
  async findByEmail(email: string): Promise<User | null> {
    const db = await this.firestore();
    const having = users(db).where('email_normalized', '==', normalizeEmail(email));
    const [found] = (await having.limit(1).get()).docs;
    return found ? this.reader.findWhole(found) : null;
  }

  /** Accounts that pass the filter. limit + 1 reads in 1 round trip. */
  async list(
    limit: number,
    after: SortedEnd | null,
    filter: UserFilter,
    sort: UserSort = '-created_at',
  ): Promise<Page<User, SortedEnd>> {
    const sorted = new SortedList(SORT_FIELDS, sort);
    const query = sorted.query(filtered(users(await this.firestore()), filter), after);
    const { docs } = await query.limit(limit + 1).get();
    return sorted.page(docs, limit, this.reader);
  }

  /** How many have an address that begins so. 1 read, 1 more for each 1,000. @param prefix as listByEmail */
  async countByEmail(prefix: string): Promise<number> {
    const some = startingWith(users(await this.firestore()), prefix);
    return (await some.count().get()).data().count;
  }

  /**
   * Accounts whose normalized address begins with `prefix`, by address. limit + 1 reads in 1 round trip.
   *
   * @param after the normalized address that the page before ended with
   */
  async listByEmail(prefix: string, limit: number, after: string | null): Promise<Page<User, string>> {
    const db = await this.firestore();
    const some = startingWith(users(db), prefix);
    const query = after === null ? some : some.startAfter(after);
    const { docs } = await query.limit(limit + 1).get();
    const shown = docs.slice(0, limit);
    const end = docs.length > limit ? String(shown.at(-1)?.get('email_normalized')) : null;
    return { items: this.reader.whole(shown), end };
  }

  /**
   * Changes an account in one transaction. 1 read, 1 write and 1 for each audit entry; at most 2 reads more when an
   * active admin ceases to be one, and 1 for each broken active admin; no write when there is nothing to change. In an instance changes of one account by
   * this method take turns, not with those of AccountStore: many that Firestore had to sort out would wait for one another until most of them fail.
   *
   * @throws AppError not-found; data-loss for a broken one; failed-precondition when no active admin would be left
   */
  async update(id: string, change: UserChange): Promise<User> {
    const db = await this.firestore();
    return this.queues.run(id, () =>
      runTransaction(db, async (transaction) => {
        const present = this.reader.find(await transaction.get(users(db).doc(id)));
        if (!present) throw userNotFound();
        const changed = change(present);
        if (!changed) return present;
        if (isActiveAdmin(present) && !isActiveAdmin(changed.user)) {
          await this.requireAnotherActiveAdmin(db, transaction, id);
        }
        transaction.update(users(db).doc(id), USERS.encode(changed.user));
        for (const entry of changed.audit) addAuditEntry(transaction, db, entry);
        return changed.user;
      }),
    );
  }

  /**
   * Stores a new account and reserves its address in one batch, as the seed and `npm run create-admin` do. 3 writes.
   *
   * @throws AppError already-exists when the address or the id is taken
   */
  async create(user: User, audit: AuditTrail): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(users(db).doc(user.id), USERS.encode(user));
    reserveEmail(batch, db, user.email, user.id);
    const { id, email, role } = user;
    const target = { type: 'user', id } as const;
    addAuditEntry(batch, db, audit.entry({ action: 'user_created', target, after: { email, role } }));
    try {
      await batch.commit();
    } catch (cause) {
      if (!isAlreadyExists(cause)) throw cause;
      throw new AppError({ code: 'already-exists', message: 'This e-mail address has an account.', cause });
    }
  }

  /** Replaces a password hash by a better one of the same password, unless it was changed meanwhile. 1 read, 1 write. */
  async upgradePasswordHash(id: string, present: string, better: string): Promise<void> {
    const db = await this.firestore();
    const ref = users(db).doc(id);
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (snapshot.get('password_hash') === present) transaction.update(ref, { password_hash: better });
    });
  }

  /** Read in the transaction: of two admins who demote each other at once, one finds the other demoted. */
  private async requireAnotherActiveAdmin(
    db: Firestore,
    transaction: Transaction,
    userId: string,
  ): Promise<void> {
    let page = users(db).where('role', '==', 'admin').where('is_active', '==', true).limit(2);
    for (;;) {
      const { docs } = await transaction.get(page);
      // One that is broken can't log in.
      if (this.reader.whole(docs).some(({ id }) => id !== userId)) return;
      if (docs.length < 2) break;
      page = page.startAfter(docs.at(-1));
    }
    throw new AppError({
      code: 'failed-precondition',
      message:
        'This is the last active admin. Make somebody else one first: ' +
        'PATCH /admin/api/users/:id with {"role":"admin","is_active":true}.',
    });
  }
}

/** The 404 of an account. */
export function userNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such user.' });
}

function isActiveAdmin({ role, isActive }: User): boolean {
  return role === 'admin' && isActive;
}

function users(db: Firestore) {
  return db.collection(USERS.name);
}

function startingWith(all: Query, prefix: string): Query {
  return all.orderBy('email_normalized').startAt(prefix).endBefore(`${prefix}${LAST_CHARACTER}`);
}

function filtered(all: Query, { query, roles, ...states }: UserFilter): Query {
  let some = all;
  if (query !== null) some = some.where('beginnings', 'array-contains', searchable(query));
  if (roles !== null) some = some.where('role', 'in', roles);
  for (const [name, state] of Object.entries(states))
    if (state !== null) some = some.where(snakeCase(name), '==', state);
  return some;
}

/** Reserves an address: the commit fails when it is taken. 1 write. */
export function reserveEmail(writer: DocumentWriter, db: Firestore, email: string, userId: string): void {
  const ref = db.collection(USER_EMAILS.name).doc(emailKey(email));
  writer.create(ref, USER_EMAILS.encode({ userId }));
}
