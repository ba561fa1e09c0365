import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Timestamp } from 'firebase-admin/firestore';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
  changeAccount,
} from '../support/accounts/accounts.js';
import type { Answer, Grant } from '../support/http/api.js';
import { decodeToken, ed25519, resign } from '../support/accounts/forged-tokens.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectTokenRefused } from '../support/http/problems.js';

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

/** The session (refresh token family) of a token. */
function sessionOf(token: string) {
  return firestore.collection('sessions').doc(String(decodeToken(token).payload['sid']));
}

/** Lets time pass since a session's last rotation, by its clock. */
async function passTime(token: string, ms: number): Promise<void> {
  const session = sessionOf(token);
  const rotatedAt = (await session.get()).get('rotated_at') as Timestamp;
  await session.update({ rotated_at: new Date(rotatedAt.toMillis() - ms) });
}

/** What a session and its use stand by, whenever they were signed. */
const idsOf = (grant: Grant) =>
  [grant.access_token, grant.refresh_token].map((token) => decodeToken(token).payload['jti']);

async function auditEntriesOf(token: string) {
  const { docs } = await firestore
    .collection('audit_log')
    .where('target.id', '==', sessionOf(token).id)
    .get();
  return docs.map((doc) => doc.data());
}

async function newSession() {
  const account = await createAccount();
  return { account, first: await logIn(account) };
}

async function refreshed({ refresh_token: token }: Grant): Promise<Grant> {
  const answer = await refresh(token);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Refreshes at the same time in one process, as in production; the emulator would start another one for each. */
function parallelRefreshes(count: number, { refresh_token: token }: Grant): Promise<Answer<Grant>[]> {
  return Promise.all(Array.from({ length: count }, () => refresh(token, { baseUrl: api.url })));
}

async function expectDead(...grants: Grant[]): Promise<void> {
  for (const grant of grants) {
    expectTokenRefused(await readProfile(grant.access_token));
    expectTokenRefused(await refresh(grant.refresh_token));
  }
}

describe('rotation', () => {
  test('a refresh gives new tokens that both work, in the same session', async () => {
    const { account, first } = await newSession();
    const second = await refreshed(first);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.user).toMatchObject({ id: account.id, email: account.email, role: 'user' });
    expect(await readProfile(second.access_token)).toMatchObject({ status: 200 });
    expect(sessionOf(second.refresh_token).id).toBe(sessionOf(first.refresh_token).id);
    const third = await refreshed(second);
    expect(await readProfile(third.access_token)).toMatchObject({ status: 200 });
  });

  test('refreshing extends neither the session nor the time of the login', async () => {
    const { first } = await newSession();
    const second = await refreshed(first);
    const [before, after] = [first, second].map(({ refresh_token: token }) => decodeToken(token).payload);
    expect(after?.['exp']).toBe(before?.['exp']);
    const [login, later] = [first, second].map(({ access_token: token }) => decodeToken(token).payload);
    expect(later?.['auth_time']).toBe(login?.['auth_time']);
  });

  test('only hashes of refresh tokens are stored', async () => {
    const { first } = await newSession();
    const second = await refreshed(first);
    const stored = JSON.stringify((await sessionOf(first.refresh_token).get()).data());
    for (const { refresh_token: token } of [first, second]) {
      expect(stored).not.toContain(token);
      expect(stored).not.toContain(String(decodeToken(token).payload['jti']));
      expect(stored).not.toContain(token.split('.')[2]);
    }
  });

  test('an access token does not outlive its session', async () => {
    const { first } = await newSession();
    const end = Math.floor(Date.now() / 1000) + 120;
    await sessionOf(first.refresh_token).update({ expires_at: new Date(end * 1000) });
    const second = await refreshed(first);
    expect(decodeToken(second.access_token).payload['exp']).toBe(end);
  });

  test('a session that has ended by time gives no more tokens', async () => {
    const { first } = await newSession();
    await sessionOf(first.refresh_token).update({ expires_at: new Date(Date.now() - 1_000) });
    expectTokenRefused(await refresh(first.refresh_token));
  });

  test('a session that is gone gives no more tokens', async () => {
    const { first } = await newSession();
    await sessionOf(first.refresh_token).delete();
    expectTokenRefused(await refresh(first.refresh_token));
  });

  test('a refresh shows the role as it is now', async () => {
    const { account, first } = await newSession();
    await changeAccount(account.id, { role: 'editor' });
    const second = await refreshed(first);
    expect(second.user.role).toBe('editor');
    expect(decodeToken(second.access_token).payload['role']).toBe('editor');
  });
});

