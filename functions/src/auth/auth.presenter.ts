import { fullName, hasMfa, type User } from '../users/index.js';
import type { Session } from './session.js';
import type { AccessGrant, Grant } from './session-tokens.js';

/** Answer of login and refresh. With the cookie the refresh token is in no body. */
export function presentGrant(grant: Grant) {
  return {
    ...presentAccess(grant),
    ...(grant.transport === 'body' ? { refresh_token: grant.refreshToken } : { csrf_token: grant.csrfToken }),
  };
}

/** Answer of reauthenticate: an access token, and the account it is for. */
export function presentAccess({ accessToken, expiresInSeconds, user }: AccessGrant) {
  const { id, email, firstName, lastName, role } = user;
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    user: { id, email, first_name: firstName, last_name: lastName, role },
  };
}

/** Answer of GET and PATCH /api/auth/profile. */
export function presentProfile(user: User) {
  return {
    id: user.id,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    name: fullName(user),
    role: user.role,
    email_verified: user.emailVerifiedAt !== null,
    mfa_enabled: hasMfa(user),
    recovery_codes_left: hasMfa(user) ? user.mfa.recoveryHashes.length : 0,
    created_at: user.createdAt.toISOString(),
  };
}

/** One session of the owner's list. */
export function presentSession(session: Session, currentId: string) {
  return {
    id: session.id,
    is_current: session.id === currentId,
    user_agent: session.userAgent,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.rotatedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}
