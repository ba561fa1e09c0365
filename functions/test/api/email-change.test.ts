import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emailKey } from '../../src/users/index.js';
import {
  accountsClient,
  comparable,
  NEW_PASSWORD,
  newAddressOf,
  type AccountsClient,
} from '../support/accounts/account-routes.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailedToken, mailKinds, storedMails } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

const ownerOf = async (email: string) =>
  (await firestore.collection('user_emails').doc(emailKey(email)).get()).get('user_id') as string | undefined;
const stored = async ({ id }: { id: string }) => (await firestore.collection('users').doc(id).get()).data();

/** An account, logged in. */
async function signIn(): Promise<{ account: Account; token: string }> {
  const account = await createAccount();
  return { account, token: (await logIn(account)).access_token };
}

/** Asks for another address, and gives the token mailed to it. */
async function request(token: string, email: string, client = accounts): Promise<string> {
  expect(await client.changeEmail(token, email)).toMatchObject({ status: 202 });
  return mailedToken(email, 'change-email');
}

/** An account's address is that one, and no other: where it is stored, reserved and used to log in. */
async function expectAddress(account: Account, email: string): Promise<void> {
  expect(await stored(account)).toMatchObject({ email, email_normalized: email.toLowerCase() });
  expect(await ownerOf(email)).toBe(account.id);
  expect(await tryLogin({ ...account, email })).toMatchObject({ status: 200 });
}

describe('a change of address', () => {
  test('happens once the new address is confirmed, not before', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    const link = await request(token, email);
    await expectAddress(account, account.email);
    expect(await ownerOf(email)).toBeUndefined();
    expectProblem(await tryLogin({ ...account, email }), 401);

    expect(await accounts.confirmEmail(link)).toMatchObject({ status: 200 });
    await expectAddress(account, email);
    expect(await ownerOf(account.email)).toBeUndefined();
    expectProblem(await tryLogin(account), 401);
    expect(await readProfile(token)).toMatchObject({ status: 200, body: { email, email_verified: true } });
  });

  test('is told to the old address when it is asked for and when it happens, with the new one', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    const link = await request(token, email);
    expect(await mailKinds(account.email)).toEqual(['change-email-requested']);
    await accounts.confirmEmail(link);
    expect(await mailKinds(account.email)).toEqual(['change-email-requested', 'email-changed']);
    for (const { data } of await storedMails(account.email)) expect(data).toEqual({ newEmail: email });
    expect(await mailKinds(email)).toEqual(['change-email']);
  });

  test('proves the new address, whether or not the old one was', async () => {
    const { account, token } = await signIn();
    await firestore.collection('users').doc(account.id).update({ email_verified_at: null });
    await accounts.confirmEmail(await request(token, newAddressOf()));
    expect((await stored(account))?.['email_verified_at']).not.toBeNull();
  });

  test('needs nobody logged in to be confirmed, nor the browser that asked', async () => {
    const { token } = await signIn();
    const link = await request(token, newAddressOf());
    await logOut(token);
    expect(await accounts.confirmEmail(link)).toMatchObject({ status: 200 });
  });

  test('is asked for again at once after a mistake in the address', async () => {
    const { account, token } = await signIn();
    const [typo, right] = [newAddressOf('typo'), newAddressOf('right')];
    await request(token, typo);
    await accounts.confirmEmail(await request(token, right));
    await expectAddress(account, right);
  });

  test('is mailed once in a minute, however often it is asked for', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    for (let nth = 0; nth < 4; nth += 1) await request(token, email);
    // Two where the minute of the clock ended meanwhile.
    for (const address of [email, account.email]) {
      expect((await mailKinds(address)).length).toBeLessThanOrEqual(2);
    }
  });

  test('is recorded, as asked for by the owner and as done', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    await accounts.confirmEmail(await request(token, email));
    const changes = { email: { before: account.email, after: email } };
    const entries = (await storedAuditEntries(account.id)).filter(({ action }) =>
      String(action).includes('email'),
    );
    expect(entries).toEqual([
      expect.objectContaining({ action: 'user_email_change_request', actor_id: account.id, changes }),
      expect.objectContaining({ action: 'user_email_changed', actor_id: account.id, changes }),
    ]);
  });
});

describe('what becomes of links', () => {
  test.each([
    ['the password was changed', ({ account, token }) => accounts.changePassword(token, account.password)],
    ['all sessions were ended', ({ token }) => accounts.logOutAll(token)],
    [
      'the password was reset',
      async ({ account }) => {
        await accounts.forgotPassword(account.email);
        return accounts.resetPassword(await mailedToken(account.email, 'reset-password'));
      },
    ],
    [
      'the account got another address',
      async ({ token }) => accounts.confirmEmail(await request(token, newAddressOf())),
    ],
    ['the account was deactivated', ({ account }) => deactivate(account)],
  ] satisfies [string, (who: { account: Account; token: string }) => Promise<unknown>][])(
    'they are void after %s',
    async (_what, happen) => {
      const who = await signIn();
      const email = newAddressOf();
      const link = await request(who.token, email);
      await happen(who);
      expectProblem(await accounts.confirmEmail(link), 400);
      expect(await ownerOf(email)).toBeUndefined();
    },
  );

  test('one asked for in the second in which all sessions were ended is good', async () => {
    const { account, token } = await signIn();
    await accounts.logOutAll(token);
    const { access_token: next } = await logIn(account);
    const email = newAddressOf();
    expect(await accounts.confirmEmail(await request(next, email))).toMatchObject({ status: 200 });
  });
});

