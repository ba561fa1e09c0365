import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Passwords } from '../../src/auth/passwords/passwords.js';
import { emailKey } from '../../src/users/index.js';
import {
  accountsClient,
  comparable,
  newAddressOf,
  type RegistrationAnswer,
} from '../support/accounts/account-routes.js';
import { createAccount, firestore, logIn, tryLogin } from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailKinds } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const PASSWORD = 'a pass phrase of the newcomer';
const accounts = accountsClient();

const register = (email: string, more: object = {}) =>
  accounts.register({ email, password: PASSWORD, ...more });

/** The accounts that have an address, in any case. */
async function accountsOf(email: string) {
  const { docs } = await firestore
    .collection('users')
    .where('email_normalized', '==', email.toLowerCase())
    .get();
  return docs;
}

const auditOf = async (targetId: string) => {
  const { docs } = await firestore.collection('audit_log').where('target.id', '==', targetId).get();
  return docs.map((doc) => String(doc.get('action')));
};

describe('a taken address', () => {
  const takers: Record<string, () => Promise<{ email: string }>> = {
    'an active account': () => createAccount(),
    'an inactive account': () => createAccount({ isActive: false }),
    'an admin': () => createAccount({ role: 'admin' }),
    'an account that has not verified it': async () => {
      const email = newAddressOf();
      expect(await register(email)).toMatchObject({ status: 201 });
      return { email };
    },
  };

  test.each(Object.entries(takers))('of %s is answered like a new one', async (_whose, make) => {
    const { email } = await make();
    const fresh = await register(newAddressOf('x'.repeat(email.indexOf('-'))));
    const taken = await register(email);
    expect(fresh.status).toBe(201);
    expect(comparable(taken)).toEqual(comparable(fresh));
    expect(taken.body).toMatchObject({ message: 'Registration successful', email });
    expect(taken.body.user_id).toMatch(/^[a-z\d]{20}$/);
    expect(taken.body.user_id).toHaveLength(fresh.body.user_id.length);
  });

  test('leaves its account as it was, and tells its owner by mail', async () => {
    const owner = await createAccount();
    const before = (await firestore.collection('users').doc(owner.id).get()).data();
    const { body } = await register(owner.email, { first_name: 'Somebody', last_name: 'Else' });
    expect((await firestore.collection('users').doc(owner.id).get()).data()).toEqual(before);
    expect(await accountsOf(owner.email)).toHaveLength(1);
    expect((await firestore.collection('users').doc(body.user_id).get()).exists).toBe(false);
    expect(await mailKinds(owner.email)).toEqual(['already-registered']);
    expectProblem(await tryLogin({ email: owner.email, password: PASSWORD }), 401);
    await logIn(owner);
  });

  test('is the same in any case, and its owner is told where the account has it', async () => {
    const owner = await createAccount();
    const shouted = owner.email.toUpperCase();
    expect(await register(shouted)).toMatchObject({ status: 201, body: { email: shouted } });
    expect(await accountsOf(owner.email)).toHaveLength(1);
    expect(await mailKinds(owner.email)).toEqual(['already-registered']);
  });

  test('asked for again and again is answered alike, and brings one mail', async () => {
    const owner = await createAccount();
    const answers: Answer<RegistrationAnswer>[] = [];
    for (let nth = 0; nth < 4; nth += 1) answers.push(await register(owner.email));
    const [first, ...others] = answers;
    for (const other of others) expect(comparable(other)).toEqual(first && comparable(first));
    // Two where the minute of the clock ended meanwhile.
    expect([1, 2]).toContain((await mailKinds(owner.email)).length);
    expect(await auditOf(emailKey(owner.email))).toContain('user_registration_repeated');
  });

  test('says nothing of itself when the password is too easy', async () => {
    const owner = await createAccount();
    const body = { password: 'password1' };
    const [taken, free] = [await register(owner.email, body), await register(newAddressOf('user'), body)];
    expectProblem(taken, 422);
    expect(comparable(taken)).toEqual(comparable(free));
    expect(await mailKinds(owner.email)).toEqual([]);
  });
});

