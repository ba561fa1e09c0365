import { z } from 'zod';
import { REGION } from '../config/index.js';
import { AppError } from '../errors/index.js';
import type { QueueControl, QueueControls, QueueName } from './queue-control.js';

/** How long the emulator may take, in ms. */
const TIMEOUT_MS = 5_000;

const count = z.number().min(0);

/** GET /queueStats of firebase-tools 15.34, by queue. Its `runningTasks` is how many there could be. */
const queueStats = z.record(
  z.string(),
  z.object({
    numberOfTasks: count,
    completedLastMin: count,
    maxRate: count,
    maxConcurrent: count,
  }),
);

const UNKNOWN = {
  in_flight: 'The Cloud Tasks emulator does not tell.',
  oldest_at: 'The Cloud Tasks emulator does not tell.',
  max_burst_size: 'The Cloud Tasks emulator has none.',
};

/** The queues of the Cloud Tasks emulator, which can be looked at and nothing else. @param host `host:port` */
export function emulatedQueueControls(host: string, project: string): QueueControls {
  const of = (name: QueueName) => controlOf(host, project, name);
  return { sendEmail: of('sendEmail'), runJob: of('runJob') };
}

function controlOf(host: string, project: string, name: QueueName): QueueControl {
  const key = `queue:${project}-${REGION}-${name}`;
  const cannot = () => Promise.resolve(false);
  return {
    look: async () => {
      const queue = (await readStats(host))[key];
      if (!queue) throw unusable(`The Cloud Tasks emulator has no queue ${name}: is the function loaded?`);
      return {
        state: 'running',
        depth: queue.numberOfTasks,
        inFlight: null,
        oldestAt: null,
        executedLastMinute: queue.completedLastMin,
        rateLimits: {
          maxDispatchesPerSecond: queue.maxRate,
          maxConcurrentDispatches: queue.maxConcurrent,
          maxBurstSize: null,
        },
        unknown: UNKNOWN,
      };
    },
    pause: cannot,
    resume: cannot,
    purge: cannot,
  };
}

async function readStats(host: string): Promise<z.output<typeof queueStats>> {
  const answer = await ask(`http://${host}/queueStats`);
  const parsed = queueStats.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw unusable('The Cloud Tasks emulator answers in another form than that of firebase-tools 15.34.');
}

async function ask(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return await response.json();
    throw new Error(`the Cloud Tasks emulator answered ${String(response.status)}`);
  } catch (cause) {
    const message = 'The Cloud Tasks emulator does not answer: is it running?';
    throw new AppError({ code: 'unavailable', message, cause });
  }
}

function unusable(message: string): AppError {
  return new AppError({ code: 'failed-precondition', message });
}
