import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import {
  bodyOf,
  grantSchema,
  messageSchema,
  profileOf,
  registrationSchema,
} from '../support/accounts/account-wire.js';
import { createAccount, firestore, tryLogin } from '../support/accounts/accounts.js';
import { SEED_PASSWORD } from '../support/http/api.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

/** What follows the `#token=` of a link. */
const tokenOf = (link: string) => new URL(link).hash.replace('#token=', '');

describe('a newcomer', () => {
  test('registers, logs in at once, and verifies the address with the mailed link', async () => {
    const email = newAddressOf('Ada.Lovelace');
    const names = { first_name: 'Ada', last_name: 'Lovelace' };
    const answer = await accounts.register({ email, password: NEW_PASSWORD, ...names });
    const { user_id: id } = bodyOf(answer, registrationSchema, 201);
    expect(answer.body.email).toBe(email);

    const grant = bodyOf(await tryLogin({ email, password: NEW_PASSWORD }), grantSchema);
    expect(grant.user).toEqual({ id, email, ...names, role: 'user' });
    const before = profileOf(await accounts.profile(grant.access_token));
    expect(before).toMatchObject({ id, email, name: 'Ada Lovelace', role: 'user', email_verified: false });

    const mail = await waitForMailTo(email, 'Confirm your e-mail address');
    const answered = bodyOf(await accounts.verifyEmail(tokenOf(linkOf(mail))), messageSchema);
    expect(answered).toEqual({ message: 'E-mail address verified' });
    const after = profileOf(await accounts.profile(grant.access_token));
    expect(after).toEqual({ ...before, email_verified: true });
  });

  test('needs no names, and may use the pass phrase of the seed', async () => {
    const email = newAddressOf();
    bodyOf(await accounts.register({ email, password: SEED_PASSWORD }), registrationSchema, 201);
    const { user } = bodyOf(await tryLogin({ email, password: SEED_PASSWORD }), grantSchema);
    expect(user).toMatchObject({ first_name: '', last_name: '', role: 'user' });
  });

  test('finds the address as it was written, and logs in with it in any case', async () => {
    const email = newAddressOf('MiXeD');
    await accounts.register({ email, password: NEW_PASSWORD });
    for (const spelling of [email.toLowerCase(), email.toUpperCase()]) {
      const { user } = bodyOf(await tryLogin({ email: spelling, password: NEW_PASSWORD }), grantSchema);
      expect(user.email).toBe(email);
    }
  });

  test('is told what is missing', async () => {
    for (const [body, pointer] of [
      [{ password: NEW_PASSWORD }, '/email'],
      [{ email: newAddressOf() }, '/password'],
    ] as const) {
      const answer = await accounts.register(body);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer }] });
    }
  });

  test('who has an account already is told so by mail only', async () => {
    const { email } = await createAccount();
    bodyOf(await accounts.register({ email, password: NEW_PASSWORD }), registrationSchema, 201);
    const { text, html } = await waitForMailTo(email, 'You already have an account');
    for (const body of [text, html]) {
      expect(body).toContain('which has one already');
      expect(body).not.toContain('#token');
    }
  });
});

describe('a link that did not come', () => {
  test('is mailed again when its account asks for it', async () => {
    const email = newAddressOf();
    await accounts.register({ email, password: NEW_PASSWORD });
    const token = bodyOf(await tryLogin({ email, password: NEW_PASSWORD }), grantSchema).access_token;
    bodyOf(await accounts.resendVerification(token), messageSchema, 202);
    await accounts.verifyEmail(await mailedToken(email, 'verify-email'));
    expectProblem(await accounts.resendVerification(token), 409);
  });
});

describe('the registration policy', () => {
  const running: Record<string, RunningFunction> = {};

  beforeAll(async () => {
    for (const policy of ['invite', 'closed']) {
      running[policy] = await startFunction({ REGISTRATION: policy, RATE_LIMIT_SCALE: '1000' });
    }
  }, 180_000);

  afterAll(() => Promise.all(Object.values(running).map((api) => api.stop())));

  /** Two clients for the same accounts: of an instance with the policy, and of the suite's own, which is open. */
  const clientFor = (policy: string) => accountsClient({ baseUrl: running[policy]?.url ?? '' });
  const adminToken = async () => {
    const { email, password } = await createAccount({ role: 'admin' });
    return bodyOf(await tryLogin({ email, password }), grantSchema).access_token;
  };

  test.each([
    ['invite', 'This site is by invitation: ask its owner for one.'],
    ['closed', 'This site does not take registrations.'],
  ])('"%s" refuses strangers, whatever they send, and stores nothing', async (policy, detail) => {
    const email = newAddressOf();
    const taken = await createAccount();
    for (const body of [
      { email, password: NEW_PASSWORD },
      { email, password: 'password1' },
      { email: taken.email, password: NEW_PASSWORD },
      { password: NEW_PASSWORD },
    ]) {
      const answer = await clientFor(policy).register(body);
      expectProblem(answer, 403);
      expect(answer.body).toMatchObject({ detail });
    }
    const { docs } = await firestore.collection('users').where('email', '==', email).get();
    expect(docs).toEqual([]);
  });

  test('"invite" takes who was invited', async () => {
    const client = clientFor('invite');
    const email = newAddressOf();
    expect(await client.invite(await adminToken(), { email })).toMatchObject({ status: 202 });
    const token = await mailedToken(email, 'invitation');
    const answer = await client.register({ invite_token: token, password: NEW_PASSWORD });
    expect(bodyOf(answer, registrationSchema, 201).email).toBe(email);
  });

  test('"closed" takes nobody, not even with an earlier invitation, and invites nobody', async () => {
    const admin = await adminToken();
    const email = newAddressOf();
    expect(await accounts.invite(admin, { email })).toMatchObject({ status: 202 });
    const invitation = { invite_token: await mailedToken(email, 'invitation'), password: NEW_PASSWORD };
    expectProblem(await clientFor('closed').register(invitation), 403);
    expectProblem(await clientFor('closed').invite(admin, { email: newAddressOf() }), 409);
    expect(await accounts.register(invitation)).toMatchObject({ status: 201 });
  });

  test.each(['invite', 'closed'])('"%s" changes nothing for those who have an account', async (policy) => {
    const client = clientFor(policy);
    const account = await createAccount();
    expect(await tryLogin(account, { baseUrl: running[policy]?.url ?? '' })).toMatchObject({ status: 200 });
    await client.forgotPassword(account.email);
    const token = await mailedToken(account.email, 'reset-password');
    expect(await client.resetPassword(token)).toMatchObject({ status: 200 });
  });
});
