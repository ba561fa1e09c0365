import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEvent, type AuditTrail } from '../audit/index.js';
import type { AnyCollection } from '../documents/index.js';
import { addKey, type Made, type NewKey } from '../idempotency/index.js';
import { creationOf, JOB_DOCUMENTS, type Job, type JobKind } from '../jobs/index.js';
import {
  MAIL_JOB_DOCUMENTS,
  type MailJob,
  type MailOutbox,
  type NewMail,
  type TemplateData,
} from '../mail/index.js';
import {
  isAlreadyExists,
  runTransaction,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../platform/index.js';
import { SerialQueues } from '../shared/index.js';
import { emailKey, normalizeEmail, reserveEmail, USER_EMAILS, USERS, type User } from '../users/index.js';
import type { WorkQueue } from '../work/index.js';
import { LOCKOUTS, readableFailures } from './passwords/lockouts.codec.js';
import type { Failures, GuessKind } from './passwords/lockout.js';
import type { MailedToken } from './tokens/mailed-token.js';
import { MAILED_TOKENS } from './tokens/mailed-tokens.codec.js';
import type { Session } from './sessions/session.js';
import { SESSIONS } from './sessions/sessions.codec.js';

interface AccountStoreParts {
  readonly firestore: FirestoreProvider;
  readonly outbox: MailOutbox;
  readonly jobs: Pick<WorkQueue<Job>, 'announce'>;
  readonly audit: AuditTrail;
  readonly broken: BrokenDocuments;
}

/** What reads the documents of accounts, and makes what is stored with them. */
function toolsOf({ outbox, audit, broken }: AccountStoreParts) {
  return {
    outbox,
    audit,
    users: USERS.reader(broken),
    sessions: SESSIONS.reader(broken),
    mailedTokens: MAILED_TOKENS.reader(broken),
    lockouts: LOCKOUTS.reader(broken),
  };
}

/**
 * Everything about accounts that must change together or not at all. Reads come before writes, as Firestore demands;
 * each find is 1 read, each write 1 write.
 */
export class AccountTransaction {
  /** Mail jobs to be announced after the commit. */
  readonly mailJobs: MailJob[] = [];
  /** Likewise. */
  readonly jobs: Job[] = [];

  constructor(
    private readonly db: Firestore,
    private readonly transaction: Transaction,
    private readonly tools: ReturnType<typeof toolsOf>,
  ) {}

  /** An account. @throws AppError data-loss for a broken one */
  async findUser(id: string): Promise<User | null> {
    return this.tools.users.find(await this.transaction.get(this.doc(USERS, id)));
  }

  /** The address as its account has it, null when no account does: 1 read, also then. Of a broken account as it is given. */
  async findTakenAddress(email: string): Promise<string | null> {
    const having = this.db.collection(USERS.name).where('email_normalized', '==', normalizeEmail(email));
    const [found] = (await this.transaction.get(having.limit(1))).docs;
    return found ? (this.tools.users.findWhole(found)?.email ?? email) : null;
  }

  /** A session, ended ones too. A broken one has ended, and is not found. */
  async findSession(id: string): Promise<Session | null> {
    return this.tools.sessions.findWhole(await this.transaction.get(this.doc(SESSIONS, id)));
  }

  /** A mailed token, expired ones too. A broken one is good for nothing, and is not found. */
  async findMailedToken(hash: string): Promise<MailedToken | null> {
    return this.tools.mailedTokens.findWhole(await this.transaction.get(this.doc(MAILED_TOKENS, hash)));
  }

  /** The invitations that were mailed to an address, expired and broken ones too. 1 read each, at least 1. */
  async findInvitations(email: string): Promise<Pick<MailedToken, 'id'>[]> {
    const having = this.db.collection(MAILED_TOKENS.name).where('invited_email_key', '==', emailKey(email));
    return (await this.transaction.get(having)).docs;
  }

  /** Whether one of these mailed tokens is stored, expired ones too. 1 read each in 1 round trip. */
  async hasMailedToken(hashes: readonly string[]): Promise<boolean> {
    const snapshots = await this.transaction.getAll(...hashes.map((hash) => this.doc(MAILED_TOKENS, hash)));
    return snapshots.some(({ exists }) => exists);
  }

  /** The wrong answers counted so far; of what can't be read of them, what is assumed. */
  async findFailures(kind: GuessKind, subject: string): Promise<Failures | null> {
    const snapshot = await this.transaction.get(this.lockout(kind, subject));
    const whole = this.tools.lockouts.findWhole(snapshot);
    const { updateTime } = snapshot;
    if (whole || !updateTime) return whole;
    return readableFailures(snapshot.data() ?? {}, updateTime.toDate());
  }

  /** Whether the account has a job of this kind that no worker has had yet: what is stored now it will find. 1 read for each that waits. */
  async hasUntouchedJob(kind: JobKind, creatorId: string): Promise<boolean> {
    const having = this.db
      .collection(JOB_DOCUMENTS.name)
      .where('created_by.id', '==', creatorId)
      .where('status', '==', 'queued')
      .where('kind', '==', kind);
    const waiting = await this.transaction.get(having.select('attempts'));
    return waiting.docs.some((job) => job.get('attempts') === 0);
  }

  /** Stores an account that its owner makes, and reserves its address: the commit fails when either is taken. 3 writes. */
  createUser(user: User): void {
    const { id, email, role } = user;
    this.transaction.create(this.doc(USERS, id), USERS.encode(user));
    this.reserveEmail(email, id);
    const target = { type: 'user', id } as const;
    this.addAudit({ action: 'user_created', target, actorId: id, after: { email, role } });
  }

  /** Replaces an account; its address only together with reserveEmail and releaseEmail. */
  updateUser(user: User): void {
    this.transaction.update(this.doc(USERS, user.id), USERS.encode(user));
  }

  /** The commit fails when the address is taken. */
  reserveEmail(email: string, userId: string): void {
    reserveEmail(this.transaction, this.db, email, userId);
  }

  /** Lets others have the address. */
  releaseEmail(email: string): void {
    this.transaction.delete(this.doc(USER_EMAILS, emailKey(email)));
  }

  /** Stores a session as it is now. */
  putSession(session: Session): void {
    this.transaction.set(this.doc(SESSIONS, session.id), SESSIONS.encode(session));
  }

  /** Stores a token that is mailed in the same transaction. */
  createMailedToken(token: MailedToken): void {
    this.transaction.create(this.doc(MAILED_TOKENS, token.id), MAILED_TOKENS.encode(token));
  }

  /** Uses a token up that is kept until it expires: it tells then that it was used. */
  useMailedToken(token: MailedToken, usedAt: Date): void {
    this.transaction.update(this.doc(MAILED_TOKENS, token.id), MAILED_TOKENS.encode({ ...token, usedAt }));
  }

  /** Uses a token up. */
  deleteMailedToken(hash: string): void {
    this.transaction.delete(this.doc(MAILED_TOKENS, hash));
  }

  /** Stores the wrong answers counted. */
  putFailures(kind: GuessKind, subject: string, failures: Failures): void {
    this.transaction.set(this.lockout(kind, subject), LOCKOUTS.encode(failures));
  }

  /** Forgets the wrong answers counted. */
  clearFailures(kind: GuessKind, subject: string): void {
    this.transaction.delete(this.lockout(kind, subject));
  }

  /** Stores a mail, and has it announced after the commit. The commit fails when one of this id was stored before. */
  addMail<T extends keyof TemplateData>(mail: NewMail<T>): void {
    const job = this.tools.outbox.newJob(mail);
    this.transaction.create(this.doc(MAIL_JOB_DOCUMENTS, job.id), MAIL_JOB_DOCUMENTS.encode(job));
    this.mailJobs.push(job);
  }

  /** Has a mail announced that is not stored: the worker finds nothing to send. */
  pretendMail<T extends keyof TemplateData>(mail: NewMail<T>): void {
    this.mailJobs.push(this.tools.outbox.newJob(mail));
  }

  /** Stores a job that comes without a file, and has it announced after the commit. 2 writes. */
  addJob(job: Job): void {
    this.transaction.create(this.doc(JOB_DOCUMENTS, job.id), JOB_DOCUMENTS.encode(job));
    this.addAudit(creationOf(job));
    this.jobs.push(job);
  }

  /** Stores the key of the request, if it has one, with what it makes. The commit fails when another has stored it. */
  addKey(key: NewKey | null, made: Made): void {
    addKey(this.transaction, this.db, key, made);
  }

  /** Records what the transaction does. */
  addAudit(event: AuditEvent): void {
    addAuditEntry(this.transaction, this.db, this.tools.audit.entry(event));
  }

  private lockout(kind: GuessKind, subject: string): DocumentReference {
    return this.doc(LOCKOUTS, `${kind}:${subject}`);
  }

  private doc({ name }: AnyCollection, id: string): DocumentReference {
    return this.db.collection(name).doc(id);
  }
}

/** Runs changes of accounts as Firestore transactions, and tells the queues of the mails and jobs they made. */
export class AccountStore {
  private readonly queues = new SerialQueues();
  private readonly tools;

  constructor(private readonly parts: AccountStoreParts) {
    this.tools = toolsOf(parts);
  }

  /**
   * Runs `work` in a transaction; when others change the same documents it runs again, so it must have no other effects.
   * So it does once when a create met a document: what was looked for in vain may have been made meanwhile. Mail jobs and jobs are announced after the commit.
   *
   * @param about the account, the address or the token that it is about. In an instance those about the same run one after
   *   the other: 50 that want the same documents at once make each other wait, until most of them fail
   * @throws what `work` throws (nothing is stored then); Firestore's already-exists when a create met a document twice,
   *   not-found when an update met none, aborted when others change the same documents all the time
   */
  async transact<T>(about: string, work: (accounts: AccountTransaction) => Promise<T> | T): Promise<T> {
    const db = await this.parts.firestore();
    const run = () =>
      runTransaction(db, async (transaction) => {
        const accounts = new AccountTransaction(db, transaction, this.tools);
        return { result: await work(accounts), made: accounts };
      });
    const { result, made } = await this.queues.run(about, () =>
      run().catch((error: unknown) => {
        if (!isAlreadyExists(error)) throw error;
        return run();
      }),
    );
    await Promise.all([
      ...made.mailJobs.map((job) => this.parts.outbox.announce(job)),
      ...made.jobs.map((job) => this.parts.jobs.announce(job)),
    ]);
    return result;
  }
}
