import type { Identified, ValueOf } from '../documents/index.js';
import { newId, type Role } from '../shared/index.js';
import type { USER_FIELDS } from './users.codec.js';

/** An account. */
export type User = Identified<ValueOf<typeof USER_FIELDS>>;

/** A second factor: time-based one-time passwords (RFC 6238) and codes for when the device is lost. */
export type Mfa = NonNullable<User['mfa']>;

/** What a new account needs. The password comes hashed: hashing belongs to auth. */
export interface NewUser {
  readonly id?: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailVerified: boolean;
}

/** A new account as it will be stored. */
export function newUser(input: NewUser, now: Date): User {
  return {
    id: input.id ?? newId(),
    email: input.email,
    passwordHash: input.passwordHash,
    passwordChangedAt: now,
    role: input.role,
    isActive: true,
    firstName: input.firstName,
    lastName: input.lastName,
    emailVerifiedAt: input.emailVerified ? now : null,
    tokensValidAfter: null,
    mfa: null,
    createdAt: now,
    updatedAt: now,
  };
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