describe('a new account', () => {
  test('is an active user whose address is not verified, whoever asks', async () => {
    const email = newAddressOf();
    const { body } = await register(email);
    const stored = (await firestore.collection('users').doc(body.user_id).get()).data();
    expect(stored).toMatchObject({
      email,
      role: 'user',
      is_active: true,
      email_verified_at: null,
      mfa: null,
    });
    expect(stored?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test.each([
    { role: 'admin' },
    { id: 'chosen' },
    { user_id: 'chosen' },
    { is_active: false },
    { email_verified: true },
    { email_verified_at: '2026-01-01T00:00:00.000Z' },
    { password_hash: '$argon2id$' },
    { tokens_valid_after: null },
    { mfa: null },
    { created_at: '2026-01-01T00:00:00.000Z' },
    { role: ['admin'], roles: ['admin'] },
  ])('is not made with %j', async (more) => {
    const email = newAddressOf();
    expectProblem(await register(email, more), 422);
    expect(await accountsOf(email)).toEqual([]);
    expect(await mailKinds(email)).toEqual([]);
  });

  test.each([
    'no-at-sign',
    'two@@accounts.test',
    'line\r\nBcc: other@accounts.test',
    'a@accounts.test, b@accounts.test',
    'Name <a@accounts.test>',
    'spa ced@accounts.test',
    `${'x'.repeat(250)}@accounts.test`,
    null,
    ['a@accounts.test'],
    '',
  ])('has no address like %j', async (email) => {
    const answer = await accounts.register({ email, password: PASSWORD });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/email' })]),
    });
  });

  test.each(['first_name', 'last_name'])('has one line for its %s', async (name) => {
    for (const value of ['two\nlines', 'x'.repeat(101), 7, null, 'nul\u0000']) {
      const answer = await register(newAddressOf(), { [name]: value });
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: `/${name}` }] });
    }
  });

  test('has names that are nobody’s key, and never markup', async () => {
    const names = { first_name: '__proto__', last_name: '<script>alert(1)</script>' };
    const email = newAddressOf();
    const { body } = await register(email, names);
    const { access_token: token } = await logIn({
      id: body.user_id,
      email,
      password: PASSWORD,
      role: 'user',
    });
    expect(await accounts.profile(token)).toMatchObject({ status: 200, body: names });
  });
});

describe('many at once', () => {
  // One process answers them all, as in production; the emulator would start another one for each.
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  });

  afterAll(() => api.stop());

  test('50 registrations of one address make one account, with the password of one of them', async () => {
    const email = newAddressOf();
    const client = accountsClient({ baseUrl: api.url });
    const passwords = Array.from({ length: 50 }, (_, nth) => `pass phrase number ${String(nth)}`);
    const answers = await Promise.all(
      passwords.map((password, nth) =>
        client.register({ email: nth % 2 === 0 ? email : email.toUpperCase(), password }),
      ),
    );
    // Whoever lost the race is answered as if the address had been taken before. The emulator takes seconds for each of many
    // transactions that want the same document: some may be turned away unjudged.
    expect(answers.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
    const [account, ...others] = await accountsOf(email);
    expect(others).toEqual([]);
    const owner = await firestore.collection('user_emails').doc(emailKey(email)).get();
    expect(owner.get('user_id')).toBe(account?.id);
    expect(await auditOf(String(account?.id))).toEqual(['user_created']);
    const named = answers.flatMap(({ body }, nth) => (body.user_id === account?.id ? [nth] : []));
    expect(named.length).toBeLessThanOrEqual(1);
    const hash = String(account?.get('password_hash'));
    const verified = await Promise.all(passwords.map((password) => new Passwords().verify(password, hash)));
    expect(verified.flatMap((isRight, nth) => (isRight ? [nth] : []))).toEqual(
      named.length === 1 ? named : [expect.any(Number)],
    );
  });
});
