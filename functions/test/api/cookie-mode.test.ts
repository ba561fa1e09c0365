import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deriveMac } from '../../src/shared/index.js';
import {
  createAccount,
  firestore,
  logIn,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import {
  cookiesOf,
  logInByCookie,
  refreshByCookie,
  sessionOf,
  tryCookieLogin,
  type CookieGrant,
  type CookieSession,
} from '../support/accounts/cookies.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken } from '../support/accounts/forged-tokens.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const { siteUrl, functionUrl } = environment;
const ALLOWED_ORIGIN = 'https://www.portfolio.example.com';

let account: Account;
let api: RunningFunction;

beforeAll(async () => {
  [account, api] = await Promise.all([
    createAccount(),
    startFunction({ CORS_ORIGINS: ALLOWED_ORIGIN, RATE_LIMIT_SCALE: '1000' }),
  ]);
});

afterAll(() => api.stop());

/** Asserts the 403 of a request that may come from elsewhere, and that the browser's cookies stay as they are. */
function expectForged(answer: Answer<unknown>): void {
  expectProblem(answer, 403);
  expect(answer.headers.getSetCookie()).toEqual([]);
}

/** Asserts that a session goes on. @returns it with its next tokens */
async function expectAlive(session: CookieSession): Promise<CookieSession> {
  return sessionOf(await refreshByCookie(session));
}

/** When a token ends. */
function expiryOf(token: string): Date {
  return new Date(Number(decodeToken(token).payload['exp']) * 1000);
}

function sessionIdOf(token: string): string {
  return String(decodeToken(token).payload['sid']);
}

function post(path: string, token: string, { cookie }: { cookie?: string } = {}, body: object = {}) {
  const headers: Record<string, string> = cookie === undefined ? {} : { Cookie: `__session=${cookie}` };
  return call<CookieGrant>(path, { method: 'POST', token, body, headers, baseUrl: functionUrl });
}

describe.each([
  ['through Hosting', siteUrl],
  ["at the function's own URL", functionUrl],
])('%s', (_where, baseUrl) => {
  test('login keeps the refresh token in a cookie that no script reads', async () => {
    const answer = await tryCookieLogin(account, { baseUrl });
    expect(answer.status).toBe(200);
    const [session, csrf] = ['__session', 'csrf_token'].map((name) => cookiesOf(answer).get(name));
    const token = session?.value ?? '';
    expect(decodeToken(token).header).toMatchObject({ typ: 'rt+jwt' });
    expect(session?.attributes).toEqual({
      httponly: '',
      secure: '',
      samesite: 'Strict',
      path: '/',
      expires: expiryOf(token).toUTCString(),
    });
    expect(csrf?.value).toBe(answer.body.csrf_token);
    expect(csrf?.attributes).toEqual({
      secure: '',
      samesite: 'Strict',
      path: '/',
      expires: expiryOf(token).toUTCString(),
    });
  });

  test('its body has the access token, and the refresh token nowhere', async () => {
    const answer = await tryCookieLogin(account, { baseUrl });
    expect(Object.keys(answer.body).sort()).toEqual([
      'access_token',
      'csrf_token',
      'expires_in',
      'token_type',
      'user',
    ]);
    expect(JSON.stringify(answer.body)).not.toContain(cookiesOf(answer).get('__session')?.value);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test('refresh takes the cookie and sets its successor', async () => {
    const first = await logInByCookie(account, { baseUrl });
    const answer = await refreshByCookie(first, { baseUrl });
    const second = sessionOf(answer);
    expect(second.cookie).not.toBe(first.cookie);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second.csrfToken).toBe(first.csrfToken);
    expect(answer.body).not.toHaveProperty('refresh_token');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(cookiesOf(answer).get('__session')?.attributes).toMatchObject({
      httponly: '',
      secure: '',
      samesite: 'Strict',
      expires: expiryOf(first.cookie).toUTCString(),
    });
    expect((await readProfile(second.accessToken, { baseUrl })).status).toBe(200);
  });

  test('logout ends the session and removes both cookies', async () => {
    const session = await logInByCookie(account, { baseUrl });
    const answer = await call('/api/auth/logout', {
      method: 'POST',
      token: session.accessToken,
      headers: { Cookie: `__session=${session.cookie}` },
      baseUrl,
    });
    expect(answer.status).toBe(200);
    expectCookiesRemoved(answer);
    expectTokenRefused(await refreshByCookie(session, { baseUrl }));
    expectTokenRefused(await readProfile(session.accessToken, { baseUrl }));
  });

  test('a request of another site is refused, at login and at refresh', async () => {
    const session = await logInByCookie(account, { baseUrl });
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://thief.example' }]) {
      expectForged(await tryCookieLogin(account, { baseUrl, headers }));
      expectForged(await refreshByCookie(session, { baseUrl, headers }));
    }
    expectForged(await refreshByCookie(session, { baseUrl, headers: { 'X-CSRF-Token': undefined } }));
    await expectAlive(session);
  });
});

/** Asserts that an answer makes browsers forget both cookies: same name, path and attributes, and in the past. */
function expectCookiesRemoved(answer: Answer<unknown>): void {
  const cookies = cookiesOf(answer);
  expect([...cookies.keys()].sort()).toEqual(['__session', 'csrf_token']);
  for (const { name, value, attributes } of cookies.values()) {
    expect({ name, value }).toEqual({ name, value: '' });
    expect(attributes).toMatchObject({ path: '/', secure: '', samesite: 'Strict' });
    expect(Date.parse(attributes['expires'] ?? '')).toBeLessThan(Date.now());
  }
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
}

describe('a login', () => {
  test('without cookie mode sets no cookie and has no CSRF token', async () => {
    const answer = await tryLogin(account);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.body).toHaveProperty('refresh_token');
    expect(answer.body).not.toHaveProperty('csrf_token');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('that is refused sets no cookie', async () => {
    const answer = await tryCookieLogin({ ...account, password: 'not the password' });
    expectProblem(answer, 401);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('has a transport that is one of two words', async () => {
    const { email, password } = account;
    for (const transport of ['Cookie', 'header', '', null, ['cookie']]) {
      const body = { email, password, transport };
      expectProblem(await call('/api/auth/login', { method: 'POST', body, baseUrl: functionUrl }), 422);
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    "as another site's form can send it, %s, is refused",
    async (type) => {
      const headers = { 'Content-Type': type };
      const answer = await tryCookieLogin(account, { headers });
      expect([400, 415]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );
});

describe('the cookie', () => {
  test('is not taken for an access token', async () => {
    const { cookie } = await logInByCookie(account);
    const headers = { Cookie: `__session=${cookie}` };
    expectProblem(await call('/api/auth/profile', { headers, baseUrl: functionUrl }), 401);
    expectTokenRefused(await readProfile(cookie));
  });

  test('can not hold the refresh token of a body, even with its right CSRF token', async () => {
    const { refresh_token: token } = await logIn(account);
    const csrfToken = deriveMac(String(process.env['APP_SECRET']), 'csrf')(sessionIdOf(token));
    const answer = await refreshByCookie({ cookie: token, csrfToken });
    expectTokenRefused(answer);
    expectCookiesRemoved(answer);
    expect((await refresh(token)).status).toBe(200);
  });

  test('has the CSRF token that the test above supposes', async () => {
    const { cookie, csrfToken } = await logInByCookie(account);
    expect(deriveMac(String(process.env['APP_SECRET']), 'csrf')(sessionIdOf(cookie))).toBe(csrfToken);
  });

  test("gives a refresh token that is none for a body, where it would not need the page's CSRF token", async () => {
    const session = await logInByCookie(account);
    expectTokenRefused(await refresh(session.cookie));
    await expectAlive(session);
  });

  test.each(['', 'none', 'a.b.c', '%', '"quoted"'])(
    'with the value %j is 401, and removed',
    async (value) => {
      const { csrfToken } = await logInByCookie(account);
      const answer = await refreshByCookie({ cookie: value, csrfToken });
      expectTokenRefused(answer);
      expectCookiesRemoved(answer);
    },
  );

  test('that is missing is 422, which says what is missing', async () => {
    const answer = await call('/api/auth/refresh', { method: 'POST', body: {}, baseUrl: functionUrl });
    expectProblem(answer, 422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/refresh_token' }]);
  });

  test('gives the same successor again when the answer was lost, with its CSRF token only', async () => {
    const first = await logInByCookie(account);
    const lost = await expectAlive(first);
    expectForged(await refreshByCookie(first, { headers: { 'X-CSRF-Token': undefined } }));
    expect(await expectAlive(first)).toEqual(lost);
    await expectAlive(lost);
  });

  test('of before ends the session once its successor was used, and is removed', async () => {
    const first = await logInByCookie(account);
    const second = await expectAlive(first);
    const third = await expectAlive(second);
    for (const ended of [first, third]) {
      const answer = await refreshByCookie(ended);
      expectTokenRefused(answer);
      expectCookiesRemoved(answer);
    }
  });

  test('is not removed by a refusal that says nothing of it: 429', async () => {
    const session = await logInByCookie(account);
    const stored = firestore.collection('sessions').doc(sessionIdOf(session.cookie));
    const expiresAt = new Date(Date.now() + 900_000);
    const tokens = Array.from({ length: 100 }, (_, nth) => ({
      jti: `t${String(nth)}`,
      expires_at: expiresAt,
    }));
    await stored.update({ access_tokens: tokens });
    const answer = await refreshByCookie(session);
    expectProblem(answer, 429);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('gives the same successor to parallel refreshes', async () => {
    const first = await logInByCookie(account, { baseUrl: api.url });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refreshByCookie(first, { baseUrl: api.url })),
    );
    expect(new Set(answers.map((answer) => sessionOf(answer).cookie)).size).toBe(1);
  });
});

describe('the CSRF token', () => {
  test.each([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['wrong', ({ csrfToken }: CookieSession) => `${csrfToken.slice(0, -1)}~`],
    ['cut', ({ csrfToken }: CookieSession) => csrfToken.slice(0, -1)],
    ['lengthened', ({ csrfToken }: CookieSession) => `${csrfToken}=`],
    ['not ASCII', () => 'é'.repeat(43)],
    ['the session id', ({ cookie }: CookieSession) => sessionIdOf(cookie)],
  ])('that is %s is refused, and the session goes on', async (_how, spoil) => {
    const session = await logInByCookie(account);
    expectForged(await refreshByCookie(session, { headers: { 'X-CSRF-Token': spoil(session) } }));
    await expectAlive(session);
  });

  test('of another session is refused, also of the same account', async () => {
    const [session, other] = [await logInByCookie(account), await logInByCookie(account)];
    expect(other.csrfToken).not.toBe(session.csrfToken);
    expectForged(await refreshByCookie({ ...session, csrfToken: other.csrfToken }));
    await expectAlive(session);
    await expectAlive(other);
  });

  test('is not taken from the cookie of that name: another subdomain can set one', async () => {
    const session = await logInByCookie(account);
    const headers = {
      Cookie: `__session=${session.cookie}; csrf_token=${session.csrfToken}`,
      'X-CSRF-Token': undefined,
    };
    expectForged(await refreshByCookie(session, { headers }));
  });

  test('is stored nowhere', async () => {
    const session = await logInByCookie(account);
    const document = firestore.collection('sessions').doc(sessionIdOf(session.cookie));
    const stored = JSON.stringify((await document.get()).data());
    expect(stored).toContain(account.id);
    for (const secret of [session.csrfToken, session.cookie]) expect(stored).not.toContain(secret);
  });
});

describe('a page', () => {
  const own = () => new URL(siteUrl).origin;

  test.each<[string, () => Record<string, string>]>([
    ['of the site', () => ({ Origin: own(), 'Sec-Fetch-Site': 'same-origin' })],
    ['of the site, in a browser without fetch metadata', () => ({ Origin: own() })],
    ['of an allowed origin', () => ({ Origin: ALLOWED_ORIGIN, 'Sec-Fetch-Site': 'same-site' })],
    ['that is none, but a program', () => ({})],
  ])('%s may log in, refresh and log out', async (_which, headersOf) => {
    const sender = { baseUrl: api.url, headers: headersOf() };
    const session = await logInByCookie(account, sender);
    const next = sessionOf(await refreshByCookie(session, sender));
    const answer = await call('/api/auth/logout', {
      method: 'POST',
      token: next.accessToken,
      baseUrl: api.url,
      headers: { ...sender.headers, Cookie: `__session=${next.cookie}` },
    });
    expect(answer.status).toBe(200);
    expectCookiesRemoved(answer);
  });

  test.each<[string, () => Record<string, string>]>([
    ['of another site', () => ({ Origin: 'https://thief.example', 'Sec-Fetch-Site': 'cross-site' })],
    ['of another site, in a browser without fetch metadata', () => ({ Origin: 'https://thief.example' })],
    [
      "of another site that claims the site's origin",
      () => ({ Origin: own(), 'Sec-Fetch-Site': 'cross-site' }),
    ],
    [
      'of an allowed origin, from another site',
      () => ({ Origin: ALLOWED_ORIGIN, 'Sec-Fetch-Site': 'cross-site' }),
    ],
    [
      'of a subdomain that is not allowed',
      () => ({ Origin: 'https://blog.portfolio.example.com', 'Sec-Fetch-Site': 'same-site' }),
    ],
    ['of a longer domain', () => ({ Origin: `${ALLOWED_ORIGIN}.thief.example` })],
    ["of the site's host on another port", () => ({ Origin: own().replace(/\d+$/, '1') })],
    ["of the site's host with another scheme", () => ({ Origin: own().replace('http:', 'https:') })],
    ['without an origin of its own', () => ({ Origin: 'null' })],
    ['with an empty origin', () => ({ Origin: '' })],
  ])('%s may not log in, nor refresh', async (_which, headersOf) => {
    const sender = { baseUrl: api.url, headers: headersOf() };
    const session = await logInByCookie(account, { baseUrl: api.url });
    expectForged(await tryCookieLogin(account, sender));
    expectForged(await refreshByCookie(session, sender));
    sessionOf(await refreshByCookie(session, { baseUrl: api.url }));
  });

  test('of an allowed origin may send the cookie and the CSRF token', async () => {
    const preflight = await call('/api/auth/refresh', {
      method: 'OPTIONS',
      baseUrl: api.url,
      headers: {
        Origin: ALLOWED_ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-csrf-token',
      },
    });
    const answer = await tryCookieLogin(account, { baseUrl: api.url, headers: { Origin: ALLOWED_ORIGIN } });
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe(ALLOWED_ORIGIN);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
    }
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/\bX-CSRF-Token\b/i);
  });
});

describe('the end of a session', () => {
  test('by logout-all removes the cookies, too', async () => {
    const session = await logInByCookie(account);
    const answer = await post('/api/auth/logout-all', session.accessToken, session);
    expect(answer.status).toBe(200);
    expectCookiesRemoved(answer);
    expectTokenRefused(await refreshByCookie(session));
  });

  describe.each<[string, (session: CookieSession) => Promise<string | undefined>]>([
    ['without an access token', () => Promise.resolve(undefined)],
    ['with one that is none', () => Promise.resolve('not-a-token')],
    [
      'with one of an ended session',
      async () => {
        const { access_token: token } = await logIn(account);
        await post('/api/auth/logout', token);
        return token;
      },
    ],
  ])('by logout %s', (_how, tokenOf) => {
    const logOutBy = async (session: CookieSession, headers: Record<string, string>) => {
      const token = await tokenOf(session);
      return call('/api/auth/logout', {
        method: 'POST',
        baseUrl: functionUrl,
        headers: { Cookie: `__session=${session.cookie}`, ...headers },
        ...(token !== undefined && { token }),
      });
    };

    test('comes by the cookie and its CSRF token, and removes both', async () => {
      const session = await logInByCookie(account);
      const answer = await logOutBy(session, { 'X-CSRF-Token': session.csrfToken });
      expect(answer.status).toBe(200);
      expectCookiesRemoved(answer);
      expectTokenRefused(await readProfile(session.accessToken));
      expectTokenRefused(await refreshByCookie(session));
    });

    test('does not come by the cookie alone, which is removed', async () => {
      const session = await logInByCookie(account);
      const answer = await logOutBy(session, {});
      expectProblem(answer, 401);
      expectCookiesRemoved(answer);
      await expectAlive(session);
    });

    test('is 401 and removes a cookie that is no good', async () => {
      const session = await logInByCookie(account);
      const answer = await logOutBy({ ...session, cookie: 'a.b.c' }, { 'X-CSRF-Token': session.csrfToken });
      expectProblem(answer, 401);
      expectCookiesRemoved(answer);
    });

    test("leaves the cookies as they are for another site's page", async () => {
      const session = await logInByCookie(account);
      const headers = { Origin: 'https://thief.example', 'X-CSRF-Token': session.csrfToken };
      const answer = await logOutBy(session, headers);
      expectProblem(answer, 401);
      expect(answer.headers.getSetCookie()).toEqual([]);
      await expectAlive(session);
    });
  });

  test('touches no cookies where there are none', async () => {
    const { access_token: token } = await logIn(account);
    expect((await post('/api/auth/logout', token)).headers.getSetCookie()).toEqual([]);
  });
});

test('a changed password ends the cookie of before and sets a new one', async () => {
  const owner = await createAccount();
  const [session, elsewhere] = [await logInByCookie(owner), await logInByCookie(owner)];
  const passwords = { current_password: owner.password, new_password: 'quite another pass phrase' };
  const answer = await post('/api/auth/change-password', session.accessToken, session, passwords);
  expect(answer.body).not.toHaveProperty('refresh_token');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const renewed = sessionOf(answer as Parameters<typeof sessionOf>[0]);
  expect(cookiesOf(answer).get('__session')?.attributes).toMatchObject({ httponly: '', secure: '' });
  expect(renewed.csrfToken).not.toBe(session.csrfToken);
  for (const ended of [session, elsewhere]) expectTokenRefused(await refreshByCookie(ended));
  await expectAlive(renewed);
});
