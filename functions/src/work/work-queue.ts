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
   * Enqueues everything unfinished that stood still for 5 minutes, all that can be; nothing while the queue is paused. At most
   * 200, 1 read and 1 write each, and 1 read.
   *
   * @returns how much
   * @throws Error when some could not be enqueued; the next sweep takes it up
   */
  async sweep(): Promise<number> {
    const { repository, clock, logger } = this.parts;
    if (await repository.isPaused()) return 0;
    const now = clock.now();
    const standing = await repository.listStanding(new Date(now.getTime() - STANDING_MS));
    // The minute makes a new id, and two sweeps in one minute no second.
    const occasion = `sweep-${String(Math.floor(now.getTime() / 60_000))}`;
    const { enqueued, failures } = await this.enqueueAgain(standing, occasion, now);
    const what = `standing ${repository.kind.name}s`;
    if (enqueued > 0) logger.log('warn', `${what} enqueued again`, { count: enqueued });
    if (failures.length > 0) {
      throw new Error(`${String(failures.length)} ${what} not enqueued`, { cause: failures[0] });
    }
    return enqueued;
  }

  /**
   * Enqueues queued work at once, that which waits the longest first: what a pause has kept. At most 200, 1 read and 1 write each;
   * what is left the sweeper takes up, and what could not be enqueued.
   *
   * @returns how much was enqueued
   */
  async announceQueued(): Promise<number> {
    const { repository, clock, logger } = this.parts;
    const now = clock.now();
    const { name } = repository.kind;
    const occasion = `resume-${String(now.getTime())}`;
    const { enqueued, failures } = await this.enqueueAgain(await repository.listQueued(), occasion, now);
    if (failures.length > 0) {
      const fields = { count: failures.length, ...errorFields(failures[0]) };
      logger.log('error', `queued ${name}s not enqueued; the sweeper will`, fields);
    }
    return enqueued;
  }

  private async enqueueAgain(works: readonly Named[], occasion: string, now: Date) {
    const outcomes = await Promise.allSettled(
      works.map(async (work) => {
        await this.enqueue(work, occasion);
        await this.parts.repository.touch(work.id, now);
      }),
    );
    const failures = outcomes.flatMap((outcome): unknown[] =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    return { enqueued: works.length - failures.length, failures };
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
