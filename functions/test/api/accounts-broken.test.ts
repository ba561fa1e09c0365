import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FieldValue, type Timestamp } from 'firebase-admin/firestore';
import { hashMailedToken } from '../../src/auth/index.js';
import { emailKey } from '../../src/users/index.js';
import { comparable } from '../support/accounts/account-routes.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Grant } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';

const DATA_LOSS = { status: 500, body: { type: 'urn:firefolio:problem:data-loss' } };

let admin: string;
let account: Account;
let grant: Grant;
let sessionId: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

beforeEach(async () => {
  account = await createAccount();
  grant = await logIn(account);
  [sessionId = ''] = (await sessions().get()).docs.map(({ id }) => id);
});

const sessions = () => firestore.collection('sessions').where('user_id', '==', account.id);

const breakUser = (fields: object) => firestore.doc(`users/${account.id}`).update({ ...fields });

describe.each([
  ['a text for a flag', { is_active: 'yes' }],
  ['an unknown role', { role: 'owner' }],
  ['a second factor that is none', { mfa: 'off' }],
])('an account that can not be read, with %s', (_what, fields) => {
  beforeEach(() => breakUser(fields));

  test('logs in nowhere, and the answer is that of an address that nobody has', async () => {
    const unknown = await tryLogin({ email: `${randomUUID()}@accounts.test`, password: account.password });
    expect(comparable(await tryLogin(account))).toEqual(comparable(unknown));
  });

  test('has no session any more', async () => {
    expectProblem(await readProfile(grant.access_token), 401);
    expectProblem(await refresh(grant.refresh_token), 401);
  });

  test('is registered again like a new address, and stays as it is', async () => {
    const before = (await firestore.doc(`users/${account.id}`).get()).data();
    const register = (email: string) =>
      call('/api/auth/register', { method: 'POST', body: { email, password: 'plenty of otters sing' } });
    const fresh = await register(`${randomUUID()}@accounts.test`);
    expect((await register(account.email)).status).toBe(fresh.status);
    expect((await firestore.doc(`users/${account.id}`).get()).data()).toEqual(before);
    const owner = await firestore.doc(`user_emails/${emailKey(account.email)}`).get();
    expect(owner.get('user_id')).toBe(account.id);
  });

  test('is an honest 500 to admins, who can not change it either', async () => {
    const path = `/admin/api/users/${account.id}`;
    expect(await call(path, { token: admin })).toMatchObject(DATA_LOSS);
    const change = { method: 'PATCH', token: admin, body: { role: 'admin' } };
    expect(await call(path, change)).toMatchObject(DATA_LOSS);
    expect((await firestore.doc(`users/${account.id}`).get()).data()).toMatchObject(fields);
  });
});

test('an entry of the blacklist that can not be read revokes its token', async () => {
  expect(await readProfile(grant.access_token)).toMatchObject({ status: 200 });
  const { jti } = JSON.parse(atob(grant.access_token.split('.')[1] ?? '')) as { jti: string };
  await firestore.doc(`token_blacklist/${jti}`).set({ expires_at: 'later' });
  expectProblem(await readProfile(grant.access_token), 401);
});

describe('a session that can not be read', () => {
  beforeEach(() => firestore.doc(`sessions/${sessionId}`).update({ sequence: 'first' }));

  test('has ended', async () => {
    expectProblem(await refresh(grant.refresh_token), 401);
    const listed = await call<{ sessions: unknown[] }>('/api/auth/sessions', { token: grant.access_token });
    expect(listed).toMatchObject({ status: 200, body: { sessions: [] } });
  });

  test('takes those of its access tokens with it that can be read', async () => {
    const ref = firestore.doc(`sessions/${sessionId}`);
    await ref.update({ access_tokens: FieldValue.arrayUnion({ jti: 'another', expires_at: new Date() }, 5) });
    await logOut(grant.access_token);
    expect((await firestore.doc('token_blacklist/another').get()).data()).toMatchObject({
      user_id: account.id,
      reason: 'logout',
    });
  });

  test('stays ended after a logout, even once it is mended', async () => {
    await logOut(grant.access_token);
    expectProblem(await readProfile(grant.access_token), 401);
    await firestore.doc(`sessions/${sessionId}`).update({ sequence: 1 });
    expectProblem(await refresh(grant.refresh_token), 401);
  });
});

test('a count of wrong passwords that can not be read opens no door', async () => {
  const lockout = firestore.doc(`lockouts/login:${emailKey(account.email)}`);
  await lockout.set({ failed_at: 'often', locked_until: 'soon', locks: {}, expires_at: 'later' });
  expectProblem(await tryLogin(account), 401);
  const counted = await lockout.get();
  expect(counted.get('locks')).toBe(1);
  expect(counted.get('failed_at')).toHaveLength(4);
});

test('of wrong passwords that can not be counted one more locks', async () => {
  const lockout = firestore.doc(`lockouts/login:${emailKey(account.email)}`);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await lockout.set({ failed_at: 'often', locked_until: null, locks: 0, expires_at: expiresAt });
  expectProblem(await tryLogin({ ...account, password: 'another pass phrase' }), 401);
  expectProblem(await tryLogin(account), 401);
  expect((await lockout.get()).get('locks')).toBe(1);
});

test('a lock that can not be read whole lasts as long as it says', async () => {
  const lockout = firestore.doc(`lockouts/login:${emailKey(account.email)}`);
  const [lockedUntil, expiresAt] = [6, 48].map((hours) => new Date(Date.now() + hours * 3_600_000));
  await lockout.set({ failed_at: 'often', locked_until: lockedUntil, locks: 6, expires_at: expiresAt });
  expectProblem(await tryLogin(account), 401);
  const counted = await lockout.get();
  expect((counted.get('locked_until') as Timestamp).toDate()).toEqual(lockedUntil);
  expect(counted.get('locks')).toBe(6);
});

test.each([
  'not the hash of anything',
  '$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
])(
  'an account with the hash %s logs in nowhere, and the answer is that of an address that nobody has',
  async (passwordHash) => {
    await breakUser({ password_hash: passwordHash });
    const unknown = await tryLogin({ email: `${randomUUID()}@accounts.test`, password: account.password });
    expect(comparable(await tryLogin(account))).toEqual(comparable(unknown));
  },
);

test('a link that can not be read is void', async () => {
  const token = randomBytes(32).toString('base64url');
  await firestore.doc(`mailed_tokens/${hashMailedToken(token)}`).set({ kind: 'verify-email', user_id: 5 });
  const answer = await call('/api/auth/verify-email', { method: 'POST', body: { token } });
  expect(answer).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('not good any more') },
  });
});
