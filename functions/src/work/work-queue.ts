import { errorFields, type Clock, type Logger, type TaskQueue } from '../platform/index.js';
import type { Work } from './work.js';
import type { WorkRepository } from './work.repository.js';

/** What stood still this long is enqueued again, in ms: longer than a queue waits between two tries (index.ts). */
const STANDING_MS = 5 * 60_000;

type Named = Pick<Work, 'id' | 'requestId'>;

interface QueueParts<W extends Work> {
  readonly repository: WorkRepository<W>;
  readonly queue: TaskQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Sees to it that a worker hears of all unfinished work of a kind. */
export class WorkQueue<W extends Work> {
  constructor(protected readonly parts: QueueParts<W>) {}

  /**
   * Tells the queue of stored work: of new one, or of what its worker has given back. When that fails it stays queued and
   * the sweeper takes it up.
   *
   * @param occasion tells this time from those before; the attempts do where every time has its own
   */
  async announce(work: Named & Pick<Work, 'attempts'>, occasion = String(work.attempts)): Promise<void> {
    const { repository, logger } = this.parts;
    try {
      await this.enqueue(work, occasion);
    } catch (error) {
      const { name, idField } = repository.kind;
      logger.log('error', `${name} not enqueued; the sweeper will`, {
        [idField]: work.id,
        ...errorFields(error),
      });
    }
  }

  /**
   * Enqueues everything unfinished that stood still for 5 minutes, all that can be. At most 200, 1 read and 1 write each.
   *
   * @returns how much
   * @throws Error when some could not be enqueued; the next sweep takes it up
   */
  async sweep(): Promise<number> {
    const { repository, clock, logger } = this.parts;
    const now = clock.now();
    const standing = await repository.listStanding(new Date(now.getTime() - STANDING_MS));
    const outcomes = await Promise.allSettled(standing.map((work) => this.enqueueAgain(work, now)));
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    const enqueued = standing.length - failed.length;
    const what = `standing ${repository.kind.name}s`;
    if (enqueued > 0) logger.log('warn', `${what} enqueued again`, { count: enqueued });
    if (failed.length > 0) {
      throw new Error(`${String(failed.length)} ${what} not enqueued`, { cause: failed[0]?.reason });
    }
    return enqueued;
  }

  private async enqueueAgain(work: Named, now: Date): Promise<void> {
    // The minute makes a new id, and two sweeps in one minute no second.
    await this.enqueue(work, `sweep-${String(Math.floor(now.getTime() / 60_000))}`);
    await this.parts.repository.touch(work.id, now);
  }

  /** The queue refuses a task id it has had: `occasion` tells this one from those before. */
  private async enqueue({ id, requestId }: Named, occasion: string): Promise<void> {
    const { queue, repository } = this.parts;
    await queue.enqueue({
      id: `${id}-${occasion}`,
      data: { [repository.kind.idField]: id, request_id: requestId },
    });
  }
}
