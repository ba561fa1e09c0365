/** Instances that share nothing but Redis are processes of their own. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Options } from 'express-rate-limit';
import type { ForgivingStore } from '../../src/http/index.js';
import { WindowedRedisStore } from '../../src/limits/redis-store.js';
import { lazyRedis, type Redis } from '../../src/platform/index.js';
import { readProfile } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { from, newAddress, repeat, tryWrongLogin } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';
import {
  askRedis,
  describeWithOwnRedis,
  describeWithRedis,
  findRedis,
  RedisServer,
} from '../support/suite/redis.js';
import { waitFor } from '../support/wait-for.js';

const SETTINGS = { RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' };

const readPosts = (baseUrl: string) => call('/api/posts', { headers: from(newAddress()), baseUrl });

const readReadiness = (baseUrl: string) =>
  call<{ checks: Record<string, { status: string }> }>('/api/ready', {
    headers: from(newAddress()),
    baseUrl,
  });

const tryLoginOnce = (baseUrl: string) => tryWrongLogin(baseUrl, from(newAddress()));

/** Waits until a login is answered with that status. */
const waitForLogin = (baseUrl: string, status: number) =>
  waitFor(async () => (await tryLoginOnce(baseUrl)).status === status, {
    description: `a login's ${String(status)}`,
  });

/**
 * The statuses that `make` gives once Redis has answered all its requests in time: on a busy machine that may take some
 * tries. Each has to use new clients.
 */
const undisturbed = (make: () => Promise<number[]>) =>
  waitFor(
    async () => {
      const statuses = await make();
      return !statuses.includes(503) && statuses;
    },
    { timeoutMs: 20_000, description: 'requests without a 503' },
  );

/** The statuses of logins of one new client, one after the other; `urlOf` says where the nth is sent. */
async function logInTimes(times: number, urlOf: (attempt: number) => string): Promise<number[]> {
  const headers = from(newAddress());
  let attempt = 0;
  return repeat(times, async () => {
    attempt += 1;
    return (await tryWrongLogin(urlOf(attempt), headers)).status;
  });
}

