import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAccount,
  logIn,
  logOut,
  readProfile,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { from, inOneWindow, newAddress, repeat, tryWrongLogin } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { expectProblem } from '../support/http/problems.js';
import { waitFor } from '../support/wait-for.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let api: RunningFunction;
let account: Account;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' });
  account = await createAccount();
});

afterAll(() => api.stop());

const MESSAGE = { name: 'Ada', email: 'ada@visitors.test', message: 'One of the messages that are counted.' };

const tryContact = (headers: Record<string, string>, body: object = MESSAGE) =>
  call('/api/contact', { method: 'POST', body, headers, baseUrl: api.url });

const readKeys = (headers: Record<string, string>) =>
  call('/.well-known/jwks.json', { headers, baseUrl: api.url });

/** The statuses of six logins of one new client within a minute; `headersOf` its address and the attempt's number. */
const sixLogins = (headersOf: (address: string, attempt: number) => Record<string, string>) =>
  inOneWindow(MINUTE_MS, () => {
    const address = newAddress();
    let attempt = 0;
    return repeat(6, async () => {
      attempt += 1;
      return (await tryWrongLogin(api.url, headersOf(address, attempt))).status;
    });
  });

const FIVE_AND_NO_MORE = [401, 401, 401, 401, 401, 429];

/** The value of one policy in the draft-8 header `RateLimit`, such as `"login"; r=4; t=60`. */
function countersOf(
  { headers }: Answer<unknown>,
  policy: string,
): { remaining: number; resetSeconds: number } {
  const items = (headers.get('ratelimit') ?? '').split(/,\s*/);
  const item = items.find((text) => text.startsWith(`"${policy}"`)) ?? '';
  const [, remaining, reset] = /; ?r=(\d+); ?t=(\d+)/.exec(item) ?? [];
  return { remaining: Number(remaining), resetSeconds: Number(reset) };
}

