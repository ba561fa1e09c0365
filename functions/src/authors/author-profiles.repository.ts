import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import {
  announcePublicChange,
  runTransaction,
  type BrokenDocuments,
  type Dated,
  type FirestoreProvider,
} from '../platform/index.js';
import type { User, UsersRepository } from '../users/index.js';
import { AUTHOR_PROFILES, type AuthorProfile } from './author-profiles.codec.js';

/** A profile and the account that it belongs to, as they are stored; null for what is not there. */
export interface StoredAuthor {
  readonly account: User | null;
  readonly profile: AuthorProfile | null;
}

interface AuthorProfilesParts {
  readonly firestore: FirestoreProvider;
  readonly broken: BrokenDocuments;
  /** Asked for staff only: what visitors read comes from profiles and content. */
  readonly users: Pick<UsersRepository, 'find' | 'findManyIn'>;
}

/** Profiles in author_profiles/{user id}. */
export class AuthorProfilesRepository {
  private readonly reader;

  constructor(private readonly parts: AuthorProfilesParts) {
    this.reader = AUTHOR_PROFILES.reader(parts.broken);
  }

  /** For visitors: null where there is none, and for a broken one. 1 read. */
  async findWhole(id: string): Promise<Dated<AuthorProfile | null>> {
    const snapshot = await profiles(await this.parts.firestore())
      .doc(id)
      .get();
    return { value: this.reader.findWhole(snapshot), readTime: snapshot.readTime.valueOf() };
  }

  /** As findWhole, of several in the order of their ids. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<(AuthorProfile | null)[]> {
    if (ids.length === 0) return [];
    const db = await this.parts.firestore();
    const snapshots = await db.getAll(...ids.map((id) => profiles(db).doc(id)));
    return snapshots.map((snapshot) => this.reader.findWhole(snapshot));
  }

  /** For staff, with the account. 2 reads. @throws AppError data-loss when either is broken */
  async find(id: string): Promise<StoredAuthor> {
    const db = await this.parts.firestore();
    const [account, snapshot] = await Promise.all([this.parts.users.find(id), profiles(db).doc(id).get()]);
    return { account, profile: this.reader.find(snapshot) };
  }

  /**
   * Changes a profile in one transaction. 2 reads, 3 writes; no write without a change.
   *
   * @param change gives the new profile with what is recorded of it, null for no change; it may throw to refuse
   * @returns both as they are stored then
   * @throws AppError data-loss when the profile is broken; what `change` throws
   */
  async change(
    id: string,
    change: (before: StoredAuthor) => { profile: AuthorProfile; entry: AuditEntry } | null,
  ): Promise<StoredAuthor> {
    const db = await this.parts.firestore();
    return runTransaction(db, async (transaction) => {
      const ref = profiles(db).doc(id);
      const [[account = null], snapshot] = await Promise.all([
        this.parts.users.findManyIn(transaction, [id]),
        transaction.get(ref),
      ]);
      const before = { account, profile: this.reader.find(snapshot) };
      const changed = change(before);
      if (!changed) return before;
      transaction.set(ref, AUTHOR_PROFILES.encode(changed.profile));
      addAuditEntry(transaction, db, changed.entry);
      announcePublicChange(transaction, db);
      return { account, profile: changed.profile };
    });
  }
}

function profiles(db: Firestore): CollectionReference {
  return db.collection(AUTHOR_PROFILES.name);
}
