import { describe, expect, test } from '@jest/globals';
import { waitForMailTo } from '../support/accounts/account-mail.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  readProfile,
  tryLogin,
} from '../support/accounts/accounts.js';
import type { Grant } from '../support/http/api.js';
import { codeOf, decodeBase32, stepNow, wrongCode } from '../support/accounts/authenticator.js';
import { dumpDatabase } from '../support/suite/database-dump.js';
import { decodeToken, resign } from '../support/accounts/forged-tokens.js';
import {
  askMfa,
  createSecuredAccount,
  enrol,
  secure,
  tryCode,
  type RecoveryCodes,
} from '../support/accounts/mfa.js';
import { startOwnProject } from '../support/suite/own-project.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';
import { quietZoneOf, readQrCode } from '../support/accounts/qr-code.js';

async function signIn() {
  const account = await createAccount();
  const { access_token: token } = await logIn(account);
  return { account, token };
}

async function hasMfa(token: string): Promise<boolean> {
  const { status, body } = await readProfile(token);
  expect(status).toBe(200);
  return (body as unknown as { mfa_enabled: boolean }).mfa_enabled;
}

async function auditActionsOf(userId: string): Promise<string[]> {
  const { docs } = await firestore.collection('audit_log').where('target.id', '==', userId).get();
  return docs.map((doc) => String(doc.get('action')));
}

