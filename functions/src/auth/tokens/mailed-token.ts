import { createHash } from 'node:crypto';
import type { Role } from '../../shared/index.js';

/** What a mailed link is good for. */
export type MailedTokenKind = 'verify-email' | 'reset-password' | 'change-email' | 'invitation';

const HOUR_MS = 60 * 60 * 1000;

/** Life of each kind in ms. */
export const MAILED_TOKEN_LIFE_MS: Record<MailedTokenKind, number> = {
  'verify-email': 24 * HOUR_MS,
  'reset-password': HOUR_MS,
  'change-email': 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
};

/**
 * A token that was mailed: whoever has it reads the address's mail. 256 random bits, used once; stored only as its
 * SHA-256 (the document's name). The mail job holds `seed`, from which the worker derives the token with APP_SECRET.
 */
export interface MailedToken {
  readonly hash: string;
  readonly kind: MailedTokenKind;
  /** Whose account it is; null for an invitation, whose account does not exist yet. */
  readonly userId: string | null;
  /** The address it was sent to; but for a change of address, it is void when the account has another one by then. */
  readonly email: string;
  /** The role an invitation gives. */
  readonly role: Role | null;
  /** The admin who invited; an invitation is worth what its sender may do when it is accepted. */
  readonly invitedBy: string | null;
  /** The address that a change of address replaces: it is void when the account has another one by then. */
  readonly replaces: string | null;
  /**
   * For a change of address the account's as of when it was mailed: an end of all sessions makes it void (tokensEndedSince).
   * Null for the other kinds; undefined in tokens of before it was kept.
   */
  readonly tokensValidAfter: Date | null | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The name under which a mailed token is stored. */
export function hashMailedToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
