import { requireDocumented } from './answer-check.js';
import { environment } from '../suite/environment.js';

/** The seed's accounts; all have the same password. */
export const LOGINS = {
  admin: 'admin@firefolio.test',
  editor: 'editor@firefolio.test',
  user: 'reader@firefolio.test',
} as const;

/** Password of the seed's accounts. */
export const SEED_PASSWORD = 'correct horse battery staple';

/** An answer with its body parsed where it is JSON. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A problem document (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

interface CallOptions {
  readonly method?: string;
  /** Sent as JSON; bytes and forms as they are. */
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Hosting when absent. */
  readonly baseUrl?: string;
}

/**
 * One request to the API, whose answer has to be as documented (requireDocumented); redirects are not followed.
 *
 * @throws Error for an answer that is not in the document
 */
export async function call<T = Problem>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { method = 'GET', body, token, headers = {}, baseUrl = environment.siteUrl } = options;
  const response = await apiFetch(`${baseUrl}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...typeOfBody(body),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: written(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as T,
  };
}

/** The header that says what a body is: a form says it itself, with its boundary. */
export function typeOfBody(body: unknown): Record<string, string> {
  if (body === undefined || body instanceof FormData) return {};
  return { 'Content-Type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' };
}

/** A body as it is sent. */
export function written(body: unknown): BodyInit {
  if (body instanceof FormData) return body;
  return body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body);
}

/** `fetch`, with the answer held against the API's document. @throws Error as `call` does */
export async function apiFetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
  const { url, method } = typeof input === 'string' ? { url: input, method: init.method ?? 'GET' } : input;
  const response = await fetch(input, init);
  const { status, headers } = response;
  await requireDocumented({ method, url, status, headers, body: await response.clone().text() });
  return response;
}

/** Answer of login and refresh. */
export interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly user: { readonly id: string; readonly email: string; readonly role: string };
}

/** Logs in as one of the seed's accounts: a new session each time. */
export async function login(role: keyof typeof LOGINS): Promise<Grant> {
  const answer = await call<Grant>('/api/auth/login', {
    method: 'POST',
    body: { email: LOGINS[role], password: SEED_PASSWORD },
  });
  if (answer.status !== 200) throw new Error(`login as ${role}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