/** Sends requests one after the other until `stop`, which gives their answers. */
function keepSending(send: () => Promise<Answer<unknown>>) {
  const stopping = new AbortController();
  const run = async () => {
    const answers: Answer<unknown>[] = [];
    while (!stopping.signal.aborted) answers.push(await send());
    return answers;
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** The lines of the log that have a message and, where given, a policy. */
function linesOf(api: RunningFunction, message: string, policy = ''): string[] {
  const lines = api.output().split('\n');
  return lines.filter((line) => line.includes(`"${message}"`) && line.includes(policy));
}

describeWithRedis('with Redis', () => {
  let redis: Awaited<ReturnType<typeof findRedis>>;
  let one: RunningFunction;
  let other: RunningFunction;

  beforeAll(async () => {
    redis = await findRedis();
    const settings = { ...SETTINGS, REDIS_URL: redis.url };
    [one, other] = await Promise.all([startFunction(settings), startFunction(settings)]);
  });

  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await redis.remove();
  });

  test('limits are counted across instances', async () => {
    const statuses = await undisturbed(() => logInTimes(7, (attempt) => (attempt % 2 ? one : other).url));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('limits let pass what they allow of 50 requests at once', async () => {
    const statuses = await undisturbed(async () => {
      const headers = from(newAddress());
      const send = (_: unknown, index: number) => tryWrongLogin((index % 2 ? one : other).url, headers);
      const answers = await Promise.all(Array.from({ length: 50 }, send));
      return answers.map(({ status }) => status);
    });
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  });

  test('each policy has its own counters, which end by themselves', async () => {
    const body = { name: 'Ada', email: 'ada@visitors.test', message: 'One that is counted three times.' };
    let keysBefore: string[] = [];
    const statuses = await undisturbed(async () => {
      keysBefore = await readKeys(redis.url);
      const headers = from(newAddress());
      return [(await call('/api/contact', { method: 'POST', body, headers, baseUrl: one.url })).status];
    });
    expect(statuses).toEqual([202]);
    const keys = (await readKeys(redis.url)).filter((key) => !keysBefore.includes(key));
    const policies = keys.map((key) => /^rate-limit:([\w-]+):ip:[\w-]{43}$/.exec(key)?.[1]);
    expect(policies.sort()).toEqual(['contact', 'writes-day', 'writes-hour']);
    for (const key of keys) expect(await askRedis(redis.url, ['PTTL', key])).toBeGreaterThan(0);
  });

  test('readiness has a verdict on it', async () => {
    const ready = await waitFor(async () => {
      const answer = await readReadiness(one.url);
      return answer.status === 200 && answer;
    });
    expect(ready.body.checks).toMatchObject({ redis: { status: 'ok' } });
  });
});

describeWithRedis('in Redis a hit is taken back', () => {
  const MINUTE_MS = 60_000;
  const KEY = 'rate-limit:taken-back:a';
  const now = new Date();
  let redis: Awaited<ReturnType<typeof findRedis>>;
  let connection: Redis;
  let store: ForgivingStore;

  beforeAll(async () => {
    redis = await findRedis();
    connection = lazyRedis(redis.url, { log: () => undefined });
    store = new WindowedRedisStore(connection, 'taken-back', { now: () => now });
    await store.init?.({ windowMs: MINUTE_MS } as Options);
  });

  beforeEach(() => connection.send(['DEL', KEY]));

  afterAll(async () => {
    await connection.send(['QUIT']);
    await redis.remove();
  });

  /** How many hits are counted now, and for how long, in ms. */
  const counted = async () => [
    Number(await connection.send(['GET', KEY])),
    await connection.send(['PTTL', KEY]),
  ];

  test('while its window goes on', async () => {
    for (const hits of [1, 2]) expect(await store.increment('a')).toMatchObject({ totalHits: hits });
    const leftMs = Number(await connection.send(['PTTL', KEY]));
    await store.decrement('a', new Date(now.getTime() + leftMs));
    expect(await counted()).toEqual([1, expect.any(Number)]);
    expect(await store.increment('a')).toMatchObject({ totalHits: 2 });
  });

  test('not from the window that follows', async () => {
    await store.increment('a');
    const leftMs = Number(await connection.send(['PTTL', KEY]));
    for (const longAgoMs of [0, 1, MINUTE_MS]) {
      await store.decrement('a', new Date(now.getTime() + leftMs - MINUTE_MS - longAgoMs));
    }
    expect(await store.increment('a')).toMatchObject({ totalHits: 2 });
  });

  test('not from a counter that is gone, of which nothing is left then', async () => {
    await store.decrement('a', new Date(now.getTime() + 1));
    expect(await connection.send(['EXISTS', KEY])).toBe(0);
  });
});

async function readKeys(url: string): Promise<string[]> {
  return (await askRedis(url, ['KEYS', 'rate-limit:*'])) as string[];
}

describeWithOwnRedis('when Redis', () => {
  let redis: RedisServer;
  let api: RunningFunction;

  beforeEach(async () => {
    redis = await RedisServer.create();
    api = await startFunction({ ...SETTINGS, REDIS_URL: redis.url });
  });

  afterEach(async () => {
    await api.stop();
    await redis.remove();
  });

  test('is stopped, logins are refused, the rest goes on, and all is well when it is back', async () => {
    await waitForLogin(api.url, 401);
    const stream = keepSending(() => readPosts(api.url));
    await redis.stop();
    await waitForLogin(api.url, 503);
    const refused = await tryLoginOnce(api.url);
    expectProblem(refused, 503);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    // Counted in Redis too, but nobody is harmed when it can't be.
    const token = await readProfile('bad', { baseUrl: api.url, headers: from(newAddress()) });
    expect(token.status).toBe(401);
    const unready = await waitFor(async () => {
      const answer = await readReadiness(api.url); // may be kept from before
      return answer.status === 503 && answer;
    });
    expect(unready.body.checks).toMatchObject({ redis: { status: 'failed' }, firestore: { status: 'ok' } });

    await redis.start();
    await waitForLogin(api.url, 401);
    const answers = await stream.stop();
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    await waitFor(async () => (await readReadiness(api.url)).status === 200);
    expect(api.isRunning()).toBe(true);

    const lost = linesOf(api, 'redis is not connected');
    expect(lost).not.toEqual([]);
    expect(linesOf(api, 'redis is connected again')).toHaveLength(lost.length); // one line a change, not one a try
    expect(linesOf(api, 'rate limits are not counted', '"token"')).toHaveLength(1);
    expect(linesOf(api, 'rate limits are not counted', '"login"')).toHaveLength(1);
  });

  test('does not answer, nobody waits for it', async () => {
    await waitForLogin(api.url, 401);
    redis.pause();
    expectProblem(await tryLoginOnce(api.url), 503);
    expect((await readPosts(api.url)).status).toBe(200);
    expectProblem(await tryLoginOnce(api.url), 503);
    redis.resume();
    await waitForLogin(api.url, 401);
  });

  test('ends an idle connection, the next request is counted all the same', async () => {
    const statuses = await undisturbed(() => {
      const headers = from(newAddress());
      return repeat(6, async () => {
        await askRedis(redis.url, ['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
        return (await tryWrongLogin(api.url, headers)).status;
      });
    });
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('forgets its scripts, its counters go on', async () => {
    const statuses = await undisturbed(async () => {
      const headers = from(newAddress());
      const before = await repeat(3, () => tryWrongLogin(api.url, headers));
      await askRedis(redis.url, ['SCRIPT', 'FLUSH']);
      const after = await repeat(3, () => tryWrongLogin(api.url, headers));
      return [...before, ...after].map(({ status }) => status);
    });
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('was restarted, it is used again, though it has forgotten scripts and counters', async () => {
    await waitForLogin(api.url, 401);
    await redis.stop();
    await redis.start();
    await waitForLogin(api.url, 401);
    const statuses = await undisturbed(() => logInTimes(6, () => api.url));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('was away as an instance started, it is used as soon as it is there', async () => {
    await Promise.all([api.stop(), redis.stop()]);
    api = await startFunction({ ...SETTINGS, REDIS_URL: redis.url });
    expectProblem(await tryLoginOnce(api.url), 503);
    expect((await readPosts(api.url)).status).toBe(200);
    expectProblem(await tryLoginOnce(api.url), 503);
    await redis.start();
    await waitForLogin(api.url, 401);
    const statuses = await undisturbed(() => logInTimes(6, () => api.url));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
