import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { addKey, type Made, type NewKey } from '../idempotency/index.js';
import { encodeMailJob, type MailJob, type MailOutbox } from '../mail/index.js';
import { isAlreadyExists, runTransaction, type FirestoreProvider } from '../platform/index.js';
import { SerialQueues } from '../shared/index.js';
import { decodeUser, emailKey, encodeUser, normalizeEmail, type User, type UserDoc } from '../users/index.js';
import { decodeFailures, encodeFailures, type LockoutDoc } from './passwords/lockouts.codec.js';
import type { Failures, GuessKind } from './passwords/lockout.js';
import type { MailedToken } from './tokens/mailed-token.js';
import { decodeMailedToken, encodeMailedToken, type MailedTokenDoc } from './tokens/mailed-tokens.codec.js';
import type { Session } from './sessions/session.js';
import { decodeSession, encodeSession, type SessionDoc } from './sessions/sessions.codec.js';

/**
 * Everything about accounts that must change together or not at all. Reads come before writes, as Firestore demands;
 * each find is 1 read, each write 1 write.
 */
export class AccountTransaction {
  /** Mail jobs to be announced after the commit. */
  readonly mailJobs: MailJob[] = [];

  constructor(
    private readonly db: Firestore,
    private readonly transaction: Transaction,
  ) {}

  /** An account. */
  async findUser(id: string): Promise<User | null> {
    const snapshot = await this.transaction.get(this.users(id));
    return snapshot.exists ? decodeUser(id, snapshot.data() as UserDoc) : null;
  }

  /** The account that has the address: 1 read, also when there is none. */
  async findUserByEmail(email: string): Promise<User | null> {
    const having = this.db.collection('users').where('email_normalized', '==', normalizeEmail(email));
    const [found] = (await this.transaction.get(having.limit(1))).docs;
    return found ? decodeUser(found.id, found.data() as UserDoc) : null;
  }

  /** The id of the account that has the address. */
  async findEmailOwner(email: string): Promise<string | null> {
    const owner: unknown = (await this.transaction.get(this.emails(email))).get('user_id');
    return typeof owner === 'string' ? owner : null;
  }

  /** A session, ended ones too. */
  async findSession(id: string): Promise<Session | null> {
    const snapshot = await this.transaction.get(this.sessions(id));
    return snapshot.exists ? decodeSession(id, snapshot.data() as SessionDoc) : null;
  }

  /** A mailed token, expired ones too. */
  async findMailedToken(hash: string): Promise<MailedToken | null> {
    const snapshot = await this.transaction.get(this.mailedTokens(hash));
    return snapshot.exists ? decodeMailedToken(hash, snapshot.data() as MailedTokenDoc) : null;
  }

  /** The invitations that were mailed to an address, expired ones too. 1 read each, at least 1. */
  async findInvitations(email: string): Promise<MailedToken[]> {
    const invited = this.db.collection('mailed_tokens').where('invited_email_key', '==', emailKey(email));
    const { docs } = await this.transaction.get(invited);
    return docs.map((doc) => decodeMailedToken(doc.id, doc.data() as MailedTokenDoc));
  }

  /** Whether one of these mailed tokens is stored, expired ones too. 1 read each in 1 round trip. */
  async hasMailedToken(hashes: readonly string[]): Promise<boolean> {
    const snapshots = await this.transaction.getAll(...hashes.map((hash) => this.mailedTokens(hash)));
    return snapshots.some(({ exists }) => exists);
  }

  /** The wrong answers counted so far. */
  async findFailures(kind: GuessKind, subject: string): Promise<Failures | null> {
    const snapshot = await this.transaction.get(this.lockouts(kind, subject));
    return snapshot.exists ? decodeFailures(snapshot.data() as LockoutDoc) : null;
  }

  /** Stores a new account and reserves its address: the commit fails when either is taken. 2 writes. */
  createUser(user: User): void {
    this.transaction.create(this.users(user.id), encodeUser(user));
    this.reserveEmail(user.email, user.id);
  }

