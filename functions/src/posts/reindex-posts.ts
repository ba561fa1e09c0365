import { z } from 'zod';
import type { JobHandler, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import type { PostDirectory } from './post-directory.repository.js';
import { BATCH_SIZE, type PostBatchesRepository } from './post-batches.repository.js';

/** How many posts are looked for at once. */
const LOOK_UP_SIZE = 300;

/** First the posts in the order of their ids, then what the directory has beyond them. */
const checkpoint = z.object({ after: z.string().nullable(), arePostsDone: z.boolean() });

/**
 * Writes the directory and the texts anew from the posts: the jobs of kind `reindex`. Needed only where posts came past
 * this code, such as from a backup; a post that is written meanwhile stays right, since each is read where it is written.
 */
export class ReindexPosts implements JobHandler {
  constructor(
    private readonly posts: PostBatchesRepository,
    private readonly directory: PostDirectory,
  ) {}

  /** Nobody knows how many there are before they are counted, which costs as much. */
  open(): Promise<JobRun> {
    return Promise.resolve({ total: null, step: (state) => this.step(state) });
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    const { after, arePostsDone } = checkpoint.parse(state ?? { after: null, arePostsDone: false });
    const ids = arePostsDone ? await this.listGone(after) : await this.posts.listIds(after, BATCH_SIZE);
    if (ids.length > 0) await this.posts.reindex(ids);
    const last = ids.at(-1) ?? null;
    return {
      state: { after: last, arePostsDone: arePostsDone || last === null },
      done: ids.length,
      counts: { [arePostsDone ? 'removed' : 'indexed']: ids.length },
      problems: [],
      isLast: arePostsDone && last === null,
    };
  }

  /** Posts that the directory has and that are no longer there. */
  private async listGone(after: string | null): Promise<string[]> {
    const { values } = await this.directory.refresh();
    const ids = [...values.keys()].filter((id) => after === null || id > after).sort();
    const gone: string[] = [];
    for (let begin = 0; begin < ids.length && gone.length < BATCH_SIZE; begin += LOOK_UP_SIZE) {
      const batch = ids.slice(begin, begin + LOOK_UP_SIZE);
      const present = await this.posts.whichExist(batch);
      gone.push(...batch.filter((id) => !present.has(id)));
    }
    return gone.slice(0, BATCH_SIZE);
  }
}
