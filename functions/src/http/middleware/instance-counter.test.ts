import { expect, test } from '@jest/globals';
import { InstanceCounter } from './instance-counter.js';

const MINUTE_MS = 60_000;

function counterAt(start: number) {
  const time = { now: start };
  const clock = { now: () => new Date(time.now) };
  return { time, counter: new InstanceCounter({ windowMs: MINUTE_MS, limit: 2, clock }) };
}

test('a client has room for as many hits as the limit, and each client its own', () => {
  const { counter } = counterAt(0);
  expect(counter.hasRoom('a')).toBe(true);
  expect([counter.increment('a').totalHits, counter.increment('a').totalHits]).toEqual([1, 2]);
  expect([counter.hasRoom('a'), counter.hasRoom('b')]).toEqual([false, true]);
});

test('several hits can be counted at once', () => {
  const { counter } = counterAt(0);
  expect(counter.add('a', 2).totalHits).toBe(2);
  expect(counter.hasRoom('a')).toBe(false);
});

test('asking for room counts nothing', () => {
  const { counter } = counterAt(0);
  for (let times = 0; times < 5; times += 1) counter.hasRoom('a');
  expect(counter.increment('a').totalHits).toBe(1);
});

test('windows follow the clock', () => {
  const { counter, time } = counterAt(MINUTE_MS - 1);
  expect(counter.increment('a').resetTime).toEqual(new Date(MINUTE_MS));
  counter.increment('a');
  time.now = MINUTE_MS;
  expect(counter.hasRoom('a')).toBe(true);
  expect(counter.increment('a')).toEqual({ totalHits: 1, resetTime: new Date(2 * MINUTE_MS) });
});

test('a hit can be taken back, and a client forgotten', () => {
  const { counter } = counterAt(0);
  counter.increment('a');
  counter.increment('a');
  counter.decrement('a');
  expect(counter.increment('a').totalHits).toBe(2);
  counter.resetKey('a');
  counter.decrement('a');
  expect(counter.increment('a').totalHits).toBe(1);
});
