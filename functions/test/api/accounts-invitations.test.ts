import { beforeAll, describe, expect, test } from '@jest/globals';
import { MAILED_TOKEN_LIFE_MS } from '../../src/auth/index.js';
import { emailKey } from '../../src/users/index.js';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import {
  bodyOf,
  grantSchema,
  invitationSchema,
  profileOf,
  registrationSchema,
} from '../support/accounts/account-wire.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { expire, mailedToken, passMailPause, storedToken } from '../support/accounts/mailed-tokens.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';

const accounts = accountsClient();

let admin: Account;
let adminToken: string;

beforeAll(async () => {
  admin = await createAccount({ role: 'admin' });
  adminToken = (await logIn(admin)).access_token;
});

/** Invites an address, and gives the token mailed to it. */
async function invite(email: string, role = 'user'): Promise<string> {
  bodyOf(await accounts.invite(adminToken, { email, role }), invitationSchema, 202);
  return mailedToken(email, 'invitation');
}

const accept = (token: string, more: object = {}) =>
  accounts.register({ invite_token: token, password: NEW_PASSWORD, ...more });

const ownerOf = async (email: string) =>
  (await firestore.collection('user_emails').doc(emailKey(email)).get()).get('user_id') as unknown;

describe('an invitation', () => {
  test('comes by mail, in the name of who sent it, and says when it ends', async () => {
    await changeAccount(admin.id, { first_name: 'Grace', last_name: 'Hopper' });
    const email = newAddressOf();
    const answer = await accounts.invite(adminToken, { email, role: 'editor' });
    const { expires_at: expiresAt, ...rest } = bodyOf(answer, invitationSchema, 202);
    expect(rest).toEqual({ message: 'Invitation sent', email, role: 'editor' });
    const life = Date.parse(expiresAt) - Date.now();
    expect(Math.abs(life - MAILED_TOKEN_LIFE_MS.invitation)).toBeLessThan(60_000);

    const mail = await waitForMailTo(email, 'You are invited');
    expect(mail.text).toContain('Grace Hopper invites you to Firefolio as editor.');
    const token = new URL(linkOf(mail)).hash.replace('#token=', '');
    expect(await accept(token)).toMatchObject({ status: 201, body: { email } });
  });

  test.each(['user', 'editor', 'admin'])(
    'makes an account with the role %s, its address proven',
    async (role) => {
      const email = newAddressOf();
      const token = await invite(email, role);
      const answer = await accept(token, { first_name: 'Ada', last_name: 'Lovelace' });
      const { user_id: id } = bodyOf(answer, registrationSchema, 201);
      const grant = bodyOf(await tryLogin({ email, password: NEW_PASSWORD }), grantSchema);
      const profile = profileOf(await accounts.profile(grant.access_token));
      expect(profile).toMatchObject({ id, email, role, name: 'Ada Lovelace', email_verified: true });
      await expect(mailedToken(email, 'verify-email')).rejects.toThrow('no mail');
    },
  );

  test('gives the role user unless told otherwise', async () => {
    const email = newAddressOf();
    const { role } = bodyOf(await accounts.invite(adminToken, { email }), invitationSchema, 202);
    expect(role).toBe('user');
  });

  test('is for one account', async () => {
    const email = newAddressOf();
    const token = await invite(email, 'editor');
    await accept(token);
    expectProblem(await accept(token), 400);
    expectProblem(await accept(token, { email: newAddressOf() }), 400);
  });

  test('ends after a week', async () => {
    const email = newAddressOf();
    const token = await invite(email);
    const { expires_at: expiresAt } = (await storedToken(token).get()).data() as {
      expires_at: { toMillis(): number };
    };
    expect(Math.abs(expiresAt.toMillis() - Date.now() - 7 * 86_400_000)).toBeLessThan(60_000);
    await expire(token);
    expectProblem(await accept(token), 400);
    expect(await ownerOf(email)).toBeUndefined();
  });

  test('is for its address: another one is refused, the same one may be repeated', async () => {
    const email = newAddressOf();
    const token = await invite(email, 'editor');
    const wrong = await accept(token, { email: newAddressOf() });
    expectProblem(wrong, 422);
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/email' }] });
    expect(await accept(token, { email: email.toUpperCase() })).toMatchObject({
      status: 201,
      body: { email },
    });
  });

  test('gives its own role, not one that is asked for', async () => {
    const token = await invite(newAddressOf());
    expectProblem(await accept(token, { role: 'admin' }), 422);
  });

  test('stays good when the password is too easy', async () => {
    const token = await invite(newAddressOf());
    const answer = await accept(token, { password: 'password1' });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/password' }] });
    expect(await accept(token)).toMatchObject({ status: 201 });
  });

  test('of an address that was registered meanwhile is 409, and gives nobody its role', async () => {
    const email = newAddressOf();
    const token = await invite(email, 'admin');
    const { body } = await accounts.register({ email, password: 'pass phrase of the owner' });
    expectProblem(await accept(token), 409);
    const stored = await firestore.collection('users').doc(body.user_id).get();
    expect(stored.data()).toMatchObject({ role: 'user', email_verified_at: null });
    expect(await tryLogin({ email, password: 'pass phrase of the owner' })).toMatchObject({ status: 200 });
  });
});

