import { environment } from './environment.js';

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
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Hosting when absent. */
  readonly baseUrl?: string;
}

/** One request to the API; redirects are not followed. */
export async function call<T = Problem>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { method = 'GET', body, token, headers = {}, baseUrl = environment.siteUrl } = options;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as T,
  };
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
