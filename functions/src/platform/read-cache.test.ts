import { beforeEach, describe, expect, test } from '@jest/globals';
import { CHECK_INTERVAL_MS, MAX_AGE_MS, ReadCache, type Dated } from './read-cache.js';
import { currentContext, runInContext } from './request-context.js';

/** A database of one value, with commit and read times that count up. */
class FakeDatabase {
  value = 'old';
  tick = 100;
  lastChange: string | null = null;
  reads = 0;
  checks = 0;
  isDown = false;

  write(value: string): void {
    this.value = value;
    this.lastChange = String((this.tick += 1));
  }

  read = (): Promise<Dated<string>> => {
    this.reads += 1;
    return Promise.resolve({ value: this.value, readTime: String((this.tick += 1)) });
  };

  readLastChange = (): Promise<string | null> => {
    this.checks += 1;
    return this.isDown ? Promise.reject(new Error('down')) : Promise.resolve(this.lastChange);
  };
}

describe('ReadCache', () => {
  let nowMs: number;
  let database: FakeDatabase;
  let cache: ReadCache;
  const warnings: string[] = [];

  beforeEach(() => {
    nowMs = Date.parse('2026-01-01T00:00:00Z');
    database = new FakeDatabase();
    warnings.length = 0;
    cache = new ReadCache({
      readLastChange: database.readLastChange,
      clock: { now: () => new Date(nowMs) },
      logger: { log: (_level, message) => warnings.push(message) },
    });
  });

  test('a cold key costs its load and no check', async () => {
    await expect(cache.get('a', database.read)).resolves.toBe('old');
    expect(database).toMatchObject({ reads: 1, checks: 0 });
  });

  test('a hundred first readers share one load', async () => {
    await Promise.all(Array.from({ length: 100 }, () => cache.get('a', database.read)));
    expect(database.reads).toBe(1);
  });

  test('a kept value costs at most one check in the interval', async () => {
    for (let second = 0; second < 5; second += 1) {
      await Promise.all([cache.get('a', database.read), cache.get('a', database.read)]);
      nowMs += 900;
    }
    expect(database).toMatchObject({ reads: 1, checks: 1 });
  });

  test("another instance's write is seen after the interval", async () => {
    await cache.get('a', database.read);
    await cache.get('a', database.read);
    database.write('new');
    nowMs += CHECK_INTERVAL_MS;
    await expect(cache.get('a', database.read)).resolves.toBe('new');
  });

  test('a value read after the last change stays, one read before it does not', async () => {
    await cache.get('early', database.read);
    database.write('new');
    await cache.get('late', database.read);
    nowMs += CHECK_INTERVAL_MS;
    await cache.get('late', database.read);
    expect(database.reads).toBe(2);
    await expect(cache.get('early', database.read)).resolves.toBe('new');
  });

  test('a write through this instance is seen at once, also by readers of a load begun before it', async () => {
    const slow = Promise.withResolvers<Dated<string>>();
    const begunBefore = cache.get('a', () => slow.promise);
    database.write('new');
    cache.clear();
    await expect(cache.get('a', database.read)).resolves.toBe('new');
    slow.resolve({ value: 'old', readTime: '1' });
    await expect(begunBefore).resolves.toBe('old');
    await expect(cache.get('a', database.read)).resolves.toBe('new');
    expect(database.reads).toBe(1);
  });

  test('nothing is kept longer than its age limit', async () => {
    await cache.get('a', database.read);
    nowMs += MAX_AGE_MS + 1;
    await cache.get('a', database.read);
    expect(database.reads).toBe(2);
  });

  test('a value that knows how long it may be served is kept so long, shorter or longer than others', async () => {
    const readFor = (maxAgeMs: number) => async () => ({ ...(await database.read()), maxAgeMs });
    await cache.get('short', readFor(1_000));
    await cache.get('long', readFor(10 * MAX_AGE_MS));
    nowMs += 1_001;
    await cache.get('short', readFor(1_000));
    expect(database.reads).toBe(3);
    nowMs += 9 * MAX_AGE_MS;
    await cache.get('long', readFor(1));
    expect(database.reads).toBe(3);
  });

  test('many long values drive out no short one, and the last of them are kept', async () => {
    await cache.get('short', database.read);
    const long = async () => ({ ...(await database.read()), value: 'x'.repeat(1024 * 1024) });
    for (let index = 0; index < 40; index += 1) await cache.get(`long ${String(index)}`, long);
    await cache.get('long 39', long);
    await cache.get('short', database.read);
    expect(database.reads).toBe(41);
  });

  test('a value that has become longer is the one that is given', async () => {
    await cache.get('a', database.read);
    nowMs += MAX_AGE_MS + 1;
    const long = 'x'.repeat(1024 * 1024);
    const load = async () => ({ ...(await database.read()), value: long });
    await cache.get('a', load);
    await expect(cache.get('a', database.read)).resolves.toBe(long);
  });

  test('with the database down what is kept is served, with a warning', async () => {
    await cache.get('a', database.read);
    database.isDown = true;
    await expect(cache.get('a', database.read)).resolves.toBe('old');
    expect(warnings).toHaveLength(1);
  });

  test('a failed load is not kept', async () => {
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await expect(cache.get('a', database.read)).resolves.toBe('old');
  });

  describe('what a request was given may be given again', () => {
    /** The freshness of what a request gets that asks for these keys. */
    const freshnessOf = (...keys: string[]) =>
      runInContext({ requestId: 'test' }, async () => {
        for (const key of keys) await cache.get(key, database.read);
        return currentContext()?.freshness ?? [];
      });

    test('while the last check is no older than the interval, without one', async () => {
      const freshness = await freshnessOf('a', 'b', 'a');
      expect(freshness).toHaveLength(3);
      expect(cache.canServe(freshness)).toBe(true);
      nowMs += CHECK_INTERVAL_MS;
      expect(cache.canServe(freshness)).toBe(false);
      await cache.get('a', database.read);
      expect(cache.canServe(freshness)).toBe(true);
    });

    test("but not after this instance's write, be it under way when the value was loaded", async () => {
      const freshness = await freshnessOf('a', 'a');
      cache.clear();
      expect(cache.canServe(freshness)).toBe(false);
      const slow = Promise.withResolvers<Dated<string>>();
      const begunBefore = runInContext({ requestId: 'test' }, async () => {
        await cache.get('c', () => slow.promise);
        return currentContext()?.freshness ?? [];
      });
      cache.clear();
      slow.resolve(await database.read());
      expect(cache.canServe(await begunBefore)).toBe(false);
    });

    test("nor after another instance's", async () => {
      const freshness = await freshnessOf('a', 'a');
      database.write('new');
      nowMs += CHECK_INTERVAL_MS;
      await cache.get('a', database.read);
      expect(cache.canServe(freshness)).toBe(false);
    });

    test('nor when one of them is too old', async () => {
      const load = async () => ({ ...(await database.read()), maxAgeMs: 1_000 });
      const freshness = await runInContext({ requestId: 'test' }, async () => {
        await cache.get('long', database.read);
        await cache.get('long', database.read);
        await cache.get('short', load);
        return currentContext()?.freshness ?? [];
      });
      expect(cache.canServe(freshness)).toBe(true);
      nowMs += 1_001;
      expect(cache.canServe(freshness)).toBe(false);
    });

    test('and what was given nothing may always', () => {
      expect(cache.canServe([])).toBe(true);
    });
  });
});
