import { getActorName } from '../auth/index.js';
import { defineRoute, type Route } from '../http/index.js';
import { JOB_ACCEPTED, sendAccepted, type JobsService } from '../jobs/index.js';
import { bulkBody } from './posts.schema.js';

/** The route that changes many posts: /admin/api/posts/bulk. */
export function bulkPostRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/bulk',
      summary: 'Publish, unpublish, delete, restore, tag or untag up to 500 posts, as a job',
      limiter: 'write',
      body: bulkBody,
      answer: JOB_ACCEPTED,
      handle: async ({ body, res }) => {
        const work = { kind: 'bulk', input: body, total: body.ids.length } as const;
        sendAccepted(res, await jobs.create(work, getActorName(res)));
      },
    }),
  ];
}
