const TIMEOUT_MS = 20_000;

/**
 * A request that brought no usable answer.
 *
 * `status` is the HTTP status, or 0 when nothing readable came back (no connection, timeout, not JSON).
 * `problem` is the RFC 9457 body when there was one. `retryAfterSeconds` is the wait that Retry-After asks
 * for, or null.
 */
export class ApiError extends Error {
  name = 'ApiError';

  /**
   * @param {string} message One sentence for the console; not shown to visitors.
   * @param {{status?: number, problem?: object, retryAfterSeconds?: number | null, cause?: unknown}} [details]
   */
  constructor(message, { status = 0, problem = {}, retryAfterSeconds = null, cause } = {}) {
    super(message, { cause });
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Fetches what belongs in a contact form besides what is typed.
 *
 * @returns {Promise<{form_token: string}>} The API's answer.
 * @throws {ApiError} When the API does not answer with it.
 */
export function getContactForm() {
  return request('/api/contact/form');
}

/**
 * Hands a contact message to the API.
 *
 * @param {{name: string, email: string, subject?: string, message: string, website: string, form_token: string}} message
 *   As typed, trimmed.
 * @param {string} key The same for the same message: sent again, it arrives once.
 * @returns {Promise<{message: string, id: string}>} The receipt; `id` is the reference.
 * @throws {ApiError} 422 carries `problem.errors`, 429 `retryAfterSeconds`.
 */
export function sendContactMessage(message, key) {
  return postJson('/api/contact', message, { headers: { 'idempotency-key': key } });
}

/**
 * Sends JSON to the API.
 *
 * @param {string} path Such as `/api/contact`.
 * @param {object} body
 * @param {RequestInit} [init] More of the request, such as headers.
 * @returns {Promise<object>} The API's answer.
 * @throws {ApiError} When it is a refusal, or none.
 */
export function postJson(path, body, init = {}) {
  return request(path, {
    ...init,
    method: 'POST',
    headers: { ...init.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * Asks the API something that it answers with JSON.
 *
 * @param {string} path Such as `/api/posts`.
 * @param {RequestInit} [init] As for fetch; its headers are a plain object.
 * @returns {Promise<object>} The API's answer.
 * @throws {ApiError} When it is a refusal, or none.
 */
export async function request(path, { signal, headers, ...init } = {}) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response;
  let body;
  try {
    response = await fetch(path, {
      ...init,
      headers: { accept: 'application/json', ...headers },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    body = await response.json();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(`No readable answer from ${path}`, {
      status: response && !response.ok ? response.status : 0,
      retryAfterSeconds: response ? parseRetryAfter(response.headers.get('retry-after')) : null,
      cause,
    });
  }
  if (response.ok) return body;
  throw new ApiError(`${path} answered ${response.status}`, {
    status: response.status,
    problem: body ?? {},
    retryAfterSeconds: parseRetryAfter(response.headers.get('retry-after')),
  });
}

/** Retry-After is a number of seconds or an HTTP date (RFC 9110 §10.2.3). */
function parseRetryAfter(value) {
  if (!value) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : null;
}
