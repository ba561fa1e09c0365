import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { reserveEmail, USERS, type User } from '../../users/index.js';
import { judgeCode, SETUP_CODES, type SetupCode, type Verdict } from './setup-code.js';

const FIRST_ADMIN = 'first-admin';

/** What becomes of who gives a code: see Verdict; or there is an admin. */
export type SetupOutcome = Verdict | 'taken';

/** The code by which the first admin comes to be: setup_codes/first-admin. */
export class FirstAdminRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = SETUP_CODES.reader(broken);
  }

  /** Whether an account is an admin, active or not, whole or broken. 1 read. */
  async hasAdmin(): Promise<boolean> {
    return !(await admins(await this.firestore()).get()).empty;
  }

  /** Stores a code in place of one of before. 1 read, 1 write. @returns false where there is an admin, and nothing is stored */
  async putCode(code: SetupCode): Promise<boolean> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      if (!(await transaction.get(admins(db))).empty) return false;
      transaction.set(codeRef(db), SETUP_CODES.encode(code));
      return true;
    });
  }

  /** Judges a code, and counts a wrong one. 2 reads, 1 write for a wrong one. */
  async check(text: string, now: Date): Promise<SetupOutcome> {
    const db = await this.firestore();
    return runTransaction(db, (transaction) => this.judge(transaction, db, text, now));
  }

  /**
   * Stores the first admin and uses the code up, in one transaction: of many at once one wins. 2 reads, 4 writes.
   *
   * @throws Firestore's already-exists when another account has the address
   */
  async create(text: string, user: User, audit: AuditEntry, now: Date): Promise<SetupOutcome> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const outcome = await this.judge(transaction, db, text, now);
      if (outcome !== 'good') return outcome;
      transaction.delete(codeRef(db));
      transaction.create(db.collection(USERS.name).doc(user.id), USERS.encode(user));
      reserveEmail(transaction, db, user.email, user.id);
      addAuditEntry(transaction, db, audit);
      return outcome;
    });
  }

  private async judge(
    transaction: Transaction,
    db: Firestore,
    text: string,
    now: Date,
  ): Promise<SetupOutcome> {
    const [admin, snapshot] = await Promise.all([transaction.get(admins(db)), transaction.get(codeRef(db))]);
    if (!admin.empty) return 'taken';
    const stored = this.reader.findWhole(snapshot);
    const verdict = judgeCode(stored, text, now);
    if (stored && verdict === 'wrong')
      transaction.update(codeRef(db), SETUP_CODES.encodePart({ guesses: stored.guesses + 1 }));
    return verdict;
  }
}

function admins(db: Firestore) {
  return db.collection(USERS.name).where('role', '==', 'admin').select().limit(1);
}

function codeRef(db: Firestore) {
  return db.collection(SETUP_CODES.name).doc(FIRST_ADMIN);
}
