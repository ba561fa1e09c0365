import { beforeEach, describe, expect, test } from '@jest/globals';
import { AppError, validationFailed } from '../../src/errors/index.js';
import { JOBS, TOO_OLD, UNEXPECTED_FAILURE } from '../../src/jobs/job-work.js';
import type { Job } from '../../src/jobs/index.js';
import { createAccount } from '../support/accounts/accounts.js';
import {
  buildWorker,
  dispatchJobTask,
  jobsRepository,
  lineHandler,
  storeJob,
  TestClock,
} from '../support/work/jobs.js';

let clock: TestClock;

beforeEach(() => {
  clock = new TestClock();
});

const REFUSED = new AppError({ code: 'failed-precondition', message: 'The file is of another kind.' });
const UNREACHABLE = new AppError({ code: 'unavailable', message: 'The database is not reachable.' });

/** A worker whose jobs of 5 lines meet an error before the given one. */
function workerFailingAt(line: number, error: unknown) {
  return buildWorker(
    {
      export: lineHandler(5, (item) => {
        if (item === line) throw error;
      }),
    },
    clock,
  );
}

describe('an error that is final', () => {
  test('in a step ends the job with its message; what was done stays', async () => {
    const { id } = await storeJob();
    const worker = workerFailingAt(3, REFUSED);
    await worker.runner.run(id);
    const job = await jobsRepository.get(id);
    expect(job).toMatchObject({
      status: 'failed',
      error: 'The file is of another kind.',
      done: 2,
      outputParts: 2,
      leaseUntil: null,
      finishedAt: clock.now(),
    });
    await worker.runner.run(id);
    expect(await jobsRepository.get(id)).toEqual(job);
  });

  test('at the beginning ends the job; refused fields are its error', async () => {
    const { id } = await storeJob();
    const open = () => Promise.reject(validationFailed([{ pointer: '/posts/3', detail: 'has no title' }]));
    await buildWorker({ export: { open } }, clock).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      error: 'posts/3 has no title',
      problems: [],
    });
  });

  test('is that nobody knows how to do jobs of the kind', async () => {
    const { id } = await storeJob({ kind: 'retag' });
    await workerFailingAt(6, null).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('"retag"'),
    });
  });
});

describe('a job of another version of the site', () => {
  test.each<Pick<Job, 'kind' | 'input' | 'state'>>([
    { kind: 'bulk', input: { action: 'pin', ids: ['a'] }, state: null },
    { kind: 'retag', input: { from: 'tag' }, state: null },
    { kind: 'import', input: { format: 'rss' }, state: null },
    { kind: 'export', input: { format: 'json' }, state: { page: 7 } },
    { kind: 'reindex', input: {}, state: { page: 7 } },
  ])('ends at once: $kind of $input at $state', async (traits) => {
    const createdBy = { id: (await createAccount({ role: 'admin' })).id, name: 'Ada' };
    const { id } = await storeJob({ ...traits, createdBy });
    expect(await dispatchJobTask({ job_id: id })).toBe(204);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      error: 'This job was begun by another version of the site; begin it anew.',
      attempts: 1,
      done: 0,
    });
  });
});

describe('an error that may pass', () => {
  test('gives the job back at once and tells the queue to come again', async () => {
    const { id } = await storeJob();
    await expect(workerFailingAt(3, UNREACHABLE).runner.run(id)).rejects.toBe(UNREACHABLE);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'queued',
      error: null,
      done: 2,
      leaseUntil: null,
    });
    await workerFailingAt(6, null).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 5, attempts: 2 });
  });

  test('never fails the job, however often it comes', async () => {
    const { id } = await storeJob();
    const { runner } = workerFailingAt(1, { code: 14, message: 'the gRPC code of a lost connection' });
    for (let attempt = 0; attempt < 2 * JOBS.maxIdleAttempts; attempt += 1) {
      await expect(runner.run(id)).rejects.toMatchObject({ code: 'unavailable' });
    }
    await workerFailingAt(6, null).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('an error that nobody foresaw', () => {
  const SECRET = new TypeError('secret of the inside');

  test('fails the job at the 5th attempt that came to no checkpoint; the log has the cause', async () => {
    const { id } = await storeJob();
    const worker = workerFailingAt(1, SECRET);
    for (let attempt = 1; attempt < JOBS.maxIdleAttempts; attempt += 1) {
      await expect(worker.runner.run(id)).rejects.toMatchObject({ code: 'internal', cause: SECRET });
      expect(await jobsRepository.get(id)).toMatchObject({ status: 'queued', error: null });
    }
    await worker.runner.run(id);
    const job = await jobsRepository.get(id);
    expect(job).toMatchObject({ status: 'failed', error: UNEXPECTED_FAILURE, attempts: 5 });
    expect(JSON.stringify(job)).not.toContain('secret');
    expect(worker.logged).toMatchObject([
      { level: 'error', job_id: id, cause: { error: 'secret of the inside' } },
    ]);
  });

  test('does not fail a job whose attempts come to checkpoints', async () => {
    const { id } = await storeJob();
    const failed = new Set<number>();
    const worker = buildWorker(
      {
        export: lineHandler(7, (item) => {
          if (failed.has(item)) return;
          failed.add(item);
          throw SECRET;
        }),
      },
      clock,
    );
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await expect(worker.runner.run(id)).rejects.toMatchObject({ code: 'internal' });
    }
    await worker.runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 7, attempts: 8 });
  });
});

describe('a job is given up', () => {
  test('that ended five workers before they could say a word', async () => {
    const { id } = await storeJob();
    const open = () => new Promise<never>(() => undefined);
    for (let attempt = 1; attempt <= JOBS.maxIdleAttempts; attempt += 1) {
      const { promise: opened, resolve } = Promise.withResolvers<undefined>();
      const handler = {
        open: () => {
          resolve(undefined);
          return open();
        },
      };
      void buildWorker({ export: handler }, clock).runner.run(id);
      await opened;
      clock.pass(JOBS.leaseMs);
    }
    const worker = workerFailingAt(6, null);
    await worker.runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({
      status: 'failed',
      error: UNEXPECTED_FAILURE,
      attempts: 5,
    });
    expect(worker.logged).toMatchObject([{ level: 'error', job_id: id }]);
  });

  test('that is over three days old, and was tried', async () => {
    const { id } = await storeJob({ attempts: 1 });
    clock.pass(JOBS.giveUpAfterMs + 60_000);
    await workerFailingAt(6, null).runner.run(id);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'failed', error: TOO_OLD, attempts: 1 });
  });
});
