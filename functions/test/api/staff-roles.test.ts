import { beforeAll, describe, expect, test } from '@jest/globals';
import { accountsClient, NEW_PASSWORD, newAddressOf } from '../support/accounts/account-routes.js';
import { bodyOf, registrationSchema } from '../support/accounts/account-wire.js';
import { changeAccount, createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';
import { userOf, usersClient, type UsersClient } from '../support/accounts/users-admin.js';

const accounts = accountsClient();

let users: UsersClient;

beforeAll(async () => {
  users = usersClient((await logIn(await createAccount({ role: 'admin' }))).access_token);
});

/** Somebody who has registered with an address and not shown that it is theirs. */
async function register(): Promise<{ id: string; email: string }> {
  const email = newAddressOf();
  const answer = await accounts.register({ email, password: NEW_PASSWORD });
  return { id: bodyOf(answer, registrationSchema, 201).user_id, email };
}

const stored = async (id: string) => (await firestore.collection('users').doc(id).get()).data();

describe('an account whose address is not verified', () => {
  test.each(['editor', 'admin'])('does not become %s, until it is', async (role) => {
    const { id, email } = await register();
    const [before, entries] = [await stored(id), await storedAuditEntries(id)];
    expectProblem(await users.patch(id, { role }), 409);
    expectProblem(await users.patch(id, { role, is_active: false }), 409);
    expect(await stored(id)).toEqual(before);
    expect(await storedAuditEntries(id)).toEqual(entries);

    expect(await accounts.verifyEmail(await mailedToken(email, 'verify-email'))).toMatchObject({
      status: 200,
    });
    expect(userOf(await users.patch(id, { role }))).toMatchObject({ role, email_verified: true });
  });

  test('can be deactivated, activated, and lose a role that it has', async () => {
    const { id } = await register();
    expect(userOf(await users.patch(id, { is_active: false }))).toMatchObject({ is_active: false });
    expect(userOf(await users.patch(id, { is_active: true }))).toMatchObject({ is_active: true });
    await changeAccount(id, { role: 'editor' });
    expect(userOf(await users.patch(id, { role: 'user' }))).toMatchObject({ role: 'user' });
    expectProblem(await users.patch(id, { role: 'editor' }), 409);
  });
});
