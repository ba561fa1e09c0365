import { createHash } from 'node:crypto';
import type { Role } from '../shared/index.js';

/** A second factor: time-based one-time passwords (RFC 6238) and codes for when the device is lost. */
export interface Mfa {
  /** What the shared secret is derived from (auth/totp.ts): the secret itself is not stored. */
  readonly secretId: string;
  /** When the first code was right; until then logins don't ask for one. */
  readonly confirmedAt: Date | null;
  /** The last time step whose code was used; none before or at it is accepted again. */
  readonly lastStep: number;
  /** Keyed hashes of the recovery codes not used yet. */
  readonly recoveryHashes: readonly string[];
}

/** An account. */
export interface User {
  readonly id: string;
  /** As its owner wrote it; `normalizeEmail` decides which addresses are the same. */
  readonly email: string;
  /** PHC string. */
  readonly passwordHash: string;
  readonly passwordChangedAt: Date;
  readonly role: Role;
  readonly isActive: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailVerifiedAt: Date | null;
  /** Whole second; tokens issued before it are refused. */
  readonly tokensValidAfter: Date | null;
  readonly mfa: Mfa | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** First and last name as one text. */
export function fullName(user: Pick<User, 'firstName' | 'lastName'>): string {
  return `${user.firstName} ${user.lastName}`.trim();
}

/** Whether logins to the account need a second factor. */
export function hasMfa(user: User): user is User & { readonly mfa: Mfa } {
  return user.mfa?.confirmedAt != null;
}

/** Longer, in seconds, than a commit takes and instances' clocks differ. */
const END_MARGIN_SECONDS = 3;

/**
 * The account with every token and session of before `now` ended. The limit lies a little ahead: what another instance
 * issues while this is being stored, from the account as it was, falls behind it. A whole second, as tokens carry; who has
 * seen the change issues nothing before it (auth/session.ts). A second later still when that is the limit already: it must
 * end those that were given since.
 */
export function withTokensEnded(user: User, now: Date): User {
  const aheadMs = (Math.floor(now.getTime() / 1000) + END_MARGIN_SECONDS) * 1000;
  const afterLastMs = (user.tokensValidAfter?.getTime() ?? 0) + 1000;
  return { ...user, tokensValidAfter: new Date(Math.max(aheadMs, afterLastMs)) };
}

/** The form under which two spellings are one address: NFKC, trimmed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** SHA-256 of the normalized address, hex: names documents that belong to an address. */
export function emailKey(email: string): string {
  return createHash('sha256').update(normalizeEmail(email)).digest('hex');
}
