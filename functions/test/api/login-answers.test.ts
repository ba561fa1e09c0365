import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, tryLogin, type Account } from '../support/accounts/accounts.js';
import { accountsClient, comparable } from '../support/accounts/account-routes.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { expectProblem } from '../support/http/problems.js';

type Attempt = () => Pick<Account, 'email' | 'password'>;

let active: Account;
let inactive: Account;
let locked: Account;

const attempts: Record<string, Attempt> = {
  'an unknown account': () => ({ email: `${randomUUID()}@accounts.test`, password: active.password }),
  'a wrong password': () => ({ email: active.email, password: 'not the password' }),
  'an inactive account with its right password': () => inactive,
  'an inactive account with a wrong password': () => ({ email: inactive.email, password: 'not it' }),
  'a locked account with its right password': () => locked,
  'a locked account with a wrong password': () => ({ email: locked.email, password: 'not the password' }),
  'the hash of nobody': () => ({ email: 'nobody@accounts.test', password: randomBytes(32).toString('hex') }),
};

beforeAll(async () => {
  active = await createAccount();
  inactive = await createAccount({ isActive: false });
  locked = await createAccount();
  for (let nth = 0; nth < 5; nth += 1) await tryLogin({ email: locked.email, password: 'not the password' });
});

test('unknown account, wrong password, inactive and locked account get the same answer', async () => {
  const answers = [];
  for (const attempt of Object.values(attempts)) answers.push(await tryLogin(attempt()));
  const [first, ...others] = answers;
  if (!first) throw new Error('no answers');
  expectProblem(first, 401);
  expect(first.headers.get('www-authenticate')).toMatch(/^Bearer\b/);
  for (const other of others) expect(comparable(other)).toEqual(comparable(first));
});

test('an inactive account gets in neither way', async () => {
  expectProblem(await tryLogin(inactive), 401);
});

describe('the address', () => {
  test('is found in any case', async () => {
    expect(await tryLogin({ ...active, email: active.email.toUpperCase() })).toMatchObject({ status: 200 });
  });

  test.each(['__proto__@accounts.test', 'constructor@accounts.test'])(
    '%s is an unknown one',
    async (email) => {
      expectProblem(await tryLogin({ email, password: 'some password' }), 401);
    },
  );

  test.each([
    'no-at-sign',
    'a@b',
    'two@@accounts.test',
    'line\nbreak@accounts.test',
    'comma,other@accounts.test',
    `${'x'.repeat(250)}@accounts.test`,
    'spa ced@accounts.test',
  ])('%j is no address: 422, whether or not somebody has it', async (email) => {
    const answer = await tryLogin({ email, password: 'some password' });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/email' }] });
    expect(JSON.stringify(answer.body)).not.toContain('some password');
  });
});

test('the answer to a failed login repeats nothing of what was sent', async () => {
  const answer = await call('/api/auth/login', {
    method: 'POST',
    body: { email: 'canary-address@accounts.test', password: 'canary-password' },
    baseUrl: environment.functionUrl,
  });
  expect(JSON.stringify([answer.body, [...answer.headers]])).not.toContain('canary');
});

test('forgot-password answers 202 alike, whoever has the address', async () => {
  const accounts = accountsClient();
  const unverified = `${randomUUID()}@accounts.test`;
  await accounts.register({ email: unverified, password: 'a good pass phrase' });
  const addresses = [`${randomUUID()}@accounts.test`, active.email, inactive.email, locked.email, unverified];
  const answers = [];
  // The second time no mail goes out: it was sent a moment ago.
  for (const email of [...addresses, ...addresses]) answers.push(await accounts.forgotPassword(email));
  for (const answer of answers) {
    expect(comparable(answer)).toEqual(answers[0] && comparable(answers[0]));
    expect(answer).toMatchObject({
      status: 202,
      body: { message: 'If the address has an account, a link was sent to it' },
    });
  }
});
