import { describe, expect, test } from '@jest/globals';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { mailedToken, passMailPause } from '../support/accounts/mailed-tokens.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const accounts = accountsClient();

/** Asserts the one answer to whatever is no good link. */
function expectVoid(answer: Answer<unknown>): void {
  expectProblem(answer, 400);
  expect(answer.body).toMatchObject({ detail: expect.stringMatching(/^This link is not good any more/) });
}

describe('a link to reset the password', () => {
  async function forgotten(account: Account): Promise<string> {
    await accounts.forgotPassword(account.email);
    return mailedToken(account.email, 'reset-password');
  }

  test('is void after a change of the password', async () => {
    const account = await createAccount();
    const token = await forgotten(account);
    const { access_token: access } = await logIn(account);
    expect(await accounts.changePassword(access, account.password)).toMatchObject({ status: 200 });
    expectVoid(await accounts.resetPassword(token, 'a third good pass phrase'));
    expect(await tryLogin({ email: account.email, password: NEW_PASSWORD })).toMatchObject({ status: 200 });
  });

  test('is void after another one was used', async () => {
    const account = await createAccount();
    const first = await forgotten(account);
    await passMailPause(account.email);
    const second = await forgotten(account);
    expect(second).not.toBe(first);
    expect(await accounts.resetPassword(second)).toMatchObject({ status: 200 });
    expectVoid(await accounts.resetPassword(first, 'a third good pass phrase'));
  });

  test('is void after a change of the address', async () => {
    const account = await createAccount();
    const token = await forgotten(account);
    const email = newAddressOf();
    await accounts.changeEmail((await logIn(account)).access_token, email);
    expect(await accounts.confirmEmail(await mailedToken(email, 'change-email'))).toMatchObject({
      status: 200,
    });
    expectVoid(await accounts.resetPassword(token));
  });

  test.each([
    ['deactivated', (id: string) => changeAccount(id, { is_active: false })],
    ['erased', (id: string) => firestore.collection('users').doc(id).delete()],
  ])('is void when the account was %s', async (_what, change) => {
    const account = await createAccount();
    const token = await forgotten(account);
    await change(account.id);
    expectVoid(await accounts.resetPassword(token));
  });

  test('is not mailed to an inactive account, nor to nobody', async () => {
    const inactive = await createAccount({ isActive: false });
    const nobody = newAddressOf();
    for (const { email } of [inactive, { email: nobody }]) {
      expect(await accounts.forgotPassword(email)).toMatchObject({ status: 202 });
      await expect(mailedToken(email, 'reset-password')).rejects.toThrow('no mail');
    }
  });

  test('is mailed to where the account has it, not to how it was asked for', async () => {
    const account = await createAccount();
    await accounts.forgotPassword(account.email.toUpperCase());
    expect(await accounts.resetPassword(await mailedToken(account.email, 'reset-password'))).toMatchObject({
      status: 200,
    });
  });

  test('stays good when the new password is too easy', async () => {
    const account = await createAccount();
    const token = await forgotten(account);
    expectProblem(await accounts.resetPassword(token, 'password1'), 422);
    expect(await accounts.resetPassword(token)).toMatchObject({ status: 200 });
  });

  test('that is no good is told before the password is looked at', async () => {
    expectVoid(await accounts.resetPassword('x'.repeat(43), 'password1'));
  });
});

describe('a reset', () => {
  test('logs nobody in, and ends all sessions at the next request', async () => {
    const account = await createAccount();
    const grants = [await logIn(account), await logIn(account)];
    await accounts.forgotPassword(account.email);
    const answer = await accounts.resetPassword(await mailedToken(account.email, 'reset-password'));
    expect(answer.body).toEqual({ message: 'Password changed. Log in with the new one' });
    expect(answer.headers.get('set-cookie')).toBeNull();
    for (const grant of grants) {
      expectTokenRefused(await readProfile(grant.access_token));
      expectTokenRefused(await refresh(grant.refresh_token));
    }
    expectProblem(await tryLogin(account), 401);
    expect(await tryLogin({ email: account.email, password: NEW_PASSWORD })).toMatchObject({ status: 200 });
  });

  test('leaves two-factor login on: the new password alone does not do', async () => {
    const account = await createSecuredAccount();
    const before = (await firestore.collection('users').doc(account.id).get()).get('mfa') as unknown;
    await accounts.forgotPassword(account.email);
    await accounts.resetPassword(await mailedToken(account.email, 'reset-password'));
    const login = await tryLogin({ email: account.email, password: NEW_PASSWORD });
    expectProblem(login, 401);
    expect(login.body).toMatchObject({ type: 'urn:firefolio:problem:second-factor-required' });
    expect((await firestore.collection('users').doc(account.id).get()).get('mfa')).toEqual(before);
  });

  test('proves the address as well', async () => {
    const email = newAddressOf();
    const { body } = await accounts.register({ email, password: NEW_PASSWORD });
    await accounts.forgotPassword(email);
    await accounts.resetPassword(await mailedToken(email, 'reset-password'), 'a third good pass phrase');
    const stored = await firestore.collection('users').doc(body.user_id).get();
    expect(stored.get('email_verified_at')).not.toBeNull();
  });

  test('takes an account back from who registered the address before its owner', async () => {
    const email = newAddressOf();
    await accounts.register({ email, password: 'pass phrase of a thief' });
    const thief = (await tryLogin({ email, password: 'pass phrase of a thief' })).body;
    await accounts.forgotPassword(email);
    await accounts.resetPassword(await mailedToken(email, 'reset-password'));
    expectTokenRefused(await readProfile(thief.access_token));
    expectTokenRefused(await refresh(thief.refresh_token));
    expectProblem(await tryLogin({ email, password: 'pass phrase of a thief' }), 401);
  });
});
