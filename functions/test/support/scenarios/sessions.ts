import { Secret, TOTP } from 'otpauth';
import { call } from '../http/api.js';
import { environment } from '../suite/environment.js';
import { decodeToken } from '../accounts/forged-tokens.js';
import { logIn } from '../accounts/accounts.js';
import { signIn, type Scenarios, type SignedIn } from './scenario.js';

const MFA = '/api/auth/mfa/totp';

/** A POST that a scenario makes before its own request. @throws Error when it does not succeed */
async function post<T>(path: string, token: string, body: unknown = {}): Promise<T> {
  const answer = await call<T>(path, { method: 'POST', token, body, baseUrl: environment.functionUrl });
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An account whose authenticator app knows its secret, and the code it shows. */
async function enrolled(): Promise<SignedIn & { readonly code: string }> {
  const signedIn = await signIn();
  const { secret } = await post<{ secret: string }>(`${MFA}/enrol`, signedIn.token);
  return { ...signedIn, code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() };
}

/** An account with two-factor login. */
export async function withMfa(): Promise<SignedIn & { readonly recoveryCodes: readonly string[] }> {
  const signedIn = await enrolled();
  const { code, token } = signedIn;
  const confirmed = await post<{ recovery_codes: string[]; access_token: string }>(`${MFA}/confirm`, token, {
    code,
  });
  // Turning it on has ended the session before.
  return { ...signedIn, token: confirmed.access_token, recoveryCodes: confirmed.recovery_codes };
}

/** Logins and sessions. */
export const sessionScenarios: Scenarios = {
  'POST /api/auth/login': async () => {
    const { account } = await signIn();
    const { email, password } = account;
    return { path: '/api/auth/login', body: { email, password }, status: 200 };
  },
  'POST /api/auth/refresh': async () => {
    const { grant } = await signIn();
    return { path: '/api/auth/refresh', body: { refresh_token: grant.refresh_token }, status: 200 };
  },
  'POST /api/auth/reauthenticate': async () => {
    const { account, token } = await signIn();
    const body = { password: account.password };
    return { path: '/api/auth/reauthenticate', token, body, status: 200 };
  },
  'POST /api/auth/logout': async () => {
    const { token } = await signIn();
    return { path: '/api/auth/logout', token, status: 200 };
  },
  'POST /api/auth/logout-all': async () => {
    const { token } = await signIn();
    return { path: '/api/auth/logout-all', token, status: 200 };
  },
  'GET /api/auth/sessions': async () => {
    const { account, token } = await signIn();
    for (let others = 0; others < 3; others += 1) await logIn(account);
    return { path: '/api/auth/sessions?limit=2', token, status: 200, limit: 2 };
  },
  'DELETE /api/auth/sessions/:id': async () => {
    const { account, token } = await signIn();
    const other = decodeToken((await logIn(account)).access_token).payload;
    return { path: `/api/auth/sessions/${String(other['sid'])}`, token, status: 204 };
  },
};

/** Two-factor login. */
export const mfaScenarios: Scenarios = {
  [`POST ${MFA}/enrol`]: async () => {
    const { token } = await signIn();
    return { path: `${MFA}/enrol`, token, status: 200 };
  },
  [`POST ${MFA}/confirm`]: async () => {
    const { code, token } = await enrolled();
    return { path: `${MFA}/confirm`, token, body: { code }, status: 200 };
  },
  [`POST ${MFA}/disable`]: async () => {
    const { token } = await withMfa();
    return { path: `${MFA}/disable`, token, status: 200 };
  },
  [`POST ${MFA}/recovery-codes`]: async () => {
    const { token } = await withMfa();
    return { path: `${MFA}/recovery-codes`, token, status: 200 };
  },
};
