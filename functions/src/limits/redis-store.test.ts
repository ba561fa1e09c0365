import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { WindowedRedisStore } from './redis-store.js';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-05-01T12:30:20.000Z');

/** What the store sends, and a Redis that has lost its scripts or is away; see functions/test/security for a real one. */
let sent: string[];
let scripts: Set<string>;
let isAway: boolean;

const redis = {
  send([name = '', first = '', second = '']: readonly string[]): Promise<unknown> {
    sent.push(name);
    if (isAway) return Promise.reject(new Error('away'));
    if (name === 'SCRIPT') {
      scripts.add(sha1(second));
      return Promise.resolve(sha1(second));
    }
    return scripts.has(first) ? Promise.resolve([1, MINUTE_MS]) : Promise.reject(new Error('NOSCRIPT'));
  },
};

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

beforeEach(() => {
  sent = [];
  scripts = new Set();
  isAway = false;
});

function buildStore() {
  const store = new WindowedRedisStore(redis, 'login', { now: () => NOW });
  void store.init({ windowMs: MINUTE_MS } as Parameters<typeof store.init>[0]);
  return store;
}

test('nothing is sent before the first hit, which loads the script', async () => {
  const store = buildStore();
  expect(sent).toEqual([]);
  expect(await store.increment('a')).toMatchObject({ totalHits: 1 });
  expect(await store.increment('a')).toMatchObject({ totalHits: 1 });
  expect(sent).toEqual(['EVALSHA', 'SCRIPT', 'EVALSHA', 'EVALSHA']);
});

test('a Redis that was away at start, or has lost its scripts, is used once it is back', async () => {
  isAway = true;
  const store = buildStore();
  await expect(store.increment('a')).rejects.toThrow('away');
  isAway = false;
  expect(await store.increment('a')).toMatchObject({ totalHits: 1 });
  scripts.clear();
  expect(await store.increment('a')).toMatchObject({ totalHits: 1 });
});

test('a script that could not be loaded is loaded the next time', async () => {
  const store = buildStore();
  const first = store.increment('a');
  isAway = true; // between NOSCRIPT and SCRIPT LOAD
  await expect(first).rejects.toThrow();
  isAway = false;
  expect(await store.increment('a')).toMatchObject({ totalHits: 1 });
});
