import { LRUCache } from 'lru-cache';
import { withDeadline } from '../shared/deadline.js';
import type { Clock } from './clock.js';
import { errorFields, type Logger } from './logger.js';
import { currentContext, type Freshness } from './request-context.js';

/** A value and the moment of the database at which it was read: Timestamp.valueOf(), which sorts as text. */
export interface Dated<T> {
  readonly value: T;
  readonly readTime: string;
  /** How long it may be served while nothing is written, in ms: MAX_AGE_MS when absent. */
  readonly maxAgeMs?: number;
}

interface Kept {
  readonly value: unknown;
  readonly freshness: Freshness;
}

/** How often at most the database is asked whether something changed, in ms. */
export const CHECK_INTERVAL_MS = 5_000;

/** How long a value may be served though nothing was written, in ms, if it does not know: what appears by its time. */
export const MAX_AGE_MS = 30_000;

/** Kept values are counted by their JSON; what is rendered from them comes on top, about as much again. */
const MAX_JSON_CHARACTERS = 16 * 1024 * 1024;
const MAX_ENTRIES = 5_000;

/** Longer values, such as pages of whole posts, have room of their own: whoever asks for many of them drives out no others. */
const LARGE_JSON_CHARACTERS = 128 * 1024;
const MAX_LARGE_JSON_CHARACTERS = 6 * 1024 * 1024;

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
  private readonly kept = new LRUCache<string, Kept>({ max: MAX_ENTRIES, maxSize: MAX_JSON_CHARACTERS });
  private readonly large = new LRUCache<string, Kept>({ maxSize: MAX_LARGE_JSON_CHARACTERS });
  private readonly loading = new Map<string, Promise<Kept>>();
  private generation = 0;
  private lastChange: string | null = null;
  private checkedAt = 0;
  private checking: Promise<void> | undefined;

  constructor(private readonly parts: ReadCacheParts) {}

  /**
   * The kept value of `key`, or what `load` gives. At most 1 read when kept and current, else `load`'s besides. The request
   * in hand remembers which values it was given: see canServe.
   *
   * @param timeoutMs how long `load` may take, in ms
   * @throws AppError unavailable when `load` takes longer; what `load` throws
   */
  async get<T>(key: string, load: () => Promise<Dated<T>>, timeoutMs = LOAD_TIMEOUT_MS): Promise<T> {
    const kept = this.kept.get(key) ?? this.large.get(key);
    if (kept && this.isCurrent(kept.freshness)) {
      if (this.isCheckDue()) await this.check();
      if (this.isCurrent(kept.freshness)) return give(kept) as T;
    }
    return give(await (this.loading.get(key) ?? this.load(key, load, timeoutMs))) as T;
  }

  /** Whether all of these may be served now without asking the database first: all are current, and the last check is too. */
  canServe(values: readonly Freshness[]): boolean {
    return values.length === 0 || (!this.isCheckDue() && values.every((value) => this.isCurrent(value)));
  }

  /** Forgets everything, what is being loaded included: after a write. */
  clear(): void {
    this.generation += 1;
    this.kept.clear();
    this.large.clear();
    this.loading.clear();
  }

  private load<T>(key: string, load: () => Promise<Dated<T>>, timeoutMs: number): Promise<Kept> {
    const { generation } = this;
    const loaded: Promise<Kept> = withDeadline(load(), timeoutMs)
      .then(({ value, readTime, maxAgeMs = MAX_AGE_MS }) => {
        const kept = { value, freshness: { readTime, goodUntil: this.now() + maxAgeMs, generation } };
        if (generation === this.generation) this.keep(key, kept);
        return kept;
      })
      .finally(() => {
        if (this.loading.get(key) === loaded) this.loading.delete(key);
      });
    this.loading.set(key, loaded);
    return loaded;
  }

  private keep(key: string, kept: Kept): void {
    const size = key.length + JSON.stringify({ value: kept.value }).length;
    const [place, other] = size > LARGE_JSON_CHARACTERS ? [this.large, this.kept] : [this.kept, this.large];
    other.delete(key);
    place.set(key, kept, { size });
  }

  private isCurrent({ readTime, goodUntil, generation }: Freshness): boolean {
    return (
      generation === this.generation &&
      this.now() <= goodUntil &&
      (this.lastChange === null || readTime > this.lastChange)
    );
  }

  private isCheckDue(): boolean {
    return this.now() - this.checkedAt >= CHECK_INTERVAL_MS;
  }

  private async check(): Promise<void> {
    this.checking ??= this.ask().finally(() => (this.checking = undefined));
    await this.checking;
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }

  /** When the database does not answer, what is kept goes on being served until it is too old. */
  private async ask(): Promise<void> {
    const askedAt = this.now();
    try {
      this.lastChange = await withDeadline(this.parts.readLastChange(), CHECK_TIMEOUT_MS);
    } catch (error) {
      this.parts.logger.log('warn', 'last change not read; kept answers are served', errorFields(error));
    }
    this.checkedAt = askedAt;
  }
}

function give({ value, freshness }: Kept): unknown {
  currentContext()?.freshness.push(freshness);
  return value;
}
