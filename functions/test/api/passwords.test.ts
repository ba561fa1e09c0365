import { argon2Sync, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAccount,
  firestore,
  logIn,
  readProfile,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Problem } from '../support/http/api.js';
import { emailKey } from '../../src/users/index.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';

const PRODUCT_HASH = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
const PASSWORD = 'pässword of an import 🗝️';

/** PHC's base64: without padding. */
const b64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

function pbkdf2Phc(rounds: number, keyBytes = 32): string {
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(PASSWORD, salt, rounds, keyBytes, 'sha256');
  return `$pbkdf2-sha256$i=${String(rounds)}$${b64(salt)}$${b64(hash)}`;
}

function scryptPhc(logN: number, r: number, p: number, keyBytes = 32): string {
  const salt = randomBytes(16);
  const N = 2 ** logN;
  const hash = scryptSync(PASSWORD, salt, keyBytes, { N, r, p, maxmem: 256 * N * r });
  return `$scrypt$ln=${String(logN)},r=${String(r)},p=${String(p)}$${b64(salt)}$${b64(hash)}`;
}

function argon2Phc(memory: number, passes: number, parallelism: number): string {
  const nonce = randomBytes(16);
  const hash = argon2Sync('argon2id', {
    message: PASSWORD,
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: 32,
  });
  return `$argon2id$v=19$m=${String(memory)},t=${String(passes)},p=${String(parallelism)}$${b64(nonce)}$${b64(hash)}`;
}

async function storedHash(userId: string): Promise<unknown> {
  return (await firestore.collection('users').doc(userId).get()).get('password_hash');
}

describe('stored hashes', () => {
  test.each([
    ['PBKDF2-SHA256 with 600,000 rounds', () => pbkdf2Phc(600_000)],
    ['PBKDF2-SHA256 with 1,000 rounds', () => pbkdf2Phc(1_000)],
    ['PBKDF2-SHA256 with a 64-byte hash', () => pbkdf2Phc(1_000, 64)],
    ['scrypt ln=14, r=8, p=1', () => scryptPhc(14, 8, 1)],
    ['scrypt ln=17, r=8, p=1 of OWASP', () => scryptPhc(17, 8, 1)],
    ['scrypt ln=12, r=8, p=4 with a 64-byte hash', () => scryptPhc(12, 8, 4, 64)],
    ['argon2id with less memory', () => argon2Phc(8_192, 2, 1)],
    ['argon2id with less passes', () => argon2Phc(19_456, 1, 1)],
    ['argon2id with more lanes', () => argon2Phc(19_456, 2, 2)],
  ])('%s logs in and is replaced by the present argon2id', async (_name, makeHash) => {
    const account = await createAccount({ password: PASSWORD, passwordHash: makeHash() });
    expectProblem(await tryLogin({ email: account.email, password: `${PASSWORD} ` }), 401);
    expect(await storedHash(account.id)).not.toMatch(PRODUCT_HASH);
    const { access_token: token } = await logIn(account);
    expect(await readProfile(token)).toMatchObject({ status: 200 });
    const upgraded = await storedHash(account.id);
    expect(upgraded).toMatch(PRODUCT_HASH);
    await logIn(account);
    expect(await storedHash(account.id)).toBe(upgraded);
    expectProblem(await tryLogin({ email: account.email, password: 'another password' }), 401);
  });

  test('one of a password that was not in normal form logs in in that form, and then in each', async () => {
    const [given, normal] = ['Zoe\u0308 geht nach Hause', 'Zo\u00eb geht nach Hause'];
    const nonce = randomBytes(16);
    const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
    const hash = argon2Sync('argon2id', { message: given, nonce, ...cost });
    const passwordHash = `$argon2id$v=19$m=19456,t=2,p=1$${b64(nonce)}$${b64(hash)}`;
    const account = await createAccount({ passwordHash, password: given });
    const lockout = firestore.doc(`lockouts/login:${emailKey(account.email)}`);
    expectProblem(await tryLogin({ ...account, password: normal }), 401);
    expectProblem(await tryLogin({ ...account, password: `${given}!` }), 401);
    expect((await lockout.get()).get('failed_at')).toHaveLength(2);
    await logIn(account);
    const upgraded = await storedHash(account.id);
    expect(upgraded).not.toBe(passwordHash);
    await logIn({ ...account, password: normal });
    await logIn(account);
    expect(await storedHash(account.id)).toBe(upgraded);
  });

  test('two passwords of 73 bytes that differ in the last one are two passwords', async () => {
    const long = 'x'.repeat(72);
    const nonce = randomBytes(16);
    const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
    const hash = argon2Sync('argon2id', { message: `${long}a`, nonce, ...cost });
    const passwordHash = `$argon2id$v=19$m=19456,t=2,p=1$${b64(nonce)}$${b64(hash)}`;
    const { email } = await createAccount({ passwordHash });
    expectProblem(await tryLogin({ email, password: `${long}b` }), 401);
    expect(await tryLogin({ email, password: `${long}a` })).toMatchObject({ status: 200 });
  });

  test.each([
    ['more than 512 bytes', 'x'.repeat(513)],
    ['more than 512 bytes in fewer characters', '🗝️'.repeat(100)],
    ['nothing', ''],
  ])('a password of %s is refused before it is hashed', async (_name, password) => {
    const { email } = await createAccount();
    const answer = await tryLogin({ email, password });
    expectProblem(answer, 422);
    const { errors = [] } = answer.body as unknown as Problem;
    expect(new Set(errors.map(({ pointer }) => pointer))).toEqual(new Set(['/password']));
  });
});

describe('many logins at once', () => {
  // One process answers them all, as in production; the emulator would start another one for each.
  let api: RunningFunction;
  let account: Account;

  beforeAll(async () => {
    [api, account] = await Promise.all([startFunction({ RATE_LIMIT_SCALE: '1000' }), createAccount()]);
  });

  afterAll(() => api.stop());

  async function loginsAtOnce(count: number): Promise<{ accepted: number; refused: number }> {
    const answers = await Promise.all(
      Array.from({ length: count }, () => tryLogin(account, { baseUrl: api.url })),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    for (const answer of refused) {
      expectProblem(answer, 503);
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    }
    return { accepted: answers.length - refused.length, refused: refused.length };
  }

  async function expectAlive(): Promise<void> {
    expect(api.isRunning()).toBe(true);
    expect(await tryLogin(account, { baseUrl: api.url })).toMatchObject({ status: 200 });
  }

  // How many may wait is tested where the passwords are hashed.
  test('over the bound of the queue they are refused, the rest is served, and the function goes on', async () => {
    const { accepted, refused } = await loginsAtOnce(250);
    expect(refused).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(0);
    await expectAlive();
  });

  test('other requests are answered while the hashes run', async () => {
    const logins = loginsAtOnce(60);
    expect(await call('/api/health', { baseUrl: api.url })).toMatchObject({ status: 200 });
    await logins;
  });
});
