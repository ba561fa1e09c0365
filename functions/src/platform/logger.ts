import { write, type LogSeverity } from 'firebase-functions/logger';
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

/** Cloud Logging's structured lines on stdout and stderr. */
export const cloudLogger: Logger = {
  log(level, message, fields = {}) {
    const requestId = currentContext()?.requestId;
    write({ severity: SEVERITY[level], message, ...(requestId && { request_id: requestId }), ...fields });
  },
};

/** An error as plain log fields: name, message, stack and the chain of causes. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.message,
    stack: error.stack,
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
}
