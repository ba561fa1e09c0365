import { randomUUID } from 'node:crypto';
import type { Cost } from '../../../src/http/index.js';
import { call } from '../http/api.js';
import type { RunningFunction } from './functions-framework.js';
import { waitFor } from '../wait-for.js';

/** A structured line of a function's output. */
export type LogLine = Readonly<Record<string, unknown>> & {
  readonly severity: string;
  readonly message: string;
};

/** The structured lines that a function has printed so far. */
export function logLines(api: RunningFunction): LogLine[] {
  return linesWith(api, '');
}

/** The lines that one request has caused so far. */
export function linesOf(api: RunningFunction, requestId: string): LogLine[] {
  return linesWith(api, requestId).filter((line) => line['request_id'] === requestId);
}

/** Reads only the lines that have a text: a long log is looked at often. */
function linesWith(api: RunningFunction, text: string): LogLine[] {
  return api
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}') && line.includes(text))
    .map((line) => JSON.parse(line) as LogLine);
}

/**
 * Whether Error Reporting takes a line, by its documentation: it reads the first of these fields that is there, and takes
 * a stack, or anything of its own type.
 */
export function isReported(line: LogLine): boolean {
  const fields = [line['stack_trace'], line['exception'], line.message];
  const [read = ''] = fields.filter((field) => typeof field === 'string');
  const isOwnType = String(line['@type']).endsWith('.ReportedErrorEvent');
  return isOwnType || /^\s+at /m.test(read) || 'serviceContext' in line;
}

/** Waits for the line that tells of a request as a whole, which is its last. */
export function requestLine(api: RunningFunction, requestId: string): Promise<LogLine> {
  return waitFor(() => linesOf(api, requestId).find(({ message }) => message === 'request'), {
    intervalMs: 10,
    description: `the log line of request ${requestId}`,
  });
}

/** What a request line says of Firestore. */
export function costOf(line: LogLine): Cost {
  return {
    reads: Number(line['firestore_reads']),
    writes: Number(line['firestore_writes']),
    roundTrips: Number(line['firestore_round_trips']),
  };
}

/** What one GET costs an instance, the check of its token included. @throws Error when it is not answered with 200 */
export async function measureGet(api: RunningFunction, path: string, token?: string): Promise<Cost> {
  const requestId = newRequestId();
  const { status, body } = await call<unknown>(path, {
    baseUrl: api.url,
    headers: { 'X-Request-Id': requestId },
    ...(token !== undefined && { token }),
  });
  if (status !== 200) throw new Error(`GET ${path}: ${JSON.stringify(body)}`);
  return costOf(await requestLine(api, requestId));
}

/** An id for `X-Request-Id`, by which the request is found in the log. */
export function newRequestId(): string {
  return `test-${randomUUID()}`;
}
