import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request comes from, in the form that may be stored: the address only as a keyed hash. */
export interface Client {
  readonly ipHash: string;
  /** At most 200 characters. */
  readonly userAgent: string;
}

/** What was asked of Firestore, counted as it is billed. */
export interface FirestoreUsage {
  /** Documents read; a query that finds none reads one. */
  reads: number;
  /** Documents written or deleted. */
  writes: number;
  /** Calls, whether they ran one after the other or at once. */
  roundTrips: number;
}

/** By what a value that the instance keeps is judged: see ReadCache.canServe. */
export interface Freshness {
  readonly readTime: string;
  /** In ms since 1970. */
  readonly goodUntil: number;
  /** What was loaded before a `clear` is of an earlier generation, and is served no more. */
  readonly generation: number;
}

/** What belongs to the request or task in hand and must reach every log line and audit entry it causes. */
export interface RequestContext {
  readonly requestId: string;
  /** Absent in tasks and schedules. */
  readonly client?: Client;
  /** The account that makes the request, once its token was checked, or that began the job. */
  actorId?: string;
  /** What it has cost so far. */
  readonly usage: FirestoreUsage;
  /** What counting the client's requests has cost so far, which is no part of `usage`. */
  readonly limiterUsage: FirestoreUsage;
  /** Of the values that the instance's cache has given it so far. */
  readonly freshness: Freshness[];
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with a new context in force for everything it awaits. A job's names whom it is done for as the actor. */
export function runInContext<T>(
  origin: Pick<RequestContext, 'requestId' | 'client' | 'actorId'>,
  work: () => T,
): T {
  return storage.run({ ...origin, usage: noUsage(), limiterUsage: noUsage(), freshness: [] }, work);
}

/** Runs `work` in the same context, but with what it asks of Firestore counted as the limiter's. */
export function runAsLimiter<T>(work: () => T): T {
  const context = currentContext();
  return context ? storage.run({ ...context, usage: context.limiterUsage }, work) : work();
}

/** The context in force, or undefined outside of any request or task. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

function noUsage(): FirestoreUsage {
  return { reads: 0, writes: 0, roundTrips: 0 };
}
