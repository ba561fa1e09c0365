import { cutAtCharacter } from '../shared/index.js';
import type { StepOutcome } from './job-handler.js';
import { countParts } from './job-parts.js';
import type { Job, JobProblem } from './jobs.codec.js';

/** How many problems a job keeps, and how long, in characters: a job is one document. */
const MAX_PROBLEMS = 100;
const MAX_ITEM_LENGTH = 200;
const MAX_DETAIL_LENGTH = 500;

/** The job with a step done, but for what all work has. */
export function advanceJob(job: Job, outcome: StepOutcome): Job {
  return {
    ...withProblems(job, outcome.problems),
    state: outcome.state,
    done: job.done + outcome.done,
    // More may have come up than was there at the beginning.
    total: job.total === null ? null : Math.max(job.total, job.done + outcome.done),
    counts: addCounts(job.counts, outcome.counts),
    outputParts: job.outputParts + countParts(outcome.output),
  };
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
