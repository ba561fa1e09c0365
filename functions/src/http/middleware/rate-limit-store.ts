import type { IncrementResponse, Options, Store } from 'express-rate-limit';
import { AppError } from '../../errors/index.js';
import { errorFields, runAsLimiter, type Logger } from '../../platform/index.js';

/** How often at most a policy's failures are logged, in ms: an outage must not write a line for each request. */
const LOG_INTERVAL_MS = 60_000;

/** A store that takes a hit back from the window in which it was counted. */
export interface ForgivingStore extends Store {
  /**
   * Takes a hit back; when its window is over there is nothing to do.
   *
   * @param windowEnd the `resetTime` with which the hit was counted; the present window's when absent
   */
  decrement(key: string, windowEnd?: Date): Promise<void>;
}

/** A store whose failures, however they come, are AppErrors `unavailable` and in the log. */
export class WatchedStore implements ForgivingStore {
  /** Tells the library the counters of one request apart. */
  readonly prefix: string;
  private loggedAt = -Infinity;

  constructor(
    private readonly store: ForgivingStore,
    private readonly policy: { readonly name: string; readonly sensitive?: boolean },
    private readonly logger: Logger,
  ) {
    this.prefix = `${policy.name}:`;
  }

  /** Hands the limiter's options on. */
  async init(options: Options): Promise<void> {
    await this.watch(() => this.store.init?.(options));
  }

  /** Counts a hit. @throws AppError unavailable */
  increment(key: string): Promise<IncrementResponse> {
    return this.watch(() => this.store.increment(key));
  }

  /** Takes a hit back. @throws AppError unavailable */
  decrement(key: string, windowEnd?: Date): Promise<void> {
    return this.watch(() => this.store.decrement(key, windowEnd));
  }

  /** Forgets a client's hits. @throws AppError unavailable */
  resetKey(key: string): Promise<void> {
    return this.watch(() => this.store.resetKey(key));
  }

  private async watch<T>(call: () => T | Promise<T>): Promise<T> {
    try {
      return await runAsLimiter(call);
    } catch (cause) {
      this.log(cause);
      throw new AppError({
        code: 'unavailable',
        message: 'The request could not be counted against its rate limit. Try again later.',
        headers: { 'Retry-After': '5' },
        cause,
      });
    }
  }

  private log(cause: unknown): void {
    const now = performance.now();
    if (now - this.loggedAt < LOG_INTERVAL_MS) return;
    this.loggedAt = now;
    const { name, sensitive = false } = this.policy;
    this.logger.log('warn', 'rate limits are not counted', {
      policy: name,
      requests: sensitive ? 'refused' : 'let pass',
      ...errorFields(cause),
    });
  }
}
