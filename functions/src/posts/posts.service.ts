import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditTrail } from '../audit/index.js';
import { AppError, validationFailed } from '../errors/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import {
  isStaff,
  newId,
  requireVersion,
  versionOf,
  type Cursors,
  type PageRequest,
  type Position,
} from '../shared/index.js';
import { fullName, type UsersRepository } from '../users/index.js';
import { idempotentRequest, type IdempotentRequest } from './idempotent-request.js';
import {
  isPublic,
  touchesPublic,
  type Author,
  NO_SEO,
  type CoverImage,
  type Post,
  type PostStatus,
  type PostSummary,
  type Seo,
} from './post.js';
import { auditedFields } from './posts.audit.js';
import {
  postNotFound,
  type Page,
  type PostsRepository,
  type PublicListing,
  type Recorder,
} from './posts.repository.js';
import { changedFieldNames } from './revision.js';
import type { RevisionsRepository } from './revisions.repository.js';
import { isSlug } from './slug.js';

/** Firestore refuses documents over 1 MiB; this leaves room for the other fields. */
const MAX_CONTENT_BYTES = 950_000;

/** What a writer gives for a new post. */
export interface NewPost {
  readonly title: string;
  readonly slug?: string | undefined;
  readonly contentMd: string;
  readonly excerpt: string | null;
  readonly tags: readonly string[];
  readonly coverImage: CoverImage | null;
  readonly featured: boolean;
  readonly seo?: Seo | undefined;
  /** Accounts that it is by, the main author first; who creates it when absent. */
  readonly authorIds?: readonly string[] | undefined;
  readonly status: 'draft' | 'published';
}

/** What a writer may change; absent fields stay. */
export type PostChanges = {
  readonly [Field in keyof Omit<NewPost, 'status'>]?: NewPost[Field] | undefined;
} & {
  /** As they were named in a revision. */
  readonly authors?: readonly Author[] | undefined;
};

/** One page of a list and the cursor of the next, null at the end. */
export interface Listed {
  readonly posts: readonly PostSummary[];
  readonly nextCursor: string | null;
}

/** What the public list is narrowed to. */
export type PublicFilter = Pick<PublicListing, 'tag' | 'author' | 'featured' | 'archive'>;

/** ETags that a write accepts, from `If-Match`; null for any version. */
export type Accepted = readonly string[] | null;

