import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { AuditTrail } from '../../../src/audit/index.js';
import { Passwords } from '../../../src/auth/passwords/passwords.js';
import { BrokenDocuments } from '../../../src/platform/broken-documents.js';
import { systemClock } from '../../../src/platform/clock.js';
import type { Role } from '../../../src/shared/roles.js';
import { newUser, UsersRepository } from '../../../src/users/index.js';
import { call, type Answer, type Grant } from '../http/api.js';
import { environment } from '../suite/environment.js';

const app = initializeApp({ projectId: environment.projectId }, `test-${randomUUID()}`);

/** The suite's Firestore, past the API and the rules: for what a test lays out and what it looks up afterwards. */
export const firestore: Firestore = getFirestore(app);

/** Where repositories of tests note what they can't read; nobody looks. */
export const broken = new BrokenDocuments({ log: () => undefined });

afterAll(() => deleteApp(app));

/** An account made for one test, and its password. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

/** What differs from an active account with the role `user` and an argon2id hash. */
export interface AccountTraits {
  readonly role?: Role;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly isActive?: boolean;
  /** PHC string as an import from elsewhere would have it; must fit `password`. */
  readonly passwordHash?: string;
  readonly password?: string;
}

const PASSWORD = 'a long enough pass phrase';
let usualHash: Promise<string> | undefined;

/** Stores a new account with an address nobody else has. */
export async function createAccount(traits: AccountTraits = {}): Promise<Account> {
  const { role = 'user', isActive = true, password = PASSWORD } = traits;
  const { firstName = 'Test', lastName = 'Account' } = traits;
  const users = new UsersRepository(() => Promise.resolve(firestore), broken);
  const email = `${role}-${randomUUID()}@accounts.test`;
  const passwordHash = traits.passwordHash ?? (await (usualHash ??= new Passwords().hash(PASSWORD)));
  const user = newUser(
    { email, passwordHash, role, firstName, lastName, emailVerified: true },
    systemClock.now(),
  );
  await users.create(user, new AuditTrail(systemClock));
  const { id } = user;
  if (!isActive) await changeAccount(id, { is_active: false });
  return { id, email, password, role };
}

/** Changes stored fields of an account, as an admin elsewhere would. */
export async function changeAccount(id: string, fields: Record<string, unknown>): Promise<void> {
  await firestore.collection('users').doc(id).update(fields);
}

/** Where and from whom a request is sent. */
export interface Sender {
  /** The function's own URL in the emulator when absent. */
  readonly baseUrl?: string;
  readonly headers?: Record<string, string>;
}

/** The answer to a login, whatever it is. */
export function tryLogin(
  { email, password }: Pick<Account, 'email' | 'password'>,
  { baseUrl = environment.functionUrl, headers = {} }: Sender = {},
): Promise<Answer<Grant>> {
  return call<Grant>('/api/auth/login', { method: 'POST', body: { email, password }, baseUrl, headers });
}

/** Logs in: a new session each time. @throws {Error} when the answer is not 200 */
export async function logIn(account: Account, sender?: Sender): Promise<Grant> {
  const answer = await tryLogin(account, sender);
  if (answer.status !== 200) throw new Error(`login: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The answer to a refresh, whatever it is. */
export function refresh(
  refreshToken: string,
  { baseUrl = environment.functionUrl, headers = {} }: Sender = {},
): Promise<Answer<Grant>> {
  const body = { refresh_token: refreshToken };
  return call<Grant>('/api/auth/refresh', { method: 'POST', body, baseUrl, headers });
}

/** The answer to a logout. */
export function logOut(token: string, { baseUrl = environment.functionUrl, headers = {} }: Sender = {}) {
  return call('/api/auth/logout', { method: 'POST', token, baseUrl, headers });
}

/** The answer of a route that needs any signed-in account. */
export function readProfile(token: string, { baseUrl = environment.functionUrl, headers = {} }: Sender = {}) {
  return call('/api/auth/profile', { token, baseUrl, headers });
}
