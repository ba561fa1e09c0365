import { z } from 'zod';
import { AppError, fromUnknown } from '../errors/index.js';
import { cutAtCharacter } from '../shared/index.js';
import { finishedJob, leaseFrom, MAX_IDLE_ATTEMPTS, releasedJob, type Job, type JobProblem } from './job.js';
import type { StepOutcome } from './job-handler.js';
import { countParts } from './job-parts.js';

/** How many problems a job keeps, and how long, in characters: a job is one document. */
const MAX_PROBLEMS = 100;
const MAX_ITEM_LENGTH = 200;
const MAX_DETAIL_LENGTH = 500;
const MAX_ERROR_LENGTH = 1_000;

/** What the owner of a job is told of an error that nobody foresaw; the log has the cause. */
export const UNEXPECTED_FAILURE =
  'Something went wrong on our side, again and again. What was done until then stays done.';

/**
 * Anything thrown in a job's work as an AppError. What the input or the state of a job is refused for by its schema is
 * final: it would be refused at every attempt.
 */
export function errorOfWork(thrown: unknown): AppError {
  if (!(thrown instanceof z.ZodError)) return fromUnknown(thrown);
  return new AppError({
    code: 'failed-precondition',
    message: 'This job was begun by another version of the site; begin it anew.',
    cause: thrown,
  });
}

/** The job with a step done: its checkpoint. */
export function advanceJob(job: Job, outcome: StepOutcome, now: Date): Job {
  const next: Job = {
    ...withProblems(job, outcome.problems),
    state: outcome.state,
    done: job.done + outcome.done,
    // More may have come up than was there at the beginning.
    total: job.total === null ? null : Math.max(job.total, job.done + outcome.done),
    counts: addCounts(job.counts, outcome.counts),
    outputParts: job.outputParts + countParts(outcome.output),
    idleAttempts: 0,
    leaseUntil: leaseFrom(now),
    updatedAt: now,
  };
  return outcome.isLast ? finishedJob(next, 'succeeded', now) : next;
}

/** The job after an error in the hands of its worker: failed for good, or queued for another attempt. */
export function judgeError(job: Job, error: AppError, now: Date): Job {
  if (!error.retryable) return failedJob(job, error.reason, now);
  if (error.code !== 'internal') {
    // What is out of reach for a while is not the job's fault.
    return releasedJob({ ...job, idleAttempts: Math.max(0, job.idleAttempts - 1) }, now);
  }
  return job.idleAttempts >= MAX_IDLE_ATTEMPTS
    ? failedJob(job, UNEXPECTED_FAILURE, now)
    : releasedJob(job, now);
}

/** The job at a bad end. @param error for its owner: no secrets, no internals */
export function failedJob(job: Job, error: string, now: Date): Job {
  return { ...finishedJob(job, 'failed', now), error: cutAtCharacter(error, MAX_ERROR_LENGTH) };
}

function withProblems(job: Job, problems: readonly JobProblem[]): Job {
  const kept = problems.slice(0, MAX_PROBLEMS - job.problems.length);
  if (problems.length === 0) return job;
  return {
    ...job,
    problems: [...job.problems, ...kept.map(cutProblem)],
    problemsOmitted: job.problemsOmitted + problems.length - kept.length,
  };
}

function cutProblem({ item, detail }: JobProblem): JobProblem {
  return {
    item: cutAtCharacter(item, MAX_ITEM_LENGTH),
    detail: cutAtCharacter(detail, MAX_DETAIL_LENGTH),
  };
}

function addCounts(
  before: Readonly<Record<string, number>>,
  added: Readonly<Record<string, number>>,
): Record<string, number> {
  const counts = { ...before };
  for (const [name, count] of Object.entries(added)) counts[name] = (counts[name] ?? 0) + count;
  return counts;
}
