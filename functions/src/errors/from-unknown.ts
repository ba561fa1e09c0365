import { AppError, type FieldError } from './app-error.js';
import type { ErrorCode } from './codes.js';

/** What a client is told of an error that nobody foresaw; the cause goes to the log only. */
export const UNEXPECTED_ERROR_MESSAGE = 'Something went wrong on our side. Try again later.';

/** Numeric gRPC codes of Firestore that have a meaning for the caller. */
const GRPC_CODES = new Map<number, { code: ErrorCode; message: string }>([
  [4, { code: 'unavailable', message: 'The database did not answer in time. Try again.' }],
  [8, { code: 'unavailable', message: 'The database is over its quota. Try again later.' }],
  [10, { code: 'aborted', message: 'The resource is being changed by others. Try again.' }],
  [14, { code: 'unavailable', message: 'The database is not reachable. Try again later.' }],
]);

/** HTTP statuses that Express and its parts throw (http-errors), by the code that answers the same. */
const HTTP_CODES = new Map<number, ErrorCode>([
  [400, 'invalid-argument'],
  [404, 'not-found'],
  [413, 'payload-too-large'],
  [415, 'unsupported-media-type'],
]);

/**
 * Any thrown value as an AppError: Firestore's gRPC codes, Express's http-errors, the rest as `internal` with
 * a constant text and the original as cause.
 */
export function fromUnknown(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, status } = Object(error) as { readonly code?: unknown; readonly status?: unknown };
  const grpc = typeof code === 'number' ? GRPC_CODES.get(code) : undefined;
  if (grpc) {
    const headers = grpc.code === 'unavailable' ? { 'Retry-After': '5' } : undefined;
    return new AppError({ ...grpc, cause: error, ...(headers && { headers }) });
  }
  const http = typeof status === 'number' ? HTTP_CODES.get(status) : undefined;
  if (http) return new AppError({ code: http, message: 'The request is malformed.', cause: error });
  return new AppError({ code: 'internal', message: UNEXPECTED_ERROR_MESSAGE, cause: error });
}

/** A 422 that names the refused fields. */
export function validationFailed(errors: readonly FieldError[]): AppError {
  return new AppError({
    code: 'validation-failed',
    message: 'The request has values that are not allowed; see errors.',
    errors,
  });
}
