import { z } from 'zod';
import type { AuditAction } from '../audit/index.js';
import type { Job, JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import {
  publishPost,
  restorePost,
  tagPost,
  trashPost,
  unpublishPost,
  untagPost,
  type PostChange,
} from './post-changes.js';
import { BATCH_SIZE, type ChangeOutcome } from './post-batches.repository.js';
import { bulkBody, type BulkBody } from './posts.schema.js';
import type { PostsService } from './posts.service.js';

/** Where the next step begins among the ids. */
const checkpoint = z.object({ next: z.int().min(0) });

/** Does the same to many posts, a few in each step: the jobs of kind `bulk`, whose input is the request's body. */
export class BulkPosts implements JobHandler {
  constructor(private readonly posts: PostsService) {}

  /** @throws ZodError when the input is of another version of the site */
  async open({ input }: Job): Promise<JobRun> {
    const body = bulkBody.parse(input);
    return Promise.resolve({ total: body.ids.length, step: (state) => this.step(body, state) });
  }

  private async step(body: BulkBody, state: JsonObject | null): Promise<StepOutcome> {
    const { next: begin } = checkpoint.parse(state ?? { next: 0 });
    const end = begin + BATCH_SIZE;
    const ids = body.ids.slice(begin, end);
    const { audit, change } = changeOf(body);
    const outcomes = await this.posts.changeMany(audit, ids, change);
    const isLast = end >= body.ids.length;
    return { state: { next: end }, done: ids.length, ...summarise(ids, outcomes), isLast };
  }
}

/** Counts and problems of several changes, for a job to show. */
export function summarise(
  ids: readonly string[],
  outcomes: readonly ChangeOutcome[],
): { counts: Record<string, number>; problems: JobProblem[] } {
  const counts = { changed: 0, unchanged: 0, failed: 0 };
  const problems: JobProblem[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if ('error' in outcome) {
      counts.failed += 1;
      problems.push({ item: ids[index] ?? '', detail: outcome.error.message });
    } else if (outcome.after === outcome.before) counts.unchanged += 1;
    else counts.changed += 1;
  }
  return { counts, problems };
}

function changeOf(body: BulkBody): { audit: AuditAction; change: PostChange } {
  switch (body.action) {
    case 'publish':
      return { audit: 'post_published', change: publishPost };
    case 'unpublish':
      return { audit: 'post_unpublished', change: unpublishPost };
    case 'delete':
      return { audit: 'post_trashed', change: trashPost };
    case 'restore':
      return { audit: 'post_restored', change: restorePost };
    case 'tag':
      return { audit: 'post_updated', change: tagPost(body.tags) };
    case 'untag':
      return { audit: 'post_updated', change: untagPost(body.tags) };
  }
}
