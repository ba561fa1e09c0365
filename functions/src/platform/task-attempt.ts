import { HttpsError } from 'firebase-functions/https';
import { TASK_ATTEMPTS } from '../config/index.js';
import { fromUnknown } from '../errors/index.js';
import { errorFields, type Logger } from './logger.js';

/** A task as the queue hands it out. */
export interface DispatchedTask {
  readonly data: unknown;
  /** How often the queue has tried before; the queue of the emulator suite says so too. */
  readonly retryCount?: number;
}

interface Attempt {
  /** The task's name in the log. */
  readonly what: string;
  readonly task: DispatchedTask;
  readonly logger: Logger;
}

/**
 * Does a task's work once, and tells the queue whether the task is done (by returning) or must come again (by throwing).
 * An attempt that failed is a warning when the queue makes another one, else an error: at the last attempt, and where
 * another could not succeed.
 *
 * @throws HttpsError when the task must come again: anything else firebase-functions logs once more, as an error
 */
export async function attemptTask(
  { what, task: { retryCount = 0 }, logger }: Attempt,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const error = fromUnknown(thrown);
    const comesAgain = error.retryable && retryCount + 1 < TASK_ATTEMPTS;
    logger.log(comesAgain ? 'warn' : 'error', `${what}: ${error.code}`, {
      attempt_of_queue: retryCount + 1,
      ...errorFields(error),
    });
    if (error.retryable) throw new HttpsError('internal', 'This task must come again.');
  }
}
