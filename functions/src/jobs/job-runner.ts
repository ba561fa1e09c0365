import { AppError, ERROR_CODES } from '../errors/index.js';
import { errorFields, runInContext, type Clock, type Logger } from '../platform/index.js';
import type { UsersRepository } from '../users/index.js';
import { JOB_ROLES, releasedJob, type Job, type JobKind } from './job.js';
import type { JobHandler, JobHandlers } from './job-handler.js';
import { advanceJob, errorOfWork, judgeError } from './job-progress.js';
import type { JobQueue } from './job-queue.js';
import type { JobsRepository } from './jobs.repository.js';

/** How long a worker keeps a job before it gives it to the next one, in ms: a step less than the function may run. */
const RUN_BUDGET_MS = 7 * 60_000;

interface RunnerParts {
  readonly jobs: JobsRepository;
  readonly users: Pick<UsersRepository, 'find'>;
  readonly handlers: JobHandlers;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  /** RUN_BUDGET_MS when absent. */
  readonly budgetMs?: number;
}

/** Does jobs step by step: the queue worker's side. */
export class JobRunner {
  constructor(private readonly parts: RunnerParts) {}

  /**
   * Works on a job until it is done, its time is over, it is cancelled or another worker has it. Each step is stored
   * before the next begins, so that a worker may end at any moment. Safe to run twice; a permanent failure is recorded
   * and returns.
   *
   * @throws AppError of a retryable code when the job must be tried again: the queue does so
   */
  async run(jobId: string): Promise<void> {
    const { jobs, clock, logger } = this.parts;
    const claimed = await jobs.claim(jobId, clock.now());
    if (claimed === 'done') return;
    if (claimed === 'busy') {
      throw new AppError({ code: 'unavailable', message: 'Another worker is at this job.' });
    }
    if (claimed === 'hopeless') {
      logger.log('error', 'job given up: it is too old, or its workers came to no checkpoint', {
        job_id: jobId,
      });
      return;
    }
    const { requestId, createdBy } = claimed;
    await runInContext({ requestId, actorId: createdBy.id }, () => this.work(claimed));
  }

  private async work(claimed: Job): Promise<void> {
    const { jobs, queue, clock, logger, budgetMs = RUN_BUDGET_MS } = this.parts;
    const until = clock.now().getTime() + budgetMs;
    let held = claimed;
    try {
      const handler = this.requireHandler(claimed.kind);
      await this.requireCreator(claimed);
      const run = await handler.open(claimed);
      held = { ...claimed, total: run.total ?? claimed.total };
      do {
        const outcome = await run.step(held.state);
        await this.requireCreator(held);
        const next = advanceJob(held, outcome, clock.now());
        if (!(await jobs.save(held, next, outcome.output))) {
          this.logLost(held);
          return;
        }
        held = next;
      } while (held.status === 'running' && clock.now().getTime() < until);
    } catch (error) {
      await this.settle(held, errorOfWork(error));
      return;
    }
    if (held.status === 'succeeded') {
      logger.log('info', 'job succeeded', logFields(held));
    } else if (await jobs.save(held, releasedJob(held, clock.now()))) {
      logger.log('info', 'job handed over: its time is over', logFields(held));
      await queue.announce(held);
    } else {
      this.logLost(held);
    }
  }

  private requireHandler(kind: JobKind): JobHandler {
    const handler = this.parts.handlers[kind];
    if (handler) return handler;
    throw new AppError({
      code: 'failed-precondition',
      message: `This version of the site can't do jobs of the kind "${kind}".`,
    });
  }

  /** 1 read, at the beginning and before each checkpoint. @throws AppError permission-denied */
  private async requireCreator({ kind, createdBy }: Job): Promise<void> {
    const roles = JOB_ROLES[kind];
    const creator = await this.parts.users.find(createdBy.id);
    if (creator?.isActive && roles.includes(creator.role)) return;
    throw new AppError({
      code: 'permission-denied',
      message: `Whoever began this job is no longer an active ${roles.join(' or ')}.`,
    });
  }

  /** Ends the job or gives it back. @throws AppError the same error when it is to be tried again */
  private async settle(held: Job, error: AppError): Promise<void> {
    const { jobs, clock, logger } = this.parts;
    const next = judgeError(held, error, clock.now());
    if (!(await jobs.save(held, next))) {
      this.logLost(held, error);
      return;
    }
    if (next.status === 'queued') throw error;
    const { logLevel } = ERROR_CODES[error.code];
    logger.log(logLevel, 'job failed', { ...logFields(held), ...errorFields(error) });
  }

  private logLost(job: Job, error?: AppError): void {
    this.parts.logger.log('info', 'job let go: it was cancelled, or another worker has it', {
      ...logFields(job),
      ...(error && errorFields(error)),
    });
  }
}

function logFields({ id, kind, attempts, done }: Job) {
  return { job_id: id, kind, attempt: attempts, done };
}
