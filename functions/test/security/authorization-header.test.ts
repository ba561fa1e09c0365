/** Headers as they come through the emulator and under the functions framework, byte by byte. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAccount,
  logIn,
  logOut,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { resign } from '../support/accounts/forged-tokens.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';
import { sendRaw } from '../support/http/raw-socket.js';

let account: Account;
let token: string;
let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction();
  account = await createAccount();
  token = (await logIn(account)).access_token;
});

afterAll(() => api.stop());

function readProfileWith(headers: Record<string, string>, query = '') {
  return call(`/api/auth/profile${query}`, { headers, baseUrl: environment.functionUrl });
}

/** GET profile with these Authorization lines exactly. The emulator's front would let only the first one through. */
function sendLines(...values: string[]) {
  const lines = values.map((value) => `Authorization: ${value}\r\n`).join('');
  const start = 'GET /api/auth/profile HTTP/1.1\r\nHost: localhost\r\n';
  return sendRaw(api.url, `${start}${lines}\r\n`);
}

describe('the Authorization header', () => {
  test.each(['Bearer', 'bearer', 'BEARER'])('the scheme %s is known', async (scheme) => {
    expect(await readProfileWith({ Authorization: `${scheme} ${token}` })).toMatchObject({ status: 200 });
  });

  test.each([
    ['another scheme', () => `Basic ${Buffer.from('a:b').toString('base64')}`],
    ['the token with another scheme', () => `Token ${token}`],
    ['the token without a scheme', () => token],
    ['the scheme without a token', () => 'Bearer'],
    ['two tokens', () => `Bearer ${token} ${token}`],
    ['two tokens with a comma', () => `Bearer ${token}, Bearer ${token}`],
    ['a comma', () => `Bearer ${token},`],
    ['two spaces', () => `Bearer  ${token}`],
    ['a tab', () => `Bearer\t${token}`],
    ['quotes', () => `Bearer "${token}"`],
    ['a parameter', () => `Bearer token=${token}`],
    ['the scheme twice', () => `Bearer Bearer ${token}`],
    ['the words null', () => 'Bearer null'],
    ['the word undefined', () => 'Bearer undefined'],
    ['an object', () => 'Bearer [object Object]'],
  ])('%s is refused', async (_name, value) => {
    expectTokenRefused(await readProfileWith({ Authorization: value() }));
  });

  test('an empty one is refused', async () => {
    expectProblem(await readProfileWith({ Authorization: '' }), 401);
  });

  test.each([
    ['a bad one before the good', () => ['Bearer x', `Bearer ${token}`]],
    ['a bad one after the good', () => [`Bearer ${token}`, 'Bearer x']],
    ['the good one twice', () => [`Bearer ${token}`, `Bearer ${token}`]],
    ['another scheme beside the good one', () => [`Bearer ${token}`, 'Basic YTpi']],
  ])('two of them are refused: %s', async (_name, values) => {
    expect(await sendLines(`Bearer ${token}`)).toMatchObject({ status: 200 });
    expect(await sendLines(...values())).toMatchObject({ status: 401 });
  });
});

describe('everywhere else', () => {
  test.each(['access_token', 'token', 'authorization', 'jwt', 'bearer'])(
    'a token as ?%s= in the URL is not looked at',
    async (name) => {
      expectProblem(await readProfileWith({}, `?${name}=${token}`), 401);
      expectProblem(await readProfileWith({}, `?${name}=Bearer%20${token}`), 401);
    },
  );

  test.each(['Cookie', 'X-Access-Token', 'X-Authorization', 'Proxy-Authorization', 'Access-Token'])(
    'a token in the header %s is not looked at',
    async (name) => {
      const value = name === 'Cookie' ? `__session=${token}; access_token=${token}` : `Bearer ${token}`;
      expectProblem(await readProfileWith({ [name]: value }), 401);
    },
  );

  test('a token in the body is not looked at', async () => {
    const answer = await call('/api/auth/logout', {
      method: 'POST',
      body: { access_token: token, token },
      baseUrl: environment.functionUrl,
    });
    expectProblem(answer, 401);
    expect(await readProfile(token)).toMatchObject({ status: 200 });
  });
});

test('answers about accounts are never stored by caches', async () => {
  const login = await tryLogin(account);
  const refreshed = await refresh(login.body.refresh_token);
  const answers = [
    login,
    refreshed,
    await readProfile(refreshed.body.access_token),
    await logOut(refreshed.body.access_token),
    await tryLogin({ ...account, password: 'wrong password' }),
    await readProfile('bad'),
    await refresh('bad'),
    await call('/admin/api/posts', { token, baseUrl: environment.functionUrl }),
  ];
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});

test('a 401 names the class of its reason', async () => {
  const { access_token: ended } = await logIn(account);
  await logOut(ended);
  const challenges = [];
  for (const bad of [
    resign(token, { payload: { iat: 1_000, exp: 2_000 } }),
    ended,
    `${token.slice(0, -8)}AAAAAAAA`,
    resign(token, { payload: { aud: 'x' } }),
  ]) {
    challenges.push((await readProfile(bad)).headers.get('www-authenticate'));
  }
  expect(challenges).toEqual([
    expect.stringMatching(/error="invalid_token".*expired/),
    expect.stringMatching(/error="invalid_token".*revoked/),
    expect.stringMatching(/error="invalid_token".*signature/),
    expect.stringMatching(/error="invalid_token".*claims/),
  ]);
});

test('without a token the challenge names no error', async () => {
  const answer = await call('/api/auth/profile', { baseUrl: environment.functionUrl });
  expectProblem(answer, 401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="[^"]+"$/);
});
