import { getActorName } from '../auth/index.js';
import { defineRoute, type Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';
import { ADMIN } from '../shared/index.js';

/** The route that brings stored documents to the present shape, for admins: /admin/api/migrate. */
export function migrationRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/migrate',
      summary:
        'Bring all stored documents to the shape of this version and mend broken ones, as a job: after an upgrade or a backup',
      description:
        'The job counts by collection what it left `unchanged`, what got fields of before (`changed`), was ' +
        '`mended` or `removed` (sessions and mailed links), and what `failed`: the `item` of a problem is ' +
        'the path of a document, its `detail` the field and how to mend it by hand. What was replaced is in ' +
        'the audit log, but for secrets.',
      repeats: 'by-key',
      access: ADMIN,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) => {
        const work = { kind: 'migrate', input: {} } as const;
        return sendAccepted({ once, res }, jobs, (key) => jobs.create(work, getActorName(res), key));
      },
    }),
  ];
}
