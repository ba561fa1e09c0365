import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { accountsClient, newAddressOf } from '../support/accounts/account-routes.js';
import { ROUTES, pathOf } from '../support/http/routes.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Answer, type Grant } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken, ed25519, resign, suiteKey } from '../support/accounts/forged-tokens.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const MINUTE_MS = 60_000;
const accounts = accountsClient();

const claim = (token: string, name: string) => Number(decodeToken(token).payload[name]);

const sessionOf = ({ access_token: token }: Pick<Grant, 'access_token'>) =>
  firestore.collection('sessions').doc(String(decodeToken(token).payload['sid']));

/** A session whose password was given 16 minutes ago, and its tokens. */
async function logInLongAgo(account: Account): Promise<Grant> {
  const grant = await logIn(account);
  await sessionOf(grant).update({ auth_time: new Date(Date.now() - 16 * MINUTE_MS) });
  const { status, body } = await refresh(grant.refresh_token);
  expect(status).toBe(200);
  return body;
}

/** Asserts a 401 that asks for the password, with the challenge of RFC 9470 §3. */
function expectFreshLoginAsked(answer: Answer<unknown>): void {
  expectProblem(answer, 401);
  expect(answer.body).toMatchObject({ type: 'urn:firefolio:problem:fresh-login-required' });
  expect(answer.headers.get('www-authenticate')).toMatch(
    /^Bearer error="insufficient_user_authentication", error_description="[^"\\]+", max_age="900"$/,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

const freshRoutes = ROUTES.filter(({ needsFreshLogin }) => needsFreshLogin);

test('changes of passwords, addresses, second factors, sessions and accounts need a fresh login', () => {
  expect(freshRoutes.map(({ name }) => name).sort()).toEqual([
    'DELETE /api/auth/sessions/:id',
    'PATCH /admin/api/users/:id',
    'POST /admin/api/users/:id/end-sessions',
    'POST /admin/api/users/:id/reset-mfa',
    'POST /admin/api/users/invite',
    'POST /api/auth/change-email',
    'POST /api/auth/change-password',
    'POST /api/auth/mfa/totp/confirm',
    'POST /api/auth/mfa/totp/disable',
    'POST /api/auth/mfa/totp/enrol',
    'POST /api/auth/mfa/totp/recovery-codes',
  ]);
});

describe.each(freshRoutes)('$name', ({ method, pattern, access }) => {
  const ask = (token: string | undefined, body: unknown = {}) =>
    call(pathOf(pattern), {
      method,
      baseUrl: environment.functionUrl,
      body,
      ...(token !== undefined && { token }),
    });

  test('asks for the password when it was given more than 15 minutes ago', async () => {
    const { access_token: token } = await logInLongAgo(await createAccount({ role: 'admin' }));
    expect(await readProfile(token)).toMatchObject({ status: 200 });
    expectFreshLoginAsked(await ask(token));
    // Before it looks at what was sent.
    for (const body of [[], { unknown: true }]) expectFreshLoginAsked(await ask(token, body));
  });

  test.each(['login', 'reauthenticate'])('lets pass after %s', async (how) => {
    const account = await createAccount({ role: 'admin' });
    const old = await logInLongAgo(account);
    const { access_token: token } =
      how === 'login'
        ? await logIn(account)
        : (await accounts.reauthenticate(old.access_token, account.password)).body;
    const answer = await ask(token);
    expect([401, 403]).not.toContain(answer.status);
    if (how === 'reauthenticate') expectFreshLoginAsked(await ask(old.access_token));
  });

  test('asks for a token first, then for a role, then for the password', async () => {
    const none = await ask(undefined);
    expectProblem(none, 401);
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="firefolio"');
    const { access_token: token } = await logInLongAgo(await createAccount());
    expectTokenRefused(await ask(`${token}x`));
    if (Array.isArray(access) && access.includes('user')) expectFreshLoginAsked(await ask(token));
    else expectProblem(await ask(token), 403);
  });
});

describe('the time of the login', () => {
  test('is told by login and reauthenticate', async () => {
    const account = await createAccount();
    const { access_token: token } = await logInLongAgo(account);
    const again = await accounts.reauthenticate(token, account.password);
    expect(again).toMatchObject({ status: 200, body: { token_type: 'Bearer', user: { id: account.id } } });
    for (const fresh of [(await logIn(account)).access_token, again.body.access_token]) {
      expect(Math.abs(claim(fresh, 'auth_time') * 1000 - Date.now())).toBeLessThan(MINUTE_MS);
    }
  });

  test('is not changed by any number of refreshes', async () => {
    let grant = await logInLongAgo(await createAccount());
    const authTime = claim(grant.access_token, 'auth_time');
    for (let nth = 0; nth < 3; nth += 1) {
      grant = (await refresh(grant.refresh_token)).body;
      expect(claim(grant.access_token, 'auth_time')).toBe(authTime);
    }
    expectFreshLoginAsked(await accounts.changeEmail(grant.access_token, newAddressOf()));
  });

  test('is known to a refresh after reauthenticate, and goes on from there', async () => {
    const account = await createAccount();
    const old = await logInLongAgo(account);
    const again = await accounts.reauthenticate(old.access_token, account.password);
    const next = await refresh(old.refresh_token);
    expect(claim(next.body.access_token, 'auth_time')).toBe(claim(again.body.access_token, 'auth_time'));
    expect(await accounts.changeEmail(next.body.access_token, newAddressOf())).toMatchObject({ status: 202 });
  });

  test.each([
    ['14 minutes ago is fresh', 14 * 60, 202],
    ['16 minutes ago is not', 16 * 60, 401],
    ['years ago is not', 100_000_000, 401],
  ])('of %s', async (_when, ageSeconds, status) => {
    const { access_token: token } = await logIn(await createAccount());
    const authTime = Math.floor(Date.now() / 1000) - ageSeconds;
    const aged = resign(token, { payload: { auth_time: authTime } });
    expect(await accounts.changeEmail(aged, newAddressOf())).toMatchObject({ status });
  });

  test.each([undefined, null, 'now', -1, 0, 1.5, {}])('is never %j in a token', async (authTime) => {
    const { access_token: token } = await logIn(await createAccount());
    const forged = resign(token, { payload: { auth_time: authTime } });
    expectTokenRefused(await accounts.changeEmail(forged, newAddressOf()));
  });
});

describe('reauthenticate', () => {
  test('gives no refresh token, and leaves the one that is there', async () => {
    const account = await createAccount();
    const grant = await logIn(account);
    const { body } = await accounts.reauthenticate(grant.access_token, account.password);
    expect(body).not.toHaveProperty('refresh_token');
    expect(await refresh(grant.refresh_token)).toMatchObject({ status: 200 });
    expect(await readProfile(grant.access_token)).toMatchObject({ status: 200 });
    expect(await readProfile(body.access_token)).toMatchObject({ status: 200 });
  });

  test('makes its own session fresh, and no other', async () => {
    const account = await createAccount();
    const [here, there] = [await logInLongAgo(account), await logInLongAgo(account)];
    await accounts.reauthenticate(here.access_token, account.password);
    const other = await refresh(there.refresh_token);
    expectFreshLoginAsked(await accounts.changeEmail(other.body.access_token, newAddressOf()));
  });

  test('with a wrong password is 403, and makes nothing fresh', async () => {
    const account = await createAccount();
    const old = await logInLongAgo(account);
    expectProblem(await accounts.reauthenticate(old.access_token, 'not it'), 403);
    const next = await refresh(old.refresh_token);
    expectFreshLoginAsked(await accounts.changeEmail(next.body.access_token, newAddressOf()));
  });

  test("with another account's password is 403", async () => {
    const other = await createAccount({
      password: 'a pass phrase of mine',
      passwordHash: await hashOf('a pass phrase of mine'),
    });
    const { access_token: token } = await logIn(await createAccount());
    expectProblem(await accounts.reauthenticate(token, other.password), 403);
  });

  test('gives a token that ends with its session', async () => {
    const account = await createAccount();
    const grant = await logIn(account);
    const { body } = await accounts.reauthenticate(grant.access_token, account.password);
    await logOut(grant.access_token);
    expectTokenRefused(await readProfile(body.access_token));
    expectTokenRefused(await accounts.reauthenticate(body.access_token, account.password));
  });

  test('of a session that is gone is 401, though the token is not revoked', async () => {
    const account = await createAccount();
    const grant = await logIn(account);
    await sessionOf(grant).delete();
    expectTokenRefused(await accounts.reauthenticate(grant.access_token, account.password));
  });
});

/** The hash of a password, made by the product itself. */
async function hashOf(password: string): Promise<string> {
  const email = newAddressOf();
  const { body } = await accounts.register({ email, password });
  return String((await firestore.collection('users').doc(body.user_id).get()).get('password_hash'));
}

describe('a route where a token is optional', () => {
  let path: string;
  let grant: Grant;

  const ask = (headers: Record<string, string> = {}) =>
    call(path, { baseUrl: environment.functionUrl, headers });
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  beforeAll(async () => {
    const { access_token: token } = await logIn(await createAccount({ role: 'editor' }));
    const { body } = await call<{ slug: string }>('/admin/api/posts', {
      method: 'POST',
      token,
      baseUrl: environment.functionUrl,
      body: { title: `Public ${randomUUID()}`, status: 'published' },
    });
    path = `/api/posts/${body.slug}`;
    grant = await logIn(await createAccount());
  });

  test('is public without one, and takes a good one, fresh or not', async () => {
    expect(await ask()).toMatchObject({ status: 200 });
    expect(await ask(bearer(grant.access_token))).toMatchObject({ status: 200 });
    const { access_token: old } = await logInLongAgo(await createAccount());
    expect(await ask(bearer(old))).toMatchObject({ status: 200 });
  });

  const bad: Record<string, () => string | Promise<string>> = {
    garbage: () => 'garbage',
    'another signature': () => resign(grant.access_token, {}, ed25519('refresh')),
    'alg none': () => resign(grant.access_token, { header: { alg: 'none' } }, () => ''),
    'the past': () => resign(grant.access_token, { payload: { exp: Math.floor(Date.now() / 1000) - 60 } }),
    'a refresh token': () => grant.refresh_token,
    'a key nobody has': () =>
      resign(grant.access_token, { header: { kid: `${suiteKey('access').jwk.kid}x` } }),
    'an account nobody has': () => resign(grant.access_token, { payload: { sub: randomUUID() } }),
    'a session that was ended': async () => {
      const { access_token: token } = await logIn(await createAccount());
      await logOut(token);
      return token;
    },
    'an account that was deactivated': async () => {
      const account = await createAccount();
      const { access_token: token } = await logIn(account);
      await firestore.collection('users').doc(account.id).update({ is_active: false });
      return token;
    },
  };

  test.each(Object.entries(bad))('is 401 with a token of %s', async (_what, make) => {
    expectTokenRefused(await ask(bearer(await make())));
  });

  test.each(['Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'token', ''])(
    'is 401 with the header %j',
    async (header) => {
      expectTokenRefused(await ask({ Authorization: header }));
    },
  );
});
