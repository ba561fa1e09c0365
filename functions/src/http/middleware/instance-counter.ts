import type { IncrementResponse, Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/index.js';
import { windowAt } from '../../shared/index.js';
import { once } from '../../shared/once.js';

/** How many clients are counted at once; of more the one that asked longest ago begins anew. */
const MAX_CLIENTS = 100_000;

interface InstanceCounterParts {
  readonly windowMs: number;
  /** Hits of a client in a window. */
  readonly limit: number;
  readonly clock: Clock;
}

/** Counts the hits of one policy in this instance's memory, in windows of the clock. */
export class InstanceCounter implements Store {
  readonly localKeys = true;
  /** Made when somebody is counted. By `max` it would take the memory for all its clients at once. */
  private readonly hits = once(
    () => new LRUCache<string, number>({ maxSize: MAX_CLIENTS, sizeCalculation: () => 1 }),
  );
  private windowEnd = new Date(0);

  constructor(private readonly parts: InstanceCounterParts) {}

  /** Whether a further hit of the client is within the limit. */
  hasRoom(key: string): boolean {
    this.turnWindow();
    return (this.hits().get(key) ?? 0) < this.parts.limit;
  }

  /** Counts a hit. */
  increment(key: string): IncrementResponse {
    return this.add(key, 1);
  }

  /** Counts several hits. */
  add(key: string, hits: number): IncrementResponse {
    this.turnWindow();
    const totalHits = (this.hits().get(key) ?? 0) + hits;
    this.hits().set(key, totalHits);
    return { totalHits, resetTime: this.windowEnd };
  }

  /** Takes a hit back. */
  decrement(key: string): void {
    this.turnWindow();
    this.hits().set(key, Math.max(0, (this.hits().get(key) ?? 0) - 1));
  }

  /** Forgets a client's hits. */
  resetKey(key: string): void {
    this.hits().delete(key);
  }

  private turnWindow(): void {
    const { clock, windowMs } = this.parts;
    const now = clock.now();
    if (now < this.windowEnd) return;
    this.hits().clear();
    this.windowEnd = windowAt(now, windowMs).end;
  }
}
