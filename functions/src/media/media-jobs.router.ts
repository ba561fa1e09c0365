import { getActorName } from '../auth/index.js';
import { ADMIN_WRITE, defineRoute, type Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';

/** What a job that is begun costs its request. */
const BEGUN = { reads: 1, writes: 2, roundTrips: 2 };

/** Routes of work on all files: /admin/api/media/render, /admin/api/media/sweep. */
export function mediaJobRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/media/render',
      summary: 'Make the variants of all pictures anew, as a job: after an update with other widths',
      description:
        'What there is stays until then. The job counts what is `rendered`, `failed` or `skipped`, since it is no picture.',
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: BEGUN,
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) =>
        sendAccepted({ once, res }, jobs, (key) =>
          jobs.create({ kind: 'render-media', input: { all: true } }, getActorName(res), key),
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/media/sweep',
      summary: 'Compare the bucket with the database and mend what does not agree, as a job',
      description:
        'Done each day by itself. Files without a document are removed once they are older than a day; documents without a file have failed, missing variants are made anew, ' +
        'the room that is taken is counted anew. Each is one of the problems of the job.',
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: BEGUN,
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) =>
        sendAccepted({ once, res }, jobs, (key) =>
          jobs.create({ kind: 'sweep-media', input: {} }, getActorName(res), key),
        ),
    }),
  ];
}
