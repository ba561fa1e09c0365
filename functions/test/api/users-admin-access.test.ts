import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAccount,
  firestore,
  logIn,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { auditEntries, readAuditLog, storedAuditEntries } from '../support/audit-wire.js';
import { apiFetch, type Answer, type Grant } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';
import { userOf, usersClient, type UsersClient } from '../support/accounts/users-admin.js';

let admin: Account;
let token: string;
let users: UsersClient;

beforeAll(async () => {
  admin = await createAccount({ role: 'admin' });
  ({ access_token: token } = await logIn(admin));
  users = usersClient(token);
});

async function expectEnded({ access_token, refresh_token }: Grant): Promise<void> {
  expectTokenRefused(await readProfile(access_token));
  expectTokenRefused(await refresh(refresh_token));
}

describe('a change counts from the next request on', () => {
  test('a deactivated user is refused with every token, and can not log in', async () => {
    const account = await createAccount();
    const grants = [await logIn(account), await logIn(account)];
    userOf(await users.patch(account.id, { is_active: false }));
    for (const grant of grants) await expectEnded(grant);
    expectProblem(await tryLogin(account), 401);
  });

  test('activated again, a user logs in anew; the old tokens stay ended', async () => {
    const account = await createAccount();
    const old = await logIn(account);
    userOf(await users.patch(account.id, { is_active: false }));
    userOf(await users.patch(account.id, { is_active: true }));
    await expectEnded(old);
    const grant = await logIn(account);
    expect(await readProfile(grant.access_token)).toMatchObject({ status: 200 });
    expect(await refresh(grant.refresh_token)).toMatchObject({ status: 200 });
  });

  test('a demoted admin is refused on admin routes, and elsewhere with the old tokens', async () => {
    const account = await createAccount({ role: 'admin' });
    const grant = await logIn(account);
    const theirs = usersClient(grant.access_token);
    expect(await theirs.list('?limit=1')).toMatchObject({ status: 200 });
    userOf(await users.patch(account.id, { role: 'user' }));
    for (const answer of [
      await theirs.list('?limit=1'),
      await theirs.read(account.id),
      await theirs.patch(account.id, { role: 'admin' }),
      await theirs.endSessions(admin.id),
      await readAuditLog(grant.access_token),
    ]) {
      expectTokenRefused(answer);
    }
    await expectEnded(grant);
    const { access_token: next } = await logIn(account);
    expectProblem(await usersClient(next).list(), 403);
    expectProblem(await readAuditLog(next), 403);
    expect(await readProfile(next)).toMatchObject({ status: 200, body: { role: 'user' } });
  });

  test('a promoted user has the new rights with the next login only', async () => {
    const account = await createAccount();
    const old = await logIn(account);
    userOf(await users.patch(account.id, { role: 'admin' }));
    expectTokenRefused(await usersClient(old.access_token).list());
    const { access_token: next } = await logIn(account);
    expect(await usersClient(next).list('?limit=1')).toMatchObject({ status: 200 });
  });

  test('what changes nothing leaves the sessions alone', async () => {
    const account = await createAccount();
    const grant = await logIn(account);
    userOf(await users.patch(account.id, { role: 'user', is_active: true }));
    expect(await readProfile(grant.access_token)).toMatchObject({ status: 200 });
    expect(await refresh(grant.refresh_token)).toMatchObject({ status: 200 });
  });

  test('an admin ends all sessions of one user, and of nobody else', async () => {
    const [account, other] = [await createAccount(), await createAccount()];
    const grants = [await logIn(account), await logIn(account)];
    const untouched = await logIn(other);
    expect(await users.endSessions(account.id)).toMatchObject({ status: 204 });
    for (const grant of grants) await expectEnded(grant);
    expect(await readProfile(untouched.access_token)).toMatchObject({ status: 200 });
    const next = await logIn(account);
    expect(await readProfile(next.access_token)).toMatchObject({ status: 200 });
    expect(await refresh(next.refresh_token)).toMatchObject({ status: 200 });
  });

  test('an admin can end the own sessions, the one in use included', async () => {
    const account = await createAccount({ role: 'admin' });
    const grant = await logIn(account);
    expect(await usersClient(grant.access_token).endSessions(account.id)).toMatchObject({ status: 204 });
    await expectEnded(grant);
  });
});

