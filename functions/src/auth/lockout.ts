const MINUTE_MS = 60_000;

/** Wrong answers that lock, and the time in which they are counted, in ms. */
const MAX_FAILURES = 5;
const WINDOW_MS = 15 * MINUTE_MS;

/** The first lock, in ms; each one after it is twice as long, up to a day. */
const FIRST_LOCK_MS = 15 * MINUTE_MS;
const LONGEST_LOCK_MS = 24 * 60 * MINUTE_MS;

/** After so long without a failure, in ms, all is forgotten; longer than the longest lock. */
const MEMORY_MS = 2 * LONGEST_LOCK_MS;

/** What is being guessed; each is counted by itself. */
export type GuessKind = 'login' | 'reauthenticate' | 'mfa';

/** Wrong answers given for one account. */
export interface Failures {
  readonly count: number;
  readonly windowStartedAt: Date;
  readonly lockedUntil: Date | null;
  /** How many locks there were: each is longer than the one before. */
  readonly locks: number;
  /** When all of it is forgotten. */
  readonly expiresAt: Date;
}

/** Whether answers are refused at `now`, right or wrong. A lock ends by itself. */
export function isLocked(failures: Failures | null, now: Date): boolean {
  return failures?.lockedUntil != null && failures.lockedUntil > now;
}

/**
 * The count after one more wrong answer: 5 in 15 minutes lock for 15 minutes, then for 30, up to 24 hours. Answers that
 * come during a lock don't make it longer.
 */
export function afterFailure(before: Failures | null, now: Date): Failures {
  const known = before && before.expiresAt > now ? before : null;
  if (known && isLocked(known, now)) return known;
  const isInWindow =
    known !== null &&
    known.lockedUntil === null &&
    now.getTime() - known.windowStartedAt.getTime() < WINDOW_MS;
  const count = isInWindow ? known.count + 1 : 1;
  const locks = known?.locks ?? 0;
  const isNowLocked = count >= MAX_FAILURES;
  const lockMs = Math.min(FIRST_LOCK_MS * 2 ** locks, LONGEST_LOCK_MS);
  return {
    count,
    windowStartedAt: isInWindow ? known.windowStartedAt : now,
    lockedUntil: isNowLocked ? new Date(now.getTime() + lockMs) : null,
    locks: isNowLocked ? locks + 1 : locks,
    expiresAt: new Date(now.getTime() + MEMORY_MS),
  };
}
