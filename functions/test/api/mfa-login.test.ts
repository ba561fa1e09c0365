import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Timestamp } from 'firebase-admin/firestore';
import { createAccount, firestore, readProfile, tryLogin } from '../support/accounts/accounts.js';
import { call, type Answer, type Grant, type Problem } from '../support/http/api.js';
import { codeOf, STEP_MS, stepNow, wrongCode } from '../support/accounts/authenticator.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken } from '../support/accounts/forged-tokens.js';
import { from, inOneWindow, newAddress, repeat } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import {
  createSecuredAccount,
  expectOneLetIn,
  forgetUsedCodes,
  secure,
  tryCode,
  type SecuredAccount,
} from '../support/accounts/mfa.js';
import { expectProblem } from '../support/http/problems.js';
import { storeMailedToken } from '../support/scenarios/scenario.js';

const LOCK_MS = 15 * 60_000;

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000', TRUST_PROXY_HOPS: '1' });
});

afterAll(() => api.stop());

/** Asserts the 401 for a code that is wrong, used or locked, which are not told apart. */
function expectCodeRefused(answer: Answer<Problem>): void {
  expectProblem(answer, 401);
  expect(answer.body).toMatchObject({
    type: 'urn:firefolio:problem:unauthenticated',
    detail: 'The code is wrong or was used before. Try the next one.',
  });
}

function codeNow({ secret }: SecuredAccount, stepsAway = 0): string {
  return codeOf(secret, stepNow() + stepsAway);
}

function lockOf({ id }: SecuredAccount) {
  return firestore.collection('lockouts').doc(`mfa:${id}`);
}

async function lockedUntil(account: SecuredAccount): Promise<number> {
  return ((await lockOf(account).get()).get('locked_until') as Timestamp).toMillis();
}

const wrongCodes = (account: SecuredAccount, times: number) =>
  repeat(times, () => tryCode(account, wrongCode(account.secret)));

describe('login', () => {
  test('with the password alone answers that a code is needed, and gives nothing', async () => {
    const account = await createSecuredAccount();
    const answer = await tryLogin(account);
    expectProblem(answer, 401);
    expect(answer.body).toMatchObject({ type: 'urn:firefolio:problem:second-factor-required' });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer\b/);
    expect(Object.keys(answer.body).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
  });

  test('with a wrong password does not tell whether a code is needed', async () => {
    const [plain, secured] = [await createAccount(), await createSecuredAccount()];
    const answers = [
      await tryLogin({ ...plain, password: 'not the password' }),
      await tryLogin({ ...secured, password: 'not the password' }),
      await tryCode({ ...secured, password: 'not the password' }, codeNow(secured)),
    ];
    const bodies = answers.map(({ body }) => ({ ...body, instance: '' }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ type: 'urn:firefolio:problem:unauthenticated' });
    expect((await tryCode(secured, codeNow(secured))).status).toBe(200);
  });

  test('with the right code gives a session, spaces in it or not', async () => {
    const account = await createSecuredAccount();
    const code = codeNow(account);
    const { status, body } = await tryCode(account, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(status).toBe(200);
    expect(await readProfile(body.access_token)).toMatchObject({ status: 200, body: { mfa_enabled: true } });
  });

  test.each(['000 000', 'abcdef', '０８１８０４', "' OR 1=1", 'null'.repeat(10)])(
    'with the code %j is refused',
    async (code) => {
      expectCodeRefused(await tryCode(await createSecuredAccount(), code));
    },
  );

  test.each([123_456, ['123456'], { code: '123456' }, null, true, '12345', 'x'.repeat(41)])(
    'with %j as code is 422, which does not count as wrong',
    async (code) => {
      const account = await createSecuredAccount();
      expectProblem(await tryCode(account, code as string), 422);
      expect((await lockOf(account).get()).exists).toBe(false);
    },
  );

  test('without two-factor login ignores a code', async () => {
    expect((await tryCode(await createAccount(), '123456')).status).toBe(200);
  });
});

describe('a code', () => {
  test('is good one step before and after its own, not two', async () => {
    const offsets = [-3, -2, -1, 0, 1, 2, 3];
    const statuses = await inOneWindow(STEP_MS, async () => {
      const account = await createSecuredAccount();
      const found: number[] = [];
      for (const offset of offsets) {
        await forgetUsedCodes(account);
        found.push((await tryCode(account, codeNow(account, offset))).status);
      }
      return found;
    });
    expect(statuses).toEqual([401, 401, 200, 200, 200, 401, 401]);
  });

  test('is good once, and none before it afterwards', async () => {
    const { used, again, before, after } = await inOneWindow(STEP_MS, async () => {
      const account = await createSecuredAccount();
      return {
        used: await tryCode(account, codeNow(account)),
        again: await tryCode(account, codeNow(account)),
        before: await tryCode(account, codeNow(account, -1)),
        after: await tryCode(account, codeNow(account, 1)),
      };
    });
    expect(used.status).toBe(200);
    expectCodeRefused(again);
    expectCodeRefused(before);
    expect(after.status).toBe(200);
  });

  test('that confirmed the enrolment is used up by that', async () => {
    const answer = await inOneWindow(STEP_MS, async () => {
      const account = await secure(await createAccount());
      return tryCode(account, codeNow(account));
    });
    expectCodeRefused(answer);
  });

  test('in 20 logins at once lets exactly one in', async () => {
    const account = await createSecuredAccount();
    const code = codeNow(account);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => tryCode(account, code, { baseUrl: api.url })),
    );
    expectOneLetIn(answers);
    expectCodeRefused(await tryCode(account, code));
  });
});