describe('a token whose successor was not used', () => {
  test('20 parallel refreshes give one successor, and the session lives on', async () => {
    const { first } = await newSession();
    const answers = await parallelRefreshes(20, first);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const successors = new Set(
      answers.map(({ body }) => JSON.stringify([body.access_token, body.refresh_token])),
    );
    expect(successors.size).toBe(1);
    const [second] = answers;
    if (!second) throw new Error('no answers');
    expect(await readProfile(second.body.access_token)).toMatchObject({ status: 200 });
    expect(await readProfile(first.access_token)).toMatchObject({ status: 200 });
    await refreshed(second.body);
    expect((await sessionOf(first.refresh_token).get()).data()).toMatchObject({
      revoked_at: null,
      sequence: 3,
    });
    expect(await auditEntriesOf(first.refresh_token)).toEqual([]);
  });

  test('gives it to 12 parallel refreshes at an instance that was just started', async () => {
    const { first } = await newSession();
    const cold = await startFunction({ RATE_LIMIT_SCALE: '1000' });
    try {
      const ask = () => refresh(first.refresh_token, { baseUrl: cold.url });
      const answers = await Promise.all(Array.from({ length: 12 }, ask));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
      const [winner, ...others] = answers.map(({ body }) => body);
      for (const other of others) expect(other).toEqual(winner);
      if (!winner) throw new Error('no answers');
      expect(await readProfile(winner.access_token)).toMatchObject({ status: 200 });
      await refreshed(winner);
      expect(await auditEntriesOf(first.refresh_token)).toEqual([]);
    } finally {
      await cold.stop();
    }
  });

  test('gives the same again', async () => {
    const { first } = await newSession();
    const second = await refreshed(first);
    expect(await refreshed(first)).toEqual(second);
    expect(await readProfile(second.access_token)).toMatchObject({ status: 200 });
    expect(await refreshed(first)).toEqual(second);
  });

  test.each([
    ['11 s', 11_000],
    ['an hour, with an access token that is good', 3_600_000],
    ['20 days', 20 * 24 * 3_600_000],
  ])('gives it again after %s', async (_when, ms) => {
    const { first } = await newSession();
    const lost = await refreshed(first);
    await passTime(first.refresh_token, ms);
    const again = await refreshed(first);
    expect(idsOf(again)).toEqual(idsOf(lost));
    expect(await readProfile(again.access_token)).toMatchObject({ status: 200 });
    const third = await refreshed(again);
    expect(await readProfile(third.access_token)).toMatchObject({ status: 200 });
    expect(await auditEntriesOf(first.refresh_token)).toEqual([]);
  });

  test('gives one to parallel refreshes that come late, and logout ends what it gave', async () => {
    const { first } = await newSession();
    await refreshed(first);
    await passTime(first.refresh_token, 3_600_000);
    const answers = await parallelRefreshes(5, first);
    expect(
      new Set(answers.map(({ body }) => JSON.stringify([body.access_token, body.refresh_token]))).size,
    ).toBe(1);
    const [again] = answers.map(({ body }) => body);
    if (!again) throw new Error('no answers');
    expect(await logOut(again.access_token)).toMatchObject({ status: 200 });
    await expectDead(again, first);
  });

  test('gives it to nobody who has only its place', async () => {
    const { first } = await newSession();
    await refreshed(first);
    const madeUp = resign(first.refresh_token, { payload: { jti: 'made-up' } }, ed25519('refresh'));
    expectTokenRefused(await refresh(madeUp));
  });
});

describe('reuse', () => {
  test('once its successor was used, a token ends the family, its access tokens too, and is audited', async () => {
    const { account, first } = await newSession();
    const other = await logIn(account);
    const second = await refreshed(first);
    const third = await refreshed(second);
    expectTokenRefused(
      await refresh(first.refresh_token, { headers: { 'X-Request-Id': 'reuse-is-noticed' } }),
    );
    await expectDead(first, second, third);
    expect(await auditEntriesOf(first.refresh_token)).toEqual([
      expect.objectContaining({
        action: 'authn_token_reuse',
        actor_id: null,
        target: { type: 'session', id: sessionOf(first.refresh_token).id },
        request_id: 'reuse-is-noticed',
      }),
    ]);
    expect(await readProfile(other.access_token)).toMatchObject({ status: 200 });
    await refreshed(other);
  });

  test('a token of three generations back is reuse as well', async () => {
    const { first } = await newSession();
    const second = await refreshed(first);
    const third = await refreshed(second);
    const fourth = await refreshed(third);
    expectTokenRefused(await refresh(first.refresh_token));
    await expectDead(first, second, third, fourth);
    expect(await auditEntriesOf(first.refresh_token)).toHaveLength(1);
  });

  test('parallel reuse ends the family once, with one audit entry', async () => {
    const { first } = await newSession();
    const second = await refreshed(first);
    const third = await refreshed(second);
    const answers = await parallelRefreshes(5, first);
    answers.forEach(expectTokenRefused);
    await expectDead(first, second, third);
    expect(await auditEntriesOf(first.refresh_token)).toHaveLength(1);
  });

  test('the thief who refreshed first loses the session as well', async () => {
    const { first } = await newSession();
    const stolen = await refreshed(first);
    const further = await refreshed(stolen);
    expectTokenRefused(await refresh(first.refresh_token));
    await expectDead(stolen, further);
  });
});
