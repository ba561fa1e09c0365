import { describe, expect, test } from '@jest/globals';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
} from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken, resign } from '../support/accounts/forged-tokens.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const jtiOf = (token: string) => String(decodeToken(token).payload['jti']);
const blacklistEntry = (token: string) => firestore.collection('token_blacklist').doc(jtiOf(token));
const sessionOf = (token: string) =>
  firestore.collection('sessions').doc(String(decodeToken(token).payload['sid']));

/** Other spellings of the same signature: base64 tools differ in what they let through. */
function spellingsOf(token: string): string[] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bytes = Buffer.from(signature, 'base64url');
  const sameBytes = Array.from(alphabet)
    .map((last) => signature.slice(0, -1) + last)
    .filter((spelling) => spelling !== signature && Buffer.from(spelling, 'base64url').equals(bytes));
  const padded = [`${signature}=`, `${signature}==`];
  const otherAlphabet = signature.replaceAll('-', '+').replaceAll('_', '/');
  const signatures = [...sameBytes, ...padded, otherAlphabet];
  return [
    ...signatures.map((spelling) => [header, payload, spelling].join('.')),
    [`${header}=`, payload, signature].join('.'),
    [header, `${payload}=`, signature].join('.'),
    [header, `${payload}==`, signature].join('.'),
  ].filter((spelling) => spelling !== token);
}

describe('token_blacklist', () => {
  test('an entry is kept by jti, names no token text, and lives as long as the token and the skew', async () => {
    const account = await createAccount();
    const { access_token: token } = await logIn(account);
    await logOut(token);
    const entry = await blacklistEntry(token).get();
    expect(entry.data()).toMatchObject({ user_id: account.id, reason: 'logout' });
    expect(JSON.stringify(entry.data())).not.toContain(token.split('.')[2]);
    const { seconds } = entry.get('expires_at') as { seconds: number };
    const lag = seconds - Number(decodeToken(token).payload['exp']);
    expect(lag).toBeGreaterThan(0);
    expect(lag).toBeLessThanOrEqual(60);
  });

  test('every other spelling of a revoked token is refused as well', async () => {
    const { access_token: token } = await logIn(await createAccount());
    const spellings = spellingsOf(token);
    expect(spellings.length).toBeGreaterThan(15);
    // The same claims under another signature are the same jti.
    const others = [...spellings, resign(token, { header: { note: 'signed again' } })];
    const statuses: number[] = [];
    for (const other of others) statuses.push((await readProfile(other)).status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => [200, 401].includes(status))).toBe(true);
    await logOut(token);
    for (const spelling of [token, ...others]) expectTokenRefused(await readProfile(spelling));
  });

  test('an entry whose time is over counts no more, though TTL has not removed it yet', async () => {
    const { access_token: token } = await logIn(await createAccount());
    const entry = { user_id: 'x', reason: 'logout' };
    await blacklistEntry(token).set({ ...entry, expires_at: new Date(Date.now() - 1_000) });
    expect(await readProfile(token)).toMatchObject({ status: 200 });
    await blacklistEntry(token).set({ ...entry, expires_at: new Date(Date.now() + 60_000) });
    expectTokenRefused(await readProfile(token));
  });
});

