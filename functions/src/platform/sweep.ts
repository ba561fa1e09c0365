import type { Logger } from './logger.js';

/**
 * Enqueues again what stands still, all that can be.
 *
 * @param what its name in the plural, such as `mail jobs`
 * @param enqueueAgain for one of `standing`
 * @returns how many
 * @throws Error when some could not be enqueued; the next sweep takes them up
 */
export async function sweepStanding<T>(
  what: string,
  standing: readonly T[],
  enqueueAgain: (item: T) => Promise<void>,
  logger: Logger,
): Promise<number> {
  const outcomes = await Promise.allSettled(standing.map(enqueueAgain));
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  const enqueued = standing.length - failed.length;
  if (enqueued > 0) logger.log('warn', `standing ${what} enqueued again`, { count: enqueued });
  if (failed.length > 0) {
    throw new Error(`${String(failed.length)} standing ${what} not enqueued`, { cause: failed[0]?.reason });
  }
  return enqueued;
}
