import { pick, type Snapshot } from '../documents/index.js';
import type { AppError } from '../errors/index.js';
import { currentContext, type BrokenDocuments, type LogFields, type QueueName } from '../platform/index.js';
import { newId } from '../shared/index.js';
import type { QueuePause } from './queue-pauses.codec.js';

/** What every piece of durable work has, whatever its kind: stored in a request, done by the worker of a queue. */
export interface Work {
  readonly id: string;
  /** `queued`, `failed`, and what the kind calls held, done, and whatever other end it knows. */
  readonly status: string;
  /** How often a worker took it; tells the present worker from one before. */
  readonly attempts: number;
  /** How many of the last attempts came to no checkpoint; absent where the kind stores none. */
  readonly idleAttempts?: number;
  /** Until when the worker that has it may be believed alive. */
  readonly leaseUntil: Date | null;
  readonly requestId: string;
  readonly createdAt: Date;
  /** When somebody had it done again, null before; absent where a kind has no such thing. Its age counts from then, or from the end of a later pause. */
  readonly retriedAt?: Date | null;
  /** When it was last queued, claimed, brought forward or ended: the sweeper takes up what stood still. */
  readonly updatedAt: Date;
  /** When Firestore's TTL removes it. */
  readonly expiresAt: Date;
}

/** How work ended, or why it is queued again. */
export interface Turn<W extends Work> {
  readonly status: W['status'];
  /** What went wrong; null where nothing did. */
  readonly reason: string | null;
  readonly now: Date;
}

/** The documents of a kind of work: a StoredCollection. */
export interface WorkDocuments<W extends Work> {
  /** Of the collection. */
  readonly name: string;
  encode(work: W): Record<string, unknown>;
  encodePart(part: Partial<W>): Record<string, unknown>;
  reader(broken: BrokenDocuments): {
    find(snapshot: Snapshot): W | null;
    findWhole(snapshot: Snapshot): W | null;
  };
}

/** What a kind of work says of itself; the rest is the same for all. */
export interface WorkKind<W extends Work> {
  /** In the log, in the singular: `mail job`. */
  readonly name: string;
  /** In the log, of an attempt that failed: `mail not sent`. */
  readonly undone: string;
  readonly documents: WorkDocuments<W>;
  /** Whose tasks name it. */
  readonly queue: QueueName;
  /** The fields that change while it is worked on. */
  readonly progress: readonly (keyof W & string)[];
  /** What names one in a task's data and in the log: `mail_job_id`. */
  readonly idField: string;
  /** The status of one that a worker has. */
  readonly held: W['status'];
  /** The status of one at its good end. */
  readonly done: W['status'];
  /** A claim ends by itself after this, in ms; each checkpoint begins it anew. Longer than a step may take. */
  readonly leaseMs: number;
  /**
   * How much of it must be left when a worker begins, in ms: the answer to its claim may come late, and another could claim the
   * work during the step. Absent where a step that is done twice does no harm.
   */
  readonly leastLeaseMs?: number;
  /** One this old, in ms, ends as failed. */
  readonly giveUpAfterMs: number;
  /** One whose last so many attempts came to no checkpoint ends as failed. */
  readonly maxIdleAttempts: number;
  /** How long it is kept, in ms. */
  readonly retentionMs: number;
  /** What is stored as the reason of one that is given up: too old, or never at a checkpoint. */
  givenUp(work: W): string;
  /** What the log tells of it beside id and attempt. */
  logFields?(work: W): LogFields;
  /** What else a claim changes. */
  onClaim?(work: W, now: Date): Partial<W>;
  /** What else changes when it is queued again, or ends. @param work null where it can't be read */
  onTurn(turn: Turn<W>, work: W | null): Partial<W>;
}

/** A lease that ends so much too late, in ms, is not believed: the clock of its worker was wrong. */
const MAX_CLOCK_ERROR_MS = 5 * 60_000;

/** The reason of work that can't be read. */
export const UNREADABLE_WORK = 'its stored document lacks a field or has one of another type';

/** What a worker finds when it wants to take work. */
export type Claim = 'claimed' | 'done' | 'paused' | 'busy' | 'hopeless';

/** When the queue of a kind was paused, and when its last pause ended. */
export type PauseTimes = Pick<QueuePause, 'pausedAt' | 'resumedAt'>;

/** The fields of new work of the request in hand, whatever its kind. */
export function newWork(
  { retentionMs }: Pick<WorkKind<Work>, 'retentionMs'>,
  now: Date,
  id = newId(),
): Omit<Work, 'status' | 'idleAttempts' | 'retriedAt'> & { readonly status: 'queued' } {
  return {
    id,
    status: 'queued',
    attempts: 0,
    leaseUntil: null,
    requestId: currentContext()?.requestId ?? id,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + retentionMs),
  };
}

/** Whether nothing more becomes of it. */
export function hasEnded<W extends Work>({ held }: WorkKind<W>, { status }: Pick<Work, 'status'>): boolean {
  return status !== 'queued' && status !== held;
}

/**
 * Whether a worker may take it at `now`: queued, or left behind by a worker whose lease has ended, or ends so late that its
 * clock was wrong. Paused is what a pause of its queue keeps. Hopeless is what is too old and was tried before, or ends its workers
 * before they come to a checkpoint.
 *
 * @param pause of its queue; null where there never was one
 */
