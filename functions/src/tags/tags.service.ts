import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Job, JobsService } from '../jobs/index.js';
import { tag as tagSchema, type PostDirectory, type PublishedPosts } from '../posts/index.js';
import type { ReadCache } from '../platform/index.js';
import { countTags, type TagCount } from './tag-counts.js';
import { detailOf, saysNothing, type TagDetail, type TagDetails } from './tag-details.codec.js';
import { isNamedOtherwise } from './tag-names.js';
import type { TagDetailsRepository } from './tag-details.repository.js';

/** How long what is said of tags is kept while nothing is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** A tag by what it is stored as, and how it was typed. */
export interface WrittenTag {
  readonly tag: string;
  readonly name: string;
}

/** What is said anew of a tag; what is absent stays. */
type DetailPatch = { readonly [Name in keyof TagDetail]?: TagDetail[Name] | undefined };

/** What is said of a tag, and the job that carries its name into posts. */
interface Described {
  readonly detail: TagDetail;
  readonly job: Job | null;
}

interface TagsParts {
  readonly published: PublishedPosts;
  readonly directory: PostDirectory;
  readonly details: TagDetailsRepository;
  readonly jobs: JobsService;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
}

/** The tags of posts. They exist by being used: a post's write counts them anew. */
export class TagsService {
  constructor(private readonly parts: TagsParts) {}

  /** Of the posts that visitors see, exact. 0 reads when kept, else as Shards.refresh. */
  async listPublic(): Promise<readonly TagCount[]> {
    return this.parts.published.derive('tags', countTags);
  }

  /** What is said of tags, for visitors; the same object until it changes. 0 reads when kept, else 1. */
  async details(): Promise<TagDetails> {
    const { cache, details } = this.parts;
    return cache.get('tag-details', async () => ({ ...(await details.find()), maxAgeMs: MAX_AGE_MS }));
  }

  /** Of all posts but those in the trash, as they are stored now, with what is said of them. Costs what Shards.refresh does, and 1 read. */
  async listForEditors(): Promise<{ counts: readonly TagCount[]; details: TagDetails }> {
    const [{ values }, { value: details }] = await Promise.all([
      this.parts.directory.refresh(),
      this.parts.details.find(),
    ]);
    const counts = countTags([...values.values()].filter(({ status }) => status !== 'trashed'));
    return { counts, details };
  }

  /**
   * Says how a tag is written, and what it is about; what is absent stays. Another name is carried into the posts by a job. Where there
   * is no room, what is said of tags that no post has goes. Costs what Shards.refresh does, 1 read and 3 writes, and with a job as much
   * again.
   *
   * @returns what is said of it then, and the job; null where no post has another name
   * @throws AppError not-found when no post has it; validation-failed when the name is another tag's; failed-precondition when there is
   *   no room; as JobsService.create
   */
  async describe(tag: string, patch: DetailPatch, actor: Job['createdBy']): Promise<Described> {
    const { directory, details, jobs, audit, cache } = this.parts;
    const { values } = await directory.refresh();
    const posts = [...values.values()];
    const known = new Set(posts.flatMap(({ tags }) => tags));
    if (!known.has(tag)) throw tagNotFound([tag]);
    requireOwnName(tag, patch.name, known);
    let detail = detailOf(new Map(), tag);
    const change = (isKept: (other: string) => boolean) =>
      details.change((stored) => {
        const before = detailOf(stored, tag);
        detail = { name: patch.name ?? before.name, description: patch.description ?? before.description };
        if (isDeepStrictEqual(detail, before)) return null;
        const others = [...stored].filter(([other]) => other !== tag && isKept(other));
        const next = new Map(saysNothing(tag, detail) ? others : [...others, [tag, detail]]);
        const target = { type: 'tag', id: tag } as const;
        const entry = audit.entry({ action: 'tag_updated', target, before, after: detail });
        return { details: next, entry };
      });
    await change(() => true).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'failed-precondition') throw error;
      return change((other) => known.has(other));
    });
    cache.clear();
    const isBehind = posts.some((post) => isNamedOtherwise(post, tag, detail.name));
    const input = retagOf([tag], tag);
    return { detail, job: isBehind ? await jobs.create({ kind: 'retag', input }, actor) : null };
  }

  /**
   * Begins to give a tag another name in every post. What is said of it goes with it.
   *
   * @throws AppError not-found when no post has it; already-exists when the new name is another tag's
   */
  async rename(
    from: string,
    { tag: to, name }: WrittenTag,
    actor: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    const known = await this.known();
    if (!known.has(from)) throw tagNotFound([from]);
    if (known.has(to)) {
      throw new AppError({
        code: 'already-exists',
        message: `There are posts with the tag "${to}" already, maybe in the trash. To make one tag of both: POST /admin/api/tags/merge.`,
        errors: [{ pointer: '/to', detail: 'is the name of another tag' }],
      });
    }
    return this.parts.jobs.create({ kind: 'retag', input: retagOf([from], to, name) }, actor, key);
  }

  /** Begins to make one tag of several, in every post. @throws AppError not-found when no post has any of `tags` */
  async merge(
    tags: readonly string[],
    { tag: into, name }: WrittenTag,
    actor: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    const known = await this.known();
    if (!tags.some((tag) => known.has(tag))) throw tagNotFound(tags);
    return this.parts.jobs.create({ kind: 'retag', input: retagOf(tags, into, name) }, actor, key);
  }

  /** The tags of all posts, those in the trash included. */
  private async known(): Promise<ReadonlySet<string>> {
    const { values } = await this.parts.directory.refresh();
    return new Set([...values.values()].flatMap(({ tags }) => tags));
  }
}

/** What a job of kind `retag` is told. */
function retagOf(
  from: readonly string[],
  to: string,
  name = to,
): { from: string[]; to: string; name?: string } {
  return { from: [...from], to, ...(name !== to && { name }) };
}

/** Who types a name means its tag. @throws AppError validation-failed when that is another one, which posts have */
function requireOwnName(tag: string, name: string | undefined, known: ReadonlySet<string>): void {
  const meant = tagSchema.safeParse(name).data;
  if (meant === undefined || meant === tag || !known.has(meant)) return;
  throw new AppError({
    code: 'validation-failed',
    message: `The name is how another tag is written: "${meant}". To make one tag of both: POST /admin/api/tags/merge.`,
    errors: [{ pointer: '/name', detail: `is how the tag "${meant}" is written` }],
  });
}

function tagNotFound(tags: readonly string[]): AppError {
  return new AppError({ code: 'not-found', message: `No post has the tag ${tags.join(', ')}.` });
}
