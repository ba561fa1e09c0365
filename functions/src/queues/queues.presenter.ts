import { z } from 'zod';
import { QUEUE_NAMES, QUEUE_STATES } from '../platform/index.js';
import { timestampJson } from '../shared/index.js';
import { stateOf, WORK_OF, type Queue } from './queue.js';

const count = z.int().min(0);

const tasksJson = z
  .object({
    state: z.enum(QUEUE_STATES).nullable().describe('Of the queue itself'),
    depth: count.nullable().describe('Tasks that are not done; an estimate'),
    in_flight: count.nullable().describe('Tasks that were handed out and not answered'),
    oldest_at: timestampJson
      .nullable()
      .describe('When the first task is or was due; an estimate, null for an empty queue'),
    executed_last_minute: count.nullable().describe('Tasks that were answered, well or not'),
    rate_limits: z
      .object({
        max_dispatches_per_second: z.number().min(0).nullable(),
        max_concurrent_dispatches: count.nullable(),
        max_burst_size: count.nullable(),
      })
      .meta({ id: 'QueueRateLimits' }),
    unknown: z.record(z.string(), z.string()).describe('Why a field is null, by its name'),
  })
  .meta({
    id: 'QueueTasks',
    description: 'What the queue tells of itself: tasks name work, and may be twice or missing',
  });

/** A queue as admins see it. */
export const queueJson = z
  .object({
    name: z.enum(QUEUE_NAMES),
    work: z.enum(['mails', 'jobs']).describe('What its tasks name'),
    state: z
      .enum(QUEUE_STATES)
      .nullable()
      .describe('`paused` as soon as workers leave its work alone; null where the queue could not be asked'),
    pause: z
      .object({
        at: timestampJson,
        by: z.object({ id: z.string(), name: z.string() }).nullable(),
        reason: z.string(),
      })
      .meta({ id: 'QueuePause' })
      .nullable(),
    tasks: tasksJson.nullable().describe('Null where the queue could not be asked: `warnings` say why'),
    waiting: z
      .object({
        queued: count.describe('Also what a worker has left behind'),
        held: count.describe('In the hands of a worker'),
        oldest_queued_at: timestampJson.nullable().describe('When the oldest of the queued was made'),
      })
      .meta({ id: 'WaitingWork' })
      .describe('What is stored of the work that is not done: the truth, whatever the queue holds'),
    warnings: z.array(z.string()).describe('What to know of it as it stands'),
  })
  .meta({ id: 'Queue' });

/** All queues. */
export const queuesJson = z.object({ queues: z.array(queueJson) });

/** A queue after a resume. */
export const resumedQueueJson = queueJson
  .extend({ announced: count.describe('Queued work of which workers were told, at most 200 at once') })
  .meta({ id: 'ResumedQueue' });

/** A queue after a purge. */
export const purgedQueueJson = queueJson
  .extend({ cancelled: count.describe('Work that was cancelled, at most 200 at once') })
  .meta({ id: 'PurgedQueue' });

/** See queueJson. */
export function presentQueue({ name, pause, tasks, waiting, warnings }: Queue): z.output<typeof queueJson> {
  const { pausedAt, pausedBy, reason } = pause;
  return {
    name,
    work: WORK_OF[name],
    state: stateOf({ pause, tasks }),
    pause: pausedAt && { at: pausedAt.toISOString(), by: pausedBy, reason },
    tasks: tasks && presentTasks(tasks),
    waiting: {
      queued: waiting.queued,
      held: waiting.held,
      oldest_queued_at: waiting.oldestAt?.toISOString() ?? null,
    },
    warnings: [...warnings],
  };
}

function presentTasks({ rateLimits, ...tasks }: NonNullable<Queue['tasks']>): z.output<typeof tasksJson> {
  return {
    state: tasks.state,
    depth: tasks.depth,
    in_flight: tasks.inFlight,
    oldest_at: tasks.oldestAt?.toISOString() ?? null,
    executed_last_minute: tasks.executedLastMinute,
    rate_limits: {
      max_dispatches_per_second: rateLimits.maxDispatchesPerSecond,
      max_concurrent_dispatches: rateLimits.maxConcurrentDispatches,
      max_burst_size: rateLimits.maxBurstSize,
    },
    unknown: { ...tasks.unknown },
  };
}