describe('wrong codes', () => {
  test('lock the second factor for 15 minutes at the fifth, recovery codes too', async () => {
    const account = await createSecuredAccount();
    const startedAt = Date.now();
    for (const answer of await wrongCodes(account, 5)) expectCodeRefused(answer);
    const end = await lockedUntil(account);
    expect(end).toBeGreaterThanOrEqual(startedAt + LOCK_MS);
    expect(end).toBeLessThanOrEqual(Date.now() + LOCK_MS);
    expectCodeRefused(await tryCode(account, codeNow(account)));
    expectCodeRefused(await tryCode(account, account.recoveryCodes[0] ?? ''));

    // Neither tries during a lock make it longer, nor do they use codes up.
    expect(await lockedUntil(account)).toBe(end);
    await lockOf(account).update({ locked_until: new Date(Date.now() - 1_000) });
    expect((await tryCode(account, account.recoveryCodes[0] ?? '')).status).toBe(200);
  });

  test('are counted for the account, from wherever they come, and lock no other', async () => {
    const [account, other] = [await createSecuredAccount(), await createSecuredAccount()];
    const anywhere = () => ({ baseUrl: api.url, headers: from(newAddress()) });
    await repeat(5, () => tryCode(account, wrongCode(account.secret), anywhere()));
    expectCodeRefused(await tryCode(account, codeNow(account), anywhere()));
    expect((await tryCode(other, codeNow(other), anywhere())).status).toBe(200);
  });

  test('are five at most, also when 20 come at once', async () => {
    const account = await createSecuredAccount();
    const wrong = wrongCode(account.secret);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => tryCode(account, wrong, { baseUrl: api.url })),
    );
    answers.forEach(expectCodeRefused);
    const stored = (await lockOf(account).get()).data();
    expect(stored).toMatchObject({ locks: 1 });
    expect(stored?.['failed_at']).toHaveLength(5);
    expectCodeRefused(await tryCode(account, codeNow(account)));
  });

  test('are forgotten after a right one; four lock nothing', async () => {
    const account = await createSecuredAccount();
    for (let round = 0; round < 2; round += 1) {
      await wrongCodes(account, 4);
      await forgetUsedCodes(account);
      expect((await tryCode(account, codeNow(account))).status).toBe(200);
    }
    expect((await lockOf(account).get()).exists).toBe(false);
  });

  test('are not forgotten by the right password', async () => {
    const account = await createSecuredAccount();
    await wrongCodes(account, 4);
    await tryLogin(account);
    await wrongCodes(account, 1);
    expectCodeRefused(await tryCode(account, codeNow(account)));
  });

  test('are not what a login without any is', async () => {
    const account = await createSecuredAccount();
    await repeat(6, () => tryLogin(account));
    expect((await tryCode(account, codeNow(account))).status).toBe(200);
  });

  test('and the lock are in the audit log, without the codes', async () => {
    const account = await createSecuredAccount();
    const wrong = wrongCode(account.secret);
    await repeat(5, () => tryCode(account, wrong));
    const { docs } = await firestore.collection('audit_log').where('target.id', '==', account.id).get();
    const actions = docs.map((doc) => String(doc.get('action')));
    expect(actions.filter((action) => action === 'authn_login_fail')).toHaveLength(5);
    expect(actions.filter((action) => action === 'authn_login_lock')).toHaveLength(1);
    expect(JSON.stringify(docs.map((doc) => doc.get('changes') as unknown))).not.toContain(wrong);
  });
});

