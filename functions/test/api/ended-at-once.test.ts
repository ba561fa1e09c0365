import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Timestamp } from 'firebase-admin/firestore';
import { accountsClient } from '../support/accounts/account-routes.js';
import { sessionsOf } from '../support/accounts/account-wire.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
  type Account,
  type Sender,
} from '../support/accounts/accounts.js';
import type { Answer, Grant } from '../support/http/api.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectTokenRefused } from '../support/http/problems.js';
import { createServices } from '../support/suite/services.js';
import { usersClient } from '../support/accounts/users-admin.js';

/** What clocks may differ by, in ms: a token of a time further ahead is refused. */
const SKEW_MS = 30_000;

let api: RunningFunction;
let sender: Sender;
let account: Account;
let before: Grant[];

// One process answers all that comes at once, as in production; the emulator would start another one for each.
beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  sender = { baseUrl: api.url };
});

afterAll(() => api.stop());

async function logInTimes(times: number): Promise<Grant[]> {
  const grants: Grant[] = [];
  while (grants.length < times) grants.push(await logIn(account, sender));
  return grants;
}

/** What was given before is over, and the next login works at once, in all of its ways. */
async function expectFreshStart(): Promise<void> {
  const grant = await logIn(account, sender);
  expect(await readProfile(grant.access_token, sender)).toMatchObject({ status: 200 });
  const next = await refresh(grant.refresh_token, sender);
  expect(next).toMatchObject({ status: 200 });
  const client = accountsClient(sender);
  expect(await client.reauthenticate(next.body.access_token, account.password)).toMatchObject({
    status: 200,
  });
  expect(sessionsOf(await client.sessions(next.body.access_token)).sessions).toHaveLength(1);
  for (const old of before) {
    expectTokenRefused(await readProfile(old.access_token, sender));
    expectTokenRefused(await refresh(old.refresh_token, sender));
  }
  const stored = await firestore.collection('users').doc(account.id).get();
  const aheadMs = (stored.get('tokens_valid_after') as Timestamp).toMillis() - Date.now();
  expect(aheadMs).toBeLessThan(SKEW_MS);
}

const statusesOf = (answers: readonly Answer<unknown>[]) => new Set(answers.map(({ status }) => status));

describe('the next login works at once', () => {
  test('after 200 requests at once to log out everywhere', async () => {
    account = await createAccount();
    before = await logInTimes(4);
    const client = accountsClient(sender);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => before.map((grant) => client.logOutAll(grant.access_token))).flat(),
    );
    // Those whose turn came after the first one had ended their token are told so.
    expect([...statusesOf(answers)].filter((status) => status !== 401)).toEqual([200]);
    await expectFreshStart();
  });

  test('and works on after 200 that had all been let in before the first one was done, wherever they end', async () => {
    account = await createAccount();
    before = await logInTimes(4);
    const [{ sessions }, { sessions: elsewhere }] = [createServices().auth, createServices().auth];
    const actors = await Promise.all(before.map((grant) => sessions.authenticate(grant.access_token)));
    const logOutAll = (at: typeof sessions, times: number) =>
      Promise.all(Array.from({ length: times }, () => actors.map((actor) => at.logoutAll(actor))).flat());
    await logOutAll(sessions, 25);
    const next = await logIn(account, sender);
    await logOutAll(elsewhere, 25);
    expect(await readProfile(next.access_token, sender)).toMatchObject({ status: 200 });
    expect(await logOut(next.access_token, sender)).toMatchObject({ status: 200 });
    await expectFreshStart();
  });

  test('after 200 by an admin', async () => {
    account = await createAccount();
    before = await logInTimes(2);
    const { access_token: token } = await logIn(await createAccount({ role: 'admin' }), sender);
    const admin = usersClient(token, api.url);
    const answers = await Promise.all(Array.from({ length: 200 }, () => admin.endSessions(account.id)));
    expect([...statusesOf(answers)]).toEqual([204]);
    await expectFreshStart();
  });
});
