import { describe, expect, test } from '@jest/globals';
import { AppError, fromUnknown, validationFailed } from '../errors/index.js';
import { checkpointedWork, claimedWork, workAfterError } from '../work/index.js';
import { JobWork, JOBS, UNEXPECTED_FAILURE } from './job-work.js';
import type { Job } from './jobs.codec.js';
import type { StepOutcome } from './job-handler.js';
import { countParts, PART_BYTES, partId, splitIntoParts } from './job-parts.js';
import { advanceJob } from './job-progress.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const LATER = new Date(NOW.getTime() + 1_000);

const QUEUED: Job = {
  id: 'job',
  kind: 'import',
  input: {},
  status: 'queued',
  done: 0,
  total: null,
  counts: {},
  problems: [],
  problemsOmitted: 0,
  state: null,
  error: null,
  attempts: 2,
  idleAttempts: 1,
  leaseUntil: null,
  createdBy: { id: 'ada', name: 'Ada' },
  requestId: 'request',
  createdAt: NOW,
  updatedAt: NOW,
  startedAt: null,
  finishedAt: null,
  expiresAt: NOW,
  uploadParts: 0,
  outputParts: 0,
};

const HELD = claimedWork(JOBS, QUEUED, NOW);

/** As a worker stores a step, and an error. */
const afterStep = (job: Job, step: StepOutcome, now: Date) =>
  checkpointedWork(JOBS, advanceJob(job, step), step.isLast, now);
const jobWork = new JobWork({ find: () => Promise.resolve(null) }, {});
const afterError = (job: Job, error: AppError, now: Date) =>
  workAfterError(JOBS, job, jobWork.judge(error), now);

const outcome = (traits: Partial<StepOutcome> = {}): StepOutcome => ({
  state: { next: 1 },
  done: 2,
  counts: { changed: 1 },
  problems: [],
  isLast: false,
  ...traits,
});

const problems = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ item: String(index), detail: 'is wrong' }));

describe('a claim', () => {
  test('counts the attempt, as one without a checkpoint yet, and begins the lease', () => {
    expect(HELD).toMatchObject({ status: 'running', attempts: 3, idleAttempts: 2, startedAt: NOW });
    expect(HELD.leaseUntil?.getTime()).toBe(NOW.getTime() + JOBS.leaseMs);
  });

  test('does not begin the job again', () => {
    expect(claimedWork(JOBS, { ...HELD, status: 'queued' }, LATER).startedAt).toEqual(NOW);
  });
});

describe('a step', () => {
  test('adds up, and begins the lease anew', () => {
    const once = afterStep(HELD, outcome({ output: Buffer.alloc(PART_BYTES + 1) }), NOW);
    const twice = afterStep(once, outcome({ counts: { changed: 2, unchanged: 1 } }), LATER);
    expect(twice).toMatchObject({
      status: 'running',
      done: 4,
      counts: { changed: 3, unchanged: 1 },
      state: { next: 1 },
      outputParts: 2,
      idleAttempts: 0,
      finishedAt: null,
    });
    expect(twice.leaseUntil?.getTime()).toBe(LATER.getTime() + JOBS.leaseMs);
  });

  test('that is the last ends the job', () => {
    expect(afterStep(HELD, outcome({ isLast: true }), LATER)).toMatchObject({
      status: 'succeeded',
      done: 2,
      leaseUntil: null,
      finishedAt: LATER,
    });
  });

  test('keeps the first 100 problems and counts the rest', () => {
    const once = afterStep(HELD, outcome({ problems: problems(99) }), NOW);
    const twice = afterStep(once, outcome({ problems: problems(3) }), NOW);
    const thrice = afterStep(twice, outcome({ problems: problems(5) }), NOW);
    expect(thrice.problems).toHaveLength(100);
    expect(thrice.problems.at(-1)).toEqual({ item: '0', detail: 'is wrong' });
    expect(thrice.problemsOmitted).toBe(7);
  });

  test('cuts the words of a problem, never a character', () => {
    const long = { item: `${'i'.repeat(199)}😀`, detail: 'd'.repeat(10_000) };
    const [kept] = afterStep(HELD, outcome({ problems: [long] }), NOW).problems;
    expect(kept).toEqual({ item: 'i'.repeat(199), detail: 'd'.repeat(500) });
  });
});

describe('an error', () => {
  const unreachable = new AppError({ code: 'unavailable', message: 'Try again.' });
  const unforeseen = fromUnknown(new TypeError('secret'));

  test('that is final fails the job with its words', () => {
    const error = new AppError({ code: 'not-found', message: 'There is no such tag.' });
    expect(afterError(HELD, error, LATER)).toMatchObject({
      status: 'failed',
      error: 'There is no such tag.',
      finishedAt: LATER,
    });
  });

  test('of validation says in words which fields are refused, and leaves the problems alone', () => {
    const job = afterStep(HELD, outcome({ problems: problems(1) }), NOW);
    const error = validationFailed([
      { pointer: '/file', detail: 'is not text in UTF-8' },
      { pointer: '/posts/3', detail: 'has no title' },
    ]);
    expect(afterError(job, error, NOW)).toMatchObject({
      error: 'file is not text in UTF-8; posts/3 has no title',
      problems: problems(1),
    });
  });

  test('that may pass gives the job back and does not count against it', () => {
    expect(afterError({ ...HELD, idleAttempts: 5 }, unreachable, NOW)).toMatchObject({
      status: 'queued',
      leaseUntil: null,
      idleAttempts: 4,
    });
    expect(afterError({ ...HELD, idleAttempts: 0 }, unreachable, NOW).idleAttempts).toBe(0);
  });

  test('that nobody foresaw fails the job at the 5th attempt without a checkpoint, with a constant text', () => {
    const job = (idleAttempts: number) => ({ ...HELD, idleAttempts });
    expect(afterError(job(4), unforeseen, NOW)).toMatchObject({
      status: 'queued',
      idleAttempts: 4,
      error: null,
    });
    expect(afterError(job(5), unforeseen, NOW)).toMatchObject({
      status: 'failed',
      error: UNEXPECTED_FAILURE,
    });
  });
});

describe('the parts of a file', () => {
  test.each([
    [0, 0],
    [1, 1],
    [PART_BYTES, 1],
    [PART_BYTES + 1, 2],
  ])('of %i bytes are %i', (length, parts) => {
    const bytes = Buffer.alloc(length, 'x');
    expect(countParts(bytes)).toBe(parts);
    expect(splitIntoParts(bytes)).toHaveLength(parts);
    expect(Buffer.concat(splitIntoParts(bytes)).equals(bytes)).toBe(true);
  });

  test('are none where there is no file', () => {
    expect(countParts(undefined)).toBe(0);
  });

  test('sort by id as by number', () => {
    expect([1, 10, 2].map(partId).sort()).toEqual(['000001', '000002', '000010']);
  });
});
