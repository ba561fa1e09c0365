import type { AppError } from '../errors/index.js';
import { QUEUE_NAMES, type QueueName, type QueueTasks } from '../platform/index.js';
import type { QueuePause, Waiting } from '../work/index.js';

/** A queue as admins see it: what it tells of its tasks, and what is stored of its work. */
export interface Queue {
  readonly name: QueueName;
  readonly pause: QueuePause;
  /** Null where it could not be asked. */
  readonly tasks: QueueTasks | null;
  readonly waiting: Waiting;
  /** What an admin should know: sentences. */
  readonly warnings: readonly string[];
}

/** The kind of work that a queue's tasks name, in the plural. */
export const WORK_OF = { sendEmail: 'mails', runJob: 'jobs' } as const satisfies Record<QueueName, string>;

/** What of a pause an admin may not expect. */
const WAITS_TOO = {
  sendEmail:
    'No mail goes out: those by which people reset a password, verify an address or accept an invitation wait as well, and the time of their links runs on.',
  runJob: 'No job is worked on: one that was begun stopped after the step in hand, and goes on where it was.',
} as const satisfies Record<QueueName, string>;

/** Whether there is a queue of that name. */
export function isQueueName(name: string): name is QueueName {
  return (QUEUE_NAMES as readonly string[]).includes(name);
}

/** Where a queue stands: paused where workers leave its work alone, whatever it does with its tasks. */
export function stateOf({ pause, tasks }: Pick<Queue, 'pause' | 'tasks'>): QueueTasks['state'] {
  return pause.pausedAt ? 'paused' : (tasks?.state ?? null);
}

/** What an admin should know of a queue as it stands. @param refusal why it could not be asked */
export function warningsOf(
  { name, pause, tasks }: Pick<Queue, 'name' | 'pause' | 'tasks'>,
  refusal: AppError | null,
): string[] {
  const isPaused = pause.pausedAt !== null;
  return [
    ...(isPaused ? [WAITS_TOO[name]] : []),
    ...(refusal ? [`What the queue holds is unknown. ${refusal.message}`] : []),
    ...(isPaused && tasks?.state === 'running'
      ? ['The queue itself hands out its tasks; workers leave them, and the work stays queued.']
      : []),
    ...(!isPaused && tasks?.state === 'paused'
      ? ['The queue itself is paused, though nobody has paused it here: resume it.']
      : []),
    ...(tasks?.state === 'disabled'
      ? ['The queue itself is disabled: it takes no tasks and hands out none. Resume it.']
      : []),
  ];
}
