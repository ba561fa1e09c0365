import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAccount, logIn, logOut, readProfile, refresh, type Account } from '../support/accounts.js';
import { call, type Grant } from '../support/api.js';
import { environment } from '../support/environment.js';
import { decodeToken, suiteKeyring } from '../support/forged-tokens.js';
import { startFunction, type RunningFunction } from '../support/functions-framework.js';
import { buildJwk } from '../support/keyring.js';
import { expectTokenRefused } from '../support/problems.js';

const old = suiteKeyring();

const next = { access: buildJwk('access-next'), refresh: buildJwk('refresh-next') };

/** The instances before, during and after a rotation, on one database. */
let rotating: RunningFunction;
let rotated: RunningFunction;
let account: Account;
let before: Grant;

beforeAll(async () => {
  const both = { access: [next.access, ...old.access], refresh: [next.refresh, ...old.refresh] };
  const onlyNew = { access: [next.access], refresh: [next.refresh] };
  rotating = await startFunction({ RATE_LIMIT_SCALE: '1000', JWT_KEYRING: JSON.stringify(both) });
  rotated = await startFunction({ RATE_LIMIT_SCALE: '1000', JWT_KEYRING: JSON.stringify(onlyNew) });
  account = await createAccount();
  before = await logIn(account);
});

afterAll(async () => {
  await rotating.stop();
  await rotated.stop();
});

const kidOf = (token: string) => decodeToken(token).header['kid'];
const jwksOf = async (baseUrl: string) =>
  (await call<{ keys: Record<string, unknown>[] }>('/.well-known/jwks.json', { baseUrl })).body.keys;

test('[07] the newest key signs and the others still verify', async () => {
  const during = await logIn(account, { baseUrl: rotating.url });
  expect(kidOf(during.access_token)).toBe('access-next');
  expect(kidOf(during.refresh_token)).toBe('refresh-next');
  expect(await readProfile(during.access_token, { baseUrl: rotating.url })).toMatchObject({ status: 200 });
  expect(await readProfile(before.access_token, { baseUrl: rotating.url })).toMatchObject({ status: 200 });
});

test('[07] a session from before is refreshed under the new key, and its successor is the same for all', async () => {
  const session = await logIn(account);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => refresh(session.refresh_token, { baseUrl: rotating.url })),
  );
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  const [{ status, body: after } = { status: 0, body: session }] = answers;
  expect(status).toBe(200);
  expect(kidOf(after.refresh_token)).toBe('refresh-next');
  expect(await readProfile(after.access_token, { baseUrl: rotated.url })).toMatchObject({ status: 200 });
});

test('[07] tokens of a removed key are refused', async () => {
  expectTokenRefused(await readProfile(before.access_token, { baseUrl: rotated.url }));
  expectTokenRefused(await refresh(before.refresh_token, { baseUrl: rotated.url }));
});

test('[07] tokens of a key that an instance does not have yet are refused, not fatal', async () => {
  const { access_token: token } = await logIn(account, { baseUrl: rotated.url });
  expectTokenRefused(await readProfile(token));
});

test('[07] a logout at one instance counts at every other', async () => {
  const session = await logIn(account, { baseUrl: rotated.url });
  await logOut(session.access_token, { baseUrl: rotating.url });
  expectTokenRefused(await readProfile(session.access_token, { baseUrl: rotated.url }));
  expectTokenRefused(await refresh(session.refresh_token, { baseUrl: rotated.url }));
});

test('[07] JWKS lists the public halves of the access keys, the newest first, and nothing else', async () => {
  const publicHalf = ({ kid, x }: { kid: string; x?: string }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    alg: 'EdDSA',
    use: 'sig',
    kid,
    x,
  });
  expect(await jwksOf(rotating.url)).toEqual([publicHalf(next.access), ...old.access.map(publicHalf)]);
  expect(await jwksOf(rotated.url)).toEqual([publicHalf(next.access)]);
  expect(await jwksOf(environment.functionUrl)).toEqual(old.access.map(publicHalf));
  expect(JSON.stringify(await jwksOf(rotating.url))).not.toMatch(/"d"/);
});
