import type { Fetch } from './session.js';

/** When a request that was refused for the moment is sent again. */
export interface RetryOptions {
  /** How often at most, after the first time; 0 for never. Default 4. */
  readonly times?: number;
  /** The longest that is waited before one time, in ms; an answer that asks for more is given as it is. Default 60,000, at most 25 days. */
  readonly maxWaitMs?: number;
}

/** Too many requests, and not available for the moment. */
const STATUSES: ReadonlySet<number> = new Set([429, 503]);

/** @see RFC 9110 §9.2.2 */
const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** A rate limit's window of a minute. */
const MAX_WAIT_MS = 60_000;

/** The longest that a timer waits, about 25 days: one that is told more does not wait at all. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** `Fri, 01 May 2026 12:00:09 GMT`. @see RFC 9110 §5.6.7 */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * A fetch that waits as long as `Retry-After` of a 429 or 503 says and sends the request again: only one that may be sent twice,
 * by its method or its `Idempotency-Key`. Its `signal` ends the waiting.
 */
export function withRetries(fetch: Fetch, { times = 4, maxWaitMs = MAX_WAIT_MS }: RetryOptions = {}): Fetch {
  const send = async (request: Request, timesLeft: number): Promise<Response> => {
    if (timesLeft <= 0 || !mayBeSentTwice(request)) return fetch(request);
    const again = request.clone();
    const answer = await fetch(request);
    const waitMs = waitOf(answer);
    if (waitMs === null || waitMs > Math.min(maxWaitMs, MAX_TIMER_MS)) return answer;
    // Not waited for: of a body with two readers that ends when both have let go.
    answer.body?.cancel().catch(() => undefined);
    await wait(waitMs, again.signal);
    return send(again, timesLeft - 1);
  };
  return (request) => send(request, times);
}

function mayBeSentTwice({ method, headers }: Request): boolean {
  return IDEMPOTENT_METHODS.has(method) || headers.has('Idempotency-Key');
}

/** How long to wait, in ms; null where the answer asks for no other try. */
function waitOf({ status, headers }: Response): number | null {
  const told = STATUSES.has(status) ? headers.get('Retry-After') : null;
  if (told === null) return null;
  if (/^\d+$/.test(told)) return Number(told) * 1_000;
  // What else `Date.parse` takes for a date (`7.5`, `-1`) would be long ago: no wait at all.
  const waitMs = HTTP_DATE.test(told) ? Date.parse(told) - Date.now() : NaN;
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
