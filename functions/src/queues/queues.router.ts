import { getActorName } from '../auth/index.js';
import {
  ADMIN_READ,
  ADMIN_WRITE,
  defineRoute,
  jsonBody,
  optionalJsonBody,
  type Route,
} from '../http/index.js';
import {
  presentQueue,
  purgedQueueJson,
  queueJson,
  queuesJson,
  resumedQueueJson,
} from './queues.presenter.js';
import { pauseBody, purgeBody, queueParams } from './queues.schema.js';
import type { QueuesService } from './queues.service.js';

const PATH = '/admin/api/queues';

const OF_ONE = `${PATH}/:name`;

/** Its pause, three counts and the oldest of its work. */
const LOOK = { reads: 5, writes: 0, roundTrips: 5 };

/** With the transaction that changes the pause, and a look whether it was changed back. */
const CHANGE = { reads: 7, writes: 2, roundTrips: 8 };

/** How much work one request announces or cancels (work/). */
const AT_ONCE = 200;

/** Routes of the queues for admins: /admin/api/queues. */
export function queueRoutes(queues: QueuesService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'The queues: whether they run, what they hold, and what work is not done',
      ...ADMIN_READ,
      cost: { reads: 10, writes: 0, roundTrips: 9 },
      answer: { body: queuesJson },
      handle: async ({ res }) => {
        res.json({ queues: (await queues.list()).map(presentQueue) });
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'One queue: `sendEmail` or `runJob`',
      ...ADMIN_READ,
      cost: LOOK,
      params: queueParams,
      answer: { body: queueJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentQueue(await queues.get(params.name)));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/pause`,
      summary: 'Pause a queue: its work is accepted and waits',
      description:
        'From the answer on no worker takes work; one that has a mail sends it, one that has a job stops after the step in hand. ' +
        'Nothing grows too old meanwhile. Of `sendEmail` all mails wait, those that reset passwords as well. A second pause changes nothing.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: CHANGE,
      params: queueParams,
      body: optionalJsonBody(pauseBody),
      answer: { body: queueJson },
      refusals: ['not-found', 'aborted'],
      handle: async ({ params, body, res }) => {
        const { reason = '' } = body;
        res.json(presentQueue(await queues.pause(params.name, reason, getActorName(res))));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/resume`,
      summary: 'Resume a queue: what has waited is done',
      description:
        'Workers are told at once of the 200 works that wait the longest; of the rest by the sweeper, 200 in five minutes, or when it is resumed once more.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: {
        reads: CHANGE.reads + AT_ONCE,
        writes: CHANGE.writes + AT_ONCE,
        roundTrips: CHANGE.roundTrips + 1 + AT_ONCE,
      },
      params: queueParams,
      answer: { body: resumedQueueJson },
      refusals: ['not-found', 'aborted'],
      handle: async ({ params, res }) => {
        const { queue, announced } = await queues.resume(params.name);
        res.json({ ...presentQueue(queue), announced });
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/purge`,
      summary: 'Purge a queue: its tasks are deleted, and the work that waits is cancelled',
      description:
        'At most 200 works at once, that which waits the longest first, all or none; send it again while `waiting.queued` is not 0. ' +
        'Pause the queue before, or workers take up some meanwhile. What a worker has in hand it brings to its end; what one has left behind is cancelled, too. Cancelled mails can be sent later ' +
        'one by one; cancelled jobs are begun anew.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: { reads: LOOK.reads + AT_ONCE, writes: 1 + AT_ONCE, roundTrips: LOOK.roundTrips + 2 },
      params: queueParams,
      body: jsonBody(purgeBody),
      answer: { body: purgedQueueJson },
      refusals: ['not-found', 'aborted'],
      handle: async ({ params, body, res }) => {
        const { queue, cancelled } = await queues.purge(params.name, body.confirm);
        res.json({ ...presentQueue(queue), cancelled });
      },
    }),
  ];
}
