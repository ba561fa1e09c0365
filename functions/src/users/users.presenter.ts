import { z } from 'zod';
import { presentAs } from '../documents/index.js';
import { ROLES, timestampJson } from '../shared/index.js';
import { hasMfa, type User } from './user.js';

/** An account as admins read it. */
export const userJson = z
  .object({
    id: z.string(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role: z.enum(ROLES),
    is_active: z.boolean(),
    email_verified: z.boolean(),
    mfa_enabled: z.boolean(),
    created_at: timestampJson,
    updated_at: timestampJson,
  })
  .meta({ id: 'User' });

/** A page of accounts. */
export const usersJson = z.object({
  users: z.array(userJson),
  total: z.int().min(0).describe('On all pages'),
  next_cursor: z.string().nullable(),
});

/** See userJson. */
export function presentUser(user: User): z.output<typeof userJson> {
  const emailVerified = user.emailVerifiedAt !== null;
  return presentAs(userJson, { ...user, emailVerified, mfaEnabled: hasMfa(user) });
}
