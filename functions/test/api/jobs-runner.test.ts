import { beforeEach, describe, expect, test } from '@jest/globals';
import { JobFilesRepository } from '../../src/jobs/index.js';
import { JOBS } from '../../src/jobs/job-work.js';
import { currentContext } from '../../src/platform/index.js';
import { broken, changeAccount, createAccount, firestore } from '../support/accounts/accounts.js';
import {
  buildWorker,
  jobsRepository,
  lineHandler,
  linesUpTo,
  storeJob,
  TestClock,
  type BeforeStep,
  type TestWorker,
} from '../support/work/jobs.js';

const files = new JobFilesRepository(() => Promise.resolve(firestore), broken);

let clock: TestClock;

beforeEach(() => {
  clock = new TestClock();
});

/** A worker whose exports have so many lines. */
function workerFor(total: number, beforeStep?: BeforeStep, budgetMs?: number): TestWorker {
  return buildWorker({ export: lineHandler(total, beforeStep) }, clock, budgetMs);
}

async function outputOf(id: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of files.readOutput(await jobsRepository.get(id))) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** A step that stands still at an item until it is let go: what a worker that was killed there has left. */
function stopAt(item: number) {
  const reached = Promise.withResolvers<undefined>();
  const goOn = Promise.withResolvers<undefined>();
  const beforeStep: BeforeStep = async (present) => {
    if (present !== item) return;
    reached.resolve(undefined);
    await goOn.promise;
  };
  return {
    beforeStep,
    reached: reached.promise,
    letGo: () => {
      goOn.resolve(undefined);
    },
  };
}

describe('a worker', () => {
  test('works on a job until it is done, and stores each step before the next begins', async () => {
    const { id } = await storeJob();
    const seen: unknown[] = [];
    const { runner } = workerFor(3, async () => {
      const { status, done, total, counts, state, outputParts } = await jobsRepository.get(id);
      seen.push({ status, done, total, counts, state, outputParts });
    });
    await runner.run(id);
    expect(seen).toEqual([
      { status: 'running', done: 0, total: null, counts: {}, state: null, outputParts: 0 },
      { status: 'running', done: 1, total: 3, counts: { odd: 1 }, state: { line: 1 }, outputParts: 1 },
      {
        status: 'running',
        done: 2,
        total: 3,
        counts: { odd: 1, even: 1 },
        state: { line: 2 },
        outputParts: 2,
      },
    ]);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'succeeded',
      done: 3,
      counts: { odd: 2, even: 1 },
      error: null,
      attempts: 1,
      leaseUntil: null,
      startedAt: clock.now(),
      finishedAt: clock.now(),
    });
    expect(await outputOf(id)).toBe(linesUpTo(3));
  });

  test('works under the request id of the job and in its creator’s name', async () => {
    const job = await storeJob();
    const contexts: unknown[] = [];
    const { runner } = workerFor(1, () => {
      const { requestId, actorId } = currentContext() ?? {};
      contexts.push({ requestId, actorId });
    });
    await runner.run(job.id);
    expect(contexts).toEqual([{ requestId: job.requestId, actorId: job.createdBy.id }]);
  });

  test('leaves alone a job that is done or gone', async () => {
    const { id } = await storeJob({ status: 'succeeded' });
    const worker = workerFor(1);
    await worker.runner.run(id);
    await worker.runner.run('there-is-no-such-job');
    expect(await jobsRepository.get(id)).toMatchObject({ attempts: 0, done: 0 });
  });

  test('that is killed in a step leaves the job to another, which begins at the last checkpoint', async () => {
    const { id } = await storeJob();
    const stop = stopAt(3);
    void workerFor(5, stop.beforeStep).runner.run(id);
    await stop.reached;

    const items: number[] = [];
    const other = workerFor(5, (item) => void items.push(item));
    await expect(other.runner.run(id)).rejects.toMatchObject({ code: 'unavailable' });
    clock.pass(JOBS.leaseMs);
    await other.runner.run(id);
    expect(items).toEqual([3, 4, 5]);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'succeeded',
      done: 5,
      counts: { odd: 3, even: 2 },
      attempts: 2,
      outputParts: 5,
    });
    expect(await outputOf(id)).toBe(linesUpTo(5));
  });

  test('that comes back after its lease can store nothing', async () => {
    const { id } = await storeJob();
    const [firstStop, secondStop] = [stopAt(2), stopAt(4)];
    const first = workerFor(5, firstStop.beforeStep);
    const firstRun = first.runner.run(id);
    await firstStop.reached;
    clock.pass(JOBS.leaseMs);
    const secondRun = workerFor(5, secondStop.beforeStep).runner.run(id);
    await secondStop.reached;

    const before = await jobsRepository.get(id);
    firstStop.letGo();
    await firstRun;
    expect(await jobsRepository.get(id)).toEqual(before);
    expect(first.logged).toMatchObject([{ message: expect.stringContaining('let go'), attempt: 1 }]);

    secondStop.letGo();
    await secondRun;
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 5, attempts: 2 });
    expect(await outputOf(id)).toBe(linesUpTo(5));
  });

  test('keeps a job for as long as it comes to checkpoints', async () => {
    const { id } = await storeJob();
    const { runner } = workerFor(4, async () => {
      clock.pass(JOBS.leaseMs - 1);
      await expect(workerFor(4).runner.run(id)).rejects.toMatchObject({ code: 'unavailable' });
    });
    await runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  test('gets a job alone, of five that want it at once', async () => {
    const { id } = await storeJob();
    const stop = stopAt(1);
    const items: number[] = [];
    const beforeStep: BeforeStep = async (item) => {
      items.push(item);
      await stop.beforeStep(item);
    };
    const runs = Array.from({ length: 5 }, () => workerFor(3, beforeStep).runner.run(id));
    await stop.reached;
    stop.letGo();
    await Promise.allSettled(runs);
    expect(items).toEqual([1, 2, 3]);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 3, attempts: 1 });
    expect(await outputOf(id)).toBe(linesUpTo(3));
  });

  test('stops before the next step when the job is cancelled', async () => {
    const { id } = await storeJob();
    const items: number[] = [];
    const { runner } = workerFor(5, async (item) => {
      items.push(item);
      if (item === 2) await firestore.collection('jobs').doc(id).update({ status: 'cancelled' });
    });
    await runner.run(id);
    expect(items).toEqual([1, 2]);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled', done: 1, outputParts: 1 });
    await runner.run(id);
    expect(items).toEqual([1, 2]);
  });
});

