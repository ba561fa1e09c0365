import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailsTo, waitForMailTo } from '../support/accounts/account-mail.js';
import { firestore, readProfile } from '../support/accounts/accounts.js';
import { codeOf, stepNow } from '../support/accounts/authenticator.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import {
  askMfa,
  createSecuredAccount,
  expectOneLetIn,
  tryCode,
  type RecoveryCodes,
  type SecuredAccount,
} from '../support/accounts/mfa.js';
import { expectProblem } from '../support/http/problems.js';

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

async function storedHashes({ id }: SecuredAccount): Promise<string[]> {
  return (await firestore.collection('users').doc(id).get()).get('mfa.recovery_hashes') as string[];
}

const firstCode = ({ recoveryCodes: [first = ''] }: Pick<SecuredAccount, 'recoveryCodes'>) => first;

test('there are ten, of 80 bits each', async () => {
  const { recoveryCodes } = await createSecuredAccount();
  expect(new Set(recoveryCodes).size).toBe(10);
  for (const code of recoveryCodes)
    expect(code).toMatch(/^(?:[\da-hjkmnp-tv-z]{4}-){3}[\da-hjkmnp-tv-z]{4}$/);
});

test('each logs in once in place of the app, and the owner is told', async () => {
  const account = await createSecuredAccount();
  const answer = await tryCode(account, firstCode(account));
  expect(answer.status).toBe(200);
  expectProblem(await tryCode(account, firstCode(account)), 401);
  const { body } = await readProfile(answer.body.access_token);
  expect(body).toMatchObject({ mfa_enabled: true, recovery_codes_left: 9 });
  const mail = await waitForMailTo(account.email, 'A recovery code was used');
  expect(mail.text).toContain('9 of your codes are left');
  for (const code of account.recoveryCodes) expect(mail.text).not.toContain(code);
});

test('all ten log in, one after the other', async () => {
  const account = await createSecuredAccount();
  for (const code of account.recoveryCodes) expect((await tryCode(account, code)).status).toBe(200);
  expect(await storedHashes(account)).toEqual([]);
  expect((await tryCode(account, codeOf(account.secret, stepNow()))).status).toBe(200);
});

test.each([
  ['in capitals', (code: string) => code.toUpperCase()],
  ['without hyphens', (code: string) => code.replaceAll('-', '')],
  ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')} `],
  ['with letters that look like digits', (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'L')],
])('one may be typed %s', async (_how, typed) => {
  const account = await createSecuredAccount();
  expect((await tryCode(account, typed(firstCode(account)))).status).toBe(200);
});

test('one that 10 logins bring at once lets exactly one in', async () => {
  const account = await createSecuredAccount();
  const code = firstCode(account);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => tryCode(account, code, { baseUrl: api.url })),
  );
  expectOneLetIn(answers);
  expectProblem(await tryCode(account, code), 401);
  expect(await storedHashes(account)).toHaveLength(9);
});

test("another account's is a wrong one", async () => {
  const [account, other] = [await createSecuredAccount(), await createSecuredAccount()];
  expectProblem(await tryCode(account, firstCode(other)), 401);
  expect((await tryCode(other, firstCode(other))).status).toBe(200);
});

test('five wrong ones lock', async () => {
  const account = await createSecuredAccount();
  for (let tries = 0; tries < 5; tries += 1) {
    expectProblem(await tryCode(account, `aaaa-aaaa-aaaa-aaa${String(tries)}`), 401);
  }
  expectProblem(await tryCode(account, firstCode(account)), 401);
  expect(await storedHashes(account)).toHaveLength(10);
});

test('new ones void the old ones, and the owner is told', async () => {
  const account = await createSecuredAccount();
  const { status, body } = await askMfa<RecoveryCodes>('recovery-codes', account.token);
  expect(status).toBe(200);
  expect(new Set([...body.recovery_codes, ...account.recoveryCodes]).size).toBe(20);
  for (const old of account.recoveryCodes.slice(0, 2)) expectProblem(await tryCode(account, old), 401);
  const [renewed = ''] = body.recovery_codes;
  expect((await tryCode(account, renewed)).status).toBe(200);
  expect((await tryCode(account, codeOf(account.secret, stepNow()))).status).toBe(200);
  await waitForMailTo(account.email, 'New recovery codes');
  const mails = (await mailsTo(account.email)).map(({ text, html }) => text + html).join('\n');
  for (const code of [...body.recovery_codes, ...account.recoveryCodes]) expect(mails).not.toContain(code);
});