describe('mass assignment', () => {
  /** Sends a body as written: an object can't be given a key `__proto__`. */
  async function patchText(id: string, json: string): Promise<Answer<Record<string, unknown>>> {
    const response = await apiFetch(`${environment.functionUrl}/admin/api/users/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: json,
    });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body };
  }

  const members: [string, unknown][] = [
    ['id', 'chosen-by-the-client'],
    ['email', 'thief@accounts.test'],
    ['email_normalized', 'thief@accounts.test'],
    ['email_verified', true],
    ['email_verified_at', null],
    ['password', 'another long pass phrase'],
    ['password_hash', '$argon2id$'],
    ['password_changed_at', '2020-01-01T00:00:00.000Z'],
    ['first_name', 'Mallory'],
    ['last_name', 'Mallory'],
    ['mfa', null],
    ['mfa_enabled', false],
    ['tokens_valid_after', null],
    ['created_at', '2020-01-01T00:00:00.000Z'],
    ['isActive', false],
    ['Role', 'admin'],
    ['__proto__', { role: 'admin', is_active: false }],
    ['constructor', { prototype: { role: 'admin' } }],
    ['prototype', { role: 'admin' }],
    ['', 'nameless'],
  ];

  test.each(members)('a member %j is refused, alone and beside a change', async (key, value) => {
    const { id } = await createAccount();
    const stored = () => firestore.collection('users').doc(id).get();
    const [before, audited] = [(await stored()).data(), await storedAuditEntries(id)];
    const member = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    for (const json of [`{${member}}`, `{"role":"editor",${member}}`, `{${member},"is_active":false}`]) {
      const answer = await patchText(id, json);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer: `/${key}` })]),
      });
    }
    expect((await stored()).data()).toEqual(before);
    expect(await storedAuditEntries(id)).toEqual(audited);
  });

  test.each([
    '{}',
    '[]',
    '[{"role":"admin"}]',
    '{"role":null}',
    '{"role":"superadmin"}',
    '{"role":"Admin"}',
    '{"role":["admin"]}',
    '{"role":{"admin":true}}',
    '{"is_active":"false"}',
    '{"is_active":0}',
    '{"is_active":null}',
  ])('the body %s is refused', async (json) => {
    const { id } = await createAccount();
    expectProblem(await patchText(id, json), 422);
    expect(userOf(await users.read(id))).toMatchObject({ role: 'user', is_active: true });
  });

  test('of a key that is there twice the value that was checked is the one that is used', async () => {
    const { id } = await createAccount();
    const answer = await patchText(id, '{"role":"superadmin","role":"editor"}');
    if (answer.status === 200) expect(userOf(answer)).toMatchObject({ role: 'editor' });
    else expect([400, 422]).toContain(answer.status);
  });
});

describe('the last admin', () => {
  let project: OwnProject;

  beforeAll(async () => {
    project = await startOwnProject();
  });

  afterAll(() => project.stop());

  /** Leaves these accounts as the only ones, each with a client of its own. */
  async function givenOnlyAdmins(count: number) {
    const present = await project.firestore.collection('users').get();
    await Promise.all(present.docs.map(({ ref }) => ref.delete()));
    const admins = await Promise.all(
      Array.from({ length: count }, () => project.createAccount({ role: 'admin' })),
    );
    return Promise.all(
      admins.map(async ({ id, ...account }) => {
        const grant = await logIn({ id, ...account }, { baseUrl: project.url });
        return { id, users: usersClient(grant.access_token, project.url) };
      }),
    );
  }

  async function activeAdmins(): Promise<string[]> {
    const { docs } = await project.firestore.collection('users').where('role', '==', 'admin').get();
    return docs.filter((doc) => doc.get('is_active') === true).map(({ id }) => id);
  }

  const lastAdmin = {
    status: 409,
    body: {
      type: 'urn:firefolio:problem:failed-precondition',
      detail: expect.stringMatching(/last active admin.*PATCH \/admin\/api\/users\/:id/),
    },
  };

  test('may go when there is another, whichever broken ones there are', async () => {
    const [self, good] = await givenOnlyAdmins(2);
    if (!self || !good) throw new Error('no admin');
    const ref = project.firestore.doc(`users/${good.id}`);
    const stored = (await ref.get()).data() ?? {};
    // Before and between the two in the order of ids.
    const broken = ['!', '!!', '-', `${[self.id, good.id].sort()[0] ?? ''}-`];
    await Promise.all(
      broken.map((id) => project.firestore.doc(`users/${id}`).set({ ...stored, first_name: 5 })),
    );
    expect(userOf(await self.users.patch(self.id, { role: 'user' }))).toMatchObject({ role: 'user' });
    expectProblem(await good.users.patch(good.id, { role: 'user' }), 409);
  });

  test.each([{ role: 'user' }, { role: 'editor' }, { is_active: false }, { role: 'user', is_active: false }])(
    'is not demoted or deactivated by %j',
    async (changes) => {
      const [only] = await givenOnlyAdmins(1);
      if (!only) throw new Error('no admin');
      await project.createAccount({ role: 'admin', isActive: false });
      await project.createAccount({ role: 'editor' });
      const answer = await only.users.patch(only.id, changes);
      expectProblem(answer, 409);
      expect(answer).toMatchObject(lastAdmin);
      expect(await activeAdmins()).toEqual([only.id]);
      expect(userOf(await only.users.read(only.id))).toMatchObject({ role: 'admin', is_active: true });
      expect(userOf(await only.users.patch(only.id, { role: 'admin' }))).toMatchObject({ id: only.id });
    },
  );

  test('can go once there is another one, as the refusal says', async () => {
    const [only] = await givenOnlyAdmins(1);
    if (!only) throw new Error('no admin');
    const other = await project.createAccount({ role: 'editor' });
    userOf(await only.users.patch(other.id, { role: 'admin', is_active: true }));
    expect(userOf(await only.users.patch(only.id, { role: 'user' }))).toMatchObject({ role: 'user' });
    expect(await activeAdmins()).toEqual([other.id]);
  });

  test.each([{ role: 'user' }, { is_active: false }])(
    'of two admins who step down at once by %j one stays',
    async (changes) => {
      const admins = await givenOnlyAdmins(2);
      const answers = await Promise.all(admins.map(({ id, users: own }) => own.patch(id, changes)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)).toMatchObject(lastAdmin);
      expect(await activeAdmins()).toHaveLength(1);
    },
    60_000,
  );

  test('of two admins who demote each other at once one stays', async () => {
    const [one, two] = await givenOnlyAdmins(2);
    if (!one || !two) throw new Error('no admins');
    const answers = await Promise.all([
      one.users.patch(two.id, { role: 'user' }),
      two.users.patch(one.id, { role: 'user' }),
    ]);
    const [first, second] = answers.map(({ status }) => status).sort();
    expect(first).toBe(200);
    // 401 when the other's change came before the check of the token.
    expect([401, 409]).toContain(second);
    expect(await activeAdmins()).toHaveLength(1);
  }, 60_000);

  test('a refusal is not recorded as a change', async () => {
    const [only] = await givenOnlyAdmins(1);
    if (!only) throw new Error('no admin');
    expectProblem(await only.users.patch(only.id, { is_active: false }), 409);
    const { docs } = await project.firestore
      .collection('audit_log')
      .where('target.id', '==', only.id)
      .where('action', '==', 'user_deactivated')
      .get();
    expect(docs).toEqual([]);
  });
});

test('the audit log holds no secret of the accounts it tells of', async () => {
  const account = await createAccount();
  const { access_token, refresh_token } = await logIn(account);
  userOf(await users.patch(account.id, { role: 'editor', is_active: false }));
  await users.endSessions(account.id);
  const entries = JSON.stringify([
    await storedAuditEntries(account.id),
    await auditEntries(token, `?target_id=${account.id}`),
  ]);
  expect(entries).not.toMatch(/password|argon2|tokens_valid_after/);
  for (const secret of [account.password, access_token, refresh_token]) expect(entries).not.toContain(secret);
});
