import { createHash } from 'node:crypto';
import type { IncrementResponse, Options } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import type { ForgivingStore } from '../http/index.js';
import type { Clock } from '../platform/index.js';
import { CombinedHits } from './combined-hits.js';
import type { CountersRepository } from './counters.repository.js';
import { windowAt, type Window } from '../shared/index.js';
import { once } from '../shared/once.js';

/** A counter outlives its window by this, in ms, for instances whose clocks are late. */
const EXPIRY_MARGIN_MS = 10 * 60 * 1000;

/** How many counters an instance remembers of those that have begun, and of those that are full. */
const MAX_REMEMBERED = 10_000;

interface FirestoreStoreParts {
  readonly policyName: string;
  /** From more hits than these a client is refused without asking until the window ends; Infinity when some are taken back. */
  readonly limit: number;
  readonly counters: Pick<CountersRepository, 'begin' | 'add' | 'remove'>;
  readonly clock: Clock;
}

/**
 * Counts the hits of one policy in Firestore, for all instances together, in windows of the clock. A client's first hit
 * costs 1 write, a further one 1 write and 1 read, and 1 write more where another instance had the first; those that come at
 * once share them, and those of a client that is refused anyway cost nothing.
 *
 * @see docs/adr/0010-rate-limit-stores.md
 */
export class FirestoreStore implements ForgivingStore {
  readonly prefix: string;
  private windowMs = 0;
  private readonly hits = new CombinedHits();
  // Made when somebody is counted: each takes the memory for all its clients at once.
  private readonly begun = once(() => new LRUCache<string, true>({ max: MAX_REMEMBERED }));
  private readonly refused = once(() => new LRUCache<string, number>({ max: MAX_REMEMBERED }));

  constructor(private readonly parts: FirestoreStoreParts) {
    this.prefix = `${parts.policyName}:`;
  }

  /** Takes the policy's window from the limiter. */
  init({ windowMs }: Pick<Options, 'windowMs'>): void {
    this.windowMs = windowMs;
  }

  /** Counts a hit. At most 2 writes and 1 read. @throws AppError unavailable */
  async increment(key: string): Promise<IncrementResponse> {
    const window = this.currentWindow();
    const id = counterId(this.parts.policyName, key, window);
    const known = this.refused().get(id);
    const totalHits = known === undefined ? await this.count(id, window) : known + 1;
    if (totalHits > this.parts.limit) this.refused().set(id, totalHits);
    return { totalHits, resetTime: window.end };
  }

  /** Takes a hit back, unless its window is over. At most 1 write, 1 read. @throws AppError unavailable */
  async decrement(key: string, windowEnd?: Date): Promise<void> {
    const window = this.currentWindow();
    if (windowEnd && windowEnd < window.end) return;
    await this.parts.counters.add(counterId(this.parts.policyName, key, window), -1, expiryOf(window));
  }

  /** Forgets a client's hits in the present window. 1 write. @throws AppError unavailable */
  async resetKey(key: string): Promise<void> {
    const id = counterId(this.parts.policyName, key, this.currentWindow());
    await this.parts.counters.remove(id);
    this.begun().delete(id);
    this.refused().delete(id);
  }

  private count(id: string, window: Window): Promise<number> {
    return this.hits.hit(id, (hits) => this.add(id, hits, expiryOf(window)));
  }

  /** Most clients of a sensitive route come once in its window: where nothing tells of an earlier hit, this may be it. */
  private async add(id: string, hits: number, expiresAt: Date): Promise<number> {
    const { counters } = this.parts;
    const total = this.begun().has(id) ? null : await counters.begin(id, hits, expiresAt);
    this.begun().set(id, true);
    return total ?? counters.add(id, hits, expiresAt);
  }

  private currentWindow(): Window {
    return windowAt(this.parts.clock.now(), this.windowMs);
  }
}

/** The document that counts a client's hits in a window. Hashed, so that any key makes a legal id that names nobody. */
export function counterId(policyName: string, key: string, { index }: Pick<Window, 'index'>): string {
  return `${policyName}:${createHash('sha256').update(key).digest('base64url')}:${String(index)}`;
}

function expiryOf({ end }: Window): Date {
  return new Date(end.getTime() + EXPIRY_MARGIN_MS);
}
