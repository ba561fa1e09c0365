import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request comes from, in the form that may be stored: the address only as a keyed hash. */
export interface Client {
  readonly ipHash: string;
  /** At most 200 characters. */
  readonly userAgent: string;
}

/** What belongs to the request or task in hand and must reach every log line and audit entry it causes. */
export interface RequestContext {
  readonly requestId: string;
  /** Absent in tasks and schedules. */
  readonly client?: Client;
  /** The account that makes the request, once its token was checked. */
  actorId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with `context` in force for everything it awaits. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context in force, or undefined outside of any request or task. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}
