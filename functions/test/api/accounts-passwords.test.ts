import { describe, expect, test } from '@jest/globals';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { accessSchema, bodyOf, grantSchema, messageSchema } from '../support/accounts/account-wire.js';
import { createAccount, firestore, logIn, tryLogin, type Account } from '../support/accounts/accounts.js';
import { mailedToken, mailKinds } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

/** An account, logged in. */
async function signIn(): Promise<{ account: Account; token: string }> {
  const account = await createAccount();
  return { account, token: (await logIn(account)).access_token };
}

const stored = async ({ id }: Account) => (await firestore.collection('users').doc(id).get()).data();

describe('change-password', () => {
  test('takes the current password and a new one, gives new tokens, and tells the owner by mail', async () => {
    const { account, token } = await signIn();
    const answer = await accounts.changePassword(token, account.password);
    const { user } = bodyOf(answer, grantSchema);
    expect(user).toMatchObject({ id: account.id, email: account.email, role: account.role });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await mailKinds(account.email)).toEqual(['password-changed']);
    expectProblem(await tryLogin(account), 401);
    bodyOf(await tryLogin({ email: account.email, password: NEW_PASSWORD }), grantSchema);
  });

  test('with a wrong current password is 403, and changes nothing', async () => {
    const { account, token } = await signIn();
    const before = await stored(account);
    for (const current of ['not it', `${account.password} `, account.password.toUpperCase()]) {
      expectProblem(await accounts.changePassword(token, current), 403);
    }
    expect(await stored(account)).toEqual(before);
    expect(await mailKinds(account.email)).toEqual([]);
  });

  test('needs both: what is missing is named', async () => {
    const { account, token } = await signIn();
    for (const [body, pointer] of [
      [{ new_password: NEW_PASSWORD }, '/current_password'],
      [{ current_password: account.password }, '/new_password'],
      [{ current_password: '', new_password: NEW_PASSWORD }, '/current_password'],
    ] as const) {
      const answer = await accounts.post('change-password', body, token);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    }
  });

  test('to the present one, or to one that is too easy, is refused', async () => {
    const { account, token } = await signIn();
    for (const next of [account.password, 'password1', 'Test Account 1', account.email]) {
      const answer = await accounts.changePassword(token, account.password, next);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/new_password' }] });
    }
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
  });

  test('takes the password of a hash that was imported, and stores the new one as its own', async () => {
    const account = await createAccount({
      password: 'password',
      // The PHC string of the argon2 reference implementation's tests.
      passwordHash: '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    });
    const { access_token: token } = await logIn(account);
    expect(await accounts.changePassword(token, 'password')).toMatchObject({ status: 200 });
    expect((await stored(account))?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a forgotten password', () => {
  test('is set anew with the mailed link; the owner is told, and logs in with it', async () => {
    const account = await createAccount();
    bodyOf(await accounts.forgotPassword(account.email), messageSchema, 202);
    const token = await mailedToken(account.email, 'reset-password');
    bodyOf(await accounts.resetPassword(token), messageSchema);
    expect(await mailKinds(account.email)).toEqual(['reset-password', 'password-changed']);
    bodyOf(await tryLogin({ email: account.email, password: NEW_PASSWORD }), grantSchema);
  });

  test('may be the present one again: who forgot it does not know', async () => {
    const account = await createAccount();
    await accounts.forgotPassword(account.email);
    const token = await mailedToken(account.email, 'reset-password');
    expect(await accounts.resetPassword(token, account.password)).toMatchObject({ status: 200 });
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
  });

  test('of nobody is answered, and brings no mail', async () => {
    const email = newAddressOf();
    bodyOf(await accounts.forgotPassword(email), messageSchema, 202);
    expect(await mailKinds(email)).toEqual([]);
  });
});

test('reauthenticate answers an access token and the account', async () => {
  const { account, token } = await signIn();
  const answer = await accounts.reauthenticate(token, account.password);
  expect(bodyOf(answer, accessSchema).user.id).toBe(account.id);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
