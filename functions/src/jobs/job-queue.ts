import { errorFields, sweepStanding, type Clock, type Logger, type TaskQueue } from '../platform/index.js';
import type { Job } from './job.js';
import type { JobsRepository } from './jobs.repository.js';

/** Jobs that stood still this long are enqueued again, in ms: longer than the queue waits between two tries (index.ts). */
const STANDING_MS = 5 * 60_000;

type Named = Pick<Job, 'id' | 'requestId'>;

interface QueueParts {
  readonly jobs: JobsRepository;
  readonly queue: TaskQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Sees to it that a worker hears of each unfinished job. */
export class JobQueue {
  constructor(private readonly parts: QueueParts) {}

  /**
   * Tells the queue of a stored job: of a new one, or of one that its worker has given back. When that fails the job stays
   * queued and the sweeper takes it up.
   */
  async announce(job: Named & Pick<Job, 'attempts'>): Promise<void> {
    try {
      await this.enqueue(job, String(job.attempts));
    } catch (error) {
      this.parts.logger.log('error', 'job not enqueued; the sweeper will', {
        job_id: job.id,
        ...errorFields(error),
      });
    }
  }

  /**
   * Enqueues every unfinished job that stood still for 5 minutes. At most 200 jobs, 1 read and 1 write each.
   *
   * @returns how many
   * @throws Error when some could not be enqueued; the next sweep takes them up
   */
  async sweep(): Promise<number> {
    const now = this.parts.clock.now();
    const jobs = await this.parts.jobs.listStanding(new Date(now.getTime() - STANDING_MS));
    return sweepStanding('jobs', jobs, (job) => this.enqueueAgain(job, now), this.parts.logger);
  }

  private async enqueueAgain(job: Named, now: Date): Promise<void> {
    // The minute makes a new id, and two sweeps in one minute no second.
    await this.enqueue(job, `sweep-${String(Math.floor(now.getTime() / 60_000))}`);
    await this.parts.jobs.touch(job.id, now);
  }

  /** The queue refuses a task id it has had: `occasion` tells this one from those before. */
  private async enqueue({ id, requestId }: Named, occasion: string): Promise<void> {
    await this.parts.queue.enqueue({ id: `${id}-${occasion}`, data: { job_id: id, request_id: requestId } });
  }
}
