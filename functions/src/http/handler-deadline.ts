import type { Request } from 'express';
import { AppError, ERROR_CODES, fromUnknown } from '../errors/index.js';
import { errorFields, type Logger } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';

interface Handling {
  readonly req: Request;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Whether the route does nothing twice for the same Idempotency-Key. */
  readonly takesIdempotencyKey: boolean;
}

/**
 * Runs a handler for as long as it may take. One that takes longer is not stopped: what becomes of it is written to the
 * log once it is known, under the id of its request.
 *
 * @throws AppError unavailable, which says whether something may have been done, when the time is over; what `handle` throws
 */
export async function handleInTime(
  handle: () => Promise<void> | void,
  { req, timeoutMs, logger, takesIdempotencyKey }: Handling,
): Promise<void> {
  const startedAt = performance.now();
  const handling = Promise.resolve().then(handle);
  await withDeadline(handling, timeoutMs, () => {
    void logLateOutcome(handling, startedAt, logger);
    return tookTooLong(req, takesIdempotencyKey);
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
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_HTTP_HEADERS_SENT'
  );
}

function tookTooLong(req: Request, takesIdempotencyKey: boolean): AppError {
  return new AppError({
    code: 'unavailable',
    message: `The request took too long. ${whatMayBeDone(req, takesIdempotencyKey)}`,
    headers: { 'Retry-After': '5' },
  });
}

function whatMayBeDone(req: Request, takesIdempotencyKey: boolean): string {
  if (req.method === 'GET' || req.method === 'HEAD') return 'Nothing was changed: try again later.';
  if (takesIdempotencyKey && req.get('idempotency-key') !== undefined) {
    return 'It may have been done all the same: send it again with the same Idempotency-Key, and it is not done twice.';
  }
  return 'It may have been done all the same: look before you send it again.';
}
