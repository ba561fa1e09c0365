import { getActorName } from '../auth/index.js';
import { ADMIN_WRITE, defineRoute, type Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';

/** The route of work on all cards: /admin/api/cards/render. */
export function cardRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/cards/render',
      summary:
        'Draw the link preview pictures of all published content without one of its own, as a job: after an update',
      description:
        'Cards are drawn when content is published or changed, and all of them when the settings change by which they look; this is for content ' +
        'of before there were cards, or for another design of them. The job counts what is `made`, `removed` or `unchanged`; it is `left_to_later` where another one of all cards waits.',
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) =>
        sendAccepted({ once, res }, jobs, (key) =>
          jobs.create({ kind: 'make-cards', input: { all: true } }, getActorName(res), key),
        ),
    }),
  ];
}