async function deactivate({ id }: Account): Promise<void> {
  await firestore.collection('users').doc(id).update({ is_active: false });
}

describe('an address that another account has', () => {
  test('is answered like a free one; its owner is told, and gets no link', async () => {
    const [owner, { account, token }] = [await createAccount(), await signIn()];
    const free = await accounts.changeEmail(token, newAddressOf('user'));
    const taken = await accounts.changeEmail(token, owner.email.toUpperCase());
    expect(comparable(taken)).toEqual(comparable(free));
    expect(await mailKinds(owner.email)).toEqual(['email-in-use']);
    const [notice] = await storedMails(owner.email);
    expect(JSON.stringify(notice)).not.toContain(account.email);
    await expectAddress(owner, owner.email);
  });

  test('is told to its owner for each account that wants it', async () => {
    const owner = await createAccount();
    for (let nth = 0; nth < 2; nth += 1) await accounts.changeEmail((await signIn()).token, owner.email);
    expect(await mailKinds(owner.email)).toEqual(['email-in-use', 'email-in-use']);
  });

  test('that was registered since is 409, and nothing is changed', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    const link = await request(token, email);
    const { body } = await accounts.register({ email, password: NEW_PASSWORD });
    expectProblem(await accounts.confirmEmail(link), 409);
    await expectAddress(account, account.email);
    expect(await ownerOf(email)).toBe(body.user_id);
  });

  test('that is one’s own already is refused, in any case', async () => {
    const { account, token } = await signIn();
    for (const email of [account.email, account.email.toUpperCase()]) {
      const answer = await accounts.changeEmail(token, email);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/new_email' }] });
    }
  });
});

describe('an address that was given up', () => {
  test('can be registered again at once, by anybody', async () => {
    const old = newAddressOf();
    await accounts.register({ email: old, password: NEW_PASSWORD });
    const { access_token: token } = (await tryLogin({ email: old, password: NEW_PASSWORD })).body;
    await accounts.confirmEmail(await request(token, newAddressOf()));

    const { body } = await accounts.register({ email: old, password: 'pass phrase of the next one' });
    expect(await ownerOf(old)).toBe(body.user_id);
    expect(await tryLogin({ email: old, password: 'pass phrase of the next one' })).toMatchObject({
      status: 200,
    });
    expect(await accounts.verifyEmail(await mailedToken(old, 'verify-email'))).toMatchObject({ status: 200 });
  });

  test('can be taken back', async () => {
    const { account, token } = await signIn();
    await accounts.confirmEmail(await request(token, newAddressOf()));
    await accounts.confirmEmail(await request(token, account.email));
    await expectAddress(account, account.email);
  });
});

describe('one address for many at once', () => {
  // One process answers them all, as in production; the emulator would start another one for each.
  let api: RunningFunction;
  let client: AccountsClient;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
    client = accountsClient({ baseUrl: api.url });
  });

  afterAll(() => api.stop());

  test('is had by one of the accounts that confirm it', async () => {
    const email = newAddressOf();
    const claims = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const who = await signIn();
      claims.push({ ...who, link: await request(who.token, email) });
    }
    const answers = await Promise.all(claims.map(({ link }) => client.confirmEmail(link)));
    const winners = claims.filter((_claim, nth) => answers[nth]?.status === 200);
    expect(winners).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 409);
    const winner = winners[0]?.account;
    for (const { account } of claims)
      await expectAddress(account, account === winner ? email : account.email);
  });

  test('is had by either who registers it or who confirms it', async () => {
    const { account, token } = await signIn();
    const email = newAddressOf();
    const link = await request(token, email);
    const [confirmed, registered] = await Promise.all([
      client.confirmEmail(link),
      client.register({ email, password: NEW_PASSWORD }),
    ]);
    expect(registered.status).toBe(201);
    expect([200, 409]).toContain(confirmed.status);
    await expectAddress(account, confirmed.status === 200 ? email : account.email);
    expect(await ownerOf(email)).toBe(confirmed.status === 200 ? account.id : registered.body.user_id);
  });
});

describe('who may ask', () => {
  test('nobody for another account: there is no way to name one', async () => {
    const [{ token }, other] = [await signIn(), await createAccount()];
    for (const more of [{ user_id: other.id }, { id: other.id }, { email: other.email }]) {
      const body = { new_email: newAddressOf(), ...more };
      expectProblem(await accounts.post('change-email', body, token), 422);
    }
  });

  test.each(['no-at-sign', 'a@accounts.test\r\nBcc: b@accounts.test', 'a@x.test, b@x.test', '', null, 7])(
    'nobody for an address like %j',
    async (email) => {
      const { token } = await signIn();
      const answer = await accounts.changeEmail(token, email as string);
      expectProblem(answer, 422);
    },
  );
});
