import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditTrail } from '../audit/index.js';
import { isSlug } from '../content/index.js';
import { AppError, validationFailed } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import { isStaff, newId, requireVersion, versionOf } from '../shared/index.js';
import { fullName, type UsersRepository } from '../users/index.js';
import { composePost, editPost, type ContentChanges, type PostContent } from './compose-post.js';
import { isPublic, touchesPublic, type Author, type Post } from './post.js';
import {
  publishPost,
  restorePost,
  schedulePost,
  trashPost,
  unpublishPost,
  type PostChange,
} from './post-changes.js';
import type { ChangeOutcome, CreateOutcome, PostBatchesRepository } from './post-batches.repository.js';
import { auditedFields } from './posts.audit.js';
import { postNotFound } from './refused-writes.repository.js';
import type { Change, PostsRepository, Recorder } from './posts.repository.js';
import { changedFieldNames } from './revision.js';
import type { RevisionsRepository } from './revisions.repository.js';

/** What a writer gives for a new post. */
export interface NewPost extends PostContent {
  /** Accounts that it is by, the main author first; who creates it when absent. */
  readonly authorIds?: readonly string[] | undefined;
}

/** What a writer may change; absent fields stay. */
export interface PostChanges extends ContentChanges {
  readonly authorIds?: readonly string[] | undefined;
}

/** ETags that a write accepts, from `If-Match`; null for any version. */
export type Accepted = readonly string[] | null;

interface PostsParts {
  readonly posts: PostsRepository;
  readonly batches: PostBatchesRepository;
  readonly revisions: RevisionsRepository;
  readonly users: UsersRepository;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** Rules of posts. */
export class PostsService {
  constructor(private readonly parts: PostsParts) {}

  /**
   * The post that has or had this slug: of former slugs the answer's own `slug` differs.
   *
   * 0 reads when kept, else 2 in 2 round trips; editors always get what is stored.
   *
   * @param includeDrafts whether the reader may see what is not public; the trash is never seen here
   * @throws AppError not-found
   */
  async getBySlug(slug: string, includeDrafts: boolean): Promise<Post> {
    const post = isSlug(slug) ? await this.findBySlug(slug, !includeDrafts) : null;
    const isVisible =
      post && (isPublic(post, this.parts.clock.now()) || (includeDrafts && post.status !== 'trashed'));
    if (!isVisible) throw postNotFound();
    return post;
  }

  /** @throws AppError not-found */
  async get(id: string): Promise<Post> {
    const post = await this.parts.posts.find(id);
    if (!post) throw postNotFound();
    return post;
  }

  /** Sees to it that there is such a post, be it broken. @throws AppError not-found */
  async requireStored(id: string): Promise<void> {
    const found = await this.parts.batches.findStored([id]);
    if (found.length === 0) throw postNotFound();
  }

  /**
   * @throws AppError already-exists when the given slug is taken; validation-failed when the content is too large;
   *   failed-precondition when there is no room for the post
   */
  async create(input: NewPost, creator: Author, key: NewKey | null = null): Promise<Post> {
    const now = this.parts.clock.now();
    const post = await composePost(input, {
      id: newId(),
      authors: input.authorIds ? await this.authors(input.authorIds) : [creator],
      publishedAt: input.status === 'published' ? now : null,
      createdAt: now,
      updatedAt: now,
    });
    const record = this.recorder('post_created');
    const stored = await this.parts.posts.create(post, input.slug !== undefined, record, key);
    if (stored.status === 'published') this.parts.cache.clear();
    return stored;
  }

  /**
   * Changes what is given; nothing is stored when that is as it was.
   *
   * @throws AppError not-found; stale-version; already-exists (slug); failed-precondition (in the trash, no room)
   */
  async update(id: string, changes: PostChanges, accepted: Accepted): Promise<Post> {
    const authors = changes.authorIds ? await this.authors(changes.authorIds) : changes.authors;
    return this.change('post_updated', id, accepted, await editPost({ ...changes, authors }));
  }

  /** Shows the post now. One that was public before keeps its date. @throws AppError as update */
  async publish(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_published', id, accepted, publishPost);
  }

  /** Shows the post from `publishedAt` on. @throws AppError as update; validation-failed when that time has passed */
  async schedule(id: string, publishedAt: Date, accepted: Accepted): Promise<Post> {
    return this.change('post_scheduled', id, accepted, schedulePost(publishedAt));
  }

  /** Makes a draft of the post. @throws AppError as update */
  async unpublish(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_unpublished', id, accepted, unpublishPost);
  }

  /** Moves the post to the trash; done before, it stays there. @throws AppError not-found, stale-version */
  async trash(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_trashed', id, accepted, trashPost);
  }

  /** Takes the post out of the trash as a draft. @throws AppError not-found, stale-version */
  async restore(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_restored', id, accepted, restorePost);
  }

