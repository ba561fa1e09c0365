import { describe, expect, test } from '@jest/globals';
import { FieldValue } from 'firebase-admin/firestore';
import { NEW_PASSWORD } from '../support/accounts/account-routes.js';
import { createAccount, firestore, type Account } from '../support/accounts/accounts.js';
import { codeOf, stepNow } from '../support/accounts/authenticator.js';
import { decodeToken, resign } from '../support/accounts/forged-tokens.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { createSecuredAccount, forgetUsedCodes } from '../support/accounts/mfa.js';
import { afterPasswordCheck, createServices, type Services } from '../support/suite/services.js';

type Grant = Awaited<ReturnType<Services['auth']['login']['login']>>;

const services = createServices();

/** A login within these services. */
const logInTo = ({ auth }: Services, { email, password }: Account, mfaCode?: string) =>
  auth.login.login({ email, password, mfaCode, transport: 'body' });

const refreshAt = ({ auth }: Services, { refreshToken: token }: Grant) =>
  auth.sessions.refresh({ token, transport: 'body', csrfToken: undefined });

async function expectDead(at: Services, grant: Grant): Promise<void> {
  const refused = { code: 'unauthenticated' };
  await expect(at.auth.sessions.authenticate(grant.accessToken)).rejects.toMatchObject(refused);
  await expect(refreshAt(at, grant)).rejects.toMatchObject(refused);
}

async function expectAlive(at: Services, grant: Grant): Promise<void> {
  for (const { accessToken } of [grant, await refreshAt(at, grant)]) {
    expect(await at.auth.sessions.authenticate(accessToken)).toMatchObject({ user: { id: grant.user.id } });
  }
}

describe('a login with the old password that began before', () => {
  async function changePassword(account: Account): Promise<void> {
    const code = 'secret' in account ? codeOf(String(account.secret), stepNow()) : undefined;
    const { accessToken } = await logInTo(services, account, code);
    const actor = await services.auth.sessions.authenticate(accessToken);
    await services.accounts.passwords.change(actor, account.password, NEW_PASSWORD);
    if (code !== undefined) await forgetUsedCodes(account);
  }

  async function resetPassword({ email }: Account): Promise<void> {
    await services.accounts.passwords.forgot(email);
    await services.accounts.passwords.reset(await mailedToken(email, 'reset-password'), NEW_PASSWORD);
  }

  describe.each([
    ['a change of the password', changePassword],
    ['a reset of the password', resetPassword],
    ['an end of all sessions', ({ id }: Account) => services.usersAdmin.endSessions(id)],
  ])('%s', (_what, end) => {
    test('is dead, though its code is right', async () => {
      const account = await createSecuredAccount();
      const slow = createServices();
      afterPasswordCheck(slow, () => end(account));
      await expectDead(services, await logInTo(slow, account, codeOf(account.secret, stepNow())));
    });

    test('is dead without a second factor as well', async () => {
      const account = await createAccount();
      const slow = createServices();
      afterPasswordCheck(slow, () => end(account));
      await expectDead(services, await logInTo(slow, account));
    });
  });
});

describe('what is begun with the account as it was, on an instance whose clock is ahead', () => {
  test.each([0, 500, 1_000, 2_000, 20_000])('by %i ms, is ended as well', async (aheadMs) => {
    const account = await createAccount();
    const ahead = createServices({ now: () => new Date(Date.now() + aheadMs) });
    await expectAlive(services, await logInTo(ahead, account));
    // Its login begins at this moment, and the sessions are ended at the same one.
    const instant = new Date();
    const atInstant = createServices({ now: () => instant });
    const late = createServices({ now: () => new Date(instant.getTime() + aheadMs) });
    afterPasswordCheck(late, () => atInstant.usersAdmin.endSessions(account.id));
    await expectDead(services, await logInTo(late, account));
  });
});

describe('a login that has seen the end of all sessions', () => {
  test('works at once, each time that it happens within one instant', async () => {
    const account = await createAccount();
    const instant = new Date();
    const frozen = createServices({ now: () => instant });
    const ended = [await logInTo(frozen, account)];
    for (let time = 1; time <= 3; time += 1) {
      await frozen.usersAdmin.endSessions(account.id);
      for (const grant of ended) await expectDead(frozen, grant);
      const grant = await logInTo(frozen, account);
      await expectAlive(frozen, grant);
      ended.push(grant);
    }
  });
});

describe('what was given before tokens and sessions told which end of all sessions they had seen', () => {
  /** A login as it was given then. */
  async function logInBefore(account: Account): Promise<Grant> {
    const grant = await logInTo(services, account);
    const session = String(decodeToken(grant.accessToken).payload['sid']);
    await firestore.collection('sessions').doc(session).update({ tokens_valid_after: FieldValue.delete() });
    const payload = { tva: undefined, iat: Math.floor(Date.now() / 1000) - 1 };
    return { ...grant, accessToken: resign(grant.accessToken, { payload }) };
  }

  test.each([0, 20_000])(
    'and fresh again by a clock %i ms ahead, is ended like the rest',
    async (aheadMs) => {
      const account = await createAccount();
      const old = await logInBefore(account);
      const ahead = createServices({ now: () => new Date(Date.now() + aheadMs) });
      const actor = await services.auth.sessions.authenticate(old.accessToken);
      const { accessToken } = await ahead.auth.login.reauthenticate(actor, account.password, undefined);
      const fresh = { ...old, accessToken };
      expect(await services.auth.sessions.authenticate(fresh.accessToken)).toMatchObject({
        user: { id: account.id },
      });
      await services.usersAdmin.endSessions(account.id);
      for (const grant of [fresh, old]) await expectDead(services, grant);
    },
  );

  test('works on, and is ended like the rest', async () => {
    const account = await createAccount();
    const earlier = createServices({ now: () => new Date(Date.now() - 60_000) });
    await earlier.usersAdmin.endSessions(account.id);
    const old = await logInBefore(account);
    const next = await refreshAt(services, old);
    await expectAlive(services, old);
    const unused = await logInBefore(account);
    await services.usersAdmin.endSessions(account.id);
    for (const grant of [old, next, unused]) await expectDead(services, grant);
  });
});
