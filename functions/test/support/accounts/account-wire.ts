import { expect } from '@jest/globals';
import { z } from 'zod';
import type { Answer } from '../http/api.js';

const time = z.iso.datetime({ precision: 3 });
/** Not `z.email`, which knows ASCII only. */
const address = z.string().regex(/^[^@\s]+@[^@\s]+$/);
const role = z.enum(['admin', 'editor', 'user']);

/** The signed-in account: these fields and no others. */
export const profileSchema = z.strictObject({
  id: z.string().min(1),
  email: address,
  first_name: z.string(),
  last_name: z.string(),
  name: z.string(),
  role,
  email_verified: z.boolean(),
  mfa_enabled: z.boolean(),
  recovery_codes_left: z.int().min(0),
  created_at: time,
});

/** A page of the account's sessions. */
export const sessionsPageSchema = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.string().min(1),
      is_current: z.boolean(),
      user_agent: z.string(),
      created_at: time,
      last_used_at: time,
      expires_at: time,
    }),
  ),
  next_cursor: z.string().min(1).nullable(),
});

const user = z.strictObject({
  id: z.string().min(1),
  email: address,
  first_name: z.string(),
  last_name: z.string(),
  role,
});

const access = {
  access_token: z.string().min(1),
  token_type: z.literal('Bearer'),
  expires_in: z.literal(900),
  user,
};

/** Answer of reauthenticate. */
export const accessSchema = z.strictObject(access);

/** Answer of login, refresh and change-password, with the refresh token in the body. */
export const grantSchema = z.strictObject({ ...access, refresh_token: z.string().min(1) });

/** Answer of register. */
export const registrationSchema = z.strictObject({
  message: z.literal('Registration successful'),
  user_id: z.string().min(1),
  email: address,
});

/** Answer of an invitation. */
export const invitationSchema = z.strictObject({
  message: z.literal('Invitation sent'),
  email: address,
  role,
  expires_at: time,
});

/** Answer of whatever has nothing else to say. */
export const messageSchema = z.strictObject({ message: z.string().min(1) });

/** An answer's body, its status and wire shape checked. */
export function bodyOf<S extends z.ZodType>(
  { status, body }: Answer<unknown>,
  schema: S,
  expectedStatus = 200,
): z.output<S> {
  expect({ status, body }).toMatchObject({ status: expectedStatus });
  return schema.parse(body);
}

/** The account of an answer, its wire shape checked. */
export function profileOf(answer: Answer<unknown>): z.output<typeof profileSchema> {
  return bodyOf(answer, profileSchema);
}

/** The page of an answer, its wire shape checked. */
export function sessionsOf(answer: Answer<unknown>): z.output<typeof sessionsPageSchema> {
  return bodyOf(answer, sessionsPageSchema);
}
