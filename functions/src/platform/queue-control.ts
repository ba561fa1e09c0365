/** The queues, by the functions that handle their tasks. */
export const QUEUE_NAMES = ['sendEmail', 'runJob'] as const;

/** The name of a queue. */
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What a queue may do with its tasks: hand them out, keep them, or neither hand out nor take any. */
export const QUEUE_STATES = ['running', 'paused', 'disabled'] as const;

/** What a queue tells of itself. Null is what it does not tell; why is in `unknown`. */
export interface QueueTasks {
  readonly state: (typeof QUEUE_STATES)[number] | null;
  /** Tasks that are not done, of the emulator those that were not handed out yet. */
  readonly depth: number | null;
  /** Tasks that were handed out and not answered. */
  readonly inFlight: number | null;
  /** When the first task is or was due; null as well for an empty queue. */
  readonly oldestAt: Date | null;
  readonly executedLastMinute: number | null;
  readonly rateLimits: {
    readonly maxDispatchesPerSecond: number | null;
    readonly maxConcurrentDispatches: number | null;
    readonly maxBurstSize: number | null;
  };
  /** Why something is null, by its name. */
  readonly unknown: Readonly<Record<string, string>>;
}

/**
 * The queue itself, as its operator sees it. What is done twice leaves it as it was.
 *
 * Every call throws AppError: failed-precondition when it is refused for lack of rights or there is no such queue, in words that
 * name the mend; unavailable when it does not answer within 5 seconds.
 */
export interface QueueControl {
  look(): Promise<QueueTasks>;
  /** Keeps tasks from being handed out. @returns whether it does so: the emulator has nothing of the kind */
  pause(): Promise<boolean>;
  /** Has tasks handed out again. @returns likewise */
  resume(): Promise<boolean>;
  /** Deletes all tasks, which takes up to a minute. @returns likewise */
  purge(): Promise<boolean>;
}

/** Those of all queues. */
export type QueueControls = Readonly<Record<QueueName, QueueControl>>;
