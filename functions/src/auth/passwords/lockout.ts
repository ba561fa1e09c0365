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
  /** When the wrong answers that count were given, the oldest first; during a lock those that led to it. */
  readonly failedAt: readonly Date[];
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
 * The failures after one more wrong answer: 5 in any 15 minutes lock for 15 minutes, then for 30, up to 24 hours. Answers
 * that come during a lock don't make it longer; once it is over, counting begins anew.
 */
export function afterFailure(before: Failures | null, now: Date): Failures {
  const known = before && before.expiresAt > now ? before : null;
  if (known && isLocked(known, now)) return known;
  const earlier = known?.lockedUntil === null ? known.failedAt : [];
  const failedAt = [...earlier.filter((time) => now.getTime() - time.getTime() < WINDOW_MS), now];
  const locks = known?.locks ?? 0;
  const isNowLocked = failedAt.length >= MAX_FAILURES;
  return {
    failedAt,
    lockedUntil: isNowLocked ? new Date(now.getTime() + lockMsAfter(locks)) : null,
    locks: isNowLocked ? locks + 1 : locks,
    expiresAt: new Date(now.getTime() + MEMORY_MS),
  };
}

/**
 * What is taken for a count that can't be read: a lock that began when it was last written, so that it opens no door and ends
 * by itself. What can be read of it stays: how many locks there were says how long it is.
 */
export function assumedFailures(known: Partial<Failures>, writtenAt: Date): Failures {
  const { locks = 1 } = known;
  return {
    failedAt: Array.from({ length: MAX_FAILURES - 1 }, () => writtenAt),
    lockedUntil: new Date(writtenAt.getTime() + lockMsAfter(Math.max(0, locks - 1))),
    locks,
    expiresAt: new Date(writtenAt.getTime() + MEMORY_MS),
    ...known,
  };
}

/** How long the lock is that comes after so many. */
function lockMsAfter(locks: number): number {
  return Math.min(FIRST_LOCK_MS * 2 ** locks, LONGEST_LOCK_MS);
}
