import { createJobQueue } from './job-deps.js';
import { createOutbox } from './mail-deps.js';
import { cloudLogger, errorFields, type Logger } from './platform/index.js';

/** Enqueues again what stands still. */
export interface Sweeper {
  sweep(): Promise<unknown>;
}

/** Builds the sweepers of the `sweepJobs` function, each by the name of what it sweeps. */
export function createSweepers(): Readonly<Record<string, Sweeper>> {
  return { 'mail jobs': createOutbox(), jobs: createJobQueue() };
}

/**
 * Runs every sweeper, whatever becomes of the others.
 *
 * @throws Error when one failed, after all have ended; the log has each failure
 */
export async function sweepAll(
  sweepers: Readonly<Record<string, Sweeper>>,
  logger: Logger = cloudLogger,
): Promise<void> {
  const names = Object.keys(sweepers);
  const outcomes = await Promise.allSettled(Object.values(sweepers).map(async (sweeper) => sweeper.sweep()));
  const failed = names.filter((name, index) => {
    const outcome = outcomes[index];
    if (outcome?.status !== 'rejected') return false;
    logger.log('error', `sweep of ${name} failed`, errorFields(outcome.reason));
    return true;
  });
  if (failed.length > 0) throw new Error(`not swept: ${failed.join(', ')}`);
}
