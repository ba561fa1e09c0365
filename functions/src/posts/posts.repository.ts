import type { DocumentSnapshot, Firestore, Query, Timestamp, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import { slugCandidates } from '../content/index.js';
import { AppError } from '../errors/index.js';
import {
  isAlreadyExists,
  runTransaction,
  type BrokenDocuments,
  type Dated,
  type FirestoreProvider,
} from '../platform/index.js';
import { documentId, type Position } from '../shared/index.js';
import type { IdempotentRequest } from './idempotent-request.js';
import { touchesPublic, type FullTextPost, type Post, type PostStatus, type PostSummary } from './post.js';
import { removeFromDirectory } from './post-directory.repository.js';
import { inFewerBytes, orTooLarge, postNotFound } from './refused-writes.repository.js';
import { PostReader } from './post-reader.repository.js';
import {
  announcePublicChange,
  changedFields,
  lastPublicChange,
  posts,
  slugs,
  writePost,
} from './post-writes.repository.js';
import { CREATED, SLUGS } from './posts.codec.js';
import { revisions } from './revisions.repository.js';

/** One page of a list: at most `limit` items, without broken ones, and where it ends; null when no more follow. */
export interface Page {
  readonly posts: readonly PostSummary[];
  readonly end: Position | null;
}

/** What the public list asks for. */
export interface PublicListing {
  readonly limit: number;
  readonly after: Position | null;
  readonly tag: string | null;
  /** Id of an author. */
  readonly author: string | null;
  readonly featured: boolean | null;
  /** Posts published from `from` on, and before `to`. */
  readonly archive: { readonly from: Date; readonly to: Date } | null;
}

/** Gives the new post from the present one; the same object means that there is nothing to write. */
export type Change = (post: Post) => Post;

/** Makes the audit entry of a write; `before` is null for a new post. */
export type Recorder = (before: Post | null, after: Post) => AuditEntry;

/** What no post has as its id: ids have no dots. */
const NO_POST = 'no.post';

/** Posts in blog_posts/{id}; post_slugs/{slug} holds each slug once and remembers former ones. */
export class PostsRepository {
  private readonly read: PostReader;
  private readonly slugs;
  private readonly created;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.read = new PostReader(broken);
    this.slugs = SLUGS.reader(broken);
    this.created = CREATED.reader(broken);
  }

  /** Posts visible at `now`, the newest first. limit + 1 reads in 1 round trip. */
  async listPublic(listing: PublicListing, now: Date): Promise<Dated<Page>> {
    const db = await this.firestore();
    let query: Query = posts(db).where('status', '==', 'published').where('published_at', '<=', now);
    const { tag, author, featured, archive } = listing;
    if (tag !== null) query = query.where('tags', 'array-contains', tag);
    if (author !== null) query = query.where('author_ids', 'array-contains', author);
    if (featured !== null) query = query.where('featured', '==', featured);
    if (archive)
      query = query.where('published_at', '>=', archive.from).where('published_at', '<', archive.to);
    return this.page(query, listing);
  }

  /** The newest posts visible at `now` with their HTML, all or of one tag. 1 read each in 1 round trip. */
  async listNewest(limit: number, tag: string | null, now: Date): Promise<Dated<readonly FullTextPost[]>> {
    const db = await this.firestore();
    let query: Query = posts(db).where('status', '==', 'published').where('published_at', '<=', now);
    if (tag !== null) query = query.where('tags', 'array-contains', tag);
    const { docs, readTime } = await query
      .orderBy('published_at', 'desc')
      .orderBy('__name__', 'desc')
      .select(...this.read.fullText.storedNames)
      .limit(limit)
      .get();
    const value = docs.flatMap((doc) => this.read.fullText.decodeOrNull(doc.id, doc.data()) ?? []);
    return { value, readTime: readTime.valueOf() };
  }

  /** 1 read. @throws AppError data-loss for a broken one */
  async find(id: string): Promise<Post | null> {
    const db = await this.firestore();
    return this.read.find(await posts(db).doc(id).get());
  }

  /**
   * The post that has, or once had, this slug. 2 reads in 2 round trips, also when nobody has it: a 404 must not tell by
   * its time whether there is a draft.
   *
   * @param status null is given for a post of another one
   * @throws AppError data-loss for a broken one
   */
  async findBySlug(slug: string, status?: PostStatus): Promise<Dated<Post | null>> {
    const db = await this.firestore();
    const reservation = await slugs(db).doc(slug).get();
    const postId = this.slugs.findWhole(reservation)?.postId;
    const snapshot = await posts(db).doc(documentIdOf(postId)).get();
    const isAsked = status === undefined || snapshot.get('status') === status;
    const value = isAsked ? this.read.find(snapshot) : null;
    return { value, readTime: reservation.readTime.valueOf() };
  }

  /** When a write that visitors may see was last committed, in the form of Dated.readTime. 1 read. */
  async readLastPublicChange(): Promise<string | null> {
    const db = await this.firestore();
    return (await lastPublicChange(db).get()).updateTime?.valueOf() ?? null;
  }

  /** What a request with this key has created, and from which body. 1 read. @throws AppError data-loss for a broken one */
  async findCreated({ id }: IdempotentRequest): Promise<{ postId: string; fingerprint: string } | null> {
    const db = await this.firestore();
    return this.created.find(await requests(db).doc(id).get());
  }

  /**
   * Stores a new post with the first free slug after its own. 5 or, published, 7 writes in 1 batch for each slug
   * tried; `create` fails where the slug is taken, so no lock is needed; 1 read for each slug that is taken.
   *
   * @param exact whether the slug is the writer's own choice, for which there is no substitute
   * @param record makes the audit entry, stored in the same batch
   * @param request stored in the same batch, 1 write more: of two with one key one creates
   * @returns null when another request with this key has created a post
   * @throws AppError already-exists when an exact slug is taken; failed-precondition as orTooLarge
   */
  async create(
    post: Post,
    exact: boolean,
    record: Recorder,
    request: IdempotentRequest | null,
  ): Promise<Post | null> {
    const db = await this.firestore();
    for (const slug of slugCandidates(post.slug)) {
      const stored = { ...post, slug };
      const batch = db.batch();
      batch.create(slugs(db).doc(slug), { post_id: post.id, current: true });
      await writePost(batch, db, null, stored, record(null, stored));
      if (post.status === 'published') announcePublicChange(batch, db);
      if (request) {
        const { id, fingerprint, expiresAt } = request;
        batch.create(requests(db).doc(id), CREATED.encode({ postId: post.id, fingerprint, expiresAt }));
      }
      try {
        await orTooLarge(db, post.id, () => batch.commit());
        return stored;
      } catch (error) {
        if (!isAlreadyExists(error)) throw error;
        // The client sends a commit again whose answer was lost: then it is this post that holds the slug.
        if ((await slugs(db).doc(slug).get()).get('post_id') === post.id) return stored;
        if (request && (await requests(db).doc(request.id).get()).exists) return null;
        if (exact) throw slugTaken(slug);
      }
    }
    throw new Error('unreachable: slug candidates never end');
  }

  /**
   * Gives a post another preview key, for links made from now on; no new version. 1 read, 2 writes.
   *
   * @param next gives the key from the present one
   * @throws AppError not-found; failed-precondition as orTooLarge
   */
  async changePreviewKey(id: string, next: (post: Post) => string | null, audit: AuditEntry): Promise<Post> {
    const db = await this.firestore();
    return changePost(db, id, async (transaction) => {
      const post = this.read.find(await transaction.get(posts(db).doc(id)));
      if (!post) throw postNotFound();
      const previewKey = next(post);
      const changed = { ...post, previewKey };
      if (previewKey !== post.previewKey) transaction.update(posts(db).doc(id), changedFields(post, changed));
      addAuditEntry(transaction, db, audit);
      return changed;
    });
  }

  /**
   * Removes a post for good, with its slugs and revisions, in one transaction. 1 read, and 1 for each slug and revision;
   * 2 writes more.
   *
   * @param check refuses what must not be removed
   * @throws AppError not-found; what `check` throws
   */
  async purge(id: string, check: (post: Post) => void, record: Recorder): Promise<void> {
    const db = await this.firestore();
    await runTransaction(db, async (transaction) => {
      const snapshot = await transaction.get(posts(db).doc(id));
      const post = this.read.find(snapshot);
      if (!post) throw postNotFound();
      check(post);
      const [reserved, kept] = await Promise.all([
        transaction.get(slugs(db).where('post_id', '==', id)),
        // Without their fields: the texts of 50 revisions can be more than an instance has room for.
        transaction.get(revisions(db, id).select()),
      ]);
      for (const { ref } of [snapshot, ...reserved.docs, ...kept.docs]) transaction.delete(ref);
      await removeFromDirectory(transaction, db, id);
      addAuditEntry(transaction, db, record(post, post));
    });
  }

  /**
   * Changes a post in one transaction; a new slug is reserved in it and the old one kept as a redirect.
   * 1 read and 4 writes, 5 once 50 revisions are kept; 1 read and 2 writes more with a new slug; 1 or 2 writes more when
   * visitors may see the difference; no write when there is nothing to change.
   *
   * @param change gives the new post from the present one; it may throw to refuse
   * @param record makes the audit entry, stored in the same transaction
   * @throws AppError not-found; already-exists when the new slug belongs to another post; failed-precondition as
   *   orTooLarge; what `change` throws
   */
  async update(id: string, change: Change, record: Recorder): Promise<{ before: Post; after: Post }> {
    const db = await this.firestore();
    return changePost(db, id, async (transaction, isBrief) => {
      const present = this.read.find(await transaction.get(posts(db).doc(id)));
      if (!present) throw postNotFound();
      const next = change(present);
      if (next === present) return { before: present, after: present };
      if (next.slug !== present.slug) await moveSlug(db, transaction, present, next.slug);
      await writePost(transaction, db, present, next, record(present, next), isBrief);
      if (touchesPublic(present, next)) announcePublicChange(transaction, db);
      return { before: present, after: next };
    });
  }

  private async page(
    query: Query,
    { limit, after }: { limit: number; after: Position | null },
  ): Promise<Dated<Page>> {
    const { summary } = this.read;
    let sorted = query
      .orderBy('published_at', 'desc')
      .orderBy('__name__', 'desc')
      .select(...summary.storedNames);
    if (after) sorted = sorted.startAfter(after.time, after.id);
    const { docs, readTime } = await sorted.limit(limit + 1).get();
    const shown = docs.slice(0, limit);
    const found = shown.flatMap((doc) => summary.decodeOrNull(doc.id, doc.data()) ?? []);
    const end = docs.length > limit ? positionOf(shown.at(-1)) : null;
    return { value: { posts: found, end }, readTime: readTime.valueOf() };
  }
}

