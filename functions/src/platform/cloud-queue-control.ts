import type { protos, v2beta3 } from '@google-cloud/tasks';
import { REGION } from '../config/index.js';
import { AppError } from '../errors/index.js';
import { withDeadline } from '../shared/deadline.js';
import type { QueueControl, QueueControls, QueueName, QueueTasks } from './queue-control.js';

type Client = v2beta3.CloudTasksClient;

/** What a test says otherwise: where the API is, and in whose name it is asked. */
export type ClientOptions = ConstructorParameters<typeof v2beta3.CloudTasksClient>[0];

/** How long a call may take, with the time to log in and in which it is tried again, in ms. */
const CALL_TIMEOUT_MS = 5_000;
const TRIES_TIMEOUT_MS = 4_000;

/** gRPC's numbers, which the client gives its errors over REST, too. */
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;

/** Each call may be repeated: paused twice is paused. */
const CALL = {
  retry: {
    retryCodes: [UNAVAILABLE],
    backoffSettings: {
      initialRetryDelayMillis: 100,
      retryDelayMultiplier: 2,
      maxRetryDelayMillis: 1_000,
      initialRpcTimeoutMillis: TRIES_TIMEOUT_MS,
      rpcTimeoutMultiplier: 1,
      maxRpcTimeoutMillis: TRIES_TIMEOUT_MS,
      totalTimeoutMillis: TRIES_TIMEOUT_MS,
    },
  },
};

/** Statistics are given in this version only, and only when they are asked for. Names as REST has them, which the client leaves alone. */
const READ_MASK = { paths: ['name', 'state', 'rateLimits', 'stats'] };

/**
 * The queues of Cloud Tasks. Their client is imported on first use: only admins who look at queues need it. It speaks REST, so that no connection stays open in an instance without a processor.
 *
 * @see https://cloud.google.com/tasks/docs/reference/rest/v2beta3/projects.locations.queues
 */
export function cloudQueueControls(project: string, options: ClientOptions = {}): QueueControls {
  let client: Promise<Client> | undefined;
  const connect = async () => {
    const { v2beta3: version } = await import('@google-cloud/tasks');
    return new version.CloudTasksClient({ fallback: true, projectId: project, ...options });
  };
  const call: Call = async (queue, ask) => {
    const name = `projects/${project}/locations/${REGION}/queues/${queue}`;
    try {
      const [answer] = await withDeadline(ask(await (client ??= connect()), name), CALL_TIMEOUT_MS);
      return answer;
    } catch (error) {
      // One that could not log in would not try again; one that was slow may.
      if (codeOf(error) === undefined && !(error instanceof AppError)) client = undefined;
      throw toAppError(error, queue);
    }
  };
  return { sendEmail: controlOf('sendEmail', call), runJob: controlOf('runJob', call) };
}

type Call = <T>(
  queue: QueueName,
  ask: (client: Client, name: string) => Promise<readonly [T, ...unknown[]]>,
) => Promise<T>;

function controlOf(queue: QueueName, call: Call): QueueControl {
  return {
    look: async () =>
      toTasks(await call(queue, (client, name) => client.getQueue({ name, readMask: READ_MASK }, CALL))),
    pause: async () => {
      await call(queue, (client, name) => client.pauseQueue({ name }, CALL));
      return true;
    },
    resume: async () => {
      await call(queue, (client, name) => client.resumeQueue({ name }, CALL));
      return true;
    },
    purge: async () => {
      await call(queue, (client, name) => client.purgeQueue({ name }, CALL));
      return true;
    },
  };
}

type QueueOfCloud = protos.google.cloud.tasks.v2beta3.IQueue;

const STATES: Readonly<Record<string, QueueTasks['state']>> = {
  RUNNING: 'running',
  PAUSED: 'paused',
  DISABLED: 'disabled',
};

function toTasks({ state, stats, rateLimits }: QueueOfCloud): QueueTasks {
  const known = STATES[String(state)] ?? null;
  return {
    state: known,
    depth: toCount(stats?.tasksCount),
    inFlight: toCount(stats?.concurrentDispatchesCount),
    oldestAt: toDate(stats?.oldestEstimatedArrivalTime),
    executedLastMinute: toCount(stats?.executedLastMinuteCount),
    rateLimits: {
      maxDispatchesPerSecond: rateLimits?.maxDispatchesPerSecond ?? null,
      maxConcurrentDispatches: rateLimits?.maxConcurrentDispatches ?? null,
      maxBurstSize: rateLimits?.maxBurstSize ?? null,
    },
    unknown: {
      ...(known === null && { state: `Cloud Tasks names a state that this version does not know.` }),
      ...(!stats && whyNoneOf('depth', 'in_flight', 'oldest_at', 'executed_last_minute')),
      ...(!rateLimits &&
        whyNoneOf('max_dispatches_per_second', 'max_concurrent_dispatches', 'max_burst_size')),
    },
  };
}

function whyNoneOf(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'Cloud Tasks did not tell.']));
}

/** 64-bit integers come as text. */
function toCount(value: { toString(): string } | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function toDate(
  time: { seconds?: { toString(): string } | null; nanos?: number | null } | null | undefined,
): Date | null {
  const seconds = toCount(time?.seconds);
  return seconds === null ? null : new Date(seconds * 1_000 + (time?.nanos ?? 0) / 1_000_000);
}

function toAppError(error: unknown, queue: QueueName): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === PERMISSION_DENIED && isOff(error)) {
    const message = `The Cloud Tasks API is off in this project: docs/DEPLOY.md names the APIs that the site needs, cloudtasks.googleapis.com among them. Turn it on (gcloud services enable) and try again in some minutes.`;
    return new AppError({ code: 'failed-precondition', message, cause: error });
  }
  if (code === UNAUTHENTICATED) {
    const message =
      "Cloud Tasks does not take this site's credentials: see that the service account of the function `api` exists and is enabled.";
    return new AppError({ code: 'failed-precondition', message, cause: error });
  }
  if (code === PERMISSION_DENIED) {
    const message = `Cloud Tasks lets this site's service account neither look at the queue ${queue} nor change it. Grant it what docs/DEPLOY.md, step 6, names for queues.`;
    return new AppError({ code: 'failed-precondition', message, cause: error });
  }
  if (code === NOT_FOUND) {
    const message = `Cloud Tasks has no queue ${queue}: deploy the functions, which makes it.`;
    return new AppError({ code: 'failed-precondition', message, cause: error });
  }
  const message = 'Cloud Tasks does not answer as it should now. Try again later.';
  return new AppError({ code: 'unavailable', message, cause: error });
}

/** Whether nobody has turned the API on: the same code, and a reason of its own (google.rpc.ErrorInfo). */
function isOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    (('reason' in error && error.reason === 'SERVICE_DISABLED') || error.message.includes('SERVICE_DISABLED'))
  );
}

/** The number that the API has answered with; undefined when it did not come to that. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}
