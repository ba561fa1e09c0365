import { setImmediate } from 'node:timers/promises';

/** How long long work keeps other work waiting, in ms. */
const MAX_BLOCKING_MS = 5;

/** Turns of long work: `if (turns.isOver) await turns.next()`, and whatever else waits has its own in between. */
export class Turns {
  private since = performance.now();

  /** Whether the turn has lasted long enough. */
  get isOver(): boolean {
    return performance.now() - this.since >= MAX_BLOCKING_MS;
  }

  /** Waits for the next turn. */
  async next(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
