import type { CollectionReference, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { pageByTime, type Page } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import {
  announcePublicChange,
  runTransaction,
  type BrokenDocuments,
  type Dated,
  type FirestoreProvider,
} from '../platform/index.js';
import { searchable, type Position } from '../shared/index.js';
import { redirectId, redirectKey } from './redirect.js';
import { REDIRECTS, type Redirect } from './redirects.codec.js';

/** How many redirects may lead on from each other: more are as good as none, since browsers give up. */
export const MAX_STEPS = 5;

/** How long this instance knows whether an address has moved, in ms: nothing moves by its time, and each write clears it. */
const MAX_AGE_MS = 60 * 60 * 1_000;

/** Moved addresses in redirects/{id}. */
export class RedirectsRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = REDIRECTS.reader(broken);
  }

  /** The newest first. limit + 1 reads in 1 round trip. @param q how an address or a word in it begins; absent for all */
  async list(q: string | undefined, limit: number, after: Position | null): Promise<Page<Redirect>> {
    const sorted = found(await this.firestore(), q);
    const query = after ? sorted.startAfter(after.time, after.id) : sorted;
    const { docs } = await query.limit(limit + 1).get();
    return pageByTime(docs, limit, this.reader, 'created_at');
  }

  /** How many there are. 1 read, 1 more for each 1,000. */
  async count(q: string | undefined): Promise<number> {
    return (
      await found(await this.firestore(), q)
        .count()
        .get()
    ).data().count;
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<Redirect> {
    const redirect = this.reader.find(
      await redirects(await this.firestore())
        .doc(id)
        .get(),
    );
    if (redirect) return redirect;
    throw notFound();
  }

  /** Where an address has moved; null where it has not, or its redirect is broken. 1 read. */
  async findWhole(key: string): Promise<Dated<Redirect | null>> {
    const snapshot = await redirects(await this.firestore())
      .doc(redirectId(key))
      .get();
    return {
      value: this.reader.findWhole(snapshot),
      readTime: snapshot.readTime.valueOf(),
      maxAgeMs: MAX_AGE_MS,
    };
  }

  /** 1 read, and 1 for each redirect that it leads on to; 3 writes. @throws AppError already-exists; failed-precondition for a loop */
  async create(redirect: Redirect, entry: AuditEntry): Promise<void> {
    await this.transact(async (transaction, db) => {
      const ref = redirects(db).doc(redirect.id);
      if ((await transaction.get(ref)).exists) throw alreadyMoved(redirect);
      await this.requireEnd(transaction, db, redirect);
      transaction.create(ref, REDIRECTS.encode(redirect));
      addAuditEntry(transaction, db, entry);
    });
  }

  /**
   * Changes a redirect in one transaction. 1 read, and 1 for each redirect that it leads on to; 3 writes, none without a change.
   *
   * @param change gives the new one with what is recorded of it, null for no change; it may throw to refuse
   * @throws AppError not-found; data-loss; failed-precondition for a loop; what `change` throws
   */
  async update(
    id: string,
    change: (present: Redirect) => { readonly redirect: Redirect; readonly entry: AuditEntry } | null,
  ): Promise<Redirect> {
    return this.transact(async (transaction, db) => {
      const ref = redirects(db).doc(id);
      const present = this.reader.find(await transaction.get(ref));
      if (!present) throw notFound();
      const changed = change(present);
      if (!changed) return present;
      await this.requireEnd(transaction, db, changed.redirect);
      transaction.set(ref, REDIRECTS.encode(changed.redirect));
      addAuditEntry(transaction, db, changed.entry);
      return changed.redirect;
    });
  }

  /** Removes one, also where it is broken. 1 read, 3 writes. @param audit the redirect is null where it is broken @throws AppError not-found */
  async remove(id: string, audit: (redirect: Redirect | null) => AuditEntry): Promise<void> {
    await this.transact(async (transaction, db) => {
      const snapshot = await transaction.get(redirects(db).doc(id));
      if (!snapshot.exists) throw notFound();
      transaction.delete(snapshot.ref);
      addAuditEntry(transaction, db, audit(this.reader.findWhole(snapshot)));
    });
  }

  /**
   * Stores those whose addresses have none, and leaves the others as they are. 1 read for each in 1 round trip, 1 write for each new one.
   *
   * @returns how many are new
   */
  async addMissing(wanted: readonly Redirect[]): Promise<number> {
    if (wanted.length === 0) return 0;
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const refs = wanted.map(({ id }) => redirects(db).doc(id));
      const present = await transaction.getAll(...refs);
      const missing = wanted.filter((_, index) => present[index]?.exists === false);
      for (const redirect of missing)
        transaction.create(redirects(db).doc(redirect.id), REDIRECTS.encode(redirect));
      if (missing.length > 0) announcePublicChange(transaction, db);
      return missing.length;
    });
  }

  /** Each change is one that visitors may see. */
  private async transact<T>(work: (transaction: Transaction, db: Firestore) => Promise<T>): Promise<T> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const result = await work(transaction, db);
      announcePublicChange(transaction, db);
      return result;
    });
  }

  private async requireEnd(transaction: Transaction, db: Firestore, { id, to }: Redirect): Promise<void> {
    let next = to;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const key = next.startsWith('/') ? redirectKey(next) : null;
      if (key === null) return;
      if (redirectId(key) === id) throw leadsBack(to);
      const following = this.reader.findWhole(await transaction.get(redirects(db).doc(redirectId(key))));
      if (!following) return;
      next = following.to;
    }
    throw leadsBack(to);
  }
}

function found(db: Firestore, q: string | undefined): Query {
  const all = redirects(db);
  const some = q === undefined ? all : all.where('found_by', 'array-contains', searchable(q));
  return some.orderBy('created_at', 'desc').orderBy('__name__', 'desc');
}

function redirects(db: Firestore): CollectionReference {
  return db.collection(REDIRECTS.name);
}

function notFound(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no such redirect.' });
}

function alreadyMoved({ id, from }: Redirect): AppError {
  return new AppError({
    code: 'already-exists',
    message: `${from} is moved already: change that redirect (PATCH /admin/api/redirects/${id}).`,
  });
}

function leadsBack(to: string): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `${to} is moved itself, back here or over more than ${String(MAX_STEPS)} redirects: lead straight to where the page is now.`,
  });
}
