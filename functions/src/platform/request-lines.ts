import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { once } from '../shared/once.js';
import { logEntry, type LogFields } from './logger.js';

/** A request, with what the functions framework makes of its headers. */
type FrameworkRequest = IncomingMessage & { readonly executionId?: string; readonly spanId?: string };

/** Where the line of each request goes. */
export interface RequestLines {
  add(fields: LogFields, req: FrameworkRequest): void;
}

interface RequestLinesParts {
  /** Id by which Cloud Logging finds a request's trace. */
  readonly project: string;
  /** Whether the functions framework marks each line with the id of its execution. */
  readonly hasExecutionIds: boolean;
  /**
   * Runs something outside of any request: within one, the framework takes all that is written at once for one line, and marks
   * it as that request's.
   */
  readonly outside: (write: () => void) => void;
}

/**
 * Lines in the form of cloudLogger's. Those of one turn of the event loop, the turn in which their answers are sent, are
 * written together at its end: a write for each would cost more than the rest of a prepared answer.
 */
export function cloudRequestLines({ project, hasExecutionIds, outside }: RequestLinesParts): RequestLines {
  let pending = '';
  const write = (): void => {
    const text = pending;
    pending = '';
    outside(() => process.stdout.write(text));
  };
  const writeAtExit = once(() => process.once('exit', write));
  return {
    add: (fields, req) => {
      writeAtExit();
      if (pending === '') setImmediate(write);
      const entry = {
        ...logEntry('info', 'request', fields),
        ...traceOf(req.headers, project),
        ...(hasExecutionIds && executionOf(req)),
      };
      pending += `${JSON.stringify(entry)}\n`;
    },
  };
}

/** The trace that a proxy gave the request, as Cloud Logging reads it and firebase-functions writes it in other lines. */
function traceOf(headers: IncomingHttpHeaders, project: string): LogFields | undefined {
  const id = idIn(headers['x-cloud-trace-context'], CLOUD_TRACE) ?? idIn(headers['traceparent'], W3C_TRACE);
  return id === undefined
    ? undefined
    : { 'logging.googleapis.com/trace': `projects/${project}/traces/${id}` };
}

const CLOUD_TRACE = /^([\da-f]{32})\/\d/i;
const W3C_TRACE = /^[\da-f]{2}-([\da-f]{32})-/;

function idIn(header: string | string[] | undefined, form: RegExp): string | undefined {
  return typeof header === 'string' ? form.exec(header)?.[1] : undefined;
}

/** As the framework marks other lines. */
function executionOf({ executionId, spanId }: FrameworkRequest): LogFields {
  return {
    'logging.googleapis.com/labels': { execution_id: executionId },
    'logging.googleapis.com/spanId': spanId,
  };
}
