/** One rule for every address that is taken: what it takes and refuses, and that it stays one address however it is typed. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { waitForMailTo } from '../support/accounts/account-mail.js';
import { accountsClient, NEW_PASSWORD } from '../support/accounts/account-routes.js';
import { changeAccount, createAccount, firestore, logIn, tryLogin } from '../support/accounts/accounts.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { call, login, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

/** Where an address is taken, each with a body that is right but for it. */
const ROUTES: Record<string, (email: string) => Promise<Answer<unknown>>> = {
  contact: (email) =>
    call('/api/contact', { method: 'POST', body: { name: 'Ada', email, message: 'A long enough message.' } }),
  register: (email) => accounts.register({ email, password: NEW_PASSWORD }),
  login: (email) => tryLogin({ email, password: NEW_PASSWORD }),
  'forgot-password': (email) => accounts.forgotPassword(email),
  'change-email': async (email) =>
    accounts.changeEmail((await logIn(await createAccount())).access_token, email),
  invite: async (email) => accounts.invite((await login('admin')).access_token, { email }),
};

const unique = () => randomUUID().slice(0, 8);

describe.each(Object.entries(ROUTES))('%s', (_route, send) => {
  test.each([
    () => `a&b/${unique()}@x.org`,
    () => `!#$%&'*+/=?^_\`{|}~-${unique()}@x.org`,
    () => `zoë.${unique()}@example.org`,
    () => ` ada-${unique()}@mu\u0308nchen.de\n`,
    () => `用户${unique()}@例え.テスト`,
    () => `ada-${unique()}@xn--mnchen-3ya.de`,
  ])('takes an address like %s', async (make) => {
    expect([200, 201, 202, 401]).toContain((await send(make())).status);
  });

  test.each([
    'ada@localhost',
    'ada@[192.0.2.1]',
    'ada@192.0.2.1',
    '"ada"@example.com',
    'a..da@example.com',
    'ada\u200b@example.com',
    'ada\u202e@example.com',
    'ada@exa\r\nBcc: b@mple.com',
    `${'é'.repeat(33)}@example.com`,
  ])('refuses %j', async (address) => {
    const answer = await send(address);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ detail: 'must be an e-mail address' }] });
  });
});

describe('an account with an address in another script', () => {
  test('has it in punycode and NFC, gets its mails, and logs in in every spelling', async () => {
    const name = `zo\u00eb-${unique()}`;
    const typed = `${name.normalize('NFD')}@mu\u0308nchen.test`;
    const kept = `${name}@xn--mnchen-3ya.test`;
    expect(await accounts.register({ email: typed, password: NEW_PASSWORD })).toMatchObject({
      status: 201,
      body: { email: kept },
    });
    // With UTF-8 before the @ the header is in UTF-8, and the domain in it as people read it.
    await waitForMailTo(`${name}@m\u00fcnchen.test`, 'Confirm your e-mail address');
    expect(await accounts.verifyEmail(await mailedToken(kept, 'verify-email'))).toMatchObject({
      status: 200,
    });
    for (const email of [typed, kept, `${name.toUpperCase()}@M\u00dcNCHEN.test`]) {
      const answer = await tryLogin({ email, password: NEW_PASSWORD });
      expect(answer).toMatchObject({ status: 200, body: { user: { email: kept } } });
    }
    await accounts.register({ email: typed, password: NEW_PASSWORD });
    const having = firestore.collection('users').where('email', '==', kept);
    expect((await having.get()).size).toBe(1);
  });

  test('is found by admins who type its address as its owner does', async () => {
    const email = `ada-${unique()}@münchen.test`;
    await accounts.register({ email, password: NEW_PASSWORD });
    const { access_token: token } = await login('admin');
    const path = `/admin/api/users?email=${encodeURIComponent(email)}`;
    const { body } = await call<{ users: unknown[] }>(path, { token });
    expect(body.users).toMatchObject([{ email: email.replace('münchen', 'xn--mnchen-3ya') }]);
  });
});

test('an account of before logs in as it did', async () => {
  const account = await createAccount();
  const email = `O'Eve+Tag_${unique()}@Mail.XN--MNCHEN-3YA.de`;
  await changeAccount(account.id, { email, email_normalized: email.toLowerCase() });
  for (const spelling of [email, email.toLowerCase(), email.replace('XN--MNCHEN-3YA', 'münchen')]) {
    expect(await tryLogin({ ...account, email: spelling })).toMatchObject({
      status: 200,
      body: { user: { email } },
    });
  }
});
