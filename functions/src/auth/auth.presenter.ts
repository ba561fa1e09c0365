import { z } from 'zod';
import { presentAs } from '../documents/index.js';
import { ROLES, timestampJson } from '../shared/index.js';
import { fullName, hasMfa, type User } from '../users/index.js';
import type { Session } from './sessions/session.js';
import type { AccessGrant, Grant } from './sessions/session-tokens.js';

/** Answer of reauthenticate: an access token, and the account it is for. */
export const accessJson = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds'),
    user: z.object({
      id: z.string(),
      email: z.string(),
      first_name: z.string(),
      last_name: z.string(),
      role: z.enum(ROLES),
    }),
  })
  .meta({ id: 'Access' });

/** Answer of login and refresh. */
export const grantJson = accessJson
  .extend({
    refresh_token: z.string().optional().describe('With the transport `body`'),
    csrf_token: z
      .string()
      .optional()
      .describe(
        'With the transport `cookie`: what a refresh sends as X-CSRF-Token; the same for the whole session',
      ),
  })
  .meta({ id: 'Grant' });

/** Answer of GET and PATCH /api/auth/profile. */
export const profileJson = z
  .object({
    id: z.string(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    email_verified: z.boolean(),
    mfa_enabled: z.boolean(),
    recovery_codes_left: z.int().min(0),
    created_at: timestampJson,
  })
  .meta({ id: 'Profile' });

const sessionJson = z
  .object({
    id: z.string(),
    is_current: z.boolean(),
    user_agent: z.string(),
    created_at: timestampJson,
    last_used_at: timestampJson.describe('The last refresh'),
    expires_at: timestampJson,
  })
  .meta({ id: 'Session' });

/** Answer of GET /api/auth/sessions. */
export const sessionsJson = z.object({ sessions: z.array(sessionJson), next_cursor: z.string().nullable() });

/** See grantJson. */
export function presentGrant(grant: Grant): z.output<typeof grantJson> {
  return {
    ...presentAccess(grant),
    ...(grant.transport === 'body' ? { refresh_token: grant.refreshToken } : { csrf_token: grant.csrfToken }),
  };
}

/** See accessJson. */
export function presentAccess({
  accessToken,
  expiresInSeconds,
  user,
}: AccessGrant): z.output<typeof accessJson> {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    user: presentAs(accessJson.shape.user, user),
  };
}

/** See profileJson. */
export function presentProfile(user: User): z.output<typeof profileJson> {
  return presentAs(profileJson, {
    ...user,
    name: fullName(user),
    emailVerified: user.emailVerifiedAt !== null,
    mfaEnabled: hasMfa(user),
    recoveryCodesLeft: hasMfa(user) ? user.mfa.recoveryHashes.length : 0,
  });
}

/** One session of the owner's list. */
export function presentSession(session: Session, currentId: string): z.output<typeof sessionJson> {
  const { id, rotatedAt: lastUsedAt } = session;
  return presentAs(sessionJson, { ...session, lastUsedAt, isCurrent: id === currentId });
}