export function judgeClaim<W extends Work>(
  kind: WorkKind<W>,
  work: Pick<Work, 'status' | 'attempts' | 'leaseUntil' | 'createdAt' | 'retriedAt' | 'idleAttempts'>,
  now: Date,
  pause: PauseTimes | null = null,
): Claim {
  if (hasEnded(kind, work)) return 'done';
  if (pause?.pausedAt) return 'paused';
  if (isInHand(kind, work, now)) return 'busy';
  const queuedAt = work.retriedAt ?? work.createdAt;
  const agesFrom = Math.max(queuedAt.getTime(), pause?.resumedAt?.getTime() ?? 0);
  // A clock that was wrong, or a queue that was away, must not end what nobody has tried.
  const isTooOld = work.attempts > 0 && now.getTime() - agesFrom > kind.giveUpAfterMs;
  return isTooOld || (work.idleAttempts ?? 0) >= kind.maxIdleAttempts ? 'hopeless' : 'claimed';
}

/** Whether a worker has it whose lease is not over. */
export function isInHand<W extends Work>(
  { held, leaseMs }: WorkKind<W>,
  work: Pick<Work, 'status' | 'leaseUntil'>,
  now: Date,
): boolean {
  const leftMs = leftOfLease(work, now);
  return work.status === held && leftMs > 0 && leftMs <= leaseMs + MAX_CLOCK_ERROR_MS;
}

/** Whether so much of its lease is left that its worker may begin. */
export function mayBegin<W extends Work>(
  { leastLeaseMs = -Infinity }: WorkKind<W>,
  claimed: W,
  now: Date,
): boolean {
  return leftOfLease(claimed, now) >= leastLeaseMs;
}

function leftOfLease({ leaseUntil }: Pick<Work, 'leaseUntil'>, now: Date): number {
  return (leaseUntil?.getTime() ?? 0) - now.getTime();
}

/** The work in the hands of a new worker. */
export function claimedWork<W extends Work>(kind: WorkKind<W>, work: W, now: Date): W {
  return {
    ...work,
    status: kind.held,
    attempts: work.attempts + 1,
    idleAttempts: (work.idleAttempts ?? 0) + 1,
    leaseUntil: leaseFrom(kind, now),
    updatedAt: now,
    ...kind.onClaim?.(work, now),
  };
}

/** The work after a step: in the same hands with the lease begun anew, or at its good end. */
export function checkpointedWork<W extends Work>(kind: WorkKind<W>, work: W, isLast: boolean, now: Date): W {
  const next = { ...work, idleAttempts: 0, leaseUntil: leaseFrom(kind, now), updatedAt: now };
  return isLast ? turnedWork(kind, next, { status: kind.done, reason: null, now }) : next;
}

/** The work out of its worker's hands: back in the queue, or at an end. */
export function turnedWork<W extends Work>(kind: WorkKind<W>, work: W, turn: Turn<W>): W {
  return { ...work, ...changesOf(kind, turn, work) };
}

/** What is stored of work that can't be read, so that it ends as failed; all else stays as it is. */
export function unreadableWork<W extends Work>(kind: WorkKind<W>, now: Date): Record<string, unknown> {
  const turn = { status: 'failed', reason: UNREADABLE_WORK, now };
  return kind.documents.encodePart(changesOf(kind, turn, null));
}

function changesOf<W extends Work>(kind: WorkKind<W>, turn: Turn<W>, work: W | null) {
  return { status: turn.status, leaseUntil: null, updatedAt: turn.now, ...kind.onTurn(turn, work) };
}

/** Ended work that somebody has done again: as old as new work, and kept as long. */
export function retriedWork<W extends Work>(kind: WorkKind<W>, work: W, now: Date): W {
  return {
    ...turnedWork(kind, work, { status: 'queued', reason: null, now }),
    ...(work.idleAttempts !== undefined && { idleAttempts: 0 }),
    retriedAt: now,
    expiresAt: new Date(now.getTime() + kind.retentionMs),
  };
}

/** What is stored while it is worked on. */
export function progressOf<W extends Work>({ documents, progress }: WorkKind<W>, work: W) {
  return documents.encodePart(pick(work, progress) as Partial<W>);
}

/** The work after an error in the hands of its worker: failed for good, or queued for another attempt. */
export function workAfterError<W extends Work>(
  kind: WorkKind<W>,
  held: W,
  {
    error,
    reason,
    end = 'failed',
  }: { readonly error: AppError; readonly reason: string; readonly end?: string },
  now: Date,
): W {
  if (!error.retryable) return turnedWork(kind, held, { status: end, reason, now });
  const { idleAttempts = 0 } = held;
  const again = { status: 'queued', reason, now };
  if (error.code !== 'internal') {
    // What is out of reach for a while is not the work's fault.
    return turnedWork(kind, { ...held, idleAttempts: Math.max(0, idleAttempts - 1) }, again);
  }
  return idleAttempts >= kind.maxIdleAttempts ? givenUpWork(kind, held, now) : turnedWork(kind, held, again);
}

/** Work that nothing comes of, at its bad end. */
export function givenUpWork<W extends Work>(kind: WorkKind<W>, work: W, now: Date): W {
  return turnedWork(kind, work, { status: 'failed', reason: kind.givenUp(work), now });
}

function leaseFrom({ leaseMs }: Pick<WorkKind<Work>, 'leaseMs'>, now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
