import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Timestamp } from 'firebase-admin/firestore';
import { counterId } from '../../src/limits/firestore-store.js';
import { windowAt } from '../../src/shared/index.js';
import { deriveMac } from '../../src/shared/keys.js';
import { firestore } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { from, inOneWindow, newAddress, repeat, tryWrongLogin } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';
import { waitFor } from '../support/wait-for.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const ipMac = deriveMac(process.env['APP_SECRET'] ?? '', 'ip');

let one: RunningFunction;
let other: RunningFunction;

beforeAll(async () => {
  const settings = { RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' };
  [one, other] = await Promise.all([startFunction(settings), startFunction(settings)]);
});

afterAll(() => Promise.all([one.stop(), other.stop()]));

const tryContact = (headers: Record<string, string>, email = 'ada@visitors.test') =>
  call('/api/contact', {
    method: 'POST',
    body: { name: 'Ada', email, message: 'One of the messages that are counted.' },
    headers,
    baseUrl: one.url,
  });

/** The stored counter of an address in the present window. */
async function readCounter(policy: string, address: string, windowMs: number) {
  const id = counterId(policy, `ip:${ipMac(address)}`, windowAt(new Date(), windowMs));
  return (await firestore.collection('rate_limits').doc(id).get()).data();
}

describe('without Redis the sensitive limits', () => {
  test('are counted across instances', async () => {
    const statuses = await inOneWindow(MINUTE_MS, async () => {
      const headers = from(newAddress());
      let turn = 0;
      return repeat(7, async () => {
        turn += 1;
        return (await tryWrongLogin(turn % 2 === 0 ? other.url : one.url, headers)).status;
      });
    });
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('let pass no more than the limit of 50 requests at once', async () => {
    const { answers, stored } = await inOneWindow(MINUTE_MS, async () => {
      const address = newAddress();
      const send = (_: unknown, index: number) =>
        tryWrongLogin(index % 2 === 0 ? other.url : one.url, from(address));
      const sent = await Promise.all(Array.from({ length: 50 }, send));
      return { answers: sent, stored: await readCounter('login', address, MINUTE_MS) };
    });
    const passed = answers.filter(({ status }) => status === 401);
    expect(passed.length).toBeLessThanOrEqual(5);
    const refused = answers.filter((answer) => !passed.includes(answer));
    for (const answer of refused) expectProblem(answer, 429);
    expect(stored?.['hits']).toBeGreaterThanOrEqual(5);
  });

  test('keep nothing but a number, for as long as it is needed', async () => {
    const { stored, end } = await inOneWindow(MINUTE_MS, async () => {
      const address = newAddress();
      await repeat(2, () => tryWrongLogin(one.url, from(address)));
      const { end } = windowAt(new Date(), MINUTE_MS);
      return { stored: await readCounter('login', address, MINUTE_MS), end };
    });
    expect(stored).toEqual({ hits: 2, expires_at: expect.any(Timestamp) });
    const expiresAt = (stored?.['expires_at'] as Timestamp).toMillis();
    expect(expiresAt).toBeGreaterThan(end.getTime());
    expect(expiresAt).toBeLessThanOrEqual(end.getTime() + HOUR_MS);
  });

  test('count a contact message only when it was taken', async () => {
    const statuses = await inOneWindow(HOUR_MS, async () => {
      const address = newAddress();
      const results = await repeat(6, () => tryContact(from(address), 'ada@'));
      await waitFor(async () => (await readCounter('contact', address, HOUR_MS))?.['hits'] === 0, {
        description: 'the mistakes to be taken back',
      });
      results.push(...(await repeat(6, () => tryContact(from(address)))));
      return results.map(({ status }) => status);
    });
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 202, 202, 202, 202, 202, 429]);
  });
});
