import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { AppError } from '../errors/index.js';
import { isTooLarge, runTransaction, type FirestoreProvider } from '../platform/index.js';
import { touchesPublic, type Post } from './post.js';
import { removeFromDirectory, updateDirectory } from './post-directory.repository.js';
import { removeText, writeText } from './post-texts.repository.js';
import { announcePublicChange, posts, slugs, writePost } from './post-writes.repository.js';
import { decodeSnapshot, postNotFound, type Change, type Recorder } from './posts.repository.js';
import { slugCandidates } from './slug.js';

/** What became of a post that was to be changed; `after` is the same object when there was nothing to change. */
export type ChangeOutcome = { readonly before: Post; readonly after: Post } | { readonly error: AppError };

/** How many posts are written in one transaction: each has at most 1 MB of text, and Firestore takes 10 MiB at once. */
export const BATCH_SIZE = 5;

/** Many posts at once, for jobs: in blog_posts/{id}, post_slugs/{slug} and what follows from them. */
export class PostBatchesRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** Those of the ids that there are, in no order. 1 read each in 1 round trip. */
  async findMany(ids: readonly string[]): Promise<Post[]> {
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => posts(db).doc(id)));
    return snapshots.flatMap((snapshot) => decodeSnapshot(snapshot) ?? []);
  }

  /** Posts in the order of their ids, after `after`. 1 read each in 1 round trip. */
  async listAfter(after: string | null, limit: number): Promise<Post[]> {
    const db = await this.firestore();
    const sorted = posts(db).orderBy('__name__');
    const { docs } = await (after === null ? sorted : sorted.startAfter(after)).limit(limit).get();
    return docs.flatMap((doc) => decodeSnapshot(doc) ?? []);
  }

  /** Those of the ids that there are. 1 read each in 1 round trip. */
  async whichExist(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.whichStoredSince(ids, new Date(0));
  }

  /** Those of the ids whose posts were first stored at `since` or later. 1 read each in 1 round trip. */
  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const db = await this.firestore();
    const snapshots = await db.getAll(...ids.map((id) => posts(db).doc(id)), { fieldMask: [] });
    const found = snapshots.filter(({ createTime }) => createTime && createTime.toDate() >= since);
    return new Set(found.map(({ id }) => id));
  }

  /**
   * Writes anew what follows from posts: their places in the directory and among the texts, or none for posts that are
   * gone. 1 read and 2 writes each, and what visitors may see is announced.
   *
   * @param ids at most BATCH_SIZE
   */
  async reindex(ids: readonly string[]): Promise<void> {
    const db = await this.firestore();
    await runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...ids.map((id) => posts(db).doc(id)));
      for (const snapshot of snapshots) {
        const post = decodeSnapshot(snapshot);
        await (post
          ? updateDirectory(transaction, db, post)
          : removeFromDirectory(transaction, db, snapshot.id));
        await (post ? writeText(transaction, db, post) : removeText(transaction, db, snapshot.id));
      }
      announcePublicChange(transaction, db);
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
    try {
      return await this.updateTogether(ids, change, record);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      if (ids.length === 1) return [{ error: tooLarge(error) }];
      // One of them is refused: the others shall not be.
      const outcomes: ChangeOutcome[] = [];
      for (const id of ids) outcomes.push(...(await this.updateMany([id], change, record)));
      return outcomes;
    }
  }

  private async updateTogether(
    ids: readonly string[],
    change: Change,
    record: Recorder,
  ): Promise<ChangeOutcome[]> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const snapshots = await transaction.getAll(...ids.map((id) => posts(db).doc(id)));
      const outcomes = snapshots.map((snapshot) => tryChange(decodeSnapshot(snapshot), change));
      let isPublicChange = false;
      for (const outcome of outcomes) {
        if ('error' in outcome || outcome.before === outcome.after) continue;
        const { before, after } = outcome;
        await writePost(transaction, db, before, after, record(before, after));
        isPublicChange ||= touchesPublic(before, after);
      }
      if (isPublicChange) announcePublicChange(transaction, db);
      return outcomes;
    });
  }

  /**
   * Stores several new posts in one transaction, each with the first free slug after its own. An id that is taken stays with
   * the post that has it. 1 read for each post and slug tried; for each post what `create` writes; what visitors may see is
   * announced once.
   *
   * @param newPosts at most BATCH_SIZE
   * @returns for each the post that has its id now, and whether it was made here
   */
  async createMany(
    newPosts: readonly Post[],
    record: Recorder,
  ): Promise<{ readonly post: Post; readonly isNew: boolean }[]> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const present = await transaction.getAll(...newPosts.map(({ id }) => posts(db).doc(id)));
      const known = new Map(present.map((snapshot) => [snapshot.id, decodeSnapshot(snapshot)]));
      const chosen = new Set<string>();
      const outcomes: { post: Post; isNew: boolean }[] = [];
      for (const post of newPosts) {
        const holder = known.get(post.id);
        if (holder) {
          outcomes.push({ post: holder, isNew: false });
          continue;
        }
        const slug = await freeSlug(db, transaction, post, chosen);
        const created = { ...post, slug };
        chosen.add(slug);
        known.set(post.id, created);
        outcomes.push({ post: created, isNew: true });
      }
      const created = outcomes.filter(({ isNew }) => isNew).map(({ post }) => post);
      for (const post of created) {
        transaction.create(slugs(db).doc(post.slug), { post_id: post.id, current: true });
        await writePost(transaction, db, null, post, record(null, post));
      }
      if (created.some(({ status }) => status === 'published')) announcePublicChange(transaction, db);
      return outcomes;
    });
  }
}

function tooLarge(cause: unknown): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'Firestore refuses to store this: the post, or the directory that it stands in, would be too large.',
    cause,
  });
}

function tryChange(present: Post | null, change: Change): ChangeOutcome {
  try {
    if (!present) throw postNotFound();
    return { before: present, after: change(present) };
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
