import type { Request } from 'express';
import { AppError } from '../errors/index.js';
import { errorFields, type Logger } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';

interface Handling {
  readonly req: Request;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/**
 * Runs a handler for as long as it may take. One that takes longer is not stopped: what becomes of it is written to the
 * log once it is known, under the id of its request.
 *
 * @throws AppError unavailable, which says whether something may have been done, when the time is over; what `handle` throws
 */
export async function handleInTime(
  handle: () => Promise<void> | void,
  { req, timeoutMs, logger }: Handling,
): Promise<void> {
  const startedAt = performance.now();
  const handling = Promise.resolve().then(handle);
  await withDeadline(handling, timeoutMs, () => {
    void logLateOutcome(handling, startedAt, logger);
    return tookTooLong(req);
  });
}

async function logLateOutcome(handling: Promise<void>, startedAt: number, logger: Logger): Promise<void> {
  const error: unknown = await handling.then(
    () => null,
    (thrown: unknown) => (isTooLateToAnswer(thrown) ? null : thrown),
  );
  const duration = { duration_ms: Math.round(performance.now() - startedAt) };
  if (error === null) logger.log('warn', 'handler ended after its deadline', duration);
  else logger.log('error', 'handler failed after its deadline', { ...duration, ...errorFields(error) });
}

/** What Node says when the handler has done its work and answers, after it was answered in its place. */
function isTooLateToAnswer(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_HTTP_HEADERS_SENT'
  );
}

function tookTooLong(req: Request): AppError {
  return new AppError({
    code: 'unavailable',
    message: `The request took too long. ${whatMayBeDone(req)}`,
    headers: { 'Retry-After': '5' },
  });
}

function whatMayBeDone(req: Request): string {
  if (req.method === 'GET' || req.method === 'HEAD') return 'Nothing was changed: try again later.';
  if (req.get('idempotency-key') !== undefined) {
    return 'It may have been done all the same: send it again with the same Idempotency-Key, and it is not done twice.';
  }
  return 'It may have been done all the same: look before you send it again.';
}
