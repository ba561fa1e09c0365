import { getActorName } from '../../auth/index.js';
import { ADMIN_WRITE, defineRoute, jsonBody, STAFF_WRITE, type Route } from '../../http/index.js';
import type { JobsService } from '../../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../../jobs/routes.js';
import { bulkInput } from '../batches/bulk-items.js';
import type { ContentTypes } from '../content-kind.js';
import type { KindWire } from '../wire/kind-wire.js';

/** Bound of the body of a bulk change in bytes: 500 ids of 64 characters have some 34 kB. */
const MAX_BULK_BYTES = 64 * 1024;

/** The route that begins work on many items of a kind: {path}/bulk. */
export function bulkRoute<T extends ContentTypes>(
  { kind: { name, plural, path }, bulk }: KindWire<T>,
  jobs: JobsService,
): Route {
  const refusal = bulk.refusal === undefined ? '' : `${bulk.refusal}, `;
  return defineRoute({
    method: 'post',
    path: `${path}/bulk`,
    summary: `${bulk.actions} up to 500 ${plural}, as a job`,
    description:
      `Each ${name} changes as by a request of its own, whatever its version. The job counts \`changed\`, ` +
      `\`unchanged\` and \`failed\`; the \`item\` of a problem is the id of a ${name}: there is none, it is in ` +
      `the trash, ${refusal}or there is no room.`,
    repeats: 'by-key',
    ...STAFF_WRITE,
    cost: { reads: 1, writes: 2, roundTrips: 2 },
    body: jsonBody(bulk.body, MAX_BULK_BYTES),
    answer: JOB_ACCEPTED,
    handle: ({ body, once, res }) => {
      const work = { kind: 'bulk', input: bulkInput(name, body), total: body.ids.length } as const;
      return sendAccepted({ once, res }, jobs, (key) => jobs.create(work, getActorName(res), key));
    },
  });
}

/** The route that mends what follows from the items of all kinds: /admin/api/posts/reindex. */
export function reindexRoute(jobs: JobsService): Route {
  return defineRoute({
    method: 'post',
    path: '/admin/api/posts/reindex',
    summary:
      'Build the directory and the search texts anew from posts, pages and projects, as a job: after they came from a backup',
    description:
      'Writes anew what is not as they are; at any other time it changes nothing. The job counts ' +
      'what it has `indexed`, left `unchanged` and `removed` because the item is gone, and items that ' +
      "`failed`: the `item` of a problem is the id of one that can't be read or has no room.",
    repeats: 'by-key',
    ...ADMIN_WRITE,
    cost: { reads: 1, writes: 2, roundTrips: 2 },
    answer: JOB_ACCEPTED,
    handle: ({ once, res }) => {
      const work = { kind: 'reindex', input: {} } as const;
      return sendAccepted({ once, res }, jobs, (key) => jobs.create(work, getActorName(res), key));
    },
  });
}
