/**
 * Accounts as `npm run create-admin` needs them: the product's own rules, hashes and documents, on the database that the
 * environment names. No secret is needed. Imported by create-admin.ts.
 */
import { randomBytes } from 'node:crypto';
import { checkPassword, passwordWords } from '../../../functions/src/accounts/password-policy.ts';
import { FirstAdminRepository } from '../../../functions/src/accounts/setup/first-admin.repository.ts';
import { newSetupCode } from '../../../functions/src/accounts/setup/setup-code.ts';
import { AuditTrail } from '../../../functions/src/audit/audit-trail.ts';
import { Passwords } from '../../../functions/src/auth/passwords/passwords.ts';
import { BrokenDocuments } from '../../../functions/src/platform/broken-documents.ts';
import { systemClock } from '../../../functions/src/platform/clock.ts';
import { lazyFirestore } from '../../../functions/src/platform/firestore.ts';
import { cloudLogger } from '../../../functions/src/platform/logger.ts';
import { Cursors, deriveMac, emailAddress, singleLine } from '../../../functions/src/shared/index.ts';
import { newUser, type User } from '../../../functions/src/users/user.ts';
import { UsersAdminService } from '../../../functions/src/users/users.admin.service.ts';
import { UsersRepository } from '../../../functions/src/users/users.repository.ts';

/** A new admin, the password as it was typed. */
export interface NewAdmin {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
}

const firestore = lazyFirestore(process.env['GCLOUD_PROJECT'] ?? '');
const broken = new BrokenDocuments(cloudLogger);
const users = new UsersRepository(firestore, broken);
const audit = new AuditTrail(systemClock);
const passwords = new Passwords();
/** Nothing is listed here, so that the key of cursors does not matter. */
const cursors = new Cursors(deriveMac(randomBytes(32).toString('base64url'), 'cursor'));

/** Why a text is not an address that an account may have, or null. */
export function checkEmail(text: string): string | null {
  return emailAddress.safeParse(text).error?.issues[0]?.message ?? null;
}

/** An address that `checkEmail` lets pass, as it is kept. */
export function keptEmail(text: string): string {
  return emailAddress.parse(text);
}

/** Why a text is not a first or last name that an account may have, or null. */
export function checkName(text: string): string | null {
  return singleLine(1, 100).safeParse(text).error?.issues[0]?.message ?? null;
}

/** Why a password is refused for this account, or null. */
export function checkNewPassword(
  { password, ...person }: NewAdmin,
  siteName: string,
): Promise<string | null> {
  return checkPassword(password, passwordWords(person, siteName));
}

/** The account that has an address. 2 reads. */
export function findAccount(email: string): Promise<User | null> {
  return users.findByEmail(email);
}

/** Stores a new active admin whose address counts as verified. 3 writes. @throws AppError already-exists */
export async function createAdmin({ password, ...admin }: NewAdmin): Promise<User> {
  const passwordHash = await passwords.hash(password);
  const user = newUser({ ...admin, passwordHash, role: 'admin', emailVerified: true }, systemClock.now());
  await users.create(user, audit);
  return user;
}

/**
 * Makes an account an active admin and ends its sessions; password and second factor stay. 1 read, 2 or 3 writes.
 *
 * @throws AppError not-found
 */
export function promoteToAdmin(id: string): Promise<User> {
  const service = new UsersAdminService({ users, audit, cursors, clock: systemClock });
  return service.changeAccess(id, { role: 'admin', isActive: true });
}

/** Stores a code with which the first admin is made in the browser. @returns as it is typed; null where there is an admin */
export async function makeSetupCode(): Promise<string | null> {
  const { text, code } = newSetupCode(systemClock.now());
  return (await new FirstAdminRepository(firestore, broken).putCode(code)) ? text : null;
}