describe('login', () => {
  test('is possible 5 times a minute, right and wrong ones counted alike', async () => {
    const { answers, refused } = await inOneWindow(MINUTE_MS, async () => {
      const sender = { baseUrl: api.url, headers: from(newAddress()) };
      const wrong = await repeat(4, () => tryWrongLogin(sender.baseUrl, sender.headers));
      return {
        answers: [...wrong, await tryLogin(account, sender)],
        refused: await tryLogin(account, sender),
      };
    });
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 200]);
    expect(answers.map((answer) => countersOf(answer, 'login').remaining)).toEqual([4, 3, 2, 1, 0]);

    expectProblem(refused, 429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(refused.body).toMatchObject({ retry_after: retryAfter });
    expect(refused.headers.get('ratelimit-policy')).toMatch(/^"login"; ?q=5; ?w=60\b/);
    expect(countersOf(refused, 'login')).toMatchObject({ remaining: 0 });
    expect(countersOf(refused, 'login').resetSeconds).toBeLessThanOrEqual(60);
    expect(refused.headers.has('x-ratelimit-limit')).toBe(false);
    expect(refused.headers.get('cache-control')).toBe('no-store');
  });

  test('is limited by requests made at once, too', async () => {
    const answers = await inOneWindow(MINUTE_MS, () => {
      const headers = from(newAddress());
      return Promise.all(Array.from({ length: 20 }, () => tryWrongLogin(api.url, headers)));
    });
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('a request that is refused for its form is counted as well', async () => {
    const answers = await inOneWindow(MINUTE_MS, () => {
      const headers = from(newAddress());
      return repeat(6, () =>
        call('/api/auth/login', { method: 'POST', body: {}, headers, baseUrl: api.url }),
      );
    });
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
  });

  test('that is refused is in the log, with the hash of the address only', async () => {
    let client = '';
    const lines = await inOneWindow(MINUTE_MS, async () => {
      client = newAddress();
      const refused = (await repeat(6, () => tryWrongLogin(api.url, from(client)))).at(-1);
      const requestId = refused?.headers.get('x-request-id') ?? 'none';
      return waitFor(() => {
        const found = api
          .output()
          .split('\n')
          .filter((line) => line.includes(requestId));
        return found.some((line) => line.includes('excess_rate_limit_exceeded')) && found;
      });
    });
    const event = lines.find((line) => line.includes('excess_rate_limit_exceeded')) ?? '';
    expect(JSON.parse(event)).toMatchObject({
      severity: 'WARNING',
      message: 'excess_rate_limit_exceeded',
      policy: 'login',
      ip_hash: expect.stringMatching(/^[\w-]{43}$/),
    });
    for (const line of lines) expect(line).not.toContain(client);
  });
});

describe('the client', () => {
  test('is the right-hand hop: forged left-hand entries give no new count', async () => {
    const claims = ['203.0.113.1', '203.0.113.2, 10.0.0.1', '::1', 'unknown', '"203.0.113.9"', ''];
    let client = '';
    const statuses = await sixLogins((address, attempt) => from((client = address), claims[attempt - 1]));
    expect(statuses).toEqual(FIVE_AND_NO_MORE);
    expect((await tryWrongLogin(api.url, from(newAddress(), client))).status).toBe(401);
  });

  test.each([
    'X-Real-IP',
    'True-Client-IP',
    'CF-Connecting-IP',
    'Forwarded',
    'X-Client-IP',
    'X-Forwarded-Host',
  ])('is not what %s says', async (name) => {
    const statuses = await sixLogins((address, attempt) => {
      const claimed = `203.0.113.${String(attempt)}`;
      return { ...from(address), [name]: name === 'Forwarded' ? `for=${claimed}` : claimed };
    });
    expect(statuses).toEqual(FIVE_AND_NO_MORE);
  });

  test('with IPv6 is the /56', async () => {
    const hosts = ['00::1', '01::1', '42::2', 'fe::1', 'ff:1:2:3:4', 'ff::9'];
    let network = '';
    const statuses = await inOneWindow(MINUTE_MS, async () => {
      network = `2001:db8:${randomBytes(2).toString('hex')}`;
      const results: number[] = [];
      for (const host of hosts)
        results.push((await tryWrongLogin(api.url, from(`${network}:1${host}`))).status);
      return results;
    });
    expect(statuses).toEqual(FIVE_AND_NO_MORE);
    expect((await tryWrongLogin(api.url, from(`${network}:200::1`))).status).toBe(401);
  });

  test('with IPv4 in IPv6 notation is the same as without', async () => {
    const statuses = await sixLogins((address, attempt) => from(attempt < 6 ? address : `::ffff:${address}`));
    expect(statuses).toEqual(FIVE_AND_NO_MORE);
  });

  test.each(['garbage', '999.999.999.999', '1.2.3.4:5678', '[::1]:80', 'x'.repeat(4_000), ',', ' '])(
    'is never a reason to fail: %j',
    async (address) => {
      expect([401, 429]).toContain((await tryWrongLogin(api.url, from(address))).status);
    },
  );

  test('when signed in is the account, from wherever it comes', async () => {
    const [one, other] = [await createAccount(), await createAccount()];
    const shared = newAddress();
    const remaining = async (who: Account, address: string) => {
      const { access_token: token } = await logIn(who); // at the emulator: not counted here
      const answer = await logOut(token, { baseUrl: api.url, headers: from(address) });
      expect(answer.status).toBe(200);
      return countersOf(answer, 'writes-hour').remaining;
    };
    expect(await remaining(one, shared)).toBe(49);
    expect(await remaining(one, newAddress())).toBe(48);
    expect(await remaining(other, shared)).toBe(49);
    expect(await remaining(one, shared)).toBe(47);
  });
});

describe('other limits', () => {
  test('contact is possible 5 times an hour, and counts as a write', async () => {
    const { answers, refused } = await inOneWindow(HOUR_MS, async () => {
      const headers = from(newAddress());
      return {
        answers: await repeat(5, () => tryContact(headers)),
        refused: await tryContact(headers),
      };
    });
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(answers.map((answer) => countersOf(answer, 'writes-hour').remaining)).toEqual([
      49, 48, 47, 46, 45,
    ]);
    expect(answers.map((answer) => countersOf(answer, 'writes-day').remaining)).toEqual([
      199, 198, 197, 196, 195,
    ]);
    expectProblem(refused, 429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(3_600);
    expect(refused.headers.get('ratelimit-policy')).toMatch(/"contact"; ?q=5; ?w=3600\b/);
  });

  test("a form's mistakes don't lock its visitor out", async () => {
    const headers = from(newAddress());
    const mistakes = await repeat(6, () => tryContact(headers, { ...MESSAGE, email: 'ada@' }));
    expect(mistakes.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
    expect((await tryContact(headers)).status).toBe(202);
  });

  test('each limit has its own count', async () => {
    const headers = from(newAddress());
    await repeat(6, () => tryContact(headers));
    expect((await tryWrongLogin(api.url, headers)).status).toBe(401);
    expect((await readKeys(headers)).status).toBe(200);
  });

  test('reads are possible 1,200 times a minute, searches 300 times', async () => {
    const answers = await inOneWindow(MINUTE_MS, async () => {
      const headers = from(newAddress());
      const all: Answer<unknown>[] = [];
      for (let batch = 0; batch < 13; batch += 1)
        all.push(...(await Promise.all(Array.from({ length: 100 }, () => readKeys(headers)))));
      return all;
    });
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1_200);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const answer of refused) expectProblem(answer, 429);
    expect(refused[0]?.headers.get('ratelimit-policy')).toMatch(/^"public-reads"; ?q=1200; ?w=60\b/);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const search = (headers: Record<string, string>) =>
      call('/api/search?q=etag', { headers, baseUrl: api.url });
    await search(from(newAddress())); // reads what all searches need
    const searches = await inOneWindow(MINUTE_MS, () => {
      const headers = from(newAddress());
      return Promise.all(Array.from({ length: 310 }, () => search(headers)));
    });
    expect(searches.filter(({ status }) => status === 200)).toHaveLength(300);
    expect((await readKeys(from(newAddress()))).status).toBe(200);
  });

  test('a public read counts by what it asks of the database', async () => {
    const { before, reads, after } = await inOneWindow(MINUTE_MS, async () => {
      const headers = from(newAddress());
      const left = async () => {
        const missing = await call('/api/posts/nobody-has-this', { headers, baseUrl: api.url });
        return countersOf(missing, 'public-reads').remaining;
      };
      const requestId = newRequestId();
      const first = await left();
      await call('/api/posts?limit=93', {
        headers: { ...headers, 'X-Request-Id': requestId },
        baseUrl: api.url,
      });
      const cost = costOf(await requestLine(api, requestId));
      return { before: first, reads: cost.reads, after: await left() };
    });
    expect(reads).toBeGreaterThanOrEqual(10);
    expect(before - after).toBe(2 + Math.floor(reads / 10));
  });

  test('tokens are looked at 1,200 times a minute, good or bad', async () => {
    const headers = from(newAddress());
    const statuses: number[] = [];
    for (let batch = 0; batch < 13; batch += 1) {
      const answers = Array.from({ length: 100 }, () => readProfile('bad', { baseUrl: api.url, headers }));
      statuses.push(...(await Promise.all(answers)).map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(1_200);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100);
  });

  test('health is exempt', async () => {
    const headers = from(newAddress());
    const answers = await Promise.all(
      Array.from({ length: 310 }, () => call('/api/health', { headers, baseUrl: api.url })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers[0]?.headers.has('ratelimit')).toBe(false);
  });

  test('writes have 50 an hour and 200 a day for the role user', async () => {
    const { access_token: token } = await logIn(await createAccount());
    const answer = await logOut(token, { baseUrl: api.url, headers: from(newAddress()) });
    const policies = answer.headers.get('ratelimit-policy');
    expect(policies).toMatch(/"writes-hour"; ?q=50; ?w=3600\b/);
    expect(policies).toMatch(/"writes-day"; ?q=200; ?w=86400\b/);
  });
});
