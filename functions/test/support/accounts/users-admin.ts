import { expect } from '@jest/globals';
import { z } from 'zod';
import { call, type Answer } from '../http/api.js';
import { environment } from '../suite/environment.js';

const time = z.iso.datetime({ precision: 3 });

/** A user as admins get it: these fields and no others. */
export const userSchema = z.strictObject({
  id: z.string().min(1),
  email: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  first_name: z.string(),
  last_name: z.string(),
  role: z.enum(['admin', 'editor', 'user']),
  is_active: z.boolean(),
  email_verified: z.boolean(),
  mfa_enabled: z.boolean(),
  created_at: time,
  updated_at: time,
});

/** A page of the list of users. */
export const usersPageSchema = z.strictObject({
  users: z.array(userSchema),
  total: z.int().min(0),
  next_cursor: z.string().min(1).nullable(),
});

/** A user as admins get it. */
export type UserJson = z.output<typeof userSchema>;

/** The admin API's calls for users in one account's name. Answers come as they are. */
export interface UsersClient {
  /** @param query such as `?email=ada` */
  list(query?: string): Promise<Answer<unknown>>;
  read(id: string): Promise<Answer<unknown>>;
  patch(id: string, changes: unknown, headers?: Record<string, string>): Promise<Answer<unknown>>;
  endSessions(id: string): Promise<Answer<unknown>>;
}

/** A client for the account of an access token, at the function's own URL in the emulator unless another is given. */
export function usersClient(token: string, baseUrl = environment.functionUrl): UsersClient {
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call<unknown>(`/admin/api/users${path}`, {
      method,
      token,
      baseUrl,
      headers,
      ...(body !== undefined && { body }),
    });
  return {
    list: (query = '') => send('GET', query),
    read: (id) => send('GET', `/${id}`),
    patch: (id, changes, headers) => send('PATCH', `/${id}`, changes, headers),
    endSessions: (id) => send('POST', `/${id}/end-sessions`),
  };
}

/** The user of an answer, its wire shape checked. */
export function userOf({ status, body }: Answer<unknown>): UserJson {
  expect({ status, body }).toMatchObject({ status: 200 });
  return userSchema.parse(body);
}

/** The users of a page, its wire shape checked. */
export function usersOf({ status, body }: Answer<unknown>): UserJson[] {
  expect({ status, body }).toMatchObject({ status: 200 });
  return usersPageSchema.parse(body).users;
}