describe('the list of invitations', () => {
  const listed = async () => {
    const { status, body } = await call<{ invitations: { email: string }[] }>(
      '/admin/api/users/invitations?limit=50',
      { token: adminToken },
    );
    expect(status).toBe(200);
    return body.invitations;
  };

  test('has those that wait, the newest first, and none that was accepted, taken back or has expired', async () => {
    const [first, second, accepted, expired] = [
      newAddressOf(),
      newAddressOf(),
      newAddressOf(),
      newAddressOf(),
    ];
    for (const email of [first, accepted, expired, second]) await invite(email, 'editor');
    expect(await accept(await mailedToken(accepted, 'invitation'))).toMatchObject({ status: 201 });
    await expire(await mailedToken(expired, 'invitation'));
    const waiting = await listed();
    expect(waiting[0]).toEqual({
      ...{ email: second, role: 'editor', invited_by: { id: admin.id } },
      ...{ created_at: expect.anything(), expires_at: expect.anything() },
    });
    const emails = waiting.map(({ email }) => email);
    expect(emails.indexOf(first)).toBeGreaterThan(0);
    expect(emails).not.toContain(accepted);
    expect(emails).not.toContain(expired);
    await accounts.cancelInvitation(adminToken, first);
    expect((await listed()).map(({ email }) => email)).not.toContain(first);
  });

  test('is for admins', async () => {
    const editor = await createAccount({ role: 'editor' });
    const { access_token: token } = await logIn(editor);
    expectProblem(await call('/admin/api/users/invitations', { token }), 403);
  });
});

describe('who invites', () => {
  test.each(['user', 'editor'] as const)('is no %s', async (role) => {
    const email = newAddressOf();
    const { access_token: token } = await logIn(await createAccount({ role }));
    expectProblem(await accounts.invite(token, { email, role: 'user' }), 403);
    expectProblem(await accounts.cancelInvitation(token, email), 403);
    await expect(mailedToken(email, 'invitation')).rejects.toThrow('no mail');
  });

  test('is told that an address has an account, in any case', async () => {
    const { email } = await createAccount();
    for (const spelling of [email, email.toUpperCase()]) {
      expectProblem(await accounts.invite(adminToken, { email: spelling }), 409);
    }
  });

  test('is told to wait before the same address is invited again', async () => {
    const email = newAddressOf();
    const first = await invite(email);
    const again = await accounts.invite(adminToken, { email, role: 'editor' });
    // Not when the minute of the clock ended meanwhile.
    if (again.status !== 202) {
      expectProblem(again, 429);
      expect(again.headers.get('retry-after')).toBe('60');
      expect(again.body).toMatchObject({ retry_after: 60 });
    }
    await passMailPause(email);
    expect(await invite(email, 'editor')).not.toBe(first);
  });

  test('replaces an earlier invitation: the role of the first is nobody’s any more', async () => {
    const email = newAddressOf();
    const first = await invite(email, 'admin');
    await passMailPause(email);
    const second = await invite(email.toUpperCase());
    expectProblem(await accept(first), 400);
    const { body } = await accept(second);
    const stored = await firestore.collection('users').doc(body.user_id).get();
    expect(stored.get('role')).toBe('user');
  });

  test('takes an invitation back, which is recorded', async () => {
    const email = newAddressOf();
    const token = await invite(email, 'admin');
    expect(await accounts.cancelInvitation(adminToken, email.toUpperCase())).toMatchObject({ status: 204 });
    expectProblem(await accept(token), 400);
    expectProblem(await accounts.cancelInvitation(adminToken, email), 404);
    const actions = (await storedAuditEntries(emailKey(email))).map(({ action }) => action);
    expect(actions).toEqual(['user_invited', 'user_invitation_cancelled']);
  });

  test.each([
    ['demoted', { role: 'editor' }],
    ['deactivated', { is_active: false }],
  ])(
    'has to be an admin still when it is accepted: one who was %s has invited nobody',
    async (_what, change) => {
      const former = await createAccount({ role: 'admin' });
      const { access_token: token } = await logIn(former);
      const email = newAddressOf();
      await accounts.invite(token, { email, role: 'admin' });
      const invitation = await mailedToken(email, 'invitation');
      await changeAccount(former.id, change);
      expectProblem(await accept(invitation), 400);
      expect(await ownerOf(email)).toBeUndefined();
    },
  );

  test('is recorded, with address and role; the new account as its own doing', async () => {
    const email = newAddressOf();
    const { body } = await accept(await invite(email, 'editor'));
    expect(await storedAuditEntries(emailKey(email))).toEqual([
      expect.objectContaining({
        action: 'user_invited',
        actor_id: admin.id,
        target: { type: 'address', id: emailKey(email) },
        changes: { email: { before: null, after: email }, role: { before: null, after: 'editor' } },
      }),
    ]);
    const [created] = await storedAuditEntries(body.user_id);
    expect(created).toMatchObject({
      action: 'user_created',
      actor_id: body.user_id,
      changes: { role: { before: null, after: 'editor' } },
    });
  });
});
