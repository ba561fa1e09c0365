import { ADMIN, STAFF, type Role } from '../shared/index.js';

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

/** Work that takes longer than a request: stored in the request, done step by step by the queue's worker. */
export interface Job {
  readonly id: string;
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
  /** How often a worker took it; tells the present worker from one before. */
  readonly attempts: number;
  /** How many of the last attempts came to no checkpoint. */
  readonly idleAttempts: number;
  /** Until when the worker that has it may be believed alive. */
  readonly leaseUntil: Date | null;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly requestId: string;
  readonly createdAt: Date;
  /** When it was last queued, claimed, brought forward or finished: the sweeper takes up what stood still. */
  readonly updatedAt: Date;
  /** When the first worker took it. */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When Firestore's TTL removes the job and its files. */
  readonly expiresAt: Date;
  /** Parts of the file it came with; 0 for none. */
  readonly uploadParts: number;
  /** Parts of the file it has made so far. */
  readonly outputParts: number;
}

/** A job without what only its handler reads. */
export type JobSummary = Omit<Job, 'input' | 'state'>;

/** A worker's claim ends by itself after this, in ms; each checkpoint begins it anew. */
export const LEASE_MS = 2 * 60_000;

/** A job whose last so many attempts came to no checkpoint has failed. */
export const MAX_IDLE_ATTEMPTS = 5;

/** A job this old, in ms, ends as failed: what it waits for is not coming. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/** How long jobs and their files are kept, in ms. */
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/** How many unfinished jobs an account may have: three are done at once, and others wait behind them. */
export const MAX_UNFINISHED = 20;

/** What a worker finds when it wants to take a job. */
export type Claim = 'claimed' | 'done' | 'busy' | 'hopeless';

/** Whether nothing more becomes of a job. */
export function isFinished({ status }: Pick<Job, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}

/** Whether an account may cancel a job: its own, an admin any. */
export function mayCancel(
  { createdBy }: Pick<Job, 'createdBy'>,
  account: { readonly id: string; readonly role: Role },
): boolean {
  return account.role === 'admin' || account.id === createdBy.id;
}

/**
 * Whether a worker may take a job at `now`: queued, or left behind by a worker whose lease has ended. Hopeless is one
 * that is too old, or that ends its workers before they come to a checkpoint.
 */
export function judgeClaim(
  job: Pick<Job, 'status' | 'leaseUntil' | 'createdAt' | 'idleAttempts'>,
  now: Date,
): Claim {
  if (isFinished(job)) return 'done';
  const isHeld = job.status === 'running' && job.leaseUntil !== null && job.leaseUntil > now;
  if (isHeld) return 'busy';
  const isTooOld = now.getTime() - job.createdAt.getTime() > GIVE_UP_AFTER_MS;
  return isTooOld || job.idleAttempts >= MAX_IDLE_ATTEMPTS ? 'hopeless' : 'claimed';
}

/** The job in the hands of a new worker. */
export function claimedJob(job: Job, now: Date): Job {
  return {
    ...job,
    status: 'running',
    attempts: job.attempts + 1,
    idleAttempts: job.idleAttempts + 1,
    leaseUntil: leaseFrom(now),
    updatedAt: now,
    startedAt: job.startedAt ?? now,
  };
}

/** The job back in the queue, for another worker or the same. */
export function releasedJob(job: Job, now: Date): Job {
  return { ...job, status: 'queued', leaseUntil: null, updatedAt: now };
}

/** The job at its end. */
export function finishedJob<J extends JobSummary>(
  job: J,
  status: 'succeeded' | 'failed' | 'cancelled',
  now: Date,
): J {
  return { ...job, status, leaseUntil: null, updatedAt: now, finishedAt: now };
}

/** Until when a worker that shows itself alive now is believed to be so. */
export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
