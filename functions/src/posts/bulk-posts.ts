import { z } from 'zod';
import {
  BATCH_SIZE,
  publish,
  restore,
  summarise,
  trash,
  unpublish,
  type AuditedVerb,
  type ContentService,
  type Edit,
} from '../content/index.js';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import type { Post, PostTypes } from './post.js';
import { bulkBody, type BulkBody } from './posts.schema.js';
import { tagPost, untagPost } from './tag-edits.js';

/** Where the next step begins among the ids. */
const checkpoint = z.object({ next: z.int().min(0) });

/** Does the same to many posts, a few in each step: the jobs of kind `bulk`, whose input is the request's body. */
export class BulkPosts implements JobHandler {
  constructor(private readonly posts: ContentService<PostTypes>) {}

  /** @throws ZodError when the input is of another version of the site */
  async open({ input }: Job): Promise<JobRun> {
    const body = bulkBody.parse(input);
    return Promise.resolve({ total: body.ids.length, step: (state) => this.step(body, state) });
  }

  private async step(body: BulkBody, state: JsonObject | null): Promise<StepOutcome> {
    const { next: begin } = checkpoint.parse(state ?? { next: 0 });
    const end = begin + BATCH_SIZE;
    const ids = body.ids.slice(begin, end);
    const outcomes = await this.posts.editMany(ids, ...editOf(body));
    const isLast = end >= body.ids.length;
    return { state: { next: end }, done: ids.length, ...summarise(ids, outcomes), isLast };
  }
}

function editOf(body: BulkBody): [verb: AuditedVerb, edit: Edit<Post>] {
  switch (body.action) {
    case 'publish':
      return ['published', publish];
    case 'unpublish':
      return ['unpublished', unpublish];
    case 'delete':
      return ['trashed', trash];
    case 'restore':
      return ['restored', restore];
    case 'tag':
      return ['updated', tagPost(body.tags)];
    case 'untag':
      return ['updated', untagPost(body.tags)];
  }
}
