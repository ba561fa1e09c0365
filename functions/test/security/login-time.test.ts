import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAccount, tryLogin, type Account } from '../support/accounts.js';
import { startFunction, type RunningFunction } from '../support/functions-framework.js';

const TRIES = 30;

/** Medians of the kinds of failed login may differ by this much. */
const TOLERANCE = 1.1;

/** A difference in the code shows in every round, noise of the machine hardly in all of them. */
const MAX_ROUNDS = 8;

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

async function measureMs(credentials: Pick<Account, 'email' | 'password'>): Promise<number> {
  const startedAt = performance.now();
  const { status } = await tryLogin(credentials, { baseUrl: api.url });
  const ms = performance.now() - startedAt;
  expect(status).toBe(401);
  return ms;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

// The one test of times: that the times are alike is what is promised.
test('[16] unknown account, wrong password and inactive account take the same time', async () => {
  const [active, inactive] = await Promise.all([createAccount(), createAccount({ isActive: false })]);
  const kinds = [
    () => ({ email: `${randomUUID()}@accounts.test`, password: 'not the password' }),
    () => ({ email: active.email, password: 'not the password' }),
    () => inactive,
  ];
  const ratios: number[] = [];
  while (ratios.length < MAX_ROUNDS && !ratios.some((ratio) => ratio <= TOLERANCE)) {
    const times = kinds.map((): number[] => []);
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      // One after the other, so that a slow moment of the machine meets all kinds alike.
      for (const [index, credentials] of kinds.entries()) times[index]?.push(await measureMs(credentials()));
    }
    const medians = times.map(median);
    ratios.push(Math.max(...medians) / Math.min(...medians));
  }
  expect(Math.min(...ratios)).toBeLessThanOrEqual(TOLERANCE);
}, 120_000);