describe('logout', () => {
  test('ends access and refresh from the next request on, in this session only', async () => {
    const account = await createAccount();
    const [session, other] = [await logIn(account), await logIn(account)];
    expect(await logOut(session.access_token)).toMatchObject({
      status: 200,
      body: { message: 'Logged out successfully' },
    });
    expectTokenRefused(await readProfile(session.access_token));
    expectTokenRefused(await refresh(session.refresh_token));
    expectTokenRefused(await logOut(session.access_token));
    expect(await readProfile(other.access_token)).toMatchObject({ status: 200 });
    expect(await refresh(other.refresh_token)).toMatchObject({ status: 200 });
  });

  test.each(['first', 'last'] as const)(
    'with the %s access token of a session ends those of all its refreshes',
    async (which) => {
      const grants = [await logIn(await createAccount())];
      for (let previous = grants[0]; previous && grants.length < 4; previous = grants.at(-1)) {
        grants.push((await refresh(previous.refresh_token)).body);
      }
      await logOut(grants.at(which === 'first' ? 0 : -1)?.access_token ?? '');
      for (const grant of grants) {
        expectTokenRefused(await readProfile(grant.access_token));
        expectTokenRefused(await refresh(grant.refresh_token));
      }
    },
  );

  test('ends a token that only the tolerated skew keeps alive, and that was replaced meanwhile', async () => {
    const session = await logIn(await createAccount());
    const expiredAt = Math.floor(Date.now() / 1000) - 2;
    const old = resign(session.access_token, { payload: { iat: expiredAt - 900, exp: expiredAt } });
    await sessionOf(old).update({
      access_tokens: [{ jti: jtiOf(old), expires_at: new Date(expiredAt * 1000) }],
    });
    expect(await readProfile(old)).toMatchObject({ status: 200 });
    const next = await refresh(session.refresh_token);
    expect(await logOut(next.body.access_token)).toMatchObject({ status: 200 });
    expectTokenRefused(await readProfile(old));
  });

  test('ends the token even when its session is stored no more', async () => {
    const { access_token: token } = await logIn(await createAccount());
    await sessionOf(token).delete();
    expect(await logOut(token)).toMatchObject({ status: 200 });
    expectTokenRefused(await readProfile(token));
  });
});

describe('changes of the account', () => {
  test('a deactivated account is refused at the very next request', async () => {
    const account = await createAccount();
    const session = await logIn(account);
    expect(await readProfile(session.access_token)).toMatchObject({ status: 200 });
    await changeAccount(account.id, { is_active: false });
    expectTokenRefused(await readProfile(session.access_token));
    expectTokenRefused(await refresh(session.refresh_token));
    await changeAccount(account.id, { is_active: true });
    expect(await readProfile(session.access_token)).toMatchObject({ status: 200 });
  });

  test('a deleted account is refused at the very next request', async () => {
    const account = await createAccount();
    const session = await logIn(account);
    await firestore.collection('users').doc(account.id).delete();
    expectTokenRefused(await readProfile(session.access_token));
    expectTokenRefused(await refresh(session.refresh_token));
  });

  test('a demoted account loses its rights at the very next request, whatever its token says', async () => {
    const account = await createAccount({ role: 'admin' });
    const { access_token: token } = await logIn(account);
    const list = () => call('/admin/api/posts', { token, baseUrl: environment.functionUrl });
    expect(await list()).toMatchObject({ status: 200 });
    await changeAccount(account.id, { role: 'user' });
    expectProblem(await list(), 403);
    expect(decodeToken(token).payload['role']).toBe('admin');
  });

  test('the role in a token gives nothing that the account does not have', async () => {
    const { access_token: token } = await logIn(await createAccount());
    const boasting = resign(token, { payload: { role: 'admin' } });
    expectProblem(await call('/admin/api/posts', { token: boasting, baseUrl: environment.functionUrl }), 403);
  });

  test('tokens_valid_after ends all earlier tokens, and a new login works at once', async () => {
    const account = await createAccount();
    const sessions = [await logIn(account), await logIn(account)];
    await changeAccount(account.id, { tokens_valid_after: new Date(Math.ceil(Date.now() / 1000) * 1000) });
    for (const session of sessions) {
      expectTokenRefused(await readProfile(session.access_token));
      expectTokenRefused(await refresh(session.refresh_token));
    }
    const later = await logIn(account);
    expect(await readProfile(later.access_token)).toMatchObject({ status: 200 });
    const next = await refresh(later.refresh_token);
    expect(next.status).toBe(200);
    expect(await readProfile(next.body.access_token)).toMatchObject({ status: 200 });
  });
});
