import { expect } from '@jest/globals';
import { changeAccount, createAccount, logIn, type Account, type Sender } from './accounts.js';
import { call, type Answer, type Grant, type Problem } from '../http/api.js';
import { codeOf, stepNow } from './authenticator.js';
import { environment } from '../suite/environment.js';
import { expectProblem } from '../http/problems.js';

/** Answer of enrol. */
export interface Enrolment {
  readonly secret: string;
  readonly otpauth_uri: string;
  readonly qr_svg: string;
}

/** Answer of confirm and of new recovery codes. */
export interface RecoveryCodes {
  readonly recovery_codes: readonly string[];
}

/** An account with two-factor login, as its owner has it. */
export interface SecuredAccount extends Account {
  /** An access token that is fresh. */
  readonly token: string;
  /** What the authenticator app knows. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** POST /api/auth/mfa/totp/…, whatever its answer is. */
export function askMfa<T = Problem>(
  what: 'enrol' | 'confirm' | 'disable' | 'recovery-codes',
  token: string,
  body?: object,
  { baseUrl = environment.functionUrl }: Sender = {},
): Promise<Answer<T>> {
  const path = `/api/auth/mfa/totp/${what}`;
  return call<T>(path, { method: 'POST', token, baseUrl, ...(body && { body }) });
}

/** An account's new secret, not confirmed. @throws Error when the answer is not 200 */
export async function enrol(token: string, sender?: Sender): Promise<Enrolment> {
  return requireOk(await askMfa<Enrolment>('enrol', token, undefined, sender));
}

/** Turns two-factor login on for an account, with the code that its app shows now. */
export async function secure(account: Account, sender?: Sender): Promise<SecuredAccount> {
  const { access_token: token } = await logIn(account, sender);
  const { secret } = await enrol(token, sender);
  const code = codeOf(secret, stepNow());
  const confirmed = requireOk(await askMfa<RecoveryCodes & Grant>('confirm', token, { code }, sender));
  const { access_token: fresh, recovery_codes: recoveryCodes } = confirmed;
  return { ...account, token: fresh, secret, recoveryCodes };
}

/** A new account with two-factor login, whose app's codes of about now were not used yet, as if time had passed. */
export async function createSecuredAccount(): Promise<SecuredAccount> {
  const account = await secure(await createAccount());
  await forgetUsedCodes(account);
  return account;
}

/** Lets the codes of about now be good once more. */
export async function forgetUsedCodes({ id }: Pick<Account, 'id'>): Promise<void> {
  await changeAccount(id, { 'mfa.last_step': 0 });
}

/** The answer to a login with a code of the app or a recovery code, whatever it is. */
export function tryCode(
  { email, password }: Pick<Account, 'email' | 'password'>,
  code: string,
  { baseUrl = environment.functionUrl, headers = {} }: Sender = {},
): Promise<Answer<Grant & Problem>> {
  const body = { email, password, mfa_code: code };
  return call('/api/auth/login', { method: 'POST', body, baseUrl, headers });
}

/** Asserts that of logins with one and the same code one was let in, and the others refused. */
export function expectOneLetIn(answers: readonly Answer<unknown>[]): void {
  const refused = answers.filter(({ status }) => status !== 200);
  for (const answer of refused) expectProblem(answer, 401);
  expect(refused).toHaveLength(answers.length - 1);
}

function requireOk<T>({ status, body }: Answer<T>): T {
  if (status !== 200) throw new Error(`two-factor login: ${JSON.stringify(body)}`);
  return body;
}
