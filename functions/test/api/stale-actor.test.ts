/**
 * What an account's owner may do asks again, by one function, whether the session still is there: each act after what ends the
 * session alone and after what ends all of the account's, and one act after every ending there is.
 */
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/auth/index.js';
import { NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { codeOf, stepNow } from '../support/accounts/authenticator.js';
import { mailedToken, storedMails } from '../support/accounts/mailed-tokens.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { createServices } from '../support/suite/services.js';

const services = createServices();
const { auth, mfa, accounts, usersAdmin } = services;

/** Somebody whose token was just checked. */
interface Checked {
  readonly account: Account;
  readonly actor: Actor;
  /** Base32: of the authenticator app that is, or is about to be, the second factor. */
  readonly secret: string;
}

async function withPendingEnrolment(): Promise<Checked> {
  const account = await createAccount();
  const { access_token: token } = await logIn(account);
  const actor = await auth.sessions.authenticate(token);
  const { secret } = await mfa.enrol(actor);
  return { account, actor, secret };
}

async function withSecondFactor(): Promise<Checked> {
  const account = await createSecuredAccount();
  return { account, actor: await auth.sessions.authenticate(account.token), secret: account.secret };
}

type Act = (checked: Checked) => Promise<unknown>;

const ACTS: [string, () => Promise<Checked>, Act][] = [
  ['enrol a second factor', withPendingEnrolment, ({ actor }) => mfa.enrol(actor)],
  [
    'confirm a second factor',
    withPendingEnrolment,
    ({ actor, secret }) => mfa.confirm(actor, codeOf(secret, stepNow())),
  ],
  ['disable the second factor', withSecondFactor, ({ actor }) => mfa.disable(actor)],
  ['get new recovery codes', withSecondFactor, ({ actor }) => mfa.renewRecoveryCodes(actor)],
  [
    'change the address',
    withPendingEnrolment,
    ({ actor }) => accounts.profile.requestEmailChange(actor, newAddressOf()),
  ],
  [
    'change the name',
    withPendingEnrolment,
    ({ actor }) => accounts.profile.rename(actor, { firstName: 'Mallory' }),
  ],
  [
    'change the password',
    withPendingEnrolment,
    ({ actor, account }) => accounts.passwords.change(actor, account.password, 'the pass phrase of a thief'),
  ],
  [
    'make the login fresh',
    withPendingEnrolment,
    ({ actor, account }) => auth.login.reauthenticate(actor, account.password, undefined),
  ],
  [
    'make the login fresh with a code',
    withSecondFactor,
    ({ actor, account, secret }) =>
      auth.login.reauthenticate(actor, account.password, codeOf(secret, stepNow())),
  ],
];

const ENDINGS: [string, Act][] = [
  [
    'a reset of the password',
    async ({ account: { email } }) => {
      await accounts.passwords.forgot(email);
      await accounts.passwords.reset(await mailedToken(email, 'reset-password'), NEW_PASSWORD);
    },
  ],
  ['an admin who ended the sessions', ({ account: { id } }) => usersAdmin.endSessions(id)],
  ['a deactivation', ({ account: { id } }) => usersAdmin.changeAccess(id, { isActive: false })],
  ['a logout', ({ actor }) => auth.sessions.logout(actor)],
  ['a logout everywhere', ({ actor }) => auth.sessions.logoutAll(actor)],
];

/** All that is stored about an account. */
async function storedOf({ id, email }: Account) {
  const of = (collection: string) => firestore.collection(collection).where('user_id', '==', id).get();
  const [user, sessions, links, mails, entries] = await Promise.all([
    firestore.collection('users').doc(id).get(),
    of('sessions'),
    of('mailed_tokens'),
    storedMails(email),
    storedAuditEntries(id),
  ]);
  return {
    user: user.data(),
    sessions: sessions.docs.map((doc) => doc.data()),
    links: links.docs.map((doc) => doc.data()),
    mails: mails.map(({ template }) => template),
    entries,
  };
}

describe('whose token was checked before', () => {
  async function expectNothingStored(prepare: () => Promise<Checked>, end: Act, act: Act): Promise<void> {
    const checked = await prepare();
    await end(checked);
    const before = await storedOf(checked.account);
    await expect(act(checked)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await storedOf(checked.account)).toEqual(before);
  }

  test.each(ENDINGS)('%s: can not change the name, and nothing is stored', async (_what, end) => {
    const rename: Act = ({ actor }) => accounts.profile.rename(actor, { firstName: 'Mallory' });
    await expectNothingStored(withPendingEnrolment, end, rename);
  });

  describe.each(ENDINGS.filter(([what]) => ['a logout', 'a logout everywhere'].includes(what)))(
    '%s',
    (_what, end) => {
      test.each(ACTS)('can not %s, and nothing is stored', async (_act, prepare, act) => {
        await expectNothingStored(prepare, end, act);
      });
    },
  );

  test.each(ACTS)('can %s while the session goes on', async (_act, prepare, act) => {
    const checked = await prepare();
    const before = await storedOf(checked.account);
    await act(checked);
    expect(await storedOf(checked.account)).not.toEqual(before);
  });
});
