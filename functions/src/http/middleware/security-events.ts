import type { Request, Response } from 'express';
import type { AppError } from '../../errors/index.js';
import { currentContext, type LogFields, type Logger } from '../../platform/index.js';
import { isMadeUp } from '../validate.js';

/** Refused fields that a log line names. */
const MAX_FIELDS = 20;

/** A host in a log line has at most this many characters. */
const MAX_HOST_LENGTH = 100;

/** Refusals that have a name in OWASP's vocabulary; a bad access token has none, its 401 is in the request's line. */
const EVENTS: Partial<Record<AppError['code'], string>> = {
  'permission-denied': 'authz_fail',
  'validation-failed': 'input_validation_fail',
  'invalid-argument': 'input_validation_fail',
};

/**
 * Logs a refusal that tells of an attack under its name in OWASP's vocabulary, with who asked for what. Of refused
 * input only the names of our own fields, never values, nor names that the client made up.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
 */
export function logRefusal(logger: Logger, error: AppError, req: Request, res: Response): void {
  const event = EVENTS[error.code];
  if (event === undefined) return;
  logger.log('warn', event, {
    ...clientOf(res),
    method: req.method,
    route: routeOf(res),
    ...(event === 'input_validation_fail' && { fields: fieldNames(error) }),
  });
}

/** Logs that a page of an origin which is not allowed has asked. */
export function logForeignOrigin(logger: Logger, origin: string, req: Request, res: Response): void {
  logger.log('warn', 'malicious_cors', {
    ...clientOf(res),
    user_agent: currentContext()?.client?.userAgent,
    method: req.method,
    origin_host: hostOf(origin),
  });
}

/** The pattern of the route that was met, or `(none)`: a path may hold what should not be logged. */
export function routeOf(res: Response): string {
  return String(res.locals['routePattern'] ?? '(none)');
}

/** The id of the signed-in account, or null. */
export function userIdOf(res: Response): string | null {
  return (res.locals['userId'] as string | undefined) ?? null;
}

/** Who asks, as log lines name it. */
export function clientOf(res: Response): LogFields {
  return { user_id: userIdOf(res), ip_hash: currentContext()?.client?.ipHash };
}

function fieldNames({ errors = [] }: AppError): string[] {
  const names = errors.map(({ pointer, detail }) =>
    isMadeUp(detail) ? pointer.replace(/[^/]*$/, '(unknown)') : pointer,
  );
  return [...new Set(names)].slice(0, MAX_FIELDS);
}

function hostOf(origin: string): string {
  if (origin === 'null') return origin;
  return URL.parse(origin)?.host.slice(0, MAX_HOST_LENGTH) ?? '(none)';
}
