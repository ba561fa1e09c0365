import { beforeEach, describe, expect, test } from '@jest/globals';
import { counterId, FirestoreStore } from './firestore-store.js';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-05-01T12:30:20.000Z');
const END = new Date('2026-05-01T12:31:00.000Z');

/** Counters as Firestore would keep them; see functions/test/security for the real ones. */
class Counters {
  readonly hits = new Map<string, number>();
  additions = 0;
  attempts = 0;

  begin(id: string, hits: number, expiresAt: Date): Promise<number | null> {
    this.attempts += 1;
    return this.hits.has(id) ? Promise.resolve(null) : this.add(id, hits, expiresAt);
  }

  add(id: string, hits: number, expiresAt: Date): Promise<number> {
    expect(expiresAt > now).toBe(true);
    this.additions += 1;
    this.hits.set(id, (this.hits.get(id) ?? 0) + hits);
    return Promise.resolve(this.hits.get(id) ?? 0);
  }

  remove(id: string): Promise<void> {
    this.hits.delete(id);
    return Promise.resolve();
  }
}

let now: Date;
let counters: Counters;

beforeEach(() => {
  now = NOW;
  counters = new Counters();
});

function buildStore(limit: number): FirestoreStore {
  const store = new FirestoreStore({ policyName: 'login', limit, counters, clock: { now: () => now } });
  store.init({ windowMs: MINUTE_MS });
  return store;
}

const ranks = async (store: FirestoreStore, times: number) => {
  const results = [];
  while (results.length < times) results.push((await store.increment('client')).totalHits);
  return results;
};

describe('a store of hits', () => {
  test('counts each client for itself, until the window ends', async () => {
    const store = buildStore(5);
    expect(await ranks(store, 2)).toEqual([1, 2]);
    expect(await store.increment('another')).toEqual({ totalHits: 1, resetTime: END });
    now = END;
    expect(await store.increment('client')).toMatchObject({ totalHits: 1 });
  });

  test('takes hits back and forgets them', async () => {
    const store = buildStore(5);
    await ranks(store, 3);
    await store.decrement('client');
    expect(await ranks(store, 1)).toEqual([3]);
    await store.resetKey('client');
    expect(await ranks(store, 1)).toEqual([1]);
  });

  test('takes a hit back from the window that counted it, and from no later one', async () => {
    const store = buildStore(5);
    const { resetTime } = await store.increment('client');
    await store.increment('client');
    now = new Date(END.getTime() - 1);
    await store.decrement('client', resetTime);
    expect(await ranks(store, 1)).toEqual([2]);
    now = END;
    await ranks(store, 2);
    await store.decrement('client', resetTime);
    expect(await ranks(store, 1)).toEqual([3]);
  });

  test('does not ask again for a client that is refused, until the window ends', async () => {
    const store = buildStore(2);
    expect(await ranks(store, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(counters.additions).toBe(3);
    now = END;
    expect(await ranks(store, 1)).toEqual([1]);
  });

  test('lets a client in again whose hits were forgotten', async () => {
    const store = buildStore(2);
    await ranks(store, 4);
    await store.resetKey('client');
    expect(await ranks(store, 1)).toEqual([1]);
  });
});

describe('a client that comes', () => {
  test('for the first time is counted by one write', async () => {
    expect(await ranks(buildStore(5), 1)).toEqual([1]);
    expect(counters).toMatchObject({ attempts: 1, additions: 1 });
  });

  test('again is added to what its first hit began', async () => {
    expect(await ranks(buildStore(5), 3)).toEqual([1, 2, 3]);
    expect(counters).toMatchObject({ attempts: 1, additions: 3 });
  });

  test('to another instance is added to what it has there', async () => {
    await ranks(buildStore(5), 2);
    expect(await ranks(buildStore(5), 2)).toEqual([3, 4]);
    expect(counters).toMatchObject({ attempts: 2, additions: 4 });
  });

  test('at once for the first time has a rank each time', async () => {
    const store = buildStore(5);
    const results = await Promise.all([1, 2, 3].map(() => store.increment('client')));
    expect(results.map(({ totalHits }) => totalHits)).toEqual([1, 2, 3]);
  });

  test('in the next window begins anew', async () => {
    const store = buildStore(5);
    await ranks(store, 2);
    now = END;
    expect(await ranks(store, 2)).toEqual([1, 2]);
    expect(counters).toMatchObject({ attempts: 2 });
  });

  test('after its hits were forgotten begins anew', async () => {
    const store = buildStore(5);
    await ranks(store, 2);
    await store.resetKey('client');
    expect(await ranks(store, 1)).toEqual([1]);
    expect(counters).toMatchObject({ attempts: 2 });
  });
});

describe('the id of a counter', () => {
  test.each(['ip:abc', 'user:1', '../x/y', '..', '__all__', 'ü'.repeat(2_000)])(
    'is legal and does not name the client: %s',
    (key) => {
      expect(counterId('login', key, { index: 29_000_000 })).toMatch(/^login:[\w-]{43}:29000000$/);
    },
  );
});
