import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import {
  currentContext,
  lazyFirestore,
  runAsLimiter,
  runInContext,
  type FirestoreUsage,
  type RequestContext,
} from '../../src/platform/index.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

let app: App;
let db: Firestore;
let five: CollectionReference;
let many: CollectionReference;

beforeAll(async () => {
  app = initializeApp({ projectId: environment.projectId });
  db = await lazyFirestore(environment.projectId)();
  five = db.collection(`usage-${randomUUID()}`);
  const batch = db.batch();
  for (const rank of [1, 2, 3, 4, 5]) batch.set(five.doc(String(rank)), { rank });
  await batch.commit();
  many = db.collection(`usage-${randomUUID()}`);
  const writer = db.bulkWriter();
  for (let rank = 1; rank <= 1_001; rank += 1) void writer.create(many.doc(), { rank });
  await writer.close();
});

afterAll(() => deleteApp(app));

/** The context in which `work` ran, with what it has cost. */
function runCounted(work: () => Promise<unknown>): Promise<RequestContext> {
  return runInContext({ requestId: randomUUID() }, async () => {
    const context = currentContext();
    if (!context) throw new Error('no context');
    await work();
    return context;
  });
}

/** @grpc/grpc-js's error of a transaction that lost against another. */
const aborted = () => Object.assign(new Error('another was first'), { code: 10 });

interface Case {
  readonly what: string;
  readonly run: () => Promise<unknown>;
  readonly cost: FirestoreUsage;
}

const cases: Case[] = [
  { what: 'nothing', run: () => Promise.resolve(), cost: { reads: 0, writes: 0, roundTrips: 0 } },
  { what: 'a document', run: () => five.doc('1').get(), cost: { reads: 1, writes: 0, roundTrips: 1 } },
  {
    what: 'a document that is not there',
    run: () => five.doc('none').get(),
    cost: { reads: 1, writes: 0, roundTrips: 1 },
  },
  {
    what: 'several documents at once',
    run: () => db.getAll(five.doc('1'), five.doc('2'), five.doc('none')),
    cost: { reads: 3, writes: 0, roundTrips: 1 },
  },
  {
    what: 'two documents side by side',
    run: () => Promise.all([five.doc('1').get(), five.doc('2').get()]),
    cost: { reads: 2, writes: 0, roundTrips: 2 },
  },
  { what: 'a query', run: () => five.get(), cost: { reads: 5, writes: 0, roundTrips: 1 } },
  {
    what: 'a query with a limit and chosen fields',
    run: () => five.orderBy('rank').limit(3).select('rank').get(),
    cost: { reads: 3, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a query that finds one document',
    run: () => five.where('rank', '==', 3).get(),
    cost: { reads: 1, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a query that finds nothing',
    run: () => five.where('rank', '==', 6).get(),
    cost: { reads: 1, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a query that skips documents',
    run: () => five.orderBy('rank').offset(2).limit(2).get(),
    cost: { reads: 4, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a query that would skip more than there are, which is not known',
    run: () => five.orderBy('rank').offset(50).limit(2).get(),
    cost: { reads: 51, writes: 0, roundTrips: 1 },
  },
  { what: 'a count', run: () => five.count().get(), cost: { reads: 1, writes: 0, roundTrips: 1 } },
  {
    what: 'a count of nothing',
    run: () => five.where('rank', '==', 6).count().get(),
    cost: { reads: 1, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a count of 1,000 entries',
    run: () => many.orderBy('rank').limit(1_000).count().get(),
    cost: { reads: 1, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a count of 1,001 entries',
    run: () => many.count().get(),
    cost: { reads: 2, writes: 0, roundTrips: 1 },
  },
  {
    what: 'a write',
    run: () => five.doc('1').set({ rank: 1 }),
    cost: { reads: 0, writes: 1, roundTrips: 1 },
  },
  {
    what: 'a batch of a write, a change and a deletion',
    run: () =>
      db
        .batch()
        .set(five.doc('1'), { rank: 1 })
        .update(five.doc('2'), { rank: 2 })
        .delete(five.doc('x'))
        .commit(),
    cost: { reads: 0, writes: 3, roundTrips: 1 },
  },
  {
    what: 'a write that is refused',
    run: () =>
      five
        .doc('1')
        .create({ rank: 1 })
        .catch(() => undefined),
    cost: { reads: 0, writes: 1, roundTrips: 1 },
  },
  {
    what: 'a transaction that reads and writes',
    run: () =>
      db.runTransaction(async (transaction) => {
        await transaction.getAll(five.doc('1'), five.doc('2'));
        transaction.update(five.doc('1'), { rank: 1 });
      }),
    cost: { reads: 2, writes: 1, roundTrips: 2 },
  },
  {
    what: 'a transaction with a query that finds nothing',
    run: () =>
      db.runTransaction(async (transaction) => {
        await transaction.get(five.where('rank', '==', 6));
        transaction.update(five.doc('1'), { rank: 1 });
      }),
    cost: { reads: 1, writes: 1, roundTrips: 2 },
  },
  {
    what: 'a transaction that only writes',
    run: () =>
      db.runTransaction((transaction) => Promise.resolve(transaction.update(five.doc('1'), { rank: 1 }))),
    cost: { reads: 0, writes: 1, roundTrips: 1 },
  },
  {
    what: 'a transaction that only reads, whose end is a commit of nothing',
    run: () => db.runTransaction((transaction) => transaction.get(five.doc('1'))),
    cost: { reads: 1, writes: 0, roundTrips: 2 },
  },
  {
    what: 'a transaction that is given up, with its rollback',
    run: () =>
      db
        .runTransaction(async (transaction) => {
          await transaction.get(five.doc('1'));
          throw new Error('given up');
        })
        .catch(() => undefined),
    cost: { reads: 1, writes: 0, roundTrips: 2 },
  },
  {
    what: 'a transaction that is tried twice',
    run: () => {
      let tries = 0;
      return db.runTransaction(async (transaction) => {
        await transaction.get(five.doc('1'));
        if ((tries += 1) === 1) throw aborted();
        transaction.update(five.doc('1'), { rank: 1 });
      });
    },
    cost: { reads: 2, writes: 1, roundTrips: 4 },
  },
];

// Also what tells that a new version of the client no longer does what platform/firestore-usage.ts relies on.
test.each(cases)('$what costs $cost', async ({ run, cost }) => {
  const { usage } = await runCounted(run);
  // A rollback is not waited for by the client.
  await waitFor(() => usage.roundTrips >= cost.roundTrips, { intervalMs: 10, description: 'the last call' });
  expect(usage).toEqual(cost);
});

test('what is asked in one context is not counted in another at the same time', async () => {
  const contexts = await Promise.all(
    Array.from({ length: 120 }, (_, reads) =>
      runCounted(async () => {
        for (let read = 0; read < reads % 4; read += 1) await five.doc('1').get();
      }),
    ),
  );
  expect(contexts.map(({ usage }) => usage.reads)).toEqual(contexts.map((_, reads) => reads % 4));
});

test('what is asked as the limiter is counted by itself', async () => {
  const { usage, limiterUsage } = await runCounted(async () => {
    await five.doc('1').get();
    await runAsLimiter(() => five.doc('2').set({ rank: 2 }));
    await five.doc('3').get();
  });
  expect(usage).toEqual({ reads: 2, writes: 0, roundTrips: 2 });
  expect(limiterUsage).toEqual({ reads: 0, writes: 1, roundTrips: 1 });
});

test('outside of any context nothing is counted and all works', async () => {
  expect(currentContext()).toBeUndefined();
  expect((await five.get()).size).toBe(5);
});
