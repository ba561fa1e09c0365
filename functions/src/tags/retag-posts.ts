import type { Job, JobHandler, JobRun, StepOutcome } from '../jobs/index.js';
import { BATCH_SIZE, replaceTags, summarise, type PostDirectory, type PostsService } from '../posts/index.js';
import { retagInput } from './tags.schema.js';

/** Replaces tags by another in every post, a few posts in each step: the jobs of kind `retag`. */
export class RetagPosts implements JobHandler {
  constructor(
    private readonly posts: PostsService,
    private readonly directory: PostDirectory,
  ) {}

  /** Needs no checkpoint: what is done has none of the tags any more. @throws AppError validation-failed */
  async open({ input, done }: Job): Promise<JobRun> {
    const { from, to } = retagInput.parse(input);
    // A post that can't be changed keeps its tags: it is not to be tried for ever.
    const tried = new Set<string>();
    const pending = async () => {
      const { values } = await this.directory.refresh();
      return [...values.values()]
        .filter(({ id, tags }) => !tried.has(id) && tags.some((tag) => from.includes(tag)))
        .map(({ id }) => id);
    };
    const step = async (): Promise<StepOutcome> => {
      // Asked anew each time: posts that are written meanwhile are found too.
      const ids = (await pending()).slice(0, BATCH_SIZE);
      if (ids.length === 0) return { state: {}, done: 0, counts: {}, problems: [], isLast: true };
      const outcomes = await this.posts.changeMany('post_updated', ids, replaceTags(from, to));
      for (const id of ids) tried.add(id);
      return { state: {}, done: ids.length, ...summarise(ids, outcomes), isLast: false };
    };
    return { total: done + (await pending()).length, step };
  }
}