  /** Replaces an account; its address only together with reserveEmail and releaseEmail. */
  updateUser(user: User): void {
    this.transaction.update(this.users(user.id), encodeUser(user));
  }

  /** The commit fails when the address is taken. */
  reserveEmail(email: string, userId: string): void {
    this.transaction.create(this.emails(email), { user_id: userId });
  }

  /** Lets others have the address. */
  releaseEmail(email: string): void {
    this.transaction.delete(this.emails(email));
  }

  /** Stores a session as it is now. */
  putSession(session: Session): void {
    this.transaction.set(this.sessions(session.id), encodeSession(session));
  }

  /** Stores a token that is mailed in the same transaction. */
  createMailedToken(token: MailedToken): void {
    this.transaction.create(this.mailedTokens(token.hash), encodeMailedToken(token));
  }

  /** Uses a token up. */
  deleteMailedToken(hash: string): void {
    this.transaction.delete(this.mailedTokens(hash));
  }

  /** Stores the wrong answers counted. */
  putFailures(kind: GuessKind, subject: string, failures: Failures): void {
    this.transaction.set(this.lockouts(kind, subject), encodeFailures(failures));
  }

  /** Forgets the wrong answers counted. */
  clearFailures(kind: GuessKind, subject: string): void {
    this.transaction.delete(this.lockouts(kind, subject));
  }

  /** Stores a mail job, and has it announced after the commit. The commit fails when one of this id was stored before. */
  addMail(job: MailJob): void {
    this.transaction.create(this.jobs(job.id), encodeMailJob(job));
    this.mailJobs.push(job);
  }

  /** Has a mail job announced that is not stored: the worker finds nothing to send. */
  pretendMail(job: MailJob): void {
    this.mailJobs.push(job);
  }

  /** Stores the key of the request, if it has one, with what it makes. The commit fails when another has stored it. */
  addKey(key: NewKey | null, made: Made): void {
    addKey(this.transaction, this.db, key, made);
  }

  /** Records what the transaction does. */
  addAudit(entry: AuditEntry): void {
    addAuditEntry(this.transaction, this.db, entry);
  }

  private users(id: string): DocumentReference {
    return this.db.collection('users').doc(id);
  }

  private emails(email: string): DocumentReference {
    return this.db.collection('user_emails').doc(emailKey(email));
  }

  private sessions(id: string): DocumentReference {
    return this.db.collection('sessions').doc(id);
  }

  private mailedTokens(hash: string): DocumentReference {
    return this.db.collection('mailed_tokens').doc(hash);
  }

  private jobs(id: string): DocumentReference {
    return this.db.collection('mail_jobs').doc(id);
  }

  private lockouts(kind: GuessKind, subject: string): DocumentReference {
    return this.db.collection('lockouts').doc(`${kind}:${subject}`);
  }
}

/** Runs changes of accounts as Firestore transactions, and tells the queue of the mails they made. */
export class AccountStore {
  private readonly queues = new SerialQueues();

  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Runs `work` in a transaction; when others change the same documents it runs again, so it must have no other effects.
   * So it does once when a create met a document: what was looked for in vain may have been made meanwhile. Mail jobs are announced after the commit.
   *
   * @param about the account, the address or the token that it is about. In an instance those about the same run one after
   *   the other: 50 that want the same documents at once make each other wait, until most of them fail
   * @throws what `work` throws (nothing is stored then); Firestore's already-exists when a create met a document twice,
   *   not-found when an update met none, aborted when others change the same documents all the time
   */
  async transact<T>(about: string, work: (accounts: AccountTransaction) => Promise<T> | T): Promise<T> {
    const db = await this.firestore();
    const run = () =>
      runTransaction(db, async (transaction) => {
        const accounts = new AccountTransaction(db, transaction);
        return { result: await work(accounts), mailJobs: accounts.mailJobs };
      });
    const { result, mailJobs } = await this.queues.run(about, () =>
      run().catch((error: unknown) => {
        if (!isAlreadyExists(error)) throw error;
        return run();
      }),
    );
    await Promise.all(mailJobs.map((job) => this.outbox.announce(job)));
    return result;
  }
}
