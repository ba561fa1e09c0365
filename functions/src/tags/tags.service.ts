import { AppError } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Job, JobsService } from '../jobs/index.js';
import type { PostDirectory, PublishedPosts } from '../posts/index.js';
import { countTags, type TagCount } from './tag-counts.js';

/** The tags of posts. They exist by being used: a post's write counts them anew. */
export class TagsService {
  constructor(
    private readonly published: PublishedPosts,
    private readonly directory: PostDirectory,
    private readonly jobs: JobsService,
  ) {}

  /** Of the posts that visitors see, exact. 0 reads when kept, else as Shards.refresh. */
  async listPublic(): Promise<readonly TagCount[]> {
    return this.published.derive('tags', countTags);
  }

  /** Of all posts but those in the trash, as they are stored now. Costs what Shards.refresh does. */
  async listForEditors(): Promise<readonly TagCount[]> {
    const { values } = await this.directory.refresh();
    return countTags([...values.values()].filter(({ status }) => status !== 'trashed'));
  }

  /**
   * Begins to give a tag another name in every post.
   *
   * @throws AppError not-found when no post has it; already-exists when the new name is another tag's
   */
  async rename(from: string, to: string, actor: Job['createdBy'], key: NewKey | null = null): Promise<Job> {
    const known = await this.known();
    if (!known.has(from)) throw tagNotFound([from]);
    if (known.has(to)) {
      throw new AppError({
        code: 'already-exists',
        message: `There are posts with the tag "${to}" already, maybe in the trash. To make one tag of both: POST /admin/api/tags/merge.`,
        errors: [{ pointer: '/to', detail: 'is the name of another tag' }],
      });
    }
    return this.jobs.create({ kind: 'retag', input: { from: [from], to } }, actor, key);
  }

  /** Begins to make one tag of several, in every post. @throws AppError not-found when no post has any of `tags` */
  async merge(
    tags: readonly string[],
    into: string,
    actor: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    const known = await this.known();
    if (!tags.some((tag) => known.has(tag))) throw tagNotFound(tags);
    return this.jobs.create({ kind: 'retag', input: { from: tags, to: into } }, actor, key);
  }

  /** The tags of all posts, those in the trash included. */
  private async known(): Promise<ReadonlySet<string>> {
    const { values } = await this.directory.refresh();
    return new Set([...values.values()].flatMap(({ tags }) => tags));
  }
}

function tagNotFound(tags: readonly string[]): AppError {
  return new AppError({ code: 'not-found', message: `No post has the tag ${tags.join(', ')}.` });
}
