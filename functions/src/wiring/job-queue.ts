import { JobsRepository, type Job } from '../jobs/index.js';
import type { Platform } from '../platform/index.js';
import { WorkQueue } from '../work/index.js';

/** Builds what enqueues jobs: for the requests that begin them, the worker, and the `sweepJobs` function. */
export function createJobQueue({ clock, logger, firestore, broken, queues }: Platform): WorkQueue<Job> {
  const repository = new JobsRepository(firestore, broken);
  return new WorkQueue({ repository, queue: queues.runJob, clock, logger });
}
