import { getActorName } from '../auth/index.js';
import { defineRoute, type Route } from '../http/index.js';
import { JOB_ACCEPTED, sendAccepted, type JobsService } from '../jobs/index.js';
import { ADMIN } from '../shared/index.js';

/** The route that brings stored documents to the present shape, for admins: /admin/api/migrate. */
export function migrationRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/migrate',
      summary:
        'Bring all stored documents to the shape of this version and mend broken ones, as a job: after an upgrade or a backup',
      access: ADMIN,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: JOB_ACCEPTED,
      handle: async ({ res }) => {
        sendAccepted(res, await jobs.create({ kind: 'migrate', input: {} }, getActorName(res)));
      },
    }),
  ];
}
