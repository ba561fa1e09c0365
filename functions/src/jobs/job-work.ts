import { z } from 'zod';
import { AppError, fromUnknown } from '../errors/index.js';
import { cutAtCharacter } from '../shared/index.js';
import type { UsersRepository } from '../users/index.js';
import type { Checkpoint, Verdict, WorkHandler, WorkKind, WorkRun } from '../work/index.js';
import { JOB_ROLES, type JobKind } from './job.js';
import { appendOutput } from './job-files.repository.js';
import type { JobHandler, JobHandlers, JobRun } from './job-handler.js';
import { advanceJob } from './job-progress.js';
import { JOB_DOCUMENTS, RETENTION_MS, type Job } from './jobs.codec.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Workers in a row that come to no checkpoint. */
const MAX_IDLE_ATTEMPTS = 5;

const MAX_ERROR_LENGTH = 1_000;

/** What the owner of a job is told of an error that nobody foresaw; the log has the cause. */
export const UNEXPECTED_FAILURE =
  'Something went wrong on our side, again and again. What was done until then stays done.';

/** What a job says that was not done in time, whatever kept it. */
export const TOO_OLD =
  'It was not done within three days, and was given up. What was done until then stays done; begin another for the rest.';

/** Jobs as a kind of work. */
export const JOBS: WorkKind<Job> = {
  name: 'job',
  undone: 'job not done',
  documents: JOB_DOCUMENTS,
  queue: 'runJob',
  progress: [
    'status',
    'done',
    'total',
    'counts',
    'problems',
    'problemsOmitted',
    'state',
    'error',
    'attempts',
    'idleAttempts',
    'leaseUntil',
    'updatedAt',
    'startedAt',
    'finishedAt',
    'outputParts',
  ],
  idField: 'job_id',
  held: 'running',
  done: 'succeeded',
  leaseMs: 2 * 60_000,
  // What it waits for is not coming.
  giveUpAfterMs: 3 * DAY_MS,
  maxIdleAttempts: MAX_IDLE_ATTEMPTS,
  retentionMs: RETENTION_MS,
  givenUp: ({ idleAttempts }) => (idleAttempts >= MAX_IDLE_ATTEMPTS ? UNEXPECTED_FAILURE : TOO_OLD),
  logFields: ({ kind, done }) => ({ kind, done }),
  onClaim: ({ startedAt }, now) => ({ startedAt: startedAt ?? now }),
  onTurn: ({ status, reason, now }) => ({
    ...(status !== 'queued' && { finishedAt: now }),
    ...(status === 'failed' && { error: cutAtCharacter(reason ?? '', MAX_ERROR_LENGTH) }),
  }),
};

/** Does jobs in their creators' names, each by the handler of its kind. */
export class JobWork implements WorkHandler<Job> {
  constructor(
    private readonly users: Pick<UsersRepository, 'find'>,
    private readonly handlers: JobHandlers,
  ) {}

  /** Their creator. */
  actorOf({ createdBy }: Job): string {
    return createdBy.id;
  }

  /** @throws AppError failed-precondition for a kind without a handler, permission-denied, what the handler throws */
  async open(job: Job): Promise<WorkRun<Job>> {
    const handler = this.requireHandler(job.kind);
    await this.requireCreator(job);
    const run = await handler.open(job);
    return { work: { ...job, total: run.total ?? job.total }, step: (held) => this.step(run, held) };
  }

  /** What the input or the state of a job is refused for by its schema is final: it would be refused at every attempt. */
  judge(thrown: unknown): Verdict {
    const error = thrown instanceof z.ZodError ? ofAnotherVersion(thrown) : fromUnknown(thrown);
    return { error, reason: error.reason };
  }

  private async step(run: JobRun, held: Job): Promise<Checkpoint<Job>> {
    const outcome = await run.step(held.state);
    await this.requireCreator(held);
    const { isLast, output } = outcome;
    return {
      work: advanceJob(held, outcome),
      isLast,
      also:
        output &&
        ((writer, db) => {
          appendOutput(writer, db, held, output);
        }),
    };
  }

  private requireHandler(kind: JobKind): JobHandler {
    const handler = this.handlers[kind];
    if (handler) return handler;
    throw new AppError({
      code: 'failed-precondition',
      message: `This version of the site can't do jobs of the kind "${kind}".`,
    });
  }

  /** 1 read, at the beginning and before each checkpoint; none where it is the site's own work. @throws AppError permission-denied */
  private async requireCreator({ kind, createdBy }: Job): Promise<void> {
    const roles = JOB_ROLES[kind];
    if (roles === null) return;
    const creator = await this.users.find(createdBy.id);
    if (creator?.isActive && roles.includes(creator.role)) return;
    throw new AppError({
      code: 'permission-denied',
      message: `Whoever began this job is no longer an active ${roles.toReversed().join(' or ')}.`,
    });
  }
}

function ofAnotherVersion(cause: z.ZodError): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: 'This job was begun by another version of the site; begin it anew.',
    cause,
  });
}
