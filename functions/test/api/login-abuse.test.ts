import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Timestamp } from 'firebase-admin/firestore';
import { emailKey } from '../../src/users/index.js';
import {
  accountsClient,
  comparable,
  NEW_PASSWORD,
  newAddressOf,
} from '../support/accounts/account-routes.js';
import {
  createAccount,
  firestore,
  logIn,
  readProfile,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { repeat } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailedToken, mailKinds } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const MINUTE_MS = 60_000;
const accounts = accountsClient();

const wrong = ({ email }: { email: string }) => ({ email, password: `not it ${randomUUID()}` });

/** What is counted against an address. */
const lockout = ({ email }: { email: string }) =>
  firestore.collection('lockouts').doc(`login:${emailKey(email)}`);

/** Lets the lock of an address be over, as if time had passed. */
async function passLock(account: { email: string }): Promise<void> {
  await lockout(account).update({ locked_until: new Date(Date.now() - 1) });
}

/** Five wrong passwords, which lock an address. */
async function lock(account: { email: string }): Promise<void> {
  for (const answer of await repeat(5, () => tryLogin(wrong(account)))) expectProblem(answer, 401);
}

/** How long the lock of an address still lasts, in minutes. */
async function lockMinutes(account: { email: string }): Promise<number> {
  const until = (await lockout(account).get()).get('locked_until') as Timestamp | null;
  return until === null ? 0 : (until.toMillis() - Date.now()) / MINUTE_MS;
}

async function createLocked(): Promise<Account> {
  const account = await createAccount();
  await lock(account);
  return account;
}

describe('the fifth wrong password in 15 minutes', () => {
  test('locks: the right one is refused with the same answer as a wrong one', async () => {
    const account = await createAccount();
    for (const answer of await repeat(4, () => tryLogin(wrong(account)))) expectProblem(answer, 401);
    const lockedWith = await tryLogin(wrong(account));
    const answers = [lockedWith, await tryLogin(account), await tryLogin(wrong(account))];
    const unknown = await tryLogin(wrong({ email: newAddressOf('user') }));
    expectProblem(unknown, 401);
    for (const answer of answers) expect(comparable(answer)).toEqual(comparable(unknown));
    expect(await lockMinutes(account)).toBeCloseTo(15, 0);
  });

  test('does not lock when the right one came before it', async () => {
    const account = await createAccount();
    for (let round = 0; round < 3; round += 1) {
      await repeat(4, () => tryLogin(wrong(account)));
      expect(await tryLogin(account)).toMatchObject({ status: 200 });
    }
    expect((await lockout(account).get()).exists).toBe(false);
  });

  test('does not lock when the first was longer ago', async () => {
    const account = await createAccount();
    await repeat(4, () => tryLogin(wrong(account)));
    const longAgo = new Date(Date.now() - 15 * MINUTE_MS);
    await lockout(account).update({ failed_at: [longAgo, longAgo, longAgo, longAgo] });
    await repeat(4, () => tryLogin(wrong(account)));
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
  });

  test('counts whatever the case of the address', async () => {
    const account = await createAccount();
    const spellings = [account.email.toUpperCase(), account.email, account.email.replace('user', 'User')];
    for (const email of [...spellings, ...spellings]) await tryLogin(wrong({ email }));
    expectProblem(await tryLogin(account), 401);
  });

  test('counts for an address that nobody has, in the same way', async () => {
    const nobody = { email: newAddressOf('user') };
    await lock(nobody);
    const known = await createLocked();
    const stored = async (who: { email: string }) => {
      const { failed_at: times, locks, locked_until: until } = (await lockout(who).get()).data() ?? {};
      return { failures: (times as unknown[]).length, locks: Number(locks), isLocked: until !== null };
    };
    expect(await stored(nobody)).toEqual({ failures: 5, locks: 1, isLocked: true });
    expect(await stored(nobody)).toEqual(await stored(known));
  });

  test('counts for an inactive account', async () => {
    const account = await createAccount({ isActive: false });
    await repeat(5, () => tryLogin(account));
    expect(await lockMinutes(account)).toBeCloseTo(15, 0);
  });

  test('is kept without the address', async () => {
    const account = await createLocked();
    const { id, ...stored } = { id: lockout(account).id, ...(await lockout(account).get()).data() };
    expect(id).not.toContain(account.email);
    expect(JSON.stringify(stored)).not.toContain(account.email);
  });
});

