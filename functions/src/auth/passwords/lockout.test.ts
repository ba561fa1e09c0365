import { describe, expect, test } from '@jest/globals';
import { afterFailure, assumedFailures, isLocked, type Failures } from './lockout.js';
import { readableFailures } from './lockouts.codec.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const START = new Date('2026-05-01T12:00:00.000Z');

const later = (ms: number, from = START) => new Date(from.getTime() + ms);

/** So many wrong answers, one after the other, from `now` on. */
function fail(times: number, before: Failures | null = null, now = START, pauseMs = 1_000): Failures {
  let failures = before;
  for (let nth = 0; nth < times; nth += 1) failures = afterFailure(failures, later(nth * pauseMs, now));
  if (!failures) throw new Error('no failure');
  return failures;
}

/** How long a lock lasts that begins with the answer given at `now`, in minutes. */
function lockMinutes({ lockedUntil }: Failures, now: Date): number {
  if (!lockedUntil) throw new Error('not locked');
  return (lockedUntil.getTime() - now.getTime()) / MINUTE_MS;
}

describe('wrong answers', () => {
  test('lock for 15 minutes with the fifth, and not before', () => {
    const four = fail(4);
    expect(isLocked(four, later(3_000))).toBe(false);
    const five = afterFailure(four, later(4_000));
    expect(isLocked(five, later(4_000))).toBe(true);
    expect(lockMinutes(five, later(4_000))).toBe(15);
  });

  test.each([
    ['within 15 minutes of the first lock', 15 * MINUTE_MS - 1, true],
    ['15 minutes after the first do not', 15 * MINUTE_MS, false],
    ['after the clock went back lock as well', -MINUTE_MS, true],
  ])('of which the fifth comes %s', (_when, afterMs, locks) => {
    const now = later(afterMs);
    expect(isLocked(afterFailure(fail(4, null, START, 0), now), now)).toBe(locks);
  });

  test('lock in any 15 minutes, whenever the first of them all was', () => {
    const three = fail(3, fail(1), later(14 * MINUTE_MS));
    const inNextQuarter = later(16 * MINUTE_MS);
    const four = afterFailure(three, inNextQuarter);
    expect(isLocked(four, inNextQuarter)).toBe(false);
    expect(isLocked(afterFailure(four, inNextQuarter), inNextQuarter)).toBe(true);
  });

  test('that come slowly never lock', () => {
    const failures = fail(1_000, null, START, 4 * MINUTE_MS);
    expect(failures.locks).toBe(0);
  });

  test('during a lock change nothing: they make it no longer', () => {
    const locked = fail(5);
    expect(fail(50, locked, later(5_000))).toEqual(locked);
  });
});

describe('a lock', () => {
  test('ends by itself, at its time', () => {
    const locked = fail(5, null, START, 0);
    expect(isLocked(locked, later(15 * MINUTE_MS - 1))).toBe(true);
    expect(isLocked(locked, later(15 * MINUTE_MS))).toBe(false);
  });

  test('that is over leaves five new tries', () => {
    const over = later(15 * MINUTE_MS);
    const four = fail(4, fail(5, null, START, 0), over, 0);
    expect(isLocked(four, over)).toBe(false);
    expect(isLocked(afterFailure(four, over), over)).toBe(true);
  });

  test('is twice as long as the one before, up to 24 hours', () => {
    const minutes: number[] = [];
    let failures: Failures | null = null;
    let now = START;
    for (let nth = 0; nth < 10; nth += 1) {
      failures = fail(5, failures, now, 0);
      minutes.push(lockMinutes(failures, now));
      now = failures.lockedUntil ?? now;
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440, 1_440, 1_440]);
  });

  test('stays at 24 hours however many there were', () => {
    const known = { ...fail(4, null, START, 0), locks: 100_000 };
    expect(lockMinutes(afterFailure(known, START), START)).toBe(1_440);
  });
});

describe('what was counted', () => {
  test('is remembered for two days after the last wrong answer, longer than any lock', () => {
    const locked = { ...fail(4, null, START, 0), locks: 50 };
    const { expiresAt, lockedUntil } = afterFailure(locked, START);
    expect(expiresAt).toEqual(later(2 * DAY_MS));
    expect(expiresAt.getTime()).toBeGreaterThan(lockedUntil?.getTime() ?? Infinity);
  });

  test('is forgotten then, though it may still be stored', () => {
    const old = fail(5, null, START, 0);
    const failures = afterFailure(old, old.expiresAt);
    expect(failures).toMatchObject({ failedAt: [old.expiresAt], locks: 0, lockedUntil: null });
  });
});

test('a count that can not be read is taken for a lock, which ends by itself, and the next one is longer', () => {
  const assumed = assumedFailures({}, START);
  expect(isLocked(assumed, later(15 * MINUTE_MS - 1))).toBe(true);
  expect(afterFailure(assumed, later(15 * MINUTE_MS - 1))).toEqual(assumed);
  const over = later(15 * MINUTE_MS);
  expect(isLocked(assumed, over)).toBe(false);
  expect(lockMinutes(fail(5, assumed, over, 0), over)).toBe(30);
});

test('of a count that can not be read whole, what can be read counts', () => {
  const expiresAt = later(2 * DAY_MS);
  const long = { failed_at: 'often', locked_until: later(DAY_MS), locks: 9, expires_at: expiresAt };
  expect(readableFailures(long, START)).toMatchObject({ lockedUntil: later(DAY_MS), locks: 9 });
  const unlocked = { failed_at: [], locked_until: null, locks: 'few', expires_at: expiresAt };
  expect(readableFailures(unlocked, START)).toEqual({ failedAt: [], lockedUntil: null, locks: 1, expiresAt });
});

test('a lock of which the end can not be read is as long as the locks before it make it', () => {
  const stored = { failed_at: [], locked_until: 'tomorrow', locks: 8, expires_at: later(2 * DAY_MS) };
  expect(lockMinutes(readableFailures(stored, START), START)).toBe(1_440);
});

test('nothing counted is not locked', () => {
  expect(isLocked(null, START)).toBe(false);
  expect(isLocked(fail(1), START)).toBe(false);
});
