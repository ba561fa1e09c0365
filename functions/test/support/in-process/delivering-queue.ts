import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueueControl, QueueTasks, TaskQueue } from '../../../src/platform/index.js';
import type { DispatchedTask } from '../../../src/work/index.js';
import type { Task } from '../../../src/platform/task-queue.js';

/** How a queue hands out its tasks: as Cloud Tasks does by what index.ts says, but for the pauses, which are short. */
export interface QueueSettings {
  /** How many are handed out at once. */
  readonly concurrency: number;
  /** How often a task is handed out before it is dropped. */
  readonly attempts: number;
  /** Pause after the first failure, in ms; doubled after each further one. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** Does a task: returning means done, throwing means again. */
export type TaskHandler = (task: DispatchedTask) => Promise<void>;

/**
 * A queue within this process that has what the product relies on in Cloud Tasks: it refuses an id it has had, hands each
 * task out until it is done or was tried often enough, and tells the handler how often it was tried before. As the emulator's
 * it can't be paused.
 */
export class DeliveringQueue implements TaskQueue, QueueControl {
  private readonly known = new Set<string>();
  private readonly waiting: { readonly data: unknown; readonly retryCount: number }[] = [];
  private running = 0;
  // A task belongs to no request, least of all to the one that made it.
  private readonly outsideOfRequests = AsyncLocalStorage.snapshot();

  constructor(
    private readonly handle: TaskHandler,
    private readonly settings: QueueSettings,
  ) {}

  /** Takes a task; one of an id that was there before counts as taken. */
  enqueue({ id, data }: Task): Promise<void> {
    if (!this.known.has(id)) {
      this.known.add(id);
      this.waiting.push({ data: JSON.parse(JSON.stringify(data)), retryCount: 0 });
      this.outsideOfRequests(() =>
        setImmediate(() => {
          this.handOut();
        }),
      );
    }
    return Promise.resolve();
  }

  /** Says that the queue is there. */
  readonly ping = (): Promise<void> => Promise.resolve();

  /** What the emulator tells. */
  look(): Promise<QueueTasks> {
    const { concurrency } = this.settings;
    return Promise.resolve({
      state: 'running',
      depth: this.waiting.length,
      inFlight: this.running,
      oldestAt: null,
      executedLastMinute: null,
      rateLimits: {
        maxDispatchesPerSecond: null,
        maxConcurrentDispatches: concurrency,
        maxBurstSize: null,
      },
      unknown: { oldest_at: 'It is not noted.', executed_last_minute: 'It is not counted.' },
    });
  }

  /** It can't. */
  readonly pause = (): Promise<boolean> => Promise.resolve(false);

  /** It can't. */
  readonly resume = this.pause;

  /** It can't. */
  readonly purge = this.pause;

  private handOut(): void {
    while (this.running < this.settings.concurrency) {
      const task = this.waiting.shift();
      if (!task) return;
      this.running += 1;
      void this.attempt(task).finally(() => {
        this.running -= 1;
        this.handOut();
      });
    }
  }

  private async attempt({ data, retryCount }: Required<DispatchedTask>): Promise<void> {
    try {
      await this.handle({ data, retryCount });
    } catch {
      this.tryAgain({ data, retryCount: retryCount + 1 });
    }
  }

  private tryAgain(task: Required<DispatchedTask>): void {
    const { attempts, backoffMs, maxBackoffMs } = this.settings;
    if (task.retryCount >= attempts) return;
    const pauseMs = Math.min(backoffMs * 2 ** (task.retryCount - 1), maxBackoffMs);
    setTimeout(() => {
      this.waiting.push(task);
      this.handOut();
    }, pauseMs).unref();
  }
}