/** Runs a transaction that writes a post. @throws AppError as orTooLarge */
function changePost<T>(
  db: Firestore,
  id: string,
  work: (transaction: Transaction, isBrief: boolean) => Promise<T>,
): Promise<T> {
  return orTooLarge(db, id, () =>
    inFewerBytes((isBrief) => runTransaction(db, (transaction) => work(transaction, isBrief))),
  );
}

/** The id of the post that a reservation names: anything but a text that can be one names none. */
function documentIdOf(postId: unknown): string {
  return typeof postId === 'string' && documentId.safeParse(postId).success ? postId : NO_POST;
}

function requests(db: Firestore) {
  return db.collection(CREATED.name);
}

/** Of a post in the order of publication, which a broken one has as well. */
function positionOf(doc: DocumentSnapshot | undefined): Position | null {
  const time: unknown = doc?.get('published_at');
  return doc && time instanceof Object && 'toDate' in time
    ? { time: (time as Timestamp).toDate(), id: doc.id }
    : null;
}

async function moveSlug(db: Firestore, transaction: Transaction, present: Post, slug: string): Promise<void> {
  const reservation = await transaction.get(slugs(db).doc(slug));
  if (reservation.exists && reservation.get('post_id') !== present.id) throw slugTaken(slug);
  transaction.set(slugs(db).doc(slug), { post_id: present.id, current: true });
  transaction.update(slugs(db).doc(present.slug), { current: false });
}

function slugTaken(slug: string): AppError {
  return new AppError({
    code: 'already-exists',
    message: `The slug "${slug}" belongs to another post.`,
    errors: [{ pointer: '/slug', detail: 'belongs to another post' }],
  });
}
