import { write, type LogEntry, type LogSeverity } from 'firebase-functions/logger';
import type { LogLevel } from '../errors/index.js';
import { currentContext } from './request-context.js';

/** Fields of a structured log line; values must be plain data without secrets. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured JSON logging; the request id is added to every line. */
export interface Logger {
  log(level: LogLevel, message: string, fields?: LogFields): void;
}

const SEVERITY: Record<LogLevel, LogSeverity> = {
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
};

/** Has Error Reporting take an entry even if it has no stack. */
const REPORTED = 'type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent';

/**
 * Cloud Logging's structured lines on stdout and stderr. Error Reporting takes the level error, by the stack of the
 * innermost cause, where the fault is, and no other level: their stacks are in a field that it does not read.
 *
 * @see https://docs.cloud.google.com/error-reporting/docs/formatting-error-messages
 */
export const cloudLogger: Logger = {
  log: (...line) => {
    write(logEntry(...line));
  },
};

/** A line as Cloud Logging gets it, with the id of the request in hand. */
export function logEntry(...[level, message, fields = {}]: Parameters<Logger['log']>): LogEntry {
  const requestId = currentContext()?.requestId;
  return {
    severity: SEVERITY[level],
    message,
    ...(requestId && { request_id: requestId }),
    ...fields,
    ...(level === 'error' && { '@type': REPORTED, stack_trace: innermostStack(fields) }),
  };
}

/**
 * An error as plain log fields: message, stack and the chain of causes. Messages are logged as they are: an error with
 * the words of others in it (a mail server's, a client's) is not for the log.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.message,
    stack: error.stack,
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
}

function innermostStack({ cause, stack }: LogFields): unknown {
  const inner = typeof cause === 'object' && cause !== null ? innermostStack(cause as LogFields) : undefined;
  return inner ?? stack;
}
