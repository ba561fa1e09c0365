import { describe, expect, test } from '@jest/globals';
import { NEW_PASSWORD } from '../support/account-routes.js';
import { createAccount, type Account } from '../support/accounts.js';
import { codeOf, stepNow } from '../support/authenticator.js';
import { mailedToken } from '../support/mailed-tokens.js';
import { createSecuredAccount, forgetUsedCodes } from '../support/mfa.js';
import { afterPasswordCheck, createServices, type Services } from '../support/services.js';

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
    test('[04] [14] is dead, though its code is right', async () => {
      const account = await createSecuredAccount();
      const slow = createServices();
      afterPasswordCheck(slow, () => end(account));
      await expectDead(services, await logInTo(slow, account, codeOf(account.secret, stepNow())));
    });

    test('[04] [14] is dead without a second factor as well', async () => {
      const account = await createAccount();
      const slow = createServices();
      afterPasswordCheck(slow, () => end(account));
      await expectDead(services, await logInTo(slow, account));
    });
  });
});

describe('what is begun with the account as it was, on an instance whose clock is ahead', () => {
  test.each([0, 500, 1_000, 1_500, 2_000])('[14] by %i ms, is ended as well', async (aheadMs) => {
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
  test('[14] works at once, each time that it happens within one instant', async () => {
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