describe('a lock', () => {
  test('affects no other account', async () => {
    await createLocked();
    expect(await tryLogin(await createAccount())).toMatchObject({ status: 200 });
  });

  test('ends no session, and no way to make one fresh', async () => {
    const account = await createAccount();
    const { access_token: token } = await logIn(account);
    await lock(account);
    expect(await readProfile(token)).toMatchObject({ status: 200 });
    expect(await accounts.reauthenticate(token, account.password)).toMatchObject({ status: 200 });
  });

  test('ends by itself', async () => {
    const account = await createLocked();
    expectProblem(await tryLogin(account), 401);
    await passLock(account);
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
    expect((await lockout(account).get()).exists).toBe(false);
  });

  test('is not made longer by those who go on', async () => {
    const account = await createLocked();
    const before = (await lockout(account).get()).data();
    await repeat(7, () => tryLogin(wrong(account)));
    expect((await lockout(account).get()).data()).toEqual(before);
  });

  test('is twice as long each time, up to a day', async () => {
    const account = await createLocked();
    const minutes = [Math.round(await lockMinutes(account))];
    for (let nth = 1; nth < 9; nth += 1) {
      await passLock(account);
      await lock(account);
      minutes.push(Math.round(await lockMinutes(account)));
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440, 1_440]);
    const { expires_at: forgotten, locked_until: until } = (await lockout(account).get()).data() as {
      expires_at: Timestamp;
      locked_until: Timestamp;
    };
    expect(forgotten.toMillis()).toBeGreaterThan(until.toMillis());
  }, 120_000);

  test('is recorded, with whom it locks out', async () => {
    const account = await createLocked();
    await tryLogin(account);
    const actions = (await storedAuditEntries(account.id)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'authn_login_fail')).toHaveLength(6);
    expect(actions.filter((action) => action === 'authn_login_lock')).toHaveLength(1);
    const nobody = { email: newAddressOf() };
    await lock(nobody);
    const [entry] = (await storedAuditEntries(emailKey(nobody.email))).filter(
      ({ action }) => action === 'authn_login_lock',
    );
    expect(entry).toMatchObject({ actor_id: null, target: { type: 'address', id: emailKey(nobody.email) } });
  });
});

describe('a forgotten password', () => {
  test('can be reset while the account is locked, which ends the lock', async () => {
    const account = await createLocked();
    expect(await accounts.forgotPassword(account.email)).toMatchObject({ status: 202 });
    const token = await mailedToken(account.email, 'reset-password');
    expectProblem(await tryLogin(account), 401);
    expect(await accounts.resetPassword(token)).toMatchObject({ status: 200 });
    expectProblem(await tryLogin(account), 401);
    expect(await tryLogin({ email: account.email, password: NEW_PASSWORD })).toMatchObject({ status: 200 });
  });

  test('locks nobody out, however often it is asked for', async () => {
    const account = await createAccount();
    for (const answer of await repeat(10, () => accounts.forgotPassword(account.email)))
      expect(answer.status).toBe(202);
    expect((await lockout(account).get()).exists).toBe(false);
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
    expect((await mailKinds(account.email)).length).toBeLessThanOrEqual(2);
  });

  test('is none of the guesses: tokens that are made up lock nobody out', async () => {
    const account = await createAccount();
    const madeUp = () => accounts.resetPassword('x'.repeat(43));
    for (const answer of await repeat(6, madeUp)) expectProblem(answer, 400);
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
  });
});

describe('a password that is asked for again within a session', () => {
  test('can be guessed five times, then neither route takes the right one, until the lock is over', async () => {
    const account = await createAccount();
    const { access_token: token } = await logIn(account);
    const guesses = [
      () => accounts.reauthenticate(token, 'not it'),
      () => accounts.changePassword(token, 'not it'),
    ];
    for (const guess of [...guesses, ...guesses, ...guesses].slice(0, 5)) expectProblem(await guess(), 403);
    expectProblem(await accounts.reauthenticate(token, account.password), 403);
    expectProblem(await accounts.changePassword(token, account.password), 403);
    // Whoever has the token can't lock the owner out of logging in.
    expect(await tryLogin(account)).toMatchObject({ status: 200 });
    const counted = firestore.collection('lockouts').doc(`reauthenticate:${account.id}`);
    await counted.update({ locked_until: new Date(Date.now() - 1) });
    expect(await accounts.reauthenticate(token, account.password)).toMatchObject({ status: 200 });
  });
});

describe('guesses that come at once', () => {
  // One process answers them all, as in production; the emulator would start another one for each.
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  });

  afterAll(() => api.stop());

  /** Those that were judged; the others waited too long for their turn and were told nothing (409, 503). */
  async function judged(guesses: readonly { email: string; password: string }[]) {
    const answers = await Promise.all(guesses.map((guess) => tryLogin(guess, { baseUrl: api.url })));
    expect(answers.filter(({ status }) => ![200, 401, 409, 503].includes(status))).toEqual([]);
    return answers.filter(({ status }) => status === 200 || status === 401);
  }

  test('are counted: after 50 wrong ones the right password is refused', async () => {
    const account = await createAccount();
    const answers = await judged(Array.from({ length: 50 }, () => wrong(account)));
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    expect(answers.length).toBeGreaterThanOrEqual(5);
    const stored = (await lockout(account).get()).data();
    expect(stored).toMatchObject({ locks: 1 });
    expect(stored?.['failed_at']).toHaveLength(5);
    expectProblem(await tryLogin(account), 401);
    expect(await lockMinutes(account)).toBeCloseTo(15, 0);
  }, 90_000);

  test('are five at most: the right one among 49 wrong ones gets in only before the fifth', async () => {
    const account = await createAccount();
    const guesses = Array.from({ length: 50 }, (_, nth) => (nth === 40 ? account : wrong(account)));
    const letIn = (await judged(guesses)).filter(({ status }) => status === 200);
    const entries = await storedAuditEntries(account.id);
    const actions = entries.map(({ action }) => action);
    const successAt = actions.indexOf('authn_login_success');
    const lockAt = actions.indexOf('authn_login_lock');
    expect(lockAt).toBeGreaterThan(-1);
    // Its answer may have come too late, so that what is stored decides.
    if (letIn.length > 0) expect(successAt).toBeGreaterThan(-1);
    if (successAt > -1) expect(successAt).toBeLessThan(lockAt);
    expectProblem(await tryLogin(account), 401);
  }, 90_000);
});
