import { randomUUID } from 'node:crypto';
import type { Sender } from './accounts.js';
import { call, type Answer, type Grant, type Problem } from '../http/api.js';
import { environment } from '../suite/environment.js';

/** A password that nobody has yet. */
export const NEW_PASSWORD = 'quite another pass phrase';

/** An address that nobody has; all have the same length. */
export function newAddressOf(name = 'new'): string {
  return `${name}-${randomUUID()}@accounts.test`;
}

/** The answer to a registration, whatever it is. */
export interface RegistrationAnswer {
  readonly message: string;
  readonly user_id: string;
  readonly email: string;
}

/** A client of /api/auth and the invitations, at the function's own URL in the emulator unless another is given. */
export function accountsClient({ baseUrl = environment.functionUrl, headers = {} }: Sender = {}) {
  const send = <T = Problem>(method: string, path: string, token?: string, body?: unknown) =>
    call<T>(path, {
      method,
      baseUrl,
      headers,
      ...(token !== undefined && { token }),
      ...(body !== undefined && { body }),
    });
  const post = <T = Problem>(path: string, body?: unknown, token?: string) =>
    send<T>('POST', `/api/auth/${path}`, token, body);
  return {
    /** A POST below /api/auth with whatever body. */
    post,
    register: (body: unknown) => post<RegistrationAnswer>('register', body),
    verifyEmail: (token: string) => post('verify-email', { token }),
    resendVerification: (access: string) => post('verify-email/resend', undefined, access),
    forgotPassword: (email: string) => post('forgot-password', { email }),
    resetPassword: (token: string, password = NEW_PASSWORD) =>
      post('reset-password', { token, new_password: password }),
    changePassword: (access: string, current: string, next = NEW_PASSWORD) =>
      post<Grant & Problem>('change-password', { current_password: current, new_password: next }, access),
    changeEmail: (access: string, email: string) => post('change-email', { new_email: email }, access),
    confirmEmail: (token: string) => post('change-email/confirm', { token }),
    reauthenticate: (access: string, password: string) =>
      post<Grant & Problem>('reauthenticate', { password }, access),
    logOutAll: (access: string) => post('logout-all', undefined, access),
    profile: (access: string) => send<unknown>('GET', '/api/auth/profile', access),
    patchProfile: (access: string, body: unknown) =>
      send<unknown>('PATCH', '/api/auth/profile', access, body),
    sessions: (access: string, query = '') => send<unknown>('GET', `/api/auth/sessions${query}`, access),
    endSession: (access: string, id: string) => send('DELETE', `/api/auth/sessions/${id}`, access),
    invite: (access: string, body: unknown) => send<unknown>('POST', '/admin/api/users/invite', access, body),
    cancelInvitation: (access: string, email: string) =>
      send('DELETE', `/admin/api/users/invite?email=${encodeURIComponent(email)}`, access),
  };
}

/** What `accountsClient` gives. */
export type AccountsClient = ReturnType<typeof accountsClient>;

/** What two answers must have in common so that nobody can tell them apart: all but what is each request's own. */
export function comparable({ status, headers, body }: Answer<unknown>) {
  return {
    status,
    body: Object.fromEntries(
      Object.entries(body as object).map(([name, value]: [string, unknown]) => [
        name,
        OWN_MEMBERS.has(name) ? typeof value : value,
      ]),
    ),
    headers: [...headers].filter(([name]) => !OWN_HEADERS.has(name)),
  };
}

/** The request's id and a new account's; the address as it was sent. */
const OWN_MEMBERS = new Set(['instance', 'user_id', 'email']);

/** The request's id and the hash of a body with it, the clock, the limiter's counters. */
const OWN_HEADERS = new Set(['x-request-id', 'etag', 'date', 'ratelimit', 'ratelimit-policy']);
