import { LRUCache } from 'lru-cache';
import { withDeadline } from '../shared/deadline.js';
import type { Clock } from './clock.js';
import { errorFields, type Logger } from './logger.js';

/** A value and the moment of the database at which it was read: Timestamp.valueOf(), which sorts as text. */
export interface Dated<T> {
  readonly value: T;
  readonly readTime: string;
  /** How long it may be served while nothing is written, in ms: MAX_AGE_MS when absent. */
  readonly maxAgeMs?: number;
}

/** How often at most the database is asked whether something changed, in ms. */
export const CHECK_INTERVAL_MS = 5_000;

/** How long a value may be served though nothing was written, in ms, if it does not know: what appears by its time. */
export const MAX_AGE_MS = 30_000;

/** Kept values are counted by their JSON; what is rendered from them comes on top, about as much again. */
const MAX_JSON_CHARACTERS = 16 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

/** With kept values to serve, a check waits this long for the database, in ms; a load may take longer. */
const CHECK_TIMEOUT_MS = 1_000;
const LOAD_TIMEOUT_MS = 10_000;

interface ReadCacheParts {
  /** When the last write that readers may see was committed, in the form of Dated.readTime; null before any. 1 read. */
  readonly readLastChange: () => Promise<string | null>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What this instance has read, for as long as it is current. A kept value is good when it was read after the last
 * change was committed: exact, whatever order reads and writes came in. Writes through this instance call `clear`;
 * those of other instances are found by asking for the last change, at most once in 5 s and only when there is a kept
 * value to be judged. Readers of one key share one load.
 *
 * @see docs/adr/0009-read-cache.md
 */
export class ReadCache {
  private readonly kept: LRUCache<string, { readonly dated: Dated<unknown> }>;
  private readonly loading = new Map<string, Promise<Dated<unknown>>>();
  private lastChange: string | null = null;
  private checkedAt = 0;
  private checking: Promise<void> | undefined;

  constructor(private readonly parts: ReadCacheParts) {
    this.kept = new LRUCache({
      max: MAX_ENTRIES,
      maxSize: MAX_JSON_CHARACTERS,
      sizeCalculation: ({ dated }, key) => key.length + JSON.stringify(dated).length,
      ttl: MAX_AGE_MS,
      perf: { now: () => parts.clock.now().getTime() },
      ttlResolution: 0,
    });
  }

  /**
   * The kept value of `key`, or what `load` gives. At most 1 read when kept and current, else `load`'s besides.
   *
   * @param timeoutMs how long `load` may take, in ms
   * @throws AppError unavailable when `load` takes longer; what `load` throws
   */
  async get<T>(key: string, load: () => Promise<Dated<T>>, timeoutMs = LOAD_TIMEOUT_MS): Promise<T> {
    const kept = this.kept.get(key);
    if (kept) {
      await this.check();
      if (this.lastChange === null || kept.dated.readTime > this.lastChange) return kept.dated.value as T;
    }
    const dated = await (this.loading.get(key) ?? this.load(key, load, timeoutMs));
    return dated.value as T;
  }

  /** Forgets everything, what is being loaded included: after a write. */
  clear(): void {
    this.kept.clear();
    this.loading.clear();
  }

  private load<T>(key: string, load: () => Promise<Dated<T>>, timeoutMs: number): Promise<Dated<T>> {
    const loaded: Promise<Dated<T>> = withDeadline(load(), timeoutMs)
      .then((dated) => {
        if (this.loading.get(key) === loaded)
          this.kept.set(key, { dated }, { ttl: dated.maxAgeMs ?? MAX_AGE_MS });
        return dated;
      })
      .finally(() => {
        if (this.loading.get(key) === loaded) this.loading.delete(key);
      });
    this.loading.set(key, loaded);
    return loaded;
  }

  private async check(): Promise<void> {
    if (this.parts.clock.now().getTime() - this.checkedAt < CHECK_INTERVAL_MS) return;
    this.checking ??= this.ask().finally(() => (this.checking = undefined));
    await this.checking;
  }

  /** When the database does not answer, what is kept goes on being served until it is too old. */
  private async ask(): Promise<void> {
    const askedAt = this.parts.clock.now().getTime();
    try {
      this.lastChange = await withDeadline(this.parts.readLastChange(), CHECK_TIMEOUT_MS);
    } catch (error) {
      this.parts.logger.log('warn', 'last change not read; kept answers are served', errorFields(error));
    }
    this.checkedAt = askedAt;
  }
}
