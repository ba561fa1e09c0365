import { beforeAll, describe, expect, test } from '@jest/globals';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { profileOf } from '../support/accounts/account-wire.js';
import { createAccount, firestore, logIn, tryLogin, type Account } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { usersClient } from '../support/accounts/users-admin.js';

const accounts = accountsClient();

let account: Account;
let token: string;

beforeAll(async () => {
  account = await createAccount();
  token = (await logIn(account)).access_token;
});

const stored = async ({ id }: { id: string }) => (await firestore.collection('users').doc(id).get()).data();

/** What an account must never get from its own body. */
const FOREIGN_MEMBERS: readonly (readonly [string, unknown])[] = [
  ['role', 'admin'],
  ['id', 'chosen-by-the-client'],
  ['user_id', 'somebody-else'],
  ['email', 'other@accounts.test'],
  ['email_verified', true],
  ['email_verified_at', '2026-01-01T00:00:00.000Z'],
  ['is_active', false],
  ['password', NEW_PASSWORD],
  ['password_hash', '$argon2id$'],
  ['tokens_valid_after', null],
  ['mfa', null],
  ['mfa_enabled', true],
  ['created_at', '2026-01-01T00:00:00.000Z'],
  ['constructor', { prototype: { role: 'admin' } }],
];

describe('the profile', () => {
  test('is changed by PUT as by PATCH: what is absent stays', async () => {
    const owner = await createAccount();
    const { access_token: access } = await logIn(owner);
    const put = (body: unknown) => call('/api/auth/profile', { method: 'PUT', token: access, body });
    expect(await put({ first_name: 'Grace' })).toMatchObject({
      status: 200,
      body: { name: 'Grace Account' },
    });
    expect(await stored(owner)).toMatchObject({ first_name: 'Grace', last_name: 'Account' });
    expectProblem(await put({}), 422);
    expectProblem(await put({ role: 'admin' }), 422);
  });

  test.each(['\u200b', '\u202eedisrever', 'a\u2067b'])(
    'has no name that hides or turns text: %j',
    async (name) => {
      const answer = await accounts.patchProfile(token, { first_name: name });
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/first_name' }] });
    },
  );

  test('shows the account, and nothing that is nobody’s business', async () => {
    const answer = await accounts.profile(token);
    expect(profileOf(answer)).toMatchObject({
      id: account.id,
      email: account.email,
      name: 'Test Account',
      role: 'user',
      email_verified: true,
      mfa_enabled: false,
      recovery_codes_left: 0,
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(FOREIGN_MEMBERS)('does not take a member %j, not even beside a good one', async (name, value) => {
    const before = await stored(account);
    for (const body of [{ [name]: value }, { first_name: 'Changed', [name]: value }]) {
      const answer = await accounts.patchProfile(token, body);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer: `/${name}` })]),
      });
    }
    expect(await stored(account)).toEqual(before);
  });

  test.each([
    ['nothing', {}],
    ['a list', []],
    ['no text', { first_name: 7 }],
    ['null', { last_name: null }],
    ['two lines', { first_name: 'two\nlines' }],
    ['101 characters', { last_name: 'x'.repeat(101) }],
    ['a control character', { first_name: 'bell\u0007' }],
  ])('does not take %s', async (_what, body) => {
    const before = await stored(account);
    expectProblem(await accounts.patchProfile(token, body), 422);
    expect(await stored(account)).toEqual(before);
  });

  test('keeps what is not sent, and trims what is', async () => {
    const { access_token: own } = await logIn(await createAccount());
    expect(profileOf(await accounts.patchProfile(own, { first_name: '  Ada ' }))).toMatchObject({
      first_name: 'Ada',
      last_name: 'Account',
      name: 'Ada Account',
    });
    expect(
      profileOf(await accounts.patchProfile(own, { first_name: '', last_name: 'Lovelace' })),
    ).toMatchObject({
      first_name: '',
      last_name: 'Lovelace',
      name: 'Lovelace',
    });
    expect(profileOf(await accounts.profile(own))).toMatchObject({ name: 'Lovelace' });
  });

  test('changes its own account only, and records what changed, once', async () => {
    const [one, other] = [await createAccount(), await createAccount()];
    const untouched = await stored(other);
    const { access_token: own } = await logIn(one);
    for (let nth = 0; nth < 2; nth += 1) await accounts.patchProfile(own, { last_name: 'Lovelace' });
    expect(await stored(other)).toEqual(untouched);
    const entries = (await storedAuditEntries(one.id)).filter(({ action }) => action === 'user_updated');
    expect(entries).toEqual([
      expect.objectContaining({
        actor_id: one.id,
        changes: { last_name: { before: 'Account', after: 'Lovelace' } },
      }),
    ]);
  });
});

describe('nobody sets another’s password', () => {
  let other: Account;

  beforeAll(async () => {
    other = await createAccount();
  });

  async function expectUnchanged(): Promise<void> {
    expect(await tryLogin(other)).toMatchObject({ status: 200 });
    expectProblem(await tryLogin({ email: other.email, password: NEW_PASSWORD }), 401);
  }

  test.each(['user_id', 'id', 'email', 'user'])('by naming them in %j at a change', async (name) => {
    const body = { current_password: account.password, new_password: NEW_PASSWORD };
    const value = name === 'email' ? other.email : other.id;
    expectProblem(await accounts.post('change-password', { ...body, [name]: value }, token), 422);
    await expectUnchanged();
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
  });

  test('by naming them at a reset of one’s own', async () => {
    await accounts.forgotPassword(account.email);
    const link = await mailedToken(account.email, 'reset-password');
    for (const more of [{ email: other.email }, { user_id: other.id }]) {
      const body = { token: link, new_password: NEW_PASSWORD, ...more };
      expectProblem(await accounts.post('reset-password', body), 422);
    }
    await expectUnchanged();
  });

  test('by asking for a link to another’s password to be sent to oneself', async () => {
    for (const body of [
      { email: [other.email, account.email] },
      { email: `${other.email},${account.email}` },
      { email: other.email, to: account.email },
      { email: other.email, redirect_url: 'https://evil.example/' },
    ]) {
      expectProblem(await accounts.post('forgot-password', body), 422);
    }
  });

  test('as an admin', async () => {
    const { access_token: admin } = await logIn(await createAccount({ role: 'admin' }));
    for (const name of ['password', 'new_password', 'password_hash']) {
      const answer = await usersClient(admin).patch(other.id, { [name]: NEW_PASSWORD });
      expectProblem(answer, 422);
    }
    const body = { email: newAddressOf(), password: NEW_PASSWORD };
    expectProblem(await accounts.invite(admin, body), 422);
    await expectUnchanged();
  });
});

describe('an invitation', () => {
  test.each(FOREIGN_MEMBERS.filter(([name]) => name !== 'role' && name !== 'email'))(
    'takes no member %j',
    async (name, value) => {
      const { access_token: admin } = await logIn(await createAccount({ role: 'admin' }));
      const answer = await accounts.invite(admin, { email: newAddressOf(), [name]: value });
      expectProblem(answer, 422);
    },
  );

  test.each(['superadmin', 'Admin', '', null, ['admin'], '__proto__'])('gives no role %j', async (role) => {
    const { access_token: admin } = await logIn(await createAccount({ role: 'admin' }));
    expectProblem(await accounts.invite(admin, { email: newAddressOf(), role }), 422);
  });
});