describe('enrol', () => {
  test('gives a secret of 160 bits, the URI that apps read, and a QR code that says the same', async () => {
    const { account, token } = await signIn();
    const { secret, otpauth_uri: uri, qr_svg: svg } = await enrol(token);
    expect(decodeBase32(secret)).toHaveLength(20);
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expect(`${protocol}//${host}${decodeURIComponent(pathname)}`).toBe(
      `otpauth://totp/Firefolio:${account.email}`,
    );
    expect(Object.fromEntries(searchParams)).toEqual({
      secret,
      issuer: 'Firefolio',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(readQrCode(svg)).toBe(uri);
    expect(quietZoneOf(svg)).toBe(4);
  });

  test('changes nothing about logins until a code is confirmed', async () => {
    const { account, token } = await signIn();
    await enrol(token);
    expect(await hasMfa(token)).toBe(false);
    expect((await tryLogin(account)).status).toBe(200);
  });

  test('gives another secret each time, of which the last one counts', async () => {
    const { token } = await signIn();
    const [first, second] = [await enrol(token), await enrol(token)];
    expect(second.secret).not.toBe(first.secret);
    expectProblem(await askMfa('confirm', token, { code: codeOf(first.secret, stepNow()) }), 422);
    const { status } = await askMfa('confirm', token, { code: codeOf(second.secret, stepNow()) });
    expect(status).toBe(200);
  });

  test('is refused while the address is not verified', async () => {
    const { account, token } = await signIn();
    await changeAccount(account.id, { email_verified_at: null });
    const answer = await askMfa('enrol', token);
    expectProblem(answer, 409);
    expect(answer.body.type).toBe('urn:firefolio:problem:failed-precondition');
    const stored = await firestore.collection('users').doc(account.id).get();
    expect(stored.get('mfa')).toBeNull();
  });

  test('is refused once two-factor login is on, and the old secret stays', async () => {
    const account = await createSecuredAccount();
    expectProblem(await askMfa('enrol', account.token), 409);
    expectProblem(await askMfa('confirm', account.token, { code: codeOf(account.secret, stepNow()) }), 409);
    expect((await tryCode(account, codeOf(account.secret, stepNow()))).status).toBe(200);
  });
});

describe('confirm', () => {
  test("turns it on with the app's code, gives recovery codes, and tells the owner", async () => {
    const { account, token } = await signIn();
    const { secret } = await enrol(token);
    const { access_token: other } = await logIn(account);
    const answer = await askMfa<RecoveryCodes & Grant>('confirm', token, { code: codeOf(secret, stepNow()) });
    expect(answer.status).toBe(200);
    expect(answer.body.recovery_codes).toHaveLength(10);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    // Sessions that were begun without the second factor end; the one that gave it goes on with new tokens.
    for (const ended of [token, other]) expectTokenRefused(await readProfile(ended));
    expect((await readProfile(answer.body.access_token)).body).toMatchObject({
      mfa_enabled: true,
      recovery_codes_left: 10,
    });
    await waitForMailTo(account.email, 'Two-factor login is on');
    expect(await auditActionsOf(account.id)).toContain('authn_mfa_enabled');
  });

  test('takes a code as the app shows it, in two groups', async () => {
    const { token } = await signIn();
    const { secret } = await enrol(token);
    const code = codeOf(secret, stepNow());
    const grouped = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    expect(await askMfa('confirm', token, { code: grouped })).toMatchObject({ status: 200 });
  });

  test('refuses a wrong code, and one of no six digits', async () => {
    const { token } = await signIn();
    const { secret } = await enrol(token);
    for (const code of [wrongCode(secret), '12345', '1234567', 'abcdef', '', '１２３４５６']) {
      const answer = await askMfa('confirm', token, { code });
      expectProblem(answer, 422);
      expect(answer.body.errors).toMatchObject([{ pointer: '/code' }]);
    }
    expect(await hasMfa(token)).toBe(false);
  });

  test('refuses when nothing waits to be confirmed', async () => {
    const { token } = await signIn();
    expectProblem(await askMfa('confirm', token, { code: '123456' }), 409);
  });
});

describe('disable', () => {
  test('makes the password enough again, tells the owner, and voids secret and recovery codes', async () => {
    const account = await createSecuredAccount();
    expect((await askMfa('disable', account.token)).status).toBe(200);
    expect(await hasMfa(account.token)).toBe(false);
    expect((await tryLogin(account)).status).toBe(200);
    await waitForMailTo(account.email, 'Two-factor login is off');
    expect(await auditActionsOf(account.id)).toContain('authn_mfa_disabled');

    const anew = await secure(account);
    expect(anew.secret).not.toBe(account.secret);
    expectProblem(await tryCode(account, codeOf(account.secret, stepNow() + 1)), 401);
    expectProblem(await tryCode(account, account.recoveryCodes[0] ?? ''), 401);
    expect((await tryCode(account, anew.recoveryCodes[0] ?? '')).status).toBe(200);
  });

  test.each(['disable', 'recovery-codes'] as const)('%s is refused while it is off', async (what) => {
    const { token } = await signIn();
    expectProblem(await askMfa(what, token), 409);
    await enrol(token);
    expectProblem(await askMfa(what, token), 409);
  });
});

describe('a login of more than 15 minutes ago', () => {
  const stale = (token: string) =>
    resign(token, { payload: { auth_time: Number(decodeToken(token).payload['auth_time']) - 16 * 60 } });

  test.each(['enrol', 'confirm', 'disable', 'recovery-codes'] as const)(
    'is not enough for %s',
    async (what) => {
      const secured = what === 'disable' || what === 'recovery-codes';
      const { token } = secured ? await createSecuredAccount() : await signIn();
      const { secret } = what === 'confirm' ? await enrol(token) : { secret: 'A' };
      const answer = await askMfa(what, stale(token), { code: codeOf(secret, stepNow()) });
      expectProblem(answer, 401);
      expect(answer.body.type).toBe('urn:firefolio:problem:fresh-login-required');
      expect(answer.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
      expect(await hasMfa(token)).toBe(secured);
    },
  );
});

describe('secrets', () => {
  test('are in the answers that give them, in no other, and nowhere in the database', async () => {
    const project = await startOwnProject();
    try {
      const sender = { baseUrl: project.url };
      const account = await project.createAccount();
      const { access_token: first } = await logIn(account, sender);
      const { secret } = await enrol(first, sender);
      const confirmed = await askMfa<RecoveryCodes & Grant>(
        'confirm',
        first,
        { code: codeOf(secret, stepNow()) },
        sender,
      );
      const { access_token: token } = confirmed.body;
      const renewed = await askMfa<RecoveryCodes>('recovery-codes', token, undefined, sender);
      const codes = [...confirmed.body.recovery_codes, ...renewed.body.recovery_codes];
      expect(codes).toHaveLength(20);
      const others = [
        await readProfile(token, sender),
        await tryLogin(account, sender),
        await tryCode(account, '000000', sender),
        await tryCode(account, renewed.body.recovery_codes[0] ?? '', sender),
        await askMfa('enrol', token, undefined, sender),
        await askMfa('disable', token, undefined, sender),
      ];
      expect(others.map(({ status }) => status)).toEqual([200, 401, 401, 200, 409, 200]);

      const bytes = decodeBase32(secret);
      const spellings = [
        secret,
        ...(['hex', 'base64', 'base64url', 'latin1'] as const).map((encoding) => bytes.toString(encoding)),
        ...codes,
        ...codes.map((code) => code.replaceAll('-', '')),
      ];
      const haystack = [JSON.stringify(others), ...(await dumpDatabase(project.firestore))]
        .join('\n')
        .toLowerCase();
      expect(haystack).toContain(account.email);
      for (const spelling of spellings) expect(haystack).not.toContain(spelling.toLowerCase());
    } finally {
      await project.stop();
    }
  });
});
