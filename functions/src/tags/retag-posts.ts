import { BATCH_SIZE, summarise } from '../content/index.js';
import type { Job, JobHandler, JobRun, StepOutcome } from '../jobs/index.js';
import { replaceTags, type PostDirectory, type PostsService } from '../posts/index.js';
import { carryDetails } from './carry-details.js';
import type { TagDetailsRepository } from './tag-details.repository.js';
import { retagInput } from './tags.schema.js';

/** Replaces tags by another in every post, a few posts in each step, and in what is said of tags: the jobs of kind `retag`. */
export class RetagPosts implements JobHandler {
  constructor(
    private readonly posts: PostsService,
    private readonly directory: PostDirectory,
    private readonly details: Pick<TagDetailsRepository, 'change'>,
  ) {}

  /** Needs no checkpoint: what is done has none of the tags any more. @throws AppError validation-failed */
  async open({ input, done }: Job): Promise<JobRun> {
    const { from, to, name } = retagInput.parse(input);
    await this.details.change((before) => {
      const details = carryDetails(before, { from, to, typed: name });
      return details === before ? null : { details, entry: null };
    });
    const tried = new Set<string>();
    let pending = await this.listTagged(from, tried);
    const step = async (): Promise<StepOutcome> => {
      // When all is done the directory is asked once more: posts are written meanwhile.
      if (pending.length === 0) pending = await this.listTagged(from, tried);
      const ids = pending.slice(0, BATCH_SIZE);
      if (ids.length === 0) return { state: {}, done: 0, counts: {}, problems: [], isLast: true };
      const outcomes = await this.posts.editMany(ids, 'updated', replaceTags(from, to));
      for (const id of ids) tried.add(id);
      pending = pending.slice(BATCH_SIZE);
      return { state: {}, done: ids.length, ...summarise(ids, outcomes), isLast: false };
    };
    return { total: done + pending.length, step };
  }

  /** @param tried posts that were changed already, or could not be: they are not tried for ever */
  private async listTagged(tags: readonly string[], tried: ReadonlySet<string>): Promise<string[]> {
    const { values } = await this.directory.refresh();
    return [...values.values()]
      .filter((post) => !tried.has(post.id) && post.tags.some((tag) => tags.includes(tag)))
      .map(({ id }) => id);
  }
}
