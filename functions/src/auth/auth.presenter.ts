import type { User } from '../users/index.js';
import type { Grant } from './auth.service.js';

/** Answer of login and refresh. */
export function presentGrant(grant: Grant) {
  const { id, email, firstName, lastName, role } = grant.user;
  return {
    access_token: grant.accessToken,
    refresh_token: grant.refreshToken,
    token_type: 'Bearer',
    expires_in: grant.expiresInSeconds,
    user: { id, email, first_name: firstName, last_name: lastName, role },
  };
}

/** Answer of GET /api/auth/profile. */
export function presentProfile(user: User) {
  return {
    id: user.id,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    role: user.role,
    email_verified: user.emailVerifiedAt !== null,
    created_at: user.createdAt.toISOString(),
  };
}
