import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Store } from 'express-rate-limit';
import { WatchedStore } from './rate-limit-store.js';

type Increment = Store['increment'];

let increment: Increment;
let logged: [level: string, message: string, fields: unknown][];

const store = {
  increment: (key: string) => increment(key),
  decrement: () => Promise.resolve(),
  resetKey: () => undefined,
} satisfies Store;

const logger = { log: (...line: (typeof logged)[number]) => void logged.push(line) };

const failures: [how: string, increment: Increment][] = [
  ['by a rejection', () => Promise.reject(new Error('no connection'))],
  [
    'at once',
    () => {
      throw new Error('no connection');
    },
  ],
];

beforeEach(() => {
  logged = [];
});

describe.each(failures)('a store that fails %s', (_how, fail) => {
  test('is unavailable, and the log says whom it hits', async () => {
    increment = fail;
    const watched = new WatchedStore(store, { name: 'login', sensitive: true }, logger);
    await expect(watched.increment('a')).rejects.toMatchObject({
      code: 'unavailable',
      headers: { 'Retry-After': '5' },
    });
    expect(logged).toEqual([
      [
        'warn',
        'rate limits are not counted',
        expect.objectContaining({ policy: 'login', requests: 'refused', error: 'no connection' }),
      ],
    ]);
  });

  test('is in the log once a minute at most, however often it comes and goes', async () => {
    jest.useFakeTimers();
    const watched = new WatchedStore(store, { name: 'reads' }, logger);
    for (let second = 0; second < 61; second += 1) {
      increment = fail;
      await expect(watched.increment('a')).rejects.toThrow();
      increment = () => ({ totalHits: 1, resetTime: new Date() });
      await watched.increment('a');
      jest.advanceTimersByTime(1_000);
    }
    jest.useRealTimers();
    expect(logged).toHaveLength(2);
  });
});

test('a hit is taken back from the window that counted it', async () => {
  const taken: unknown[] = [];
  const forgiving = { ...store, decrement: (...what: unknown[]) => Promise.resolve(void taken.push(what)) };
  const windowEnd = new Date('2026-05-01T13:00:00.000Z');
  await new WatchedStore(forgiving, { name: 'contact' }, logger).decrement('a', windowEnd);
  expect(taken).toEqual([['a', windowEnd]]);
});

test('a store that works is left alone', async () => {
  const answer = { totalHits: 3, resetTime: new Date() };
  increment = (key) => (key === 'a' ? Promise.resolve(answer) : fail());
  const watched = new WatchedStore(store, { name: 'reads' }, logger);
  expect(await watched.increment('a')).toBe(answer);
  await watched.decrement('a');
  expect(logged).toEqual([]);
});

function fail(): never {
  throw new Error('another key');
}
