import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { slugCandidates } from '../content/index.js';
import { AppError } from '../errors/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../platform/index.js';
import { touchesPublic, type Post } from './post.js';
import { removeFromDirectory, updateDirectory } from './post-directory.repository.js';
import { removeText, writeText } from './post-texts.repository.js';
import { inFewerBytes, orOneByOne, postNotFound } from './refused-writes.repository.js';
import { announcePublicChange, posts, slugs, writePost } from './post-writes.repository.js';
import { PostReader } from './post-reader.repository.js';
import type { Change, Recorder } from './posts.repository.js';

/** What became of a post that was to be changed; `after` is the same object when there was nothing to change. */
export type ChangeOutcome = { readonly before: Post; readonly after: Post } | { readonly error: AppError };

/** The post that has the id now, and whether it was made here; or why it was not stored. */
export type CreateOutcome = { readonly post: Post; readonly isNew: boolean } | { readonly error: AppError };

/** A stored post; null when it is broken. */
export interface StoredPost {
  readonly id: string;
  readonly post: Post | null;
}

/** How many posts are written in one transaction: each has at most 1 MB of text, and Firestore takes 10 MiB at once. */
export const BATCH_SIZE = 5;

/** Many posts at once, for jobs: in blog_posts/{id}, post_slugs/{slug} and what follows from them. */
export class PostBatchesRepository {
  private readonly read: PostReader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.read = new PostReader(broken);
  }

  /** Those of the ids that there are, in no order. 1 read each in 1 round trip. */
  async findStored(ids: readonly string[]): Promise<StoredPost[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...refs(db, ids));
    return snapshots
      .filter(({ exists }) => exists)
      .map((snapshot) => ({ id: snapshot.id, post: this.read.findWhole(snapshot) }));
  }

  /** As findStored, without broken ones. */
  async findMany(ids: readonly string[]): Promise<Post[]> {
    const stored = await this.findStored(ids);
    return stored.flatMap(({ post }) => post ?? []);
  }

  /** Posts in the order of their ids, after `after`. 1 read each in 1 round trip. */
  async listAfter(after: string | null, limit: number): Promise<StoredPost[]> {
    const db = await this.firestore();
    const sorted = posts(db).orderBy('__name__');
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.map((doc) => ({ id: doc.id, post: this.read.findWhole(doc) }));
  }

  /** Those of the ids that there are. 1 read each in 1 round trip. */
  async whichExist(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.whichStoredSince(ids, new Date(0));
  }

  /** Those of the ids whose posts were first stored at `since` or later. 1 read each in 1 round trip. */
  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const db = await this.firestore();
    const snapshots = await db.getAll(...refs(db, ids), { fieldMask: [] });
    const found = snapshots.filter(({ createTime }) => createTime && createTime.toDate() >= since);
    return new Set(found.map(({ id }) => id));
  }

  /**
   * Writes anew what follows from posts: their places in the directory and among the texts, or none for posts that are
   * gone; that of a broken post stays. 1 read and 2 writes each, and what visitors may see is announced.
   *
   * @param ids at most BATCH_SIZE
   * @returns the error of each that has no room, null for the others
   */
  async reindex(ids: readonly string[]): Promise<(AppError | null)[]> {
    const db = await this.firestore();
    const outcomes = await orOneByOne(db, refs(db, ids), (some) => this.reindexTogether(db, some));
    return outcomes.map((outcome) => outcome?.error ?? null);
  }

  private async reindexTogether(db: Firestore, some: readonly DocumentReference[]): Promise<null[]> {
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...some);
      for (const snapshot of snapshots) {
        const post = this.read.findWhole(snapshot);
        if (post) {
          await updateDirectory(transaction, db, post);
          await writeText(transaction, db, post);
        } else if (!snapshot.exists) {
          await removeFromDirectory(transaction, db, snapshot.id);
          await removeText(transaction, db, snapshot.id);
        }
      }
      announcePublicChange(transaction, db);
      return some.map(() => null);
    });
  }

  /**
   * Changes several posts in one transaction, all that can be; slugs stay. For each post what `update` costs; what visitors
   * may see is announced once.
   *
   * @param ids at most BATCH_SIZE
   * @returns for each id what became of it: the error when there is no such post or `change` refused it
   */
  async updateMany(ids: readonly string[], change: Change, record: Recorder): Promise<ChangeOutcome[]> {
    const db = await this.firestore();
    return orOneByOne(db, refs(db, ids), (some) =>
      inFewerBytes((isBrief) => this.updateTogether(db, some, change, record, isBrief)),
    );
  }

  private async updateTogether(
    db: Firestore,
    some: readonly DocumentReference[],
    change: Change,
    record: Recorder,
    isBrief: boolean,
  ): Promise<ChangeOutcome[]> {
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...some);
      const outcomes = snapshots.map((snapshot) =>
        orRefused(() => {
          const before = this.read.find(snapshot);
          if (!before) throw postNotFound();
          return { before, after: change(before) };
        }),
      );
      let isPublicChange = false;
      for (const outcome of outcomes) {
        if ('error' in outcome || outcome.before === outcome.after) continue;
        const { before, after } = outcome;
        await writePost(transaction, db, before, after, record(before, after), isBrief);
        isPublicChange ||= touchesPublic(before, after);
      }
      if (isPublicChange) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /**
   * Stores several new posts in one transaction, all that can be, each with the first free slug after its own. An id that is taken stays with
   * the post that has it. 1 read for each post and slug tried; for each post what `create` writes; what visitors may see is
   * announced once.
   *
   * @param newPosts at most BATCH_SIZE
   * @returns in the order of the posts what became of each
   */
  async createMany(newPosts: readonly Post[], record: Recorder): Promise<CreateOutcome[]> {
    const db = await this.firestore();
    return orOneByOne(db, newPosts, (some) => this.createTogether(db, some, record));
  }

  private async createTogether(
    db: Firestore,
    newPosts: readonly Post[],
    record: Recorder,
  ): Promise<CreateOutcome[]> {
    return runTransaction(db, async (transaction) => {
      const present = await transaction.getAll(...newPosts.map(({ id }) => posts(db).doc(id)));
      const known = new Map<string, CreateOutcome>();
      for (const snapshot of present) {
        const holder = orRefused(() => this.read.find(snapshot));
        if (holder) known.set(snapshot.id, 'error' in holder ? holder : { post: holder, isNew: false });
      }
      const created: Post[] = [];
      const outcomes: CreateOutcome[] = [];
      for (const post of newPosts) {
        const holder = known.get(post.id);
        if (holder) {
          outcomes.push(holder);
          continue;
        }
        const slug = await freeSlug(db, transaction, post, new Set(created.map((other) => other.slug)));
        const made = { ...post, slug };
        created.push(made);
        known.set(post.id, { post: made, isNew: false });
        outcomes.push({ post: made, isNew: true });
      }
      for (const post of created) {
        transaction.create(slugs(db).doc(post.slug), { post_id: post.id, current: true });
        await writePost(transaction, db, null, post, record(null, post));
      }
      if (created.some(({ status }) => status === 'published')) announcePublicChange(transaction, db);
      return outcomes;
    });
  }
}

function refs(db: Firestore, ids: readonly string[]): DocumentReference[] {
  return ids.map((id) => posts(db).doc(id));
}

/** What `attempt` gives, or why it was refused. */
function orRefused<T>(attempt: () => T): T | { readonly error: AppError } {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof AppError) return { error };
    throw error;
  }
}

/** The first slug after the post's own that nobody has, and that none of `chosen` is. */
async function freeSlug(
  db: Firestore,
  transaction: Transaction,
  post: Post,
  chosen: ReadonlySet<string>,
): Promise<string> {
  for (const slug of slugCandidates(post.slug)) {
    if (chosen.has(slug)) continue;
    if (!(await transaction.get(slugs(db).doc(slug))).exists) return slug;
  }
  throw new Error('unreachable: slug candidates never end');
}
