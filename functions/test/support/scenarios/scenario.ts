import { randomBytes, randomUUID } from 'node:crypto';
import { hashMailedToken, type MailedTokenKind } from '../../../src/auth/index.js';
import { MAILED_TOKENS } from '../../../src/auth/tokens/mailed-tokens.codec.js';
import { Passwords } from '../../../src/auth/passwords/passwords.js';
import type { Role } from '../../../src/shared/roles.js';
import { USERS } from '../../../src/users/index.js';
import { createAccount, firestore, logIn, type Account } from '../accounts/accounts.js';
import { call, type Answer, type Grant } from '../http/api.js';

/** A request that is answered with success. */
export interface ScenarioRequest {
  readonly path: string;
  readonly status: number;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Size of the page, of a list; with page numbers that of the pages up to it together. */
  readonly limit?: number;
}

/** Lays out what one request of a route needs, past the instance that will answer it, and gives the request. */
export type Scenario = () => Promise<ScenarioRequest>;

/** Scenarios by the name of their route. */
export type Scenarios = Readonly<Record<string, Scenario>>;

/** An account with a session of its own. */
export interface SignedIn {
  readonly account: Account;
  readonly grant: Grant;
  readonly token: string;
}

const passwords = new Passwords();

/** A new account with a password of its own, logged in. */
export async function signIn(role: Role = 'user'): Promise<SignedIn> {
  const password = newSecret();
  const account = await createAccount({ role, password, passwordHash: await passwords.hash(password) });
  const grant = await logIn(account);
  return { account, grant, token: grant.access_token };
}

/** Text that is nowhere else, and good enough for a password. */
export function newSecret(): string {
  return `canary ${randomUUID()}`;
}

/** An address that nobody has. */
export function newEmail(): string {
  return `canary-${randomUUID()}@accounts.test`;
}

/** A token as mails bring it, already stored. @param account null for an invitation */
export async function storeMailedToken(
  kind: MailedTokenKind,
  account: Account | null,
  email: string,
  invitedBy: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const [createdAt, expiresAt] = [new Date(), new Date(Date.now() + 600_000)];
  const hash = hashMailedToken(token);
  const [userId, replaces] = [account?.id ?? null, kind === 'change-email' ? (account?.email ?? null) : null];
  const tokensValidAfter = kind === 'change-email' && account ? await endOfTokens(account) : null;
  const bound = { userId, email, role: null, invitedBy, replaces, tokensValidAfter, usedAt: null };
  const stored = { id: hash, kind, ...bound, createdAt, expiresAt };
  await firestore.collection('mailed_tokens').doc(hash).create(MAILED_TOKENS.encode(stored));
  return token;
}

/** The account's `tokensValidAfter`. */
async function endOfTokens({ id }: Account): Promise<Date | null> {
  const stored = await firestore.collection('users').doc(id).get();
  return USERS.decode(stored.data()).tokensValidAfter;
}

/** Sends a scenario's request to an instance. @param name of the route, such as `GET /api/posts` */
export function send(
  name: string,
  { path, body, token, headers = {} }: ScenarioRequest,
  baseUrl: string,
): Promise<Answer<unknown>> {
  const [method = ''] = name.split(' ');
  return call<unknown>(path, {
    method,
    baseUrl,
    headers,
    ...(body !== undefined && { body }),
    ...(token !== undefined && { token }),
  });
}
