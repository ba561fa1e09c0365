import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import { BATCH_SIZE, type PostBatchesRepository, type StoredPost } from './post-batches.repository.js';
import { directoryEntryOf, type PostDirectory } from './post-directory.repository.js';
import { textOf, unpackText, type PackedText, type PostTexts } from './post-texts.repository.js';
import type { Post } from './post.js';

/** Posts of one step: each has up to 1 MB. */
const STEP_SIZE = 50;

/** How many posts are looked for at once, without their fields. */
const LOOK_UP_SIZE = 300;

/** First the posts in the order of their ids, then what directory and texts have beyond them. */
const checkpoint = z.object({ after: z.string().nullable(), arePostsDone: z.boolean() });

/**
 * Compares the directory and the texts with the posts, and writes anew what is not as it should be: the jobs of kind
 * `reindex`. Needed only where posts came past this code, such as from a backup; a post that is written meanwhile stays
 * right, since each is read where its places are written.
 */
export class ReindexPosts implements JobHandler {
  constructor(
    private readonly posts: PostBatchesRepository,
    private readonly directory: PostDirectory,
    private readonly texts: PostTexts,
  ) {}

  /** Nobody knows how many there are before they are counted, which costs as much. */
  async open(): Promise<JobRun> {
    await Promise.all([this.directory.refresh(), this.texts.refresh()]);
    return { total: null, step: (state) => this.step(state) };
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    const { after, arePostsDone } = checkpoint.parse(state ?? { after: null, arePostsDone: false });
    return arePostsDone ? this.removeGone(after) : this.indexPosts(after);
  }

  private async indexPosts(after: string | null): Promise<StepOutcome> {
    const stored = await this.posts.listAfter(after, STEP_SIZE);
    const stale: string[] = [];
    for (const { post } of stored) if (post && !(await this.isIndexed(post))) stale.push(post.id);
    const refused = await this.reindex(stale);
    const problems = [...stored.flatMap(problemOf), ...refused];
    const indexed = stale.length - refused.length;
    const last = stored.at(-1)?.id ?? null;
    return {
      state: { after: last, arePostsDone: last === null },
      done: stored.length,
      counts: {
        indexed,
        unchanged: stored.length - indexed - problems.length,
        ...(problems.length > 0 && { failed: problems.length }),
      },
      problems,
      isLast: false,
    };
  }

  /** As far as this worker's copies say: what is newer than they are is written once more, which does no harm. */
  private async isIndexed(post: Post): Promise<boolean> {
    const [entries, texts] = [this.directory.copy, this.texts.copy];
    const text = texts.get(post.id);
    const isListed =
      this.directory.has(post.id) && isDeepStrictEqual(entries.get(post.id), directoryEntryOf(post));
    if (post.status !== 'published') return isListed && !this.texts.has(post.id);
    return (
      isListed && this.texts.has(post.id) && text !== undefined && readText(text) === (await textOf(post))
    );
  }

  /** Takes out of directory and texts what is of no post, or of one that is no longer there. */
  private async removeGone(after: string | null): Promise<StepOutcome> {
    const strays = after === null ? await this.removeStrays() : 0;
    const stored = new Set([...this.directory.storedIds, ...this.texts.storedIds]);
    const ids = [...stored].filter((id) => after === null || id > after).sort();
    const step = ids.slice(0, LOOK_UP_SIZE);
    const present = await this.posts.whichExist(step);
    const gone = step.filter((id) => !present.has(id));
    const problems = await this.reindex(gone);
    const removed = gone.length + strays - problems.length;
    return {
      state: { after: step.at(-1) ?? after, arePostsDone: true },
      done: removed,
      counts: { removed },
      problems,
      isLast: ids.length <= LOOK_UP_SIZE,
    };
  }

  private async removeStrays(): Promise<number> {
    return (await this.directory.removeStrays()) + (await this.texts.removeStrays());
  }

  /** @returns what could not be written anew */
  private async reindex(ids: readonly string[]): Promise<JobProblem[]> {
    const problems: JobProblem[] = [];
    for (let begin = 0; begin < ids.length; begin += BATCH_SIZE) {
      const batch = ids.slice(begin, begin + BATCH_SIZE);
      for (const [index, error] of (await this.posts.reindex(batch)).entries()) {
        if (error) problems.push({ item: batch[index] ?? '', detail: error.message });
      }
    }
    return problems;
  }
}

function problemOf({ id, post }: StoredPost): JobProblem[] {
  if (post) return [];
  const detail =
    'Its document blog_posts/{id} lacks a field of a post, or has one of another type. Mend it in the database or restore it from a backup, and reindex again.';
  return [{ item: id, detail }];
}

/** Null for a text that can't be read. */
function readText(packed: PackedText): string | null {
  try {
    return unpackText(packed);
  } catch {
    return null;
  }
}
