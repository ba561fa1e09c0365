import { ADMIN, STAFF, type Role } from '../shared/index.js';
import type { Work } from '../work/index.js';

/** Kinds of long work. */
export const JOB_KINDS = ['bulk', 'retag', 'import', 'export', 'reindex'] as const;

/** What a job does. */
export type JobKind = (typeof JOB_KINDS)[number];

/** In whose name the jobs of a kind may be done. Who may call the routes that begin them: the routes. */
export const JOB_ROLES: Readonly<Record<JobKind, readonly Role[]>> = {
  bulk: STAFF,
  retag: STAFF,
  import: STAFF,
  export: STAFF,
  reindex: ADMIN,
};

/** Where a job may stand. */
export const JOB_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

/** Where a job stands. */
export type JobStatus = (typeof JOB_STATUSES)[number];

/** An object that JSON can hold. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An item that a job could not do, or not as it was asked. */
export interface JobProblem {
  /** Which item, in words that its owner knows. */
  readonly item: string;
  /** What is wrong with it and how to mend it. */
  readonly detail: string;
}

/** Work that takes longer than a request, in many steps, with a file that it comes with and one that it makes. */
export interface Job extends Work {
  readonly kind: JobKind;
  /** What is to be done, for the kind's handler to understand. */
  readonly input: JsonObject;
  readonly status: JobStatus;
  /** Items that are dealt with, those with problems included. */
  readonly done: number;
  /** Items there are; null while nobody knows. */
  readonly total: number | null;
  /** What became of the items, such as `{changed: 3, unchanged: 2}`. */
  readonly counts: Readonly<Record<string, number>>;
  /** The first 100. */
  readonly problems: readonly JobProblem[];
  /** How many more there were. */
  readonly problemsOmitted: number;
  /** The handler's checkpoint: where its next step begins. Null before the first. */
  readonly state: JsonObject | null;
  /** Why it failed. */
  readonly error: string | null;
  readonly idleAttempts: number;
  readonly createdBy: { readonly id: string; readonly name: string };
  /** When the first worker took it. */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Parts of the file it came with; 0 for none. They expire with the job. */
  readonly uploadParts: number;
  /** Parts of the file it has made so far. */
  readonly outputParts: number;
}

/** A job without what only its handler reads. */
export type JobSummary = Omit<Job, 'input' | 'state'>;

/** How many unfinished jobs an account may have: three are done at once, and others wait behind them. */
export const MAX_UNFINISHED = 20;

/** Whether an account may cancel a job: its own, an admin any. */
export function mayCancel(
  { createdBy }: Pick<Job, 'createdBy'>,
  account: { readonly id: string; readonly role: Role },
): boolean {
  return account.role === 'admin' || account.id === createdBy.id;
}
