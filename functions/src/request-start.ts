import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { warn } from 'firebase-functions/logger';
import { isCompressed } from './shared/is-compressed.js';
import { outsideDomain } from './shared/outside-domain.js';
import { readBytes } from './shared/read-bytes.js';

/** The headers by which a body parser sees that there is a body. */
const BODY_HEADERS = ['content-length', 'transfer-encoding'] as const;

/** Bound of a task's body in bytes; ours have some hundred. */
const MAX_TASK_BYTES = 32 * 1024;

/** Runs something in the context of this module's import, which is no request's. */
export const outsideOfRequests = AsyncLocalStorage.snapshot();

const hidden = new WeakMap<IncomingMessage, Partial<IncomingHttpHeaders>>();

/**
 * Has each request prepared before the functions framework or the Functions emulator sees it. They run functions in an
 * Express app of their own, which
 *
 * - inflates and parses a body of up to 1 GB before any code of ours is asked: 29 kB are enough to end the process. Without
 *   the body's headers its parsers find nothing to read, and the body stays in the connection until {@link showBody} or
 *   {@link withTaskBody} takes it;
 * - answers /robots.txt itself, with 404. So the request is given the address of the API's route.
 *
 * @see ../../docs/adr/0026-bodies-are-read-by-the-app.md
 */
export function prepareRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    hideBody(request);
    request.url = request.url?.replace(/^\/robots\.txt(?=$|\?)/, '/api/robots');
  });
}

function hideBody(request: IncomingMessage): void {
  if (BODY_HEADERS.every((name) => request.headers[name] === undefined)) return;
  const headers: Partial<IncomingHttpHeaders> = {};
  for (const name of BODY_HEADERS) {
    if (request.headers[name] === undefined) continue;
    headers[name] = request.headers[name];
    Reflect.deleteProperty(request.headers, name);
  }
  hidden.set(request, headers);
}

/** Gives a request back the headers of its body, which is still unread. */
export function showBody(req: IncomingMessage): void {
  Object.assign(req.headers, hidden.get(req));
}

/** A function that is called over HTTP. */
type HttpFunction = (req: never, res: never) => unknown;

/**
 * `handle`, called only for what is not answered at once: before firebase-functions begins its promises. It runs outside of the
 * functions framework's domain.
 *
 * @param findAnswers undefined before there are any
 * @returns `handle` in all else, the properties that deployment reads included
 * @see ../../docs/adr/0043-what-a-request-costs-besides-its-work.md
 */
export function withPreparedAnswers<F extends HttpFunction>(
  handle: F,
  findAnswers: () => { send(req: IncomingMessage, res: ServerResponse): boolean } | undefined,
): F {
  return new Proxy(handle, {
    apply: (target, self, args: [IncomingMessage, ServerResponse]) => {
      const [req, res] = args;
      return outsideDomain(() => {
        if (!hidden.has(req) && findAnswers()?.send(req, res)) return undefined;
        return Reflect.apply(target, self, args) as unknown;
      });
    },
  });
}

/**
 * `handle` with the body of each request read and parsed for it, as firebase-functions expects. What is compressed is
 * answered 415, what has over 32 kB 413; no JSON is no body.
 *
 * @returns `handle` in all else, the properties that deployment reads included
 */
export function withTaskBody<F extends HttpFunction>(handle: F): F {
  return new Proxy(handle, {
    apply: async (target, self, args: [IncomingMessage, ServerResponse]) => {
      const [req, res] = args;
      showBody(req);
      const status = await readTaskBody(req);
      if (status === undefined) {
        await Reflect.apply(target, self, args);
        return;
      }
      warn('a task was refused for its body', { status });
      res.writeHead(status).end();
    },
  });
}

/** Sets `body` and `rawBody`; the HTTP status of a body that is refused. */
async function readTaskBody(
  req: IncomingMessage & { body?: unknown; rawBody?: Buffer },
): Promise<number | undefined> {
  if (isCompressed(req.headers['content-encoding'])) return 415;
  if (Number(req.headers['content-length'] ?? 0) > MAX_TASK_BYTES) return 413;
  try {
    const bytes = await readBytes(req, MAX_TASK_BYTES);
    if (bytes === undefined) return 413;
    req.rawBody = bytes;
    req.body = parseJson(bytes);
    return undefined;
  } catch {
    return 400; // the caller has left
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return undefined;
  }
}
