/** How loudly an error of a code is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface CodeTraits {
  /** HTTP status of the answer. */
  readonly httpStatus: number;
  /** `title` of the problem document. */
  readonly title: string;
  readonly logLevel: LogLevel;
  /** True when the same call may succeed later: a task that fails with it is tried again. */
  readonly retryable: boolean;
}

/**
 * The one table from error code to its traits. The codes are gRPC's, in kebab case, and after them the few
 * HTTP conditions that gRPC has no word for.
 *
 * @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
 */
export const ERROR_CODES = {
  'invalid-argument': { httpStatus: 400, title: 'Bad Request', logLevel: 'info', retryable: false },
  unauthenticated: { httpStatus: 401, title: 'Unauthorized', logLevel: 'info', retryable: false },
  'permission-denied': { httpStatus: 403, title: 'Forbidden', logLevel: 'info', retryable: false },
  'not-found': { httpStatus: 404, title: 'Not Found', logLevel: 'debug', retryable: false },
  'already-exists': { httpStatus: 409, title: 'Conflict', logLevel: 'info', retryable: false },
  aborted: { httpStatus: 409, title: 'Conflict', logLevel: 'warn', retryable: true },
  'failed-precondition': { httpStatus: 409, title: 'Conflict', logLevel: 'info', retryable: false },
  'resource-exhausted': { httpStatus: 429, title: 'Too Many Requests', logLevel: 'info', retryable: true },
  internal: { httpStatus: 500, title: 'Internal Server Error', logLevel: 'error', retryable: true },
  'data-loss': { httpStatus: 500, title: 'Internal Server Error', logLevel: 'error', retryable: false },
  unavailable: { httpStatus: 503, title: 'Service Unavailable', logLevel: 'warn', retryable: true },

  'second-factor-required': { httpStatus: 401, title: 'Unauthorized', logLevel: 'info', retryable: false },
  'fresh-login-required': { httpStatus: 401, title: 'Unauthorized', logLevel: 'info', retryable: false },
  gone: { httpStatus: 410, title: 'Gone', logLevel: 'debug', retryable: false },
  'method-not-allowed': { httpStatus: 405, title: 'Method Not Allowed', logLevel: 'debug', retryable: false },
  'stale-version': { httpStatus: 412, title: 'Precondition Failed', logLevel: 'debug', retryable: false },
  'payload-too-large': { httpStatus: 413, title: 'Content Too Large', logLevel: 'info', retryable: false },
  'base-changed': { httpStatus: 409, title: 'Conflict', logLevel: 'debug', retryable: false },
  'no-working-copy': { httpStatus: 404, title: 'Not Found', logLevel: 'debug', retryable: false },
  'range-not-satisfiable': {
    httpStatus: 416,
    title: 'Range Not Satisfiable',
    logLevel: 'debug',
    retryable: false,
  },
  'unsupported-media-type': {
    httpStatus: 415,
    title: 'Unsupported Media Type',
    logLevel: 'info',
    retryable: false,
  },
  'validation-failed': {
    httpStatus: 422,
    title: 'Unprocessable Content',
    logLevel: 'info',
    retryable: false,
  },
} as const satisfies Record<string, CodeTraits>;

/** A stable name for what went wrong; clients and tests match on it, never on the message. */
export type ErrorCode = keyof typeof ERROR_CODES;