describe('reauthenticate', () => {
  const reauthenticate = (account: SecuredAccount, mfaCode?: string) =>
    call<Grant & Problem>('/api/auth/reauthenticate', {
      method: 'POST',
      token: account.token,
      body: { password: account.password, ...(mfaCode !== undefined && { mfa_code: mfaCode }) },
      baseUrl: environment.functionUrl,
    });

  test('needs the code as well', async () => {
    const account = await createSecuredAccount();
    const without = await reauthenticate(account);
    expectProblem(without, 401);
    expect(without.body.type).toBe('urn:firefolio:problem:second-factor-required');
    expectProblem(await reauthenticate(account, wrongCode(account.secret)), 403);
    const { status, body } = await reauthenticate(account, codeNow(account));
    expect(status).toBe(200);
    expect(decodeToken(body.access_token).payload['auth_time']).toBeGreaterThanOrEqual(
      Number(decodeToken(account.token).payload['auth_time']),
    );
  });

  test('uses the same code up, and counts wrong ones with those of logins', async () => {
    const account = await createSecuredAccount();
    const code = codeNow(account);
    expect((await reauthenticate(account, code)).status).toBe(200);
    expectCodeRefused(await tryCode(account, code));
    await wrongCodes(account, 3);
    expectProblem(await reauthenticate(account, wrongCode(account.secret)), 403);
    expectProblem(await reauthenticate(account, codeNow(account, 1)), 403);
  });
});

describe('a password reset', () => {
  async function resetPassword(account: SecuredAccount): Promise<SecuredAccount> {
    const token = await storeMailedToken('reset-password', account, account.email);
    const password = 'quite another pass phrase';
    const answer = await call<object>('/api/auth/reset-password', {
      method: 'POST',
      body: { token, new_password: password },
      baseUrl: environment.functionUrl,
    });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['message']);
    return { ...account, password };
  }

  test('logs nobody in and leaves the second factor as it is', async () => {
    const account = await resetPassword(await createSecuredAccount());
    expect((await tryLogin(account)).body).toMatchObject({
      type: 'urn:firefolio:problem:second-factor-required',
    });
    expect((await tryCode(account, codeNow(account))).status).toBe(200);
  });

  test('does not end the lock of wrong codes', async () => {
    const account = await createSecuredAccount();
    await wrongCodes(account, 5);
    expectCodeRefused(await tryCode(await resetPassword(account), codeNow(account)));
  });
});

test('a code that is refused is in no log line', async () => {
  const account = await createSecuredAccount();
  const codes = [wrongCode(account.secret), account.recoveryCodes[0] ?? '', codeNow(account)];
  for (const code of codes) await tryCode(account, code, { baseUrl: api.url });
  for (const code of [...codes, account.secret]) expect(api.output()).not.toContain(code);
});
