import { describe, expect, test } from '@jest/globals';
import { localRoutes } from '../build/openapi-document.ts';
import { ACTIONS, MAIL_WORK } from './actions.ts';
import { filledShards, SHARDS } from './public-reads.ts';
import { SWEEP_READS } from './sweep-work.ts';
import { siteOf, USUAL_MONTH, type ActionName, type Month } from './site.ts';
import { usageOf, type RouteFacts } from './usage.ts';
import { PAGES } from './visits.ts';

const ROUTES: readonly RouteFacts[] = localRoutes();
const SWEEP_EVERY_SECONDS = 300;

const usage = (month: Partial<Month>, instances = 1) =>
  usageOf(siteOf({ ...USUAL_MONTH, ...month }, instances), ROUTES, SWEEP_EVERY_SECONDS);

const costOf = (name: string) => ROUTES.find((route) => route.name === name)?.cost;

describe.each(Object.entries(ACTIONS))('%s', (_name, { steps }) => {
  test.each(steps)('$route costs no more than the route says', ({ route, usual }) => {
    const { reads = -1, writes = -1 } = costOf(route) ?? {};
    expect(usual?.reads ?? 0).toBeLessThanOrEqual(reads);
    expect(usual?.writes ?? 0).toBeLessThanOrEqual(writes);
  });
});

test('pages ask routes that there are', () => {
  const asked = Object.values(PAGES).flatMap(({ asks }) => asks as readonly string[]);
  expect(asked.filter((route) => !costOf(route))).toEqual([]);
});

describe('one more', () => {
  const none = Object.fromEntries(Object.keys(ACTIONS).map((name) => [name, 0])) as Record<
    ActionName,
    number
  >;
  const only = (actions: Partial<Record<ActionName, number>>, usesKeys = false) =>
    usageOf(
      {
        ...siteOf({ ...USUAL_MONTH, views: 0, usesKeys }, 1),
        // In a part of a day, in which the library is not swept.
        seconds: 3_600,
        actions: { ...none, ...actions },
      },
      ROUTES,
      SWEEP_EVERY_SECONDS,
    );

  test('message has those like it counted, is counted by the limiter, sent by the worker and deleted in the end', () => {
    const { operations, mails, invocations, deletes } = only({ message: 1 });
    expect(operations.staff).toEqual({ reads: 7, writes: 3 });
    expect(operations.limiter).toEqual({ reads: 0, writes: 1 });
    expect(operations.workers).toEqual(MAIL_WORK);
    expect({ mails, deletes, api: invocations.api, sendEmail: invocations.sendEmail }).toEqual({
      mails: 1,
      deletes: 3,
      api: 1,
      sendEmail: 1,
    });
  });

  test('message has a key, whether the site uses keys or not', () => {
    expect(only({ message: 1 }, true)).toEqual(only({ message: 1 }));
  });

  test('refresh is counted in memory', () => {
    expect(only({ refresh: 1 }).operations.limiter).toEqual({ reads: 0, writes: 0 });
  });

  test('save of a draft has its token looked up', () => {
    const { reads, writes } = only({ saving: 1 }).operations.staff;
    expect(Math.floor(reads)).toBe(1 + 2);
    expect(writes).toBe(4);
  });
});

test('a site that nobody visits is swept', () => {
  const { operations, invocations } = usage({ views: 0, messages: 0, logins: 0, edits: 0 });
  expect(invocations.sweepJobs).toBe(30 * 24 * 12);
  // On all days but the first the base of the directory is made of all shards.
  const anew = 29 * (1 + filledShards(USUAL_MONTH.posts, SHARDS));
  expect(operations.sweeps.reads).toBeCloseTo(invocations.sweepJobs * SWEEP_READS + anew + 30);
  expect(operations.sweeps.writes).toBe(29 + 30);
  // Each day's comparison of bucket and database.
  expect(invocations.runJob).toBe(30);
  expect(operations.visitors).toEqual({ reads: 0, writes: 0 });
});

test('reads grow with the instances, since each keeps what it has read for itself', () => {
  const reads = [1, 10, 100].map(
    (instances) => usage({ views: 10_000_000 }, instances).operations.visitors.reads,
  );
  expect(reads).toEqual(reads.toSorted((a, b) => a - b));
  expect(new Set(reads).size).toBe(3);
});

test('an instance that always has something to judge asks once in 5 s', () => {
  const { checks } = usage({ views: 1_000_000_000, hitRatio: 0 }).publicReads;
  const most = (30 * 24 * 3_600) / 5;
  expect(checks).toBeLessThanOrEqual(most);
  expect(checks).toBeGreaterThan(0.99 * most);
});

test('few posts fill few shards, many all of them', () => {
  expect(filledShards(1, 64)).toBeCloseTo(1);
  expect(filledShards(10_000, 64)).toBeCloseTo(64);
});

test('a route that is gone is named', () => {
  expect(() => usageOf(siteOf(USUAL_MONTH, 1), ROUTES.slice(1, 3), SWEEP_EVERY_SECONDS)).toThrow(
    /There is no route .*: mend scripts\/lib\/cost/,
  );
});
