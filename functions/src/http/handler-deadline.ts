import type { Request } from 'express';
import { AppError, ERROR_CODES, fromUnknown } from '../errors/index.js';
import { errorFields, type Logger } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';
import { howToRepeat, type Repeats } from './repeats.js';

interface Handling {
  readonly req: Request;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** What comes of the request when it is sent again. */
  readonly repeats: Repeats | undefined;
}

/**
 * Runs a handler for as long as it may take. One that takes longer is not stopped: what becomes of it is written to the
 * log once it is known, under the id of its request.
 *
 * @throws AppError unavailable, which says whether something may have been done, when the time is over; what `handle` throws
 */
export async function handleInTime(
  handle: () => Promise<void> | void,
  { req, timeoutMs, logger, repeats }: Handling,
): Promise<void> {
  const startedAt = performance.now();
  const handling = Promise.try(handle);
  await withDeadline(handling, timeoutMs, () => {
    void logLateOutcome(handling, startedAt, logger);
    return tookTooLong(req, repeats);
  });
}

async function logLateOutcome(handling: Promise<void>, startedAt: number, logger: Logger): Promise<void> {
  const error = await handling.then(
    () => undefined,
    (thrown: unknown) => (isTooLateToAnswer(thrown) ? undefined : (thrown ?? 'no reason')),
  );
  const duration = { duration_ms: Math.round(performance.now() - startedAt) };
  if (error === undefined) {
    logger.log('warn', 'handler ended after its deadline', duration);
    return;
  }
  const { code } = fromUnknown(error);
  const level = ERROR_CODES[code].logLevel === 'error' ? 'error' : 'warn';
  logger.log(level, `handler failed after its deadline: ${code}`, { ...duration, ...errorFields(error) });
}

/** Node's error for the late handler, whose request was answered 503 meanwhile. */
function isTooLateToAnswer(error: unknown): boolean {
  return (Object(error) as { readonly code?: unknown }).code === 'ERR_HTTP_HEADERS_SENT';
}

function tookTooLong(req: Request, repeats: Repeats | undefined): AppError {
  return new AppError({
    code: 'unavailable',
    message: `The request took too long. ${whatMayBeDone(req, repeats)}`,
    headers: { 'Retry-After': '5' },
  });
}

function whatMayBeDone(req: Request, repeats: Repeats | undefined): string {
  if (req.method === 'GET' || req.method === 'HEAD') return 'Nothing was changed: try again later.';
  return `It may have been done all the same: ${howToRepeat(req, repeats)}`;
}
