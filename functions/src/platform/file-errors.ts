import { AppError, fromUnknown } from '../errors/index.js';

const NOT_FOUND = 404;
const PRECONDITION_FAILED = 412;

/** Nobody has logged in, or whoever has may not. */
const REFUSED = [401, 403];

/** The store, or what is between, has no time. */
const BUSY = [408, 429, 500, 502, 503, 504];

/** Whether the same call may succeed in a moment: the store is busy, or the connection was lost. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined ? isLostConnection(error) : BUSY.includes(status);
}

/**
 * What Cloud Storage or the way to it says, as an AppError. Not by `fromUnknown` alone: it takes an error's `status` for that of the
 * request in hand.
 */
export function toFileError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  if (status === NOT_FOUND && !isNoBucket(error))
    return new AppError({ code: 'not-found', message: 'There is no such file.', cause: error });
  if (status === PRECONDITION_FAILED) {
    const message = 'The file was saved anew meanwhile.';
    return new AppError({ code: 'failed-precondition', message, cause: error });
  }
  if (isNoBucket(error) || (status !== undefined && REFUSED.includes(status)))
    return unavailable('The store of files is not set up: docs/DEPLOY.md says how.', error);
  if (isPassing(error)) return unavailable('The store of files does not answer. Try again later.', error);
  return fromUnknown(status === undefined ? error : new Error('Cloud Storage refused', { cause: error }));
}

/** What keeps a link from being signed: without a key the functions' account asks IAM, which it must be allowed to. */
export function toSigningError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isPassing(error)) return unavailable('Links can not be signed now. Try again later.', error);
  return unavailable(
    "The functions' account may not sign links: give it roles/iam.serviceAccountTokenCreator on itself, as docs/DEPLOY.md says in step 6, or get the file through the API.",
    error,
  );
}

function unavailable(message: string, cause: unknown): AppError {
  return new AppError({ code: 'unavailable', message, headers: { 'Retry-After': '5' }, cause });
}

/** Answered by the same status as a file that is not there. */
function isNoBucket(error: unknown): boolean {
  return statusOf(error) === NOT_FOUND && /bucket does not exist/i.test(String(error));
}

/** The HTTP status of the client's errors, which have it as `code`, and of those of its login, which have it as `status`. */
function statusOf(error: unknown): number | undefined {
  const { code, status } = Object(error) as { readonly code?: unknown; readonly status?: unknown };
  return [code, status].find((value) => typeof value === 'number');
}

/** Node's and the client's errors of connections have a code in capitals, such as ECONNRESET. */
function isLostConnection(error: unknown): boolean {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code) && !code.startsWith('ERR_INVALID');
}
