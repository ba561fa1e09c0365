import type { JobKind, JsonObject } from './job.js';
import type { Job, JobProblem } from './jobs.codec.js';

/** What one step has done. */
export interface StepOutcome {
  /** Where the next step begins. */
  readonly state: JsonObject;
  /** Items that this step dealt with. */
  readonly done: number;
  /** Added to the job's. */
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly JobProblem[];
  /** Appended to the job's file; at most 8 MB, since it is stored together with the checkpoint. */
  readonly output?: Buffer;
  /** Whether the job is done with it. */
  readonly isLast: boolean;
}

/** One worker's run of a job. */
export interface JobRun {
  /** Items there are in all; null when that is not known. */
  readonly total: number | null;
  /**
   * Does the next few seconds' work. It is called again with the same state when its outcome could not be stored, so it
   * must be safe to repeat.
   *
   * @param state that of the last outcome stored, null at the beginning
   * @throws AppError one that is not retryable ends the job, with its message for the job's owner; a retryable one has
   *   the job tried again later. A ZodError says that input or state is of another version of the site, and ends the
   *   job. Any other error has it tried again, too, and ends it at the 5th attempt without a checkpoint
   */
  step(state: JsonObject | null): Promise<StepOutcome>;
}

/** Does the jobs of one kind. */
export interface JobHandler {
  /**
   * Called once by every worker that takes the job, in the first minute of its lease: reads the input, parses an upload.
   *
   * @throws AppError as step
   */
  open(job: Job): Promise<JobRun>;
}

/** The handler of each kind; a job of a kind without one fails. */
export type JobHandlers = Readonly<Partial<Record<JobKind, JobHandler>>>;
