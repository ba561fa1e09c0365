import { createHash } from 'node:crypto';
import { AppError } from '../errors/index.js';
import { isAlreadyExists, type FirestoreProvider } from '../platform/index.js';
import { decodeUser, encodeUser, type UserDoc } from './users.codec.js';
import { normalizeEmail, type User } from './user.js';

/** An id that no account has: new ids have no hyphen. */
const NOBODY = '-';

/** Accounts in users/{id}, with user_emails/{sha256 of the normalized address} holding each address once. */
export class UsersRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** 1 read. */
  async find(id: string): Promise<User | null> {
    const db = await this.firestore();
    const snapshot = await db.collection('users').doc(id).get();
    return snapshot.exists ? decodeUser(snapshot.id, snapshot.data() as UserDoc) : null;
  }

  /** 2 reads in 2 round trips, for an unknown address as well: the time must not tell whether it has an account. */
  async findByEmail(email: string): Promise<User | null> {
    const db = await this.firestore();
    const reservation = await db.collection('user_emails').doc(emailKey(email)).get();
    const userId: unknown = reservation.get('user_id');
    return this.find(typeof userId === 'string' ? userId : NOBODY);
  }

  /**
   * Stores a new account and reserves its address in one batch. 2 writes.
   *
   * @throws AppError already-exists when the address or the id is taken
   */
  async create(user: User): Promise<void> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(db.collection('users').doc(user.id), encodeUser(user));
    batch.create(db.collection('user_emails').doc(emailKey(user.email)), { user_id: user.id });
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
    await db.runTransaction(async (transaction) => {
      const snapshot = await transaction.get(ref);
      if (snapshot.get('password_hash') === present) transaction.update(ref, { password_hash: better });
    });
  }
}

function emailKey(email: string): string {
  return createHash('sha256').update(normalizeEmail(email)).digest('hex');
}
