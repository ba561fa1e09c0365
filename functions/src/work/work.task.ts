import { HttpsError } from 'firebase-functions/https';
import { z } from 'zod';
import { TASK_ATTEMPTS } from '../config/index.js';
import { fromUnknown } from '../errors/index.js';
import { errorFields, runInContext } from '../platform/index.js';
import type { Work } from './work.js';
import type { Worker } from './worker.js';

/** A task as the queue hands it out. */
export interface DispatchedTask {
  readonly data: unknown;
  /** How often the queue has tried before; the queue of the emulator suite says so too. */
  readonly retryCount?: number;
}

const requestIdOfTask = z.string().max(64).optional();
const workId = z.string().regex(/^[\w-]{1,64}$/);

/**
 * A queue's handler: has one piece of work done. Returning tells the queue that the task is done, throwing that it must come
 * again. An attempt that failed is a warning when the queue makes another one, else an error: at the last attempt, and
 * where another could not succeed.
 *
 * @throws HttpsError when the task must come again: anything else firebase-functions logs once more, as an error
 */
export async function handleTask<W extends Work>(
  { data, retryCount = 0 }: DispatchedTask,
  worker: Worker<W>,
): Promise<void> {
  const { logger, repository } = worker.parts;
  const { name, idField } = repository.kind;
  const parsed = z.object({ [idField]: workId, request_id: requestIdOfTask }).safeParse(data);
  if (!parsed.success) {
    logger.log('error', `task dropped: its data names no ${name}`, { issues: parsed.error.issues.length });
    return;
  }
  const id = String(parsed.data[idField]);
  const context = { requestId: parsed.data['request_id'] ?? id };
  await runInContext(context, async () => {
    try {
      await worker.run(id);
    } catch (thrown) {
      const error = fromUnknown(thrown);
      const comesAgain = error.retryable && retryCount + 1 < TASK_ATTEMPTS;
      logger.log(comesAgain ? 'warn' : 'error', `${name}: ${error.code}`, {
        attempt_of_queue: retryCount + 1,
        ...errorFields(error),
      });
      if (error.retryable) throw new HttpsError('internal', 'This task must come again.');
    }
  });
}
