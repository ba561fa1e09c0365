import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AUTHENTICATION, BUDGETS, budgetOf, type Cost } from '../../src/budgets.js';
import { ACCESS_ROUTES } from '../support/access-routes.js';
import { costOf, newRequestId, requestLine } from '../support/function-log.js';
import { startFunction, type RunningFunction } from '../support/functions-framework.js';
import { scenarioOf, send, signIn, type ScenarioRequest } from '../support/scenarios/index.js';

const NOTHING: Cost = { reads: 0, writes: 0, roundTrips: 0 };

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

/** Sends a scenario's request, which must succeed, and gives what its log line says that it cost. */
async function measure(name: string, request: ScenarioRequest): Promise<Cost> {
  const requestId = newRequestId();
  const headers = { ...request.headers, 'X-Request-Id': requestId };
  const { status, body } = await send(name, { ...request, headers }, api.url);
  expect({ status, body }).toMatchObject({ status: request.status });
  return costOf(await requestLine(api, requestId));
}

/** What a request cost more than it may, such as `reads: 5 of 4`. */
function excess(cost: Cost, budget: Cost): string[] {
  return (['reads', 'writes', 'roundTrips'] as const)
    .filter((unit) => cost[unit] > budget[unit])
    .map((unit) => `${unit}: ${String(cost[unit])} of ${String(budget[unit])}`);
}

describe.each(ACCESS_ROUTES.map(({ name }) => name))('%s', (name) => {
  test('has a budget in src/budgets.ts', () => {
    expect(Object.keys(BUDGETS)).toContain(name);
  });

  test('stays within its budget', async () => {
    const request = await scenarioOf(name)();
    expect(excess(await measure(name, request), budgetOf(name, request))).toEqual([]);
    if (!BUDGETS[name]?.warm) return;
    const warm = budgetOf(name, { ...request, isWarm: true });
    expect(excess(await measure(name, request), warm)).toEqual([]);
  });
});

test('no budget is of a route that is gone', () => {
  const routes = ACCESS_ROUTES.map(({ name }) => name);
  expect(Object.keys(BUDGETS).filter((name) => !routes.includes(name))).toEqual([]);
});

describe('an authenticated request', () => {
  test('[14] costs 2 reads in 1 round trip more than the same one without a token', async () => {
    const { token } = await signIn();
    const profile = 'GET /api/auth/profile';
    const path = '/api/auth/profile';
    expect(await measure(profile, { path, token, status: 200 })).toEqual(AUTHENTICATION);
    expect(AUTHENTICATION).toEqual({ reads: 2, writes: 0, roundTrips: 1 });
    expect(await measure(profile, { path, status: 401 })).toEqual(NOTHING);
    expect(await measure(profile, { path, token: 'no token', status: 401 })).toEqual(NOTHING);
  });

  test('[14] costs so where a token is optional, too', async () => {
    const { token } = await signIn();
    const name = 'GET /api/posts/:slug';
    const request = await scenarioOf(name)();
    const [anonymous, signedIn] = [await measure(name, request), await measure(name, { ...request, token })];
    expect(anonymous).toEqual({ reads: 2, writes: 0, roundTrips: 2 });
    expect(excess(signedIn, budgetOf(name, { isWarm: true, hasToken: true }))).toEqual([]);
    expect(signedIn.reads).toBeGreaterThanOrEqual(2);
  });
});

describe('a public read', () => {
  test('costs limit + 1 reads in 1 round trip on a cold instance', async () => {
    const cost = await measure('GET /api/posts', { path: '/api/posts?limit=7', status: 200 });
    expect(cost).toEqual({ reads: 8, writes: 0, roundTrips: 1 });
  });

  test('costs at most one read in 5 seconds on a warm one, however many come', async () => {
    const request = { path: '/api/posts?limit=3', status: 200 };
    await measure('GET /api/posts', request);
    const startedAt = performance.now();
    let reads = 0;
    for (let views = 0; views < 50; views += 1) reads += (await measure('GET /api/posts', request)).reads;
    const periods = Math.ceil((performance.now() - startedAt) / 5_000);
    expect(reads).toBeLessThanOrEqual(periods + 1);
  });
});

test('a message of the contact form costs 2 writes in 1 batch', async () => {
  const name = 'POST /api/contact';
  expect(await measure(name, await scenarioOf(name)())).toEqual({ reads: 0, writes: 2, roundTrips: 1 });
});