/** Rules of posts. */
export class PostsService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly revisions: RevisionsRepository,
    private readonly users: UsersRepository,
    private readonly audit: AuditTrail,
    private readonly cursors: Cursors,
    private readonly cache: ReadCache,
    private readonly clock: Clock,
  ) {}

  /**
   * Posts that visitors see, the newest first. 0 reads when kept, else limit + 1 in 1 round trip.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listPublic({ limit, cursor }: PageRequest, filter: PublicFilter): Promise<Listed> {
    const now = this.clock.now();
    const list = `public:${JSON.stringify(filter)}`;
    const after = this.position(list, cursor);
    const key = `${list}:${limit}:${after ? `${after.time.getTime()}:${after.id}` : ''}`;
    return this.cache.get(key, async () => {
      const { value, readTime } = await this.posts.listPublic({ limit, after, ...filter }, now);
      return { value: this.listed(list, value, ({ publishedAt }) => publishedAt), readTime };
    });
  }

  /** Posts of one status, or all but the trash, the last changed first. @throws AppError invalid-argument */
  async list({ limit, cursor }: PageRequest, status: PostStatus | null): Promise<Listed> {
    const list = `admin:${status ?? ''}`;
    const statuses: readonly PostStatus[] = status === null ? ['draft', 'published'] : [status];
    const page = await this.posts.listByStatus({ limit, statuses, after: this.position(list, cursor) });
    return this.listed(list, page, ({ updatedAt }) => updatedAt);
  }

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
      post && (isPublic(post, this.clock.now()) || (includeDrafts && post.status !== 'trashed'));
    if (!isVisible) throw postNotFound();
    return post;
  }

  /** @throws AppError not-found */
  async get(id: string): Promise<Post> {
    const post = await this.posts.find(id);
    if (!post) throw postNotFound();
    return post;
  }

  /** @throws AppError already-exists when the given slug is taken; validation-failed when the content is too large */
  async create(input: NewPost, creator: Author, idempotencyKey: string | null = null): Promise<Post> {
    const request =
      idempotencyKey === null ? null : idempotentRequest(creator.id, idempotencyKey, input, this.clock.now());
    if (request) {
      const created = await this.findCreated(request);
      if (created) return created;
    }
    const [{ renderMarkdown }, { slugify }] = await Promise.all([
      import('./markdown.js'),
      import('./slugify.js'),
    ]);
    const now = this.clock.now();
    const rendered = renderMarkdown(input.contentMd);
    const post: Post = {
      id: newId(),
      slug: input.slug ?? slugify(input.title),
      title: input.title,
      excerpt: input.excerpt ?? rendered.excerpt,
      hasOwnExcerpt: input.excerpt !== null,
      contentMd: input.contentMd,
      contentHtml: rendered.html,
      toc: rendered.toc,
      tags: input.tags,
      status: input.status,
      authors: input.authorIds ? await this.authors(input.authorIds) : [creator],
      coverImage: input.coverImage,
      featured: input.featured,
      seo: input.seo ?? NO_SEO,
      previewKey: null,
      publishedAt: input.status === 'published' ? now : null,
      createdAt: now,
      updatedAt: now,
      readingTimeMinutes: rendered.readingTimeMinutes,
      version: 1,
    };
    requireStorable(post);
    const record = this.recorder('post_created');
    const stored = await this.posts.create(post, input.slug !== undefined, record, request);
    if (!stored) return this.create(input, creator, idempotencyKey);
    if (stored.status === 'published') this.cache.clear();
    return stored;
  }

  /**
   * Changes what is given; nothing is stored when that is as it was.
   *
   * @throws AppError not-found; stale-version; already-exists (slug); failed-precondition (in the trash)
   */
  async update(id: string, changes: PostChanges, accepted: Accepted): Promise<Post> {
    const { renderMarkdown } = await import('./markdown.js');
    const rendered = changes.contentMd === undefined ? null : renderMarkdown(changes.contentMd);
    const authors = changes.authorIds ? await this.authors(changes.authorIds) : changes.authors;
    return this.change('post_updated', id, accepted, (post) => {
      requireNotTrashed(post);
      const ownExcerpt =
        changes.excerpt === undefined && post.hasOwnExcerpt ? post.excerpt : (changes.excerpt ?? null);
      const derivedExcerpt = () =>
        rendered?.excerpt ?? (post.hasOwnExcerpt ? renderMarkdown(post.contentMd).excerpt : post.excerpt);
      const next = {
        ...post,
        title: changes.title ?? post.title,
        slug: changes.slug ?? post.slug,
        contentMd: changes.contentMd ?? post.contentMd,
        contentHtml: rendered?.html ?? post.contentHtml,
        toc: rendered?.toc ?? post.toc,
        excerpt: ownExcerpt ?? derivedExcerpt(),
        hasOwnExcerpt: ownExcerpt !== null,
        readingTimeMinutes: rendered?.readingTimeMinutes ?? post.readingTimeMinutes,
        tags: changes.tags ?? post.tags,
        coverImage: changes.coverImage === undefined ? post.coverImage : changes.coverImage,
        featured: changes.featured ?? post.featured,
        seo: changes.seo ?? post.seo,
        authors: authors ?? post.authors,
      };
      requireStorable(next);
      return next;
    });
  }

  /** Shows the post now. One that was public before keeps its date. @throws AppError as update */
  async publish(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_published', id, accepted, (post, now) => {
      requireNotTrashed(post);
      if (isPublic(post, now)) return post;
      const wasPublic = post.publishedAt !== null && post.publishedAt <= now;
      return { ...post, status: 'published', publishedAt: wasPublic ? post.publishedAt : now };
    });
  }

  /** Shows the post from `publishedAt` on. @throws AppError as update; validation-failed when that time has passed */
  async schedule(id: string, publishedAt: Date, accepted: Accepted): Promise<Post> {
    return this.change('post_scheduled', id, accepted, (post, now) => {
      requireNotTrashed(post);
      if (publishedAt <= now)
        throw validationFailed([{ pointer: '/published_at', detail: 'must be in the future' }]);
      return { ...post, status: 'published', publishedAt };
    });
  }

  /** Makes a draft of the post. @throws AppError as update */
  async unpublish(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_unpublished', id, accepted, (post) => {
      requireNotTrashed(post);
      return post.status === 'draft' ? post : { ...post, status: 'draft' };
    });
  }

  /** Moves the post to the trash; done before, it stays there. @throws AppError not-found, stale-version */
  async trash(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_trashed', id, accepted, (post) =>
      post.status === 'trashed' ? post : { ...post, status: 'trashed' },
    );
  }

  /** Takes the post out of the trash as a draft. @throws AppError not-found, stale-version */
  async restore(id: string, accepted: Accepted): Promise<Post> {
    return this.change('post_restored', id, accepted, (post) =>
      post.status === 'trashed' ? { ...post, status: 'draft' } : post,
    );
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
    await this.posts
      .purge(id, check, this.recorder('post_purged'))
      .catch((error: unknown) => this.explainStale(error, id, accepted));
  }

  private async findBySlug(slug: string, mayBeKept: boolean): Promise<Post | null> {
    const read = () => this.posts.findBySlug(slug);
    return mayBeKept ? this.cache.get(`slug:${slug}`, read) : (await read()).value;
  }

  private async change(
    action: AuditAction,
    id: string,
    accepted: Accepted,
    apply: (post: Post, now: Date) => Post,
  ): Promise<Post> {
    const applied = (post: Post): Post => {
      // Asked here: a transaction may have waited for another, whose time must not lie ahead of its own.
      const now = this.clock.now();
      requireVersion(accepted, post.version);
      const next = apply(post, now);
      return isDeepStrictEqual(next, post) ? post : { ...next, updatedAt: now, version: post.version + 1 };
    };
    const { before, after } = await this.posts
      .update(id, applied, this.recorder(action))
      .catch((error: unknown) => this.explainStale(error, id, accepted));
    if (after !== before && touchesPublic(before, after)) this.cache.clear();
    return after;
  }

  /** @throws AppError validation-failed when the key came with another body before; not-found when its post is gone */
  private async findCreated(request: IdempotentRequest): Promise<Post | null> {
    const created = await this.posts.findCreated(request);
    if (!created) return null;
    if (created.fingerprint === request.fingerprint) return this.get(created.postId);
    throw new AppError({
      code: 'validation-failed',
      message: 'This Idempotency-Key was used for a post with other content. Use a new key for each post.',
    });
  }

  /** Adds to a 412 what was changed since the version that the writer knew, as far as its revision is kept. */
  private async explainStale(error: unknown, id: string, accepted: Accepted): Promise<never> {
    if (!(error instanceof AppError) || error.code !== 'stale-version') throw error;
    const known = (accepted ?? []).map(versionOf).find((version) => version !== null) ?? null;
    const present = await this.posts.find(id);
    const [revision] = known === null ? [] : await this.revisions.findMany(id, [known]);
    throw error.with({
      current_version: present?.version ?? null,
      ...(present && revision && { changed_fields: changedFieldNames(revision, present) }),
    });
  }

  /** @throws AppError validation-failed for who may not write posts */
  private async authors(ids: readonly string[]): Promise<Author[]> {
    const users = await this.users.findMany(ids);
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
      this.audit.entry({
        action,
        target: { type: 'post', id: after.id },
        ...(before && { before: auditedFields(before) }),
        after: auditedFields(after),
      });
  }

  private position(list: string, cursor: string | undefined): Position | null {
    return cursor === undefined ? null : this.cursors.decode(list, cursor, this.clock.now());
  }

  private listed(list: string, { posts, hasMore }: Page, timeOf: (post: PostSummary) => Date | null): Listed {
    const last = posts.at(-1);
    const time = last ? timeOf(last) : null;
    if (!hasMore || !last || !time) return { posts, nextCursor: null };
    return { posts, nextCursor: this.cursors.encode(list, { time, id: last.id }, this.clock.now()) };
  }
}

function requireNotTrashed(post: Post): void {
  if (post.status !== 'trashed') return;
  throw new AppError({
    code: 'failed-precondition',
    message: 'The post is in the trash. Restore it first: POST /admin/api/posts/:id/restore.',
  });
}

function requireStorable({ contentMd, contentHtml, toc }: Post): void {
  const texts = [contentMd, contentHtml, JSON.stringify(toc)];
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size <= MAX_CONTENT_BYTES) return;
  throw validationFailed([
    { pointer: '/content_md', detail: 'is too long: with its HTML it must be under 950 kB' },
  ]);
}
