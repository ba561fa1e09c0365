import { describe, expect, jest, test } from '@jest/globals';
import type { Actor } from '../../src/auth/index.js';
import { NEW_PASSWORD } from '../support/accounts/account-routes.js';
import { createAccount, logIn, type Account } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { wrongCode } from '../support/accounts/authenticator.js';
import { repeat } from '../support/http/forwarded-clients.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { createServices, type Services } from '../support/suite/services.js';

const WRONG = 'not the pass phrase';

const actorOf = async ({ auth }: Services, account: Account): Promise<Actor> =>
  auth.sessions.authenticate((await logIn(account)).access_token);

/** What the services have logged under one name. */
const eventsOf = ({ events }: Services, name: string) => events.filter(({ message }) => message === name);

describe('a change of the password', () => {
  test('hashes the new one whether the present one is right, wrong or guessed too often', async () => {
    const services = createServices();
    const { accounts, passwords } = services;
    const account = await createAccount();
    const actor = await actorOf(services, account);
    const hash = jest.spyOn(passwords, 'hash');
    const refused = { code: 'permission-denied' };
    for (const current of [WRONG, WRONG, WRONG, WRONG, WRONG, account.password]) {
      hash.mockClear();
      await expect(accounts.passwords.change(actor, current, NEW_PASSWORD)).rejects.toMatchObject(refused);
      expect(hash.mock.calls).toEqual([[NEW_PASSWORD]]);
    }
    const other = await createAccount();
    hash.mockClear();
    await accounts.passwords.change(await actorOf(services, other), other.password, NEW_PASSWORD);
    expect(hash.mock.calls).toEqual([[NEW_PASSWORD]]);
  });

  test('with a wrong present password is in the log, and the lock at the fifth', async () => {
    const services = createServices();
    const account = await createAccount();
    const actor = await actorOf(services, account);
    const guess = () => services.accounts.passwords.change(actor, WRONG, NEW_PASSWORD).catch(() => undefined);
    const of = { user_id: account.id };
    await repeat(4, guess);
    const fail = expect.objectContaining({ ...of, outcome: 'wrong-password' }) as unknown;
    expect(eventsOf(services, 'authn_password_change_fail')).toEqual([fail, fail, fail, fail]);
    expect(eventsOf(services, 'authn_login_lock')).toEqual([]);
    await repeat(2, guess);
    expect(eventsOf(services, 'authn_login_lock')).toEqual([
      { level: 'warn', message: 'authn_login_lock', ...of },
    ]);
    expect(eventsOf(services, 'authn_password_change_success')).toEqual([]);
  });
});

describe('a login with the right password', () => {
  test('and five wrong codes writes the lock to the log, once', async () => {
    const services = createServices();
    const { email, password, id, secret } = await createSecuredAccount();
    const guess = () =>
      services.auth.login
        .login({ email, password, mfaCode: wrongCode(secret), transport: 'body' })
        .catch(() => undefined);
    await repeat(4, guess);
    expect(eventsOf(services, 'authn_login_lock')).toEqual([]);
    await repeat(2, guess);
    expect(eventsOf(services, 'authn_login_lock')).toEqual([
      { level: 'warn', message: 'authn_login_lock', user_id: id },
    ]);
    expect(eventsOf(services, 'authn_login_fail')).toHaveLength(6);
  });

  test('and no code is recorded: somebody knows the password', async () => {
    const { auth } = createServices();
    const { email, password, id } = await createSecuredAccount();
    const entriesBefore = await storedAuditEntries(id);
    const login = auth.login.login({ email, password, mfaCode: undefined, transport: 'body' });
    await expect(login).rejects.toMatchObject({ code: 'second-factor-required' });
    expect((await storedAuditEntries(id)).slice(entriesBefore.length)).toEqual([
      expect.objectContaining({ action: 'authn_login_code_missing', actor_id: null }),
    ]);
  });
});
