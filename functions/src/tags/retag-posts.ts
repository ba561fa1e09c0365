import { BATCH_SIZE, summarise } from '../content/index.js';
import type { Job, JobHandler, JobRun, StepOutcome } from '../jobs/index.js';
import { replaceTags, type PostDirectory, type PostEntry, type PostsService } from '../posts/index.js';
import { carryDetails } from './carry-details.js';
import { detailOf } from './tag-details.codec.js';
import type { TagDetailsRepository } from './tag-details.repository.js';
import { isNamedOtherwise } from './tag-names.js';
import { retagInput } from './tags.schema.js';

/**
 * Replaces tags by another in every post, a few posts in each step, and in what is said of tags: the jobs of kind `retag`. Posts that
 * have the other one already get the name that it has now (TagNames), also of a tag in place of itself.
 */
export class RetagPosts implements JobHandler {
  constructor(
    private readonly posts: PostsService,
    private readonly directory: PostDirectory,
    private readonly details: Pick<TagDetailsRepository, 'change'>,
  ) {}

  /** Needs no checkpoint: what is done has none of the tags any more, and the name. @throws AppError validation-failed */
  async open({ input, done }: Job): Promise<JobRun> {
    const { from, to, name: typed } = retagInput.parse(input);
    const { values } = await this.directory.refresh();
    const isUsed = [...values.values()].some(({ tags }) => tags.includes(to));
    let name = to;
    await this.details.change((before) => {
      const details = carryDetails(before, { from, to, typed, isUsed });
      ({ name } = detailOf(details, to));
      return details === before ? null : { details, entry: null };
    });
    const isPending = (post: PostEntry) =>
      post.tags.some((tag) => tag !== to && from.includes(tag)) || isNamedOtherwise(post, to, name);
    const tried = new Set<string>();
    let pending = await this.listPending(isPending, tried);
    const step = async (): Promise<StepOutcome> => {
      // When all is done the directory is asked once more: posts are written meanwhile.
      if (pending.length === 0) pending = await this.listPending(isPending, tried);
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
  private async listPending(
    isPending: (post: PostEntry) => boolean,
    tried: ReadonlySet<string>,
  ): Promise<string[]> {
    const { values } = await this.directory.refresh();
    return [...values.values()].filter((post) => !tried.has(post.id) && isPending(post)).map(({ id }) => id);
  }
}
