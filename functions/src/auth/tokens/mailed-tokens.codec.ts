import { z } from 'zod';
import { field, StoredCollection, storedTime } from '../../documents/index.js';
import { ROLES } from '../../shared/index.js';
import { emailKey } from '../../users/index.js';

/** All that a mailed token has besides its hash, which is its id. One that can't be read is good for nothing. */
export const MAILED_TOKEN_FIELDS = {
  kind: field(z.enum(['verify-email', 'reset-password', 'change-email', 'invitation']), 'nobody'),
  /** Whose account it is; null for an invitation, whose account does not exist yet. */
  userId: field(z.string().nullable(), 'account'),
  /** The address it was sent to; but for a change of address, it is void when the account has another one by then. */
  email: field(z.string(), 'account'),
  /** The role an invitation gives. */
  role: field(z.enum(ROLES).nullable(), 'account'),
  /** The admin who invited; an invitation is worth what its sender may do when it is accepted. */
  invitedBy: field(z.string().nullable().default(null), 'account'),
  /** The address that a change of address replaces: it is void when the account has another one by then. */
  replaces: field(z.string().nullable().default(null), 'account'),
  /**
   * For a change of address the account's as of when it was mailed: an end of all sessions makes it void (tokensEndedSince).
   * Null for the other kinds; undefined in tokens of before it was kept.
   */
  tokensValidAfter: field(storedTime.nullable().optional(), 'nobody'),
  createdAt: field(storedTime, 'account'),
  /** When it was used, of those that are kept then so that a second press is told so; null before, and of the other kinds. */
  usedAt: field(storedTime.nullable().default(null), 'nobody'),
  expiresAt: field(storedTime, 'nobody'),
};

/**
 * mailed_tokens/{SHA-256 of the token}, with the address of an invitation by its key, so that a newer one replaces it; removed
 * by TTL after expires_at.
 */
export const MAILED_TOKENS = new StoredCollection({
  name: 'mailed_tokens',
  fields: MAILED_TOKEN_FIELDS,
  derive: ({ kind, email }) => ({ invited_email_key: kind === 'invitation' ? emailKey(email) : null }),
  removedIfBroken: 'a link that can not be read is void',
});
