import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, ERROR_CODES, fromUnknown } from '../../errors/index.js';
import { errorFields, type Logger } from '../../platform/index.js';
import { errorPageOf, findMoved, movesFor, sendErrorPage, sendMoved } from '../error-page.js';
import { leadTo, refusalPageOf } from '../plain-form.js';
import { PRIVATE_NO_STORE } from './caching.js';
import { requestIdOf } from './request-context.js';
import { logRefusal } from './security-events.js';

const TOO_MANY_REQUESTS = 429;

/**
 * Answers a request with what it is refused for: by a problem document; where its route answers with pages by a page; where it
 * brought a plain form by leading to one.
 */
export function refuse(req: Request, res: Response, error: AppError): void {
  rememberRefusal(res, error);
  const page = refusalPageOf(error, req, res);
  if (page !== undefined) leadTo(res, page, error.headers);
  else if (errorPageOf(req, res) ?? movesFor(error, req, res)) {
    refuseVisitor(req, res, error).catch(() => {
      if (!res.headersSent) sendProblem(res, error);
    });
  } else sendProblem(res, error);
}

/** Leads a visitor to where the page has moved, else says why there is none. */
async function refuseVisitor(req: Request, res: Response, error: AppError): Promise<void> {
  const moves = movesFor(error, req, res);
  const moved = moves ? await findMoved(req.path, moves) : null;
  if (res.headersSent) return;
  if (moved && !(moved instanceof AppError)) {
    rememberRefusal(res, null);
    sendMoved(res, moved);
    return;
  }
  const reason = moved ?? error;
  rememberRefusal(res, reason);
  const errorPage = errorPageOf(req, res);
  if (errorPage) await sendErrorPage(res, reason, errorPage);
  else sendProblem(res, reason);
}

function rememberRefusal(res: Response, error: AppError | null): void {
  res.locals['refusedWith'] = error ? ERROR_CODES[error.code].httpStatus : undefined;
}

/** Answers `error` as a problem document (RFC 9457) with its headers. */
function sendProblem(res: Response, error: AppError): void {
  const { httpStatus, title } = ERROR_CODES[error.code];
  const body = {
    type: `urn:firefolio:problem:${error.code}`,
    title,
    status: httpStatus,
    detail: error.message,
    instance: requestIdOf(res),
    ...error.extensions,
    ...retryAfterOf(httpStatus, error),
    ...(error.errors && { errors: error.errors }),
  };
  res
    .status(httpStatus)
    .set({ 'Cache-Control': res.hasHeader('Set-Cookie') ? PRIVATE_NO_STORE : 'no-store', ...error.headers })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

/** The status that a request was refused with, also where its sender was led to a page; undefined when it was not. */
export function refusalStatusOf(res: Response): number | undefined {
  return res.locals['refusedWith'] as number | undefined;
}

/** When to try again, also for clients that can't read headers. */
function retryAfterOf(status: number, { headers }: AppError): { retry_after?: number } {
  const seconds = headers['Retry-After'];
  return status === TOO_MANY_REQUESTS && seconds !== undefined ? { retry_after: Number(seconds) } : {};
}

/** The last middleware: every error of the app becomes one problem document and at most one log line. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    const error = fromUnknown(thrown);
    const { logLevel } = ERROR_CODES[error.code];
    if (logLevel === 'warn' || logLevel === 'error') {
      logger.log(logLevel, `request failed: ${error.code}`, errorFields(error));
    }
    logRefusal(logger, error, req, res);
    if (res.headersSent) {
      next(thrown);
      return;
    }
    refuse(req, res, error);
  };
}

/** The 404 for a path that no route has. */
export const notFound: RequestHandler = (_req, _res, next) => {
  next(
    new AppError({
      code: 'not-found',
      message: 'There is nothing at this path; /api/docs has all that there are.',
    }),
  );
};
