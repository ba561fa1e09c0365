import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to the request or task in hand and must reach every log line it causes. */
export interface RequestContext {
  readonly requestId: string;
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