describe('a job that takes longer than its worker has', () => {
  test('is given to the next worker by a task of its own, as often as need be', async () => {
    const { id, requestId } = await storeJob();
    const beforeStep = () => {
      clock.pass(60_000);
    };
    const worker = workerFor(5, beforeStep, 120_000);
    await worker.runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'queued', done: 2, leaseUntil: null });
    await worker.runner.run(id);
    await worker.runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 5, attempts: 3 });
    expect(await outputOf(id)).toBe(linesUpTo(5));
    expect(worker.tasks.map(({ data }) => data)).toEqual([
      { job_id: id, request_id: requestId },
      { job_id: id, request_id: requestId },
    ]);
    expect(new Set(worker.tasks.map((task) => task.id)).size).toBe(2);
  });

  test('is not enqueued again when it was cancelled in the last step', async () => {
    const { id } = await storeJob();
    const worker = workerFor(
      5,
      async () => {
        clock.pass(120_000);
        await firestore.collection('jobs').doc(id).update({ status: 'cancelled' });
      },
      60_000,
    );
    await worker.runner.run(id);
    expect(worker.tasks).toEqual([]);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled', done: 0 });
  });
});

describe('a job whose creator', () => {
  test.each<[string, Record<string, unknown>]>([
    ['has become a user', { role: 'user' }],
    ['was deactivated', { is_active: false }],
  ])('%s fails, and nothing is done', async (_what, fields) => {
    const account = await createAccount({ role: 'editor' });
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    await changeAccount(account.id, fields);
    await workerFor(3).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      done: 0,
      error: expect.stringContaining('no longer an active editor or admin'),
    });
  });

  test('is unknown fails', async () => {
    const { id } = await storeJob({ createdBy: { id: 'nobody', name: 'Nobody' } });
    await workerFor(3).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'failed', done: 0 });
  });

  test.each<[string, Record<string, unknown>]>([
    ['becomes a user', { role: 'user' }],
    ['is deactivated', { is_active: false }],
  ])('%s in a step fails, that step is not counted, and no other begins', async (_what, fields) => {
    const account = await createAccount({ role: 'editor' });
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    const items: number[] = [];
    const { runner } = workerFor(5, async (item) => {
      items.push(item);
      if (item === 2) await changeAccount(account.id, fields);
    });
    await runner.run(id);
    expect(items).toEqual([1, 2]);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      done: 1,
      outputParts: 1,
      error: 'Whoever began this job is no longer an active editor or admin.',
    });
  });

  test('is no admin can have no reindexing done; an admin can', async () => {
    const { runner } = buildWorker({ reindex: lineHandler(2) }, clock);
    const begin = async (role: 'editor' | 'admin') => {
      const { id } = await createAccount({ role });
      return storeJob({ kind: 'reindex', createdBy: { id, name: 'Ada' } });
    };
    const [refused, done] = [await begin('editor'), await begin('admin')];
    await runner.run(refused.id);
    await runner.run(done.id);
    expect(await jobsRepository.get(refused.id)).toMatchObject({
      status: 'failed',
      done: 0,
      error: 'Whoever began this job is no longer an active admin.',
    });
    expect(await jobsRepository.get(done.id)).toMatchObject({ status: 'succeeded', done: 2 });
  });

  test.each(['editor', 'admin'] as const)('is an active %s is done', async (role) => {
    const account = await createAccount({ role });
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    await workerFor(1).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded' });
  });
});
