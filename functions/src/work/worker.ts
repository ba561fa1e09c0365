import { AppError, ERROR_CODES, type LogLevel } from '../errors/index.js';
import { errorFields, runInContext, type Clock, type LogFields, type Logger } from '../platform/index.js';
import { checkpointedWork, mayBegin, turnedWork, workAfterError, type Work } from './work.js';
import type { WorkQueue } from './work-queue.js';
import type { AlsoStore, AlsoWrite, WorkRepository } from './work.repository.js';

/** How long a worker keeps work before it gives it to the next one, in ms: a step less than a function may run. */
const RUN_BUDGET_MS = 7 * 60_000;

/** What one step has done. */
export interface Checkpoint<W extends Work> {
  /** The work with what the kind notes of the step. */
  readonly work: W;
  /** Whether it is done with it. */
  readonly isLast: boolean;
  /** Stored in the same transaction. */
  readonly also?: AlsoWrite | undefined;
}

/** One worker's run of a piece of work. */
export interface WorkRun<W extends Work> {
  /** The work as the run begins with it. */
  readonly work: W;
  /** Does the next few seconds' work. Called again when its checkpoint could not be stored, so it must be safe to repeat. */
  step(held: W): Promise<Checkpoint<W>>;
}

/** What an error means for the work in whose hands it came up. */
export interface Verdict {
  /** For the queue and the log: without words of others. One that is retryable has the work done again. */
  readonly error: AppError;
  /** What is stored of it. */
  readonly reason: string;
  /** The status of work that ends by it; failed when absent. */
  readonly end?: string;
  /** Stored together with what becomes of the work. */
  readonly also?: AlsoStore;
  /** What the log gets at each attempt; when absent, the error, when it is final. */
  readonly fields?: LogFields;
  /** How loudly a final one is logged; as its code says when absent. */
  readonly logLevel?: LogLevel;
}

/** Does the work of one kind. */
export interface WorkHandler<W extends Work> {
  /** In whose name it is done. */
  actorOf?(work: W): string;
  /** Called once by every worker that takes it, when its lease begins. */
  open(work: W): Promise<WorkRun<W>>;
  /** What was thrown in `open` or a step, or when its checkpoint was stored. */
  judge(thrown: unknown): Verdict;
}

interface WorkerParts<W extends Work> {
  readonly repository: WorkRepository<W>;
  readonly handler: WorkHandler<W>;
  readonly queue: WorkQueue<W>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** RUN_BUDGET_MS when absent. */
  readonly budgetMs?: number;
}

/** Does work of one kind step by step: the queue worker's side. */
export class Worker<W extends Work> {
  constructor(readonly parts: WorkerParts<W>) {}

  /**
   * Works on one until it is done, its time is over, its queue is paused, it is cancelled or another worker has it. Each step is
   * stored before the next begins, so that a worker may end at any moment. Safe to run twice; a permanent failure is recorded and
   * returns, and so does who finds the queue paused: the work stays queued, and its end announces it.
   *
   * @throws AppError of a retryable code when it must be tried again: the queue does so
   */
  async run(id: string): Promise<void> {
    const { repository, handler, clock, logger } = this.parts;
    const { name, idField } = repository.kind;
    const claimed = await repository.claim(id, clock.now());
    if (claimed === 'done') return;
    if (claimed === 'paused') {
      logger.log('info', `${name} left: its queue is paused`, { [idField]: id });
      return;
    }
    if (claimed === 'busy') {
      throw new AppError({ code: 'unavailable', message: `Another worker has this ${name}.` });
    }
    if (claimed === 'hopeless') {
      logger.log(
        'error',
        `${name} given up: it is too old, can't be read, or its workers came to no checkpoint`,
        {
          [idField]: id,
        },
      );
      return;
    }
    const actorId = handler.actorOf?.(claimed);
    const context = { requestId: claimed.requestId, ...(actorId !== undefined && { actorId }) };
    await runInContext(context, () => this.work(claimed));
  }

  private async work(claimed: W): Promise<void> {
    const { repository, handler, clock, budgetMs = RUN_BUDGET_MS } = this.parts;
    const { kind } = repository;
    const until = clock.now().getTime() + budgetMs;
    let held = claimed;
    let isSure = true;
    try {
      const run = await handler.open(claimed);
      if (!mayBegin(kind, claimed, clock.now())) throw tooLate();
      held = run.work;
      do {
        const { work, isLast, also } = await run.step(held);
        const next = checkpointedWork(kind, work, isLast, clock.now());
        isSure = false; // Until the answer is there: a checkpoint may be stored though its answer is lost.
        const stored = await this.note(held, next, also);
        if (!stored) {
          this.log('info', LET_GO, held);
          return;
        }
        [held, isSure] = [stored, true];
      } while (held.status === kind.held && clock.now().getTime() < until);
    } catch (error) {
      await this.settle(held, isSure, handler.judge(error));
      return;
    }
    if (held.status === kind.done) this.log('info', held.status, held);
    else if (held.status === 'queued') this.log('info', 'handed over: its queue is paused', held);
    else await this.handOver(held);
  }

  /** Stores a checkpoint; the last one once more where that fails: what is done is not done again for want of a note. */
  private async note(held: W, next: W, also: AlsoWrite | undefined): Promise<W | null> {
    const { repository } = this.parts;
    const save = () => repository.save(held, next, also);
    if (next.status !== repository.kind.done) return save();
    return save().catch(async () => (await save()) ?? ((await repository.isDoneBy(held)) ? next : null));
  }

  private async handOver(held: W): Promise<void> {
    const { repository, queue, clock } = this.parts;
    const turn = { status: 'queued', reason: null, now: clock.now() };
    if (await repository.letGo(held, () => turnedWork(repository.kind, held, turn))) {
      this.log('info', 'handed over: its time is over', held);
      await queue.announce(held);
    } else {
      this.log('info', LET_GO, held);
    }
  }

  /**
   * Ends it or gives it back.
   *
   * @param isSure whether `held` is what is stored
   * @throws AppError the same error when it is to be tried again
   */
  private async settle(held: W, isSure: boolean, verdict: Verdict): Promise<void> {
    const { repository, clock, logger } = this.parts;
    const { kind } = repository;
    const { error, fields, logLevel = ERROR_CODES[error.code].logLevel } = verdict;
    const now = clock.now();
    const next = await repository.letGo(
      held,
      (stored) => workAfterError(kind, isSure ? held : stored, verdict, now),
      verdict.also,
    );
    const logged = { ...this.fieldsOf(held), ...(fields ?? errorFields(error)) };
    if (!next) {
      logger.log('info', `${kind.name} ${LET_GO}`, logged);
      return;
    }
    const isFinal = next.status !== 'queued';
    if (isFinal || fields) {
      logger.log(isFinal ? logLevel : 'warn', `${kind.undone}: ${next.status}`, logged);
    }
    if (!isFinal) throw error;
  }

  private log(level: LogLevel, what: string, work: W): void {
    const { repository, logger } = this.parts;
    logger.log(level, `${repository.kind.name} ${what}`, this.fieldsOf(work));
  }

  private fieldsOf(work: W): LogFields {
    const { kind } = this.parts.repository;
    return { [kind.idField]: work.id, attempt: work.attempts, ...kind.logFields?.(work) };
  }
}

const LET_GO = 'let go: it was cancelled, or another worker has it';

function tooLate(): AppError {
  return new AppError({
    code: 'unavailable',
    message: 'The claim, and what is read after it, took so long that its lease is almost over.',
  });
}
