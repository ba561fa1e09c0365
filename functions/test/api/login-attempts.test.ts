import { describe, expect, test } from '@jest/globals';
import { emailKey } from '../../src/users/index.js';
import { newAddressOf } from '../support/accounts/account-routes.js';
import { createAccount, firestore, type Account } from '../support/accounts/accounts.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { createRecordedServices } from '../support/suite/recorded-steps.js';
import { afterPasswordCheck, createServices, type Services } from '../support/suite/services.js';

const WRONG = 'not the pass phrase';
const REFUSED = { code: 'unauthenticated' };

const recorded = createRecordedServices({ now: () => new Date() });

type Who = Pick<Account, 'email' | 'password'>;

const tryLogin = ({ auth }: Services, { email, password }: Who) =>
  auth.login.login({ email, password, transport: 'body' });

const wrong = ({ email }: Who): Who => ({ email, password: WRONG });

/** Wrong passwords, one after the other. */
async function guess(services: Services, account: Who, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    await expect(tryLogin(services, wrong(account))).rejects.toMatchObject(REFUSED);
  }
}

const sessionsOf = async (userId: string) =>
  (await firestore.collection('sessions').where('user_id', '==', userId).get()).docs;

const lockoutOf = async ({ email }: Who) =>
  (
    await firestore
      .collection('lockouts')
      .doc(`login:${emailKey(email)}`)
      .get()
  ).data();

const actionsOf = async ({ id }: { id: string }) =>
  (await storedAuditEntries(id)).map(({ action }) => action).filter((action) => action !== 'user_created');

describe('a login with the right password', () => {
  test('forgets what was counted while its password was checked', async () => {
    const [services, other] = [createServices(), createServices()];
    const account = await createAccount();
    afterPasswordCheck(services, () => guess(other, account, 4));
    await tryLogin(services, account);
    expect(await lockoutOf(account)).toBeUndefined();
    expect(await actionsOf(account)).toEqual([
      ...Array<string>(4).fill('authn_login_fail'),
      'authn_login_success',
    ]);
    expect(await sessionsOf(account.id)).toHaveLength(1);
  });

  test('is refused when the fifth wrong one came while it was checked', async () => {
    const [services, other] = [createServices(), createServices()];
    const account = await createAccount();
    afterPasswordCheck(services, () => guess(other, account, 5));
    await expect(tryLogin(services, account)).rejects.toMatchObject(REFUSED);
    expect(await sessionsOf(account.id)).toEqual([]);
    expect(await actionsOf(account)).not.toContain('authn_login_success');
  });
});

/** Logins that must not be told apart from one with a wrong password, whatever is counted. */
const REFUSALS: Record<string, () => Promise<Who>> = {
  'the right password of a locked account': async () => {
    const account = await createAccount();
    await guess(recorded.services, account, 5);
    return account;
  },
  'a wrong password for a locked account': async () => {
    const account = await createAccount();
    await guess(recorded.services, account, 5);
    return wrong(account);
  },
  'the right password of a locked account with a second factor': async () => {
    const account = await createSecuredAccount();
    await guess(recorded.services, account, 5);
    return account;
  },
  'the right password of an inactive account': () => createAccount({ isActive: false }),
  'a wrong password': async () => wrong(await createAccount()),
};

describe('a login that is refused', () => {
  test.each(Object.entries(REFUSALS))('takes the same steps for %s', async (_what, prepare) => {
    const nobody = { email: newAddressOf(), password: WRONG };
    const expected = await recorded.stepsOf(() => tryLogin(recorded.services, nobody));
    const who = await prepare();
    expect(await recorded.stepsOf(() => tryLogin(recorded.services, who))).toEqual(expected);
  });

  test('stores no session and no success, for nobody either', async () => {
    const services = createServices();
    const [inactive, locked] = [await createAccount({ isActive: false }), await createAccount()];
    await guess(services, locked, 5);
    for (const who of [inactive, locked, { id: newAddressOf(), email: newAddressOf(), password: WRONG }]) {
      await expect(tryLogin(services, who)).rejects.toMatchObject(REFUSED);
      for (const id of [who.id, emailKey(who.email)]) {
        expect(await sessionsOf(id)).toEqual([]);
        expect(await actionsOf({ id })).not.toContain('authn_login_success');
      }
    }
  });
});

// Each instance lets its own take turns; between the two the database decides, which takes seconds in the emulator.
describe('40 wrong passwords at once, at two instances', () => {
  /** What came of a login: judged, or told nothing because others were in the way. */
  async function outcomeOf(login: Promise<unknown>): Promise<'in' | 'refused' | 'unjudged'> {
    try {
      await login;
      return 'in';
    } catch (error) {
      return (error as { code?: unknown }).code === 'unauthenticated' ? 'refused' : 'unjudged';
    }
  }

  test('are five guesses: all that were judged are counted, and the right one is refused then', async () => {
    const instances = [createServices(), createServices()];
    const account = await createAccount();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        instances.map((services) => outcomeOf(tryLogin(services, wrong(account)))),
      ).flat(),
    );
    const judged = outcomes.filter((outcome) => outcome === 'refused');
    expect(outcomes).not.toContain('in');
    expect(judged.length).toBeGreaterThanOrEqual(5);
    expect(await lockoutOf(account)).toMatchObject({ locks: 1 });
    expect((await lockoutOf(account))?.['failed_at']).toHaveLength(5);
    const failures = (await actionsOf(account)).filter((action) => action === 'authn_login_fail');
    expect(failures.length).toBeGreaterThanOrEqual(judged.length);
    expect(await outcomeOf(tryLogin(createServices(), account))).toBe('refused');
    expect(await sessionsOf(account.id)).toEqual([]);
  }, 120_000);
});
