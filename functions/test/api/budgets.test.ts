import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addCosts, NO_COST, TOKEN_COST, type Cost, type RouteCost } from '../../src/http/index.js';
import { ROUTES, routeOf, type KnownRoute } from '../support/http/routes.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { scenarioOf, send, signIn, type ScenarioRequest } from '../support/scenarios/index.js';

/** How often a kept answer is asked for before it counts as not kept. */
const MAX_TRIES = 3;

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

/** What a request of a route may cost, the check of its token included. */
function allowed({ access }: KnownRoute, cost: Cost, hasToken: boolean): Cost {
  return hasToken || typeof access !== 'string' ? addCosts(cost, TOKEN_COST) : cost;
}

/** The cost with that of the page's items. */
function withItems(cost: RouteCost, limit = 0): Cost {
  return addCosts(cost, { ...NO_COST, reads: limit * (cost.readsPerItem ?? 0) });
}

describe.each(ROUTES)('$name', (route) => {
  test('costs no more than it says', async () => {
    const { name, cost } = route;
    const request = await scenarioOf(name)();
    const cold = allowed(route, withItems(cost, request.limit), false);
    expect(excess(await measure(name, request), cold)).toEqual([]);
    if (!cost.warm) return;
    await expectWarm(() => measure(name, request), allowed(route, cost.warm, false));
  });
});

/** What was published meanwhile, by a test beside this one or a card that was drawn, takes the first answer back. */
async function expectWarm(ask: () => Promise<Cost>, budget: Cost): Promise<void> {
  let over = ['nothing was asked'];
  for (let tries = 0; over.length > 0 && tries < MAX_TRIES; tries += 1) over = excess(await ask(), budget);
  expect(over).toEqual([]);
}

describe('an authenticated request', () => {
  test('costs 2 reads in 1 round trip more than the same one without a token', async () => {
    const { token } = await signIn();
    const profile = 'GET /api/auth/profile';
    const path = '/api/auth/profile';
    expect(await measure(profile, { path, token, status: 200 })).toEqual(TOKEN_COST);
    expect(TOKEN_COST).toEqual({ reads: 2, writes: 0, roundTrips: 1 });
    expect(await measure(profile, { path, status: 401 })).toEqual(NO_COST);
    expect(await measure(profile, { path, token: 'no token', status: 401 })).toEqual(NO_COST);
  });

  test('costs so where a token is optional, too', async () => {
    const { token } = await signIn();
    const route = routeOf('GET /api/posts/:slug');
    const { name } = route;
    const request = await scenarioOf(name)();
    expect(await measure(name, request)).toEqual({ reads: 2, writes: 0, roundTrips: 2 });
    await expectWarm(
      async () => {
        const cost = await measure(name, { ...request, token });
        expect(cost.reads).toBeGreaterThanOrEqual(2);
        return cost;
      },
      allowed(route, route.cost.warm ?? route.cost, true),
    );
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

test('a post with a tag that is typed anew costs the look at all posts once', async () => {
  const route = routeOf('POST /admin/api/posts');
  const { token } = await signIn('editor');
  const tag = `Typed-${newRequestId().slice(0, 8)}`;
  const write = (title: string) =>
    measure(route.name, { path: '/admin/api/posts', token, body: { title, tags: [tag] }, status: 201 });
  expect(
    excess(await write('One'), allowed(route, withItems(route.cost.more?.cost ?? NO_COST), true)),
  ).toEqual([]);
  expect(excess(await write('Two'), allowed(route, withItems(route.cost), true))).toEqual([]);
});

test('a message of the contact form costs 4 counts at once, and 2 writes in 1 batch', async () => {
  const name = 'POST /api/contact';
  // What the filter has learned is known then.
  await measure(name, await scenarioOf(name)());
  expect(await measure(name, await scenarioOf(name)())).toEqual({ reads: 4, writes: 2, roundTrips: 5 });
});
