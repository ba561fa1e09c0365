import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createAccount,
  logIn,
  logOut,
  readProfile,
  refresh,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Grant } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken, suiteKeyring } from '../support/accounts/forged-tokens.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import type { PrivateJwk } from '../support/accounts/keyring.js';
import { expectTokenRefused } from '../support/http/problems.js';

type Rings = Readonly<Record<'access' | 'refresh', readonly PrivateJwk[]>>;

/** The keyring that npm run rotate-keys, run for real on a secrets file of its own, makes of another. */
function runRotateKeys(keyring: Rings): Rings {
  const folder = mkdtempSync(join(tmpdir(), 'key-rotation-'));
  try {
    const file = join(folder, '.secret.local');
    writeFileSync(file, `JWT_KEYRING='${JSON.stringify(keyring)}'\n`);
    const { status, stderr } = spawnSync(process.execPath, ['scripts/rotate-keys.mjs', '--file', file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`rotate-keys failed: ${stderr}`);
    return JSON.parse(parseEnv(readFileSync(file, 'utf8'))['JWT_KEYRING'] ?? '') as Rings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const mapKeys = (rings: Rings, map: (keys: readonly PrivateJwk[]) => readonly PrivateJwk[]): Rings => ({
  access: map(rings.access),
  refresh: map(rings.refresh),
});

const old: Rings = suiteKeyring();
const rolledOut = runRotateKeys(old);
const aSecondAgo = Math.floor(Date.now() / 1000) - 1;
/** As it counts when the new keys' time has come. */
const signing = mapKeys(rolledOut, (keys) =>
  keys.map((key, index) => (index === 0 ? { ...key, active_from: aSecondAgo } : key)),
);
const onlyNew = mapKeys(signing, (keys) => keys.slice(0, 1));
const nextKid = { access: signing.access[0]?.kid, refresh: signing.refresh[0]?.kid };

/** Instances on one database, beside the suite's own, which has the old keys only: in the order of a rotation. */
let publishing: RunningFunction;
let rotating: RunningFunction;
let rotated: RunningFunction;
let account: Account;
let before: Grant;

beforeAll(async () => {
  const startWith = (keyring: Rings) =>
    startFunction({ RATE_LIMIT_SCALE: '1000', JWT_KEYRING: JSON.stringify(keyring) });
  publishing = await startWith(rolledOut);
  rotating = await startWith(signing);
  rotated = await startWith(onlyNew);
  account = await createAccount();
  before = await logIn(account);
});

afterAll(async () => {
  await Promise.all([publishing, rotating, rotated].map((instance) => instance.stop()));
});

const kidOf = (token: string) => decodeToken(token).header['kid'];
const jwksOf = async (baseUrl: string) =>
  (await call<{ keys: Record<string, unknown>[] }>('/.well-known/jwks.json', { baseUrl })).body.keys;

test('while new keys are rolled out, instances with and without them accept all tokens of each other', async () => {
  const [withNew, without] = [{ baseUrl: publishing.url }, { baseUrl: environment.functionUrl }];
  for (const [first, second] of [
    [withNew, without],
    [without, withNew],
  ]) {
    const login = await logIn(account, first);
    expect(await readProfile(login.access_token, second)).toMatchObject({ status: 200 });
    const refreshed = await refresh(login.refresh_token, second);
    expect(refreshed.status).toBe(200);
    expect(await refresh(login.refresh_token, first)).toMatchObject({ status: 200, body: refreshed.body });
    expect(await readProfile(refreshed.body.access_token, first)).toMatchObject({ status: 200 });
  }
});

test('a new key is published, and its tokens verify, before it signs', async () => {
  expect((await jwksOf(publishing.url)).map(({ kid }) => kid)).toEqual(
    rolledOut.access.map(({ kid }) => kid),
  );
  const { access_token: ofOldKey } = await logIn(account, { baseUrl: publishing.url });
  expect(kidOf(ofOldKey)).toBe(old.access[0]?.kid);
  const { access_token: ofNewKey } = await logIn(account, { baseUrl: rotating.url });
  expect(kidOf(ofNewKey)).toBe(nextKid.access);
  expect(await readProfile(ofNewKey, { baseUrl: publishing.url })).toMatchObject({ status: 200 });
});

test('the newest key signs when its time has come, and the others still verify', async () => {
  const during = await logIn(account, { baseUrl: rotating.url });
  expect(kidOf(during.access_token)).toBe(nextKid.access);
  expect(kidOf(during.refresh_token)).toBe(nextKid.refresh);
  expect(await readProfile(during.access_token, { baseUrl: rotating.url })).toMatchObject({ status: 200 });
  expect(await readProfile(before.access_token, { baseUrl: rotating.url })).toMatchObject({ status: 200 });
});

test('a session from before is refreshed under the new key, and its successor is the same for all', async () => {
  const session = await logIn(account);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => refresh(session.refresh_token, { baseUrl: rotating.url })),
  );
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  const [{ status, body: after } = { status: 0, body: session }] = answers;
  expect(status).toBe(200);
  expect(kidOf(after.refresh_token)).toBe(nextKid.refresh);
  expect(await readProfile(after.access_token, { baseUrl: rotated.url })).toMatchObject({ status: 200 });
});

test('tokens of a removed key are refused', async () => {
  expectTokenRefused(await readProfile(before.access_token, { baseUrl: rotated.url }));
  expectTokenRefused(await refresh(before.refresh_token, { baseUrl: rotated.url }));
});

test('tokens of a key that an instance does not have yet are refused, not fatal', async () => {
  const { access_token: token } = await logIn(account, { baseUrl: rotated.url });
  expectTokenRefused(await readProfile(token));
});

test('a logout at one instance counts at every other', async () => {
  const session = await logIn(account, { baseUrl: rotated.url });
  await logOut(session.access_token, { baseUrl: rotating.url });
  expectTokenRefused(await readProfile(session.access_token, { baseUrl: rotated.url }));
  expectTokenRefused(await refresh(session.refresh_token, { baseUrl: rotated.url }));
});

test('JWKS lists the public halves of the access keys, the newest first, and nothing else', async () => {
  const publicHalf = ({ kid, x }: { kid: string; x?: string }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    alg: 'EdDSA',
    use: 'sig',
    kid,
    x,
  });
  expect(await jwksOf(rotating.url)).toEqual(signing.access.map(publicHalf));
  expect(await jwksOf(rotated.url)).toEqual(onlyNew.access.map(publicHalf));
  expect(await jwksOf(environment.functionUrl)).toEqual(old.access.map(publicHalf));
  expect(JSON.stringify(await jwksOf(rotating.url))).not.toMatch(/"d"/);
});
