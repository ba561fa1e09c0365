import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/auth/index.js';
import { NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { changeAccount, createAccount, type Account } from '../support/accounts/accounts.js';
import { mailKinds } from '../support/accounts/mailed-tokens.js';
import { createRecordedServices } from '../support/suite/recorded-steps.js';
import { createServices } from '../support/suite/services.js';

// The same minute throughout: who asks twice in one gets one mail.
const instant = new Date();
const { services, stepsOf } = createRecordedServices({ now: () => instant });
const { accounts, auth, idempotencyKeys } = services;

/** A registration as its route carries it out, under a key. */
function registerOnce(key: string, email: string): Promise<{ userId: string; email: string }> {
  const route = 'POST /api/auth/register';
  const body = { email, password: NEW_PASSWORD, firstName: '', lastName: '' };
  const request = { caller: route, key, route, params: undefined, query: undefined, body };
  return idempotencyKeys.onceFor(request)(
    (newKey) => accounts.registration.register(body, newKey),
    (made) => accounts.registration.recall(body, made),
  );
}

/** Who has logged in with an account, at the instant of this file. */
async function actorOf({ email, password }: Account): Promise<Actor> {
  const { accessToken } = await auth.login.login({ email, password, transport: 'body' });
  return auth.sessions.authenticate(accessToken);
}

/** Addresses that must not be told apart. */
const ADDRESSES: Record<string, () => Promise<string>> = {
  'of nobody': () => Promise.resolve(newAddressOf()),
  'of an account': async () => (await createAccount()).email,
  'of an account that is not active': async () => (await createAccount({ isActive: false })).email,
  'of an account that has not verified it': async () => {
    const { id, email } = await createAccount();
    await changeAccount(id, { email_verified_at: null });
    return email;
  },
  'of an account, in another case': async () => (await createAccount()).email.toUpperCase(),
  'of an account whose logins are locked': async () => {
    const { email } = await createAccount();
    for (let nth = 0; nth < 5; nth += 1) {
      await auth.login.login({ email, password: 'not it', transport: 'body' }).catch(() => undefined);
    }
    return email;
  },
};

/** What somebody asks about an address. */
type Ask = (email: string) => Promise<unknown>;

const ASKS: Record<string, () => Ask | Promise<Ask>> = {
  'a link to reset the password': () => (email) => accounts.passwords.forgot(email),
  'an account': () => (email) =>
    accounts.registration.register({ email, password: NEW_PASSWORD, firstName: '', lastName: '' }),
  'an account, under a new key each time': () => (email) => registerOnce(randomUUID(), email),
  'to have it as new address': async () => {
    const actor = await actorOf(await createAccount());
    return (email) => accounts.profile.requestEmailChange(actor, email);
  },
  'to be logged in with a wrong password': () => (email) =>
    auth.login.login({ email, password: 'not the password', transport: 'body' }),
};

describe.each(Object.entries(ASKS))('who asks for %s', (_what, prepare) => {
  let expected: string[];

  beforeAll(async () => {
    const ask = await prepare();
    expected = await stepsOf(() => ask(newAddressOf()));
  });

  test.each(Object.entries(ADDRESSES))(
    'of the address %s causes the same steps in the same order, the first time and the second',
    async (_whose, find) => {
      const [ask, email] = [await prepare(), await find()];
      expect(expected.filter((step) => step.startsWith('Commit'))).toHaveLength(2);
      expect(await stepsOf(() => ask(email))).toEqual(expected);
      expect(await stepsOf(() => ask(email))).toEqual(expected);
    },
  );
});

describe('who asks for an account again, under the same key', () => {
  test.each(Object.entries(ADDRESSES))(
    'for the address %s, causes the same steps and gets the same answer, which are those of its key alone',
    async (_whose, find) => {
      const [key, email] = [randomUUID(), await find()];
      const first = await registerOnce(key, email);
      const answers: unknown[] = [];
      const steps = await stepsOf(async () => answers.push(await registerOnce(key, email)));
      expect(steps).toEqual(['BatchGetDocuments 1']);
      expect(answers).toEqual([first]);
      expect(first).toEqual({ userId: expect.stringMatching(/^[\da-z]{20}$/), email });
    },
  );

  test.each(Object.entries(ADDRESSES))(
    'at once, for the address %s, gets one answer, and one mail is sent',
    async (_whose, find) => {
      const [key, email] = [randomUUID(), await find()];
      const before = await mailKinds(email.toLowerCase());
      const answers = await Promise.all(Array.from({ length: 5 }, () => registerOnce(key, email)));
      expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
      expect(await mailKinds(email.toLowerCase())).toHaveLength(before.length + 1);
    },
  );

  test('with another address, is refused by the same steps whosever it is', async () => {
    const refusals = await Promise.all(
      Object.values(ADDRESSES).map(async (find) => {
        const key = randomUUID();
        await registerOnce(key, await find());
        return key;
      }),
    );
    const steps: string[][] = [];
    for (const key of refusals) steps.push(await stepsOf(() => registerOnce(key, newAddressOf())));
    expect(steps[0]).toEqual([
      'BatchGetDocuments 1',
      expect.stringContaining('refused: This Idempotency-Key'),
    ]);
    expect(steps).toEqual(Array(refusals.length).fill(steps[0]));
  });
});

test('a link to verify the address takes the same steps when one was mailed a moment ago', async () => {
  const account = await createAccount();
  await changeAccount(account.id, { email_verified_at: null });
  const actor = await actorOf(account);
  const ask = () => accounts.registration.resendVerification(actor);
  const [first, second] = [await stepsOf(ask), await stepsOf(ask)];
  expect(first).toContain('enqueue');
  expect(second).toEqual(first);
});

// Two are enough for requests to be in each other's way, for which each waits seconds in the emulator.
describe('what is asked for at once, on two instances', () => {
  const instances = [1, 2].map(() => createServices({ now: () => instant }));

  test.each(Object.entries(ADDRESSES))(
    'is answered each time, and later by the same steps, when it is a link for the address %s',
    async (_whose, find) => {
      const email = await find();
      const expected = await stepsOf(() => accounts.passwords.forgot(newAddressOf()));
      await Promise.all(instances.map((instance) => instance.accounts.passwords.forgot(email)));
      expect(await stepsOf(() => accounts.passwords.forgot(email))).toEqual(expected);
    },
  );

  test('brings one mail', async () => {
    const { email } = await createAccount();
    await Promise.all(instances.map((instance) => instance.accounts.passwords.forgot(email)));
    expect(await mailKinds(email)).toEqual(['reset-password']);
  });

  test('makes one account', async () => {
    const email = newAddressOf();
    const input = { email, password: NEW_PASSWORD, firstName: '', lastName: '' };
    await Promise.all(instances.map((instance) => instance.accounts.registration.register(input)));
    expect((await mailKinds(email)).sort()).toEqual(['already-registered', 'verify-email']);
  });
});
