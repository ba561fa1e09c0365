import { getActorName } from '../auth/index.js';
import { defineRoute, jsonBody, type Route, STAFF_WRITE } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';
import { ADMIN } from '../shared/index.js';
import { bulkBody } from './posts.schema.js';

/** Bound of the body of a bulk change in bytes: 500 ids of 64 characters have some 34 kB. */
const MAX_BULK_BYTES = 64 * 1024;

/** Routes that begin work on many posts: /admin/api/posts/bulk, /admin/api/posts/reindex. */
export function postJobRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/bulk',
      summary: 'Publish, unpublish, delete, restore, tag or untag up to 500 posts, as a job',
      description:
        'Each post changes as by a request of its own, whatever its version. The job counts `changed`, ' +
        '`unchanged` and `failed`; the `item` of a problem is the id of a post: there is none, it is in ' +
        'the trash, it would have more than 10 tags, or there is no room.',
      repeats: 'by-key',
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      body: jsonBody(bulkBody, MAX_BULK_BYTES),
      answer: JOB_ACCEPTED,
      handle: ({ body, once, res }) => {
        const work = { kind: 'bulk', input: body, total: body.ids.length } as const;
        return sendAccepted({ once, res }, jobs, (key) => jobs.create(work, getActorName(res), key));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/reindex',
      summary:
        'Build the directory and the search texts anew from the posts, as a job: after posts came from a backup',
      description:
        'Writes anew what is not as the posts are; at any other time it changes nothing. The job counts ' +
        'what it has `indexed`, left `unchanged` and `removed` because the post is gone, and posts that ' +
        "`failed`: the `item` of a problem is the id of one that can't be read or has no room.",
      repeats: 'by-key',
      access: ADMIN,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) => {
        const work = { kind: 'reindex', input: {} } as const;
        return sendAccepted({ once, res }, jobs, (key) => jobs.create(work, getActorName(res), key));
      },
    }),
  ];
}
