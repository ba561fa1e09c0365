import { createHash } from 'node:crypto';
import type { Role } from '../shared/index.js';

/** A second factor: time-based one-time passwords (RFC 6238) and codes for when the device is lost. */
export interface Mfa {
  /** What the shared secret is derived from (auth/second-factor/totp.ts): the secret itself is not stored. */
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
  /** When all tokens and sessions were ended last; null before the first time. */
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

/**
 * The account with every token and session ended that it has given so far (tokensEndedSince). Each time gives a
 * `tokensValidAfter` that the account never had before, so that two ends in one millisecond differ by one.
 */
export function withTokensEnded(user: User, now: Date): User {
  const afterLastMs = (user.tokensValidAfter?.getTime() ?? 0) + 1;
  return { ...user, tokensValidAfter: new Date(Math.max(now.getTime(), afterLastMs)) };
}

/**
 * Whether the account's tokens were ended since it gave something: since then it has another `tokensValidAfter` than was
 * `seen` when that was made. No clock has a say, so that it is exact within a second, and between instances.
 *
 * @param seen undefined for what was given by a version that did not keep it: then the time decides
 * @param givenAt when it was given
 */
export function tokensEndedSince(user: User, seen: Date | null | undefined, givenAt: Date): boolean {
  const { tokensValidAfter } = user;
  if (seen === undefined) return tokensValidAfter !== null && givenAt < tokensValidAfter;
  return seen?.getTime() !== tokensValidAfter?.getTime();
}

/** The form under which two spellings are one address: NFKC, trimmed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** SHA-256 of the normalized address, hex: names documents that belong to an address. */
export function emailKey(email: string): string {
  return createHash('sha256').update(normalizeEmail(email)).digest('hex');
}
