import type { IncomingHttpHeaders } from 'node:http';
import { once } from '../shared/once.js';
import { logEntry, type LogFields } from './logger.js';

/** Where the line of each request goes. */
export interface RequestLines {
  /** @param headers of the request: a proxy's trace is among them */
  add(fields: LogFields, headers: IncomingHttpHeaders): void;
}

/**
 * Lines in the form of cloudLogger's. Those of one turn of the event loop, the turn in which their answers are sent, are
 * written together at its end: a write for each would cost more than the rest of a prepared answer.
 *
 * @param project id by which Cloud Logging finds a request's trace
 */
export function cloudRequestLines(project: string): RequestLines {
  return {
    add: (fields, headers) => {
      writeSoon(JSON.stringify({ ...logEntry('info', 'request', fields), ...traceOf(headers, project) }));
    },
  };
}

let pending = '';

/** What is pending when the process ends is written all the same. */
const writeAtExit = once(() => process.once('exit', writePending));

function writeSoon(line: string): void {
  writeAtExit();
  if (pending === '') setImmediate(writePending);
  pending += `${line}\n`;
}

function writePending(): void {
  process.stdout.write(pending);
  pending = '';
}

/** The trace that a proxy gave the request, as Cloud Logging reads it and firebase-functions writes it in other lines. */
function traceOf(headers: IncomingHttpHeaders, project: string): LogFields | undefined {
  const cloud = headers['x-cloud-trace-context'];
  const id =
    (typeof cloud === 'string' ? /^([A-F0-9]{32})\/\d/i.exec(cloud)?.[1] : undefined) ??
    (typeof headers['traceparent'] === 'string'
      ? /^[a-f0-9]{2}-([a-f0-9]{32})-/.exec(headers['traceparent'])?.[1]
      : undefined);
  return id === undefined
    ? undefined
    : { 'logging.googleapis.com/trace': `projects/${project}/traces/${id}` };
}
