import type { Role } from '../shared/index.js';

/** An account. */
export interface User {
  readonly id: string;
  /** As its owner wrote it; `normalizeEmail` decides which addresses are the same. */
  readonly email: string;
  /** PHC string. */
  readonly passwordHash: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailVerifiedAt: Date | null;
  /** Whole second; tokens issued before it are refused. */
  readonly tokensValidAfter: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** First and last name as one text. */
export function fullName(user: Pick<User, 'firstName' | 'lastName'>): string {
  return `${user.firstName} ${user.lastName}`.trim();
}

/** The form under which two spellings are one address: NFKC, trimmed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
