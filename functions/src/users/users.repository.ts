import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import { isAlreadyExists, runTransaction, type FirestoreProvider } from '../platform/index.js';
import { SerialQueues, type Position } from '../shared/index.js';
import { decodeUser, encodeUser, type UserDoc } from './users.codec.js';
import { emailKey, normalizeEmail, type User } from './user.js';

/** Sorts behind every character that an address may have. */
const LAST_CHARACTER = '\u{10ffff}';

/** One page of a list: at most `limit` accounts, and whether more follow. */
export interface UserPage {
  readonly users: readonly User[];
  readonly hasMore: boolean;
}

/** What becomes of an account, and what the audit log says of it; null when there is nothing to change. */
export type UserChange = (
  user: User,
) => { readonly user: User; readonly audit: readonly AuditEntry[] } | null;

/** Accounts in users/{id}, with user_emails/{sha256 of the normalized address} holding each address once. */
export class UsersRepository {
  private readonly queues = new SerialQueues();

  constructor(private readonly firestore: FirestoreProvider) {}

  /** 1 read. */
  async find(id: string): Promise<User | null> {
    const db = await this.firestore();
    return decode(await db.collection('users').doc(id).get());
  }

  /** Accounts in the order of their ids, null for unknown ones. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<(User | null)[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => db.collection('users').doc(id)));
    return snapshots.map(decode);
  }

  /** 1 read in 1 round trip, for an unknown address as well: the time must not tell whether it has an account. */
  async findByEmail(email: string): Promise<User | null> {
    const db = await this.firestore();
    const { docs } = await db
      .collection('users')
      .where('email_normalized', '==', normalizeEmail(email))
      .limit(1)
      .get();
    const [found] = docs;
    return found ? decode(found) : null;
  }

  /** Accounts, the newest first. limit + 1 reads in 1 round trip. */
  async list(limit: number, after: Position | null): Promise<UserPage> {
    const db = await this.firestore();
    const sorted = db.collection('users').orderBy('created_at', 'desc').orderBy('__name__', 'desc');
    return page(after ? sorted.startAfter(after.time, after.id) : sorted, limit);
  }

  /**
   * Accounts whose normalized address begins with `prefix`, by address. limit + 1 reads in 1 round trip.
   *
   * @param after the normalized address that the page before ended with
   */
  async listByEmail(prefix: string, limit: number, after: string | null): Promise<UserPage> {
    const db = await this.firestore();
    const sorted = db.collection('users').orderBy('email_normalized').endBefore(`${prefix}${LAST_CHARACTER}`);
    return page(after === null ? sorted.startAt(prefix) : sorted.startAfter(after), limit);
  }

  /**
   * Changes an account in one transaction. 1 read, 1 write and 1 for each audit entry; at most 2 reads more when an
   * active admin ceases to be one; no write when there is nothing to change. In an instance changes of one account by
   * this method take turns, not with those of AccountStore: many that Firestore had to sort out would wait for one another until most of them fail.
   *
   * @throws AppError not-found; failed-precondition when no active admin would be left
   */
  async update(id: string, change: UserChange): Promise<User> {
    const db = await this.firestore();
    return this.queues.run(id, () =>
      runTransaction(db, async (transaction) => {
        const present = decode(await transaction.get(db.collection('users').doc(id)));
        if (!present) throw userNotFound();
        const changed = change(present);
        if (!changed) return present;
        if (isActiveAdmin(present) && !isActiveAdmin(changed.user)) {
          await requireAnotherActiveAdmin(db, transaction, id);
        }
        transaction.update(db.collection('users').doc(id), encodeUser(changed.user));
        for (const entry of changed.audit) addAuditEntry(transaction, db, entry);
        return changed.user;
      }),
    );
  }

  /**
   * Stores a new account and reserves its address in one batch. 3 writes.
   *
   * @throws AppError already-exists when the address or the id is taken
   */
  async create(user: User, audit: AuditEntry): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(db.collection('users').doc(user.id), encodeUser(user));
    batch.create(db.collection('user_emails').doc(emailKey(user.email)), { user_id: user.id });
    addAuditEntry(batch, db, audit);
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
    const ref = db.collection('users').doc(id);
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (snapshot.get('password_hash') === present) transaction.update(ref, { password_hash: better });
    });
  }
}

/** The 404 of an account. */
export function userNotFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such user.' });
}

/** Read in the transaction: of two admins who demote each other at once, one finds the other demoted. */
async function requireAnotherActiveAdmin(
  db: Firestore,
  transaction: Transaction,
  userId: string,
): Promise<void> {
  const activeAdmins = db.collection('users').where('role', '==', 'admin').where('is_active', '==', true);
  const { docs } = await transaction.get(activeAdmins.limit(2));
  if (docs.some(({ id }) => id !== userId)) return;
  throw new AppError({
    code: 'failed-precondition',
    message:
      'This is the last active admin. Make somebody else one first: ' +
      'PATCH /admin/api/users/:id with {"role":"admin","is_active":true}.',
  });
}

function isActiveAdmin({ role, isActive }: User): boolean {
  return role === 'admin' && isActive;
}

async function page(query: Query, limit: number): Promise<UserPage> {
  const { docs } = await query.limit(limit + 1).get();
  return {
    users: docs.slice(0, limit).map((doc) => decodeUser(doc.id, doc.data() as UserDoc)),
    hasMore: docs.length > limit,
  };
}

function decode(snapshot: DocumentSnapshot): User | null {
  return snapshot.exists ? decodeUser(snapshot.id, snapshot.data() as UserDoc) : null;
}