  /**
   * Makes the same change of several posts in one write: of those that let it.
   *
   * @param ids at most BATCH_SIZE
   * @returns in the order of the ids what became of each
   */
  async changeMany(action: AuditAction, ids: readonly string[], apply: PostChange): Promise<ChangeOutcome[]> {
    const outcomes = await this.parts.batches.updateMany(
      ids,
      this.changed(null, apply),
      this.recorder(action),
    );
    if (outcomes.some((outcome) => !('error' in outcome) && isPublicChange(outcome)))
      this.parts.cache.clear();
    return outcomes;
  }

  /**
   * Stores several new posts in one write, each with the first free slug after its own.
   *
   * @param posts at most BATCH_SIZE
   * @returns for each the post that has its id now, and whether it was made here: an id that is taken stays as it is; or
   *   why it was not stored
   */
  async createMany(posts: readonly Post[]): Promise<CreateOutcome[]> {
    const outcomes = await this.parts.batches.createMany(posts, this.recorder('post_created'));
    const created = outcomes.flatMap((outcome) => ('isNew' in outcome && outcome.isNew ? outcome.post : []));
    if (created.some(({ status }) => status === 'published')) this.parts.cache.clear();
    return outcomes;
  }

  /** Removes a post of the trash for good. @throws AppError not-found, stale-version; failed-precondition outside of it */
  async purge(id: string, accepted: Accepted): Promise<void> {
    const check = (post: Post): void => {
      requireVersion(accepted, post.version);
      if (post.status === 'trashed') return;
      throw new AppError({
        code: 'failed-precondition',
        message: 'Only a post in the trash is removed for good. Move it there first: DELETE without ?purge.',
      });
    };
    await this.parts.posts
      .purge(id, check, this.recorder('post_purged'))
      .catch((error: unknown) => this.explainStale(error, id, accepted));
  }

  private async findBySlug(slug: string, mayBeKept: boolean): Promise<Post | null> {
    if (!mayBeKept) return (await this.parts.posts.findBySlug(slug)).value;
    // A draft costs what no post costs, also in memory; that one is broken tells that there is one.
    return this.parts.cache.get(`slug:${slug}`, () => this.parts.posts.findBySlug(slug, 'published'));
  }

  private async change(
    action: AuditAction,
    id: string,
    accepted: Accepted,
    apply: PostChange,
  ): Promise<Post> {
    const outcome = await this.parts.posts
      .update(id, this.changed(accepted, apply), this.recorder(action))
      .catch((error: unknown) => this.explainStale(error, id, accepted));
    if (isPublicChange(outcome)) this.parts.cache.clear();
    return outcome.after;
  }

  /** The change as a new version. */
  private changed(accepted: Accepted, apply: PostChange): Change {
    return (post) => {
      // Asked here: a transaction may have waited for another, whose time must not lie ahead of its own.
      const now = this.parts.clock.now();
      requireVersion(accepted, post.version);
      const next = apply(post, now);
      return isDeepStrictEqual(next, post) ? post : { ...next, updatedAt: now, version: post.version + 1 };
    };
  }

  /** Adds to a 412 what was changed since the version that the writer knew, as far as its revision is kept. */
  private async explainStale(error: unknown, id: string, accepted: Accepted): Promise<never> {
    if (!(error instanceof AppError) || error.code !== 'stale-version') throw error;
    const known = (accepted ?? []).map(versionOf).find((version) => version !== null) ?? null;
    const present = await this.parts.posts.find(id);
    const [revision] =
      known === null ? [] : await this.parts.revisions.findMany(id, [known]).catch(noneIfBroken);
    throw error.with({
      current_version: present?.version ?? null,
      ...(present && revision && { changed_fields: changedFieldNames(revision, present) }),
    });
  }

  /** @throws AppError validation-failed for who may not write posts */
  private async authors(ids: readonly string[]): Promise<Author[]> {
    const users = await this.parts.users.findMany(ids);
    const errors = users.flatMap((user, index) =>
      user?.isActive && isStaff(user.role)
        ? []
        : [{ pointer: `/author_ids/${String(index)}`, detail: 'is not an active editor or admin' }],
    );
    if (errors.length > 0) throw validationFailed(errors);
    return users.flatMap((user) => (user ? [{ id: user.id, name: fullName(user) }] : []));
  }

  private recorder(action: AuditAction): Recorder {
    return (before, after) =>
      this.parts.audit.entry({
        action,
        target: { type: 'post', id: after.id },
        ...(before && { before: auditedFields(before) }),
        after: auditedFields(after),
      });
  }
}

/** What differs from a broken revision is not told. */
function noneIfBroken(error: unknown): [] {
  if (error instanceof AppError && error.code === 'data-loss') return [];
  throw error;
}

function isPublicChange({ before, after }: { before: Post; after: Post }): boolean {
  return after !== before && touchesPublic(before, after);
}
