/**
 * The two kinds of token are not taken for each other: each way at one route, and the refresh token as it is at every one, since
 * all routes have their tokens checked by the same code.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PROTECTED_ROUTES, pathOf } from '../support/http/routes.js';
import { createAccount, logIn, readProfile, refresh, type Account } from '../support/accounts/accounts.js';
import { call, type Grant } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken, ed25519, resign, suiteKey, type Json } from '../support/accounts/forged-tokens.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

let account: Account;
let grant: Grant;
let accessClaims: Json;
let refreshClaims: Json;

beforeAll(async () => {
  account = await createAccount({ role: 'admin' });
  grant = await logIn(account);
  accessClaims = decodeToken(grant.access_token).payload;
  refreshClaims = decodeToken(grant.refresh_token).payload;
});

test('an access token is an EdDSA at+jwt of 15 minutes with the claims of RFC 9068', () => {
  expect(decodeToken(grant.access_token).header).toEqual({
    alg: 'EdDSA',
    typ: 'at+jwt',
    kid: suiteKey('access').jwk.kid,
  });
  const { iss, aud, sub, iat, exp, jti, sid, role, auth_time: authTime } = accessClaims;
  expect({ iss, sub, role }).toEqual({ iss: process.env['SITE_URL'], sub: account.id, role: 'admin' });
  for (const text of [aud, jti, sid]) expect(text).toEqual(expect.stringMatching(/./));
  for (const time of [iat, exp, authTime]) expect(Number.isInteger(time)).toBe(true);
  expect(Number(exp) - Number(iat)).toBe(15 * 60);
  expect(Math.abs(Number(iat) - Date.now() / 1000)).toBeLessThan(60);
  expect(grant).toMatchObject({ token_type: 'Bearer', expires_in: 15 * 60 });
});

test('a refresh token is an EdDSA rt+jwt of 30 days with its own audience and key, family and place', () => {
  const { header } = decodeToken(grant.refresh_token);
  expect(header).toEqual({ alg: 'EdDSA', typ: 'rt+jwt', kid: suiteKey('refresh').jwk.kid });
  expect(suiteKey('refresh').jwk.kid).not.toBe(suiteKey('access').jwk.kid);
  const { aud, sub, iat, exp, sid, seq } = refreshClaims;
  expect(aud).not.toEqual(accessClaims['aud']);
  expect({ sub, sid, seq }).toEqual({ sub: account.id, sid: accessClaims['sid'], seq: 1 });
  expect(Number(exp) - Number(iat)).toBeLessThanOrEqual(30 * 24 * 60 * 60 + 1);
  expect(Number(exp) - Number(iat)).toBeGreaterThan(30 * 24 * 60 * 60 - 60);
});

test('tokens carry nothing personal', () => {
  for (const claims of [accessClaims, refreshClaims]) {
    expect(JSON.stringify(claims)).not.toContain(account.email);
  }
});

test('every token has an id of its own', async () => {
  const grants = [grant, await logIn(account)];
  grants.push((await refresh(grants[1]?.refresh_token ?? '')).body);
  const ids = grants
    .flatMap(({ access_token, refresh_token }) => [access_token, refresh_token])
    .map((token) => decodeToken(token).payload['jti']);
  expect(new Set(ids).size).toBe(6);
});

/** Refresh tokens that come ever nearer to an access token. */
const refreshTokens: Record<string, () => string> = {
  'as it is': () => grant.refresh_token,
  "with an access token's typ": () =>
    resign(grant.refresh_token, { header: { typ: 'at+jwt' } }, ed25519('refresh')),
  "with an access token's typ and audience": () =>
    resign(
      grant.refresh_token,
      { header: { typ: 'at+jwt' }, payload: { aud: accessClaims['aud'] } },
      ed25519('refresh'),
    ),
  "with all an access token's claims, under its own key": () =>
    resign(grant.refresh_token, { header: { typ: 'at+jwt' }, payload: accessClaims }, ed25519('refresh')),
  "with an access token's key only": () =>
    resign(grant.refresh_token, { header: { kid: suiteKey('access').jwk.kid } }, ed25519('access')),
};

test.each(Object.entries(refreshTokens))('the profile refuses a refresh token, %s', async (_how, make) => {
  expectTokenRefused(await readProfile(make()));
});

test.each(PROTECTED_ROUTES)('$name refuses a refresh token', async ({ method, pattern }) => {
  const options = { method, token: grant.refresh_token, baseUrl: environment.functionUrl };
  expectTokenRefused(await call(pathOf(pattern), options));
});

/** Access tokens that come ever nearer to a refresh token. */
const accessTokens: Record<string, () => string> = {
  'as it is': () => grant.access_token,
  "with a refresh token's typ": () => resign(grant.access_token, { header: { typ: 'rt+jwt' } }),
  "with a refresh token's typ and audience": () =>
    resign(grant.access_token, { header: { typ: 'rt+jwt' }, payload: { aud: refreshClaims['aud'] } }),
  "with all a refresh token's claims, under its own key": () =>
    resign(grant.access_token, { header: { typ: 'rt+jwt' }, payload: refreshClaims }),
  "with a refresh token's key only": () =>
    resign(grant.access_token, { header: { kid: suiteKey('refresh').jwk.kid } }, ed25519('refresh')),
};

test.each(Object.entries(accessTokens))('refresh refuses an access token, %s', async (_how, make) => {
  expectTokenRefused(await refresh(make()));
});

describe('refresh', () => {
  const forgeries: Record<string, () => string> = {
    'alg none': () => resign(grant.refresh_token, { header: { alg: 'none' } }, () => ''),
    'no signature': () => `${grant.refresh_token.split('.').slice(0, 2).join('.')}.`,
    'a foreign family': () => resign(grant.refresh_token, { payload: { sid: 'x' } }, ed25519('refresh')),
    'a foreign account': () => resign(grant.refresh_token, { payload: { sub: 'x' } }, ed25519('refresh')),
    'a place that is not reached yet': () =>
      resign(grant.refresh_token, { payload: { seq: 7 } }, ed25519('refresh')),
    'a made-up id': () => resign(grant.refresh_token, { payload: { jti: 'made-up' } }, ed25519('refresh')),
    'a fractional place': () => resign(grant.refresh_token, { payload: { seq: 0.5 } }, ed25519('refresh')),
    'no place': () => resign(grant.refresh_token, { payload: { seq: undefined } }, ed25519('refresh')),
    'a past end': () => resign(grant.refresh_token, { payload: { exp: 1 } }, ed25519('refresh')),
    'a path as family': () => resign(grant.refresh_token, { payload: { sid: 'a/b/c' } }, ed25519('refresh')),
    garbage: () => 'garbage',
    'a jwk': () => resign(grant.refresh_token, { header: { jwk: {} } }, ed25519('refresh')),
  };

  test.each(Object.entries(forgeries))('refuses a refresh token with %s', async (_how, make) => {
    expectTokenRefused(await refresh(make()));
  });

  test.each([undefined, null, 1, '', {}, [], ['x'], 'x'.repeat(2_049)])(
    'refuses %j for a token with 422',
    async (token) => {
      const answer = await call('/api/auth/refresh', {
        method: 'POST',
        body: { refresh_token: token },
        baseUrl: environment.functionUrl,
      });
      expectProblem(answer, 422);
    },
  );

  test('still works after all of that', async () => {
    expect(await refresh(grant.refresh_token)).toMatchObject({ status: 200 });
  });
});
