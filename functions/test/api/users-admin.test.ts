import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  type Account,
} from '../support/accounts/accounts.js';
import { auditEntries, storedAuditEntries } from '../support/audit-wire.js';
import { call } from '../support/http/api.js';
import { linkTarget, uniqueWord, walkPages, withCursor } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import {
  userOf,
  usersClient,
  usersOf,
  usersPageSchema,
  type UsersClient,
} from '../support/accounts/users-admin.js';

let admin: Account;
let token: string;
let users: UsersClient;

beforeAll(async () => {
  admin = await createAccount({ role: 'admin' });
  ({ access_token: token } = await logIn(admin));
  users = usersClient(token);
});

async function storedUser(id: string): Promise<Record<string, unknown>> {
  return (await firestore.collection('users').doc(id).get()).data() ?? {};
}

const walk = async (query: string, by: 'next_cursor' | 'Link' = 'next_cursor') => {
  const pages = await walkPages(`/admin/api/users${query}`, usersPageSchema, { by, token });
  return pages.flatMap((page) => page.users);
};

describe('GET /admin/api/users', () => {
  test.each(['next_cursor', 'Link'] as const)('has each user once, the newest first, by %s', async (by) => {
    const made = [await createAccount(), await createAccount({ role: 'editor' }), await createAccount()];
    const listed = await walk('?limit=40', by);
    const ids = listed.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(made.map(({ id }) => id).reverse());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([admin.id, 'ada']));
    const times = listed.map(({ created_at }) => created_at);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('tells how many there are on all pages, and those of some ids', async () => {
    const made = [await createAccount(), await createAccount({ role: 'editor' })];
    const { body } = await users.list('?role=editor&limit=1');
    const stored = await firestore.collection('users').where('role', '==', 'editor').count().get();
    expect(body).toMatchObject({ total: stored.data().count });
    const ids = [...made.map(({ id }) => id), 'nobody'];
    const these = await users.list(`?ids=${ids.join(',')}`);
    expect(usersOf(these).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(these.body).toMatchObject({ total: 2, next_cursor: null });
    expectProblem(await users.list(`?ids=${ids.join(',')}&role=user`), 422);
    expectProblem(await users.list(`?ids=${Array.from({ length: 51 }, (_, index) => index).join(',')}`), 422);
  });

  test('has at most 10 users a page unless asked for another number', async () => {
    await Promise.all(Array.from({ length: 10 }, () => createAccount()));
    const answer = await users.list();
    expect(usersOf(answer)).toHaveLength(10);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(usersOf(await users.list('?limit=3'))).toHaveLength(3);
  });

  test('users made at the same time are paged through as well', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => createAccount()));
    const createdAt = new Date();
    await Promise.all(made.map(({ id }) => changeAccount(id, { created_at: createdAt })));
    const ids = (await walk('?limit=2')).map(({ id }) => id).slice(0, 5);
    expect(ids.sort()).toEqual(made.map(({ id }) => id).sort());
  });

  test.each(['limit=0', 'limit=51', 'limit=all', 'email=', 'email=%20', 'email=a%00b', 'email=a&email=b'])(
    'refuses ?%s',
    async (query) => {
      expectProblem(await users.list(`?${query}`), 422);
    },
  );

  test('a cursor of another list or of no one is refused with 400', async () => {
    const { body } = await users.list('?limit=1');
    const cursor = String(usersPageSchema.parse(body).next_cursor);
    expect(await users.list(withCursor('?limit=1', cursor))).toMatchObject({ status: 200 });
    for (const query of ['?email=a', '?email=admin&limit=1']) {
      expectProblem(await users.list(withCursor(query, cursor)), 400);
    }
    expectProblem(await users.list(withCursor('?limit=1', `${cursor}x`)), 400);
    const posts = await call<{ next_cursor: string }>('/admin/api/posts?limit=1', { token });
    expectProblem(await users.list(withCursor('?limit=1', posts.body.next_cursor)), 400);
  });
});

describe('GET /admin/api/users by name, role and state', () => {
  const word = uniqueWord();

  test('has those who pass all filters, the newest first', async () => {
    const ada = await createAccount({ role: 'editor', firstName: 'Åda', lastName: `${word} King` });
    const bob = await createAccount({ firstName: word, lastName: 'Bob' });
    const gone = await createAccount({ role: 'editor', firstName: word, isActive: false });
    const found = async (query: string) => (await walk(`?limit=2&${query}`)).map(({ id }) => id);
    expect(await found(`q=${word.slice(0, -1).toUpperCase()}`)).toEqual([gone.id, bob.id, ada.id]);
    expect(await found(`q=ada%20${word}%20k`)).toEqual([ada.id]);
    expect(await found(`q=${encodeURIComponent(ada.email)}`)).toEqual([ada.id]);
    expect(await found(`q=${word}&role=editor`)).toEqual([gone.id, ada.id]);
    expect(await found(`q=${word}&is_active=true`)).toEqual([bob.id, ada.id]);
    expect(await found(`q=${word}&is_active=true&role=editor`)).toEqual([ada.id]);
    expect((await found('role=editor&is_active=false'))[0]).toBe(gone.id);
    expect((await found('is_active=false'))[0]).toBe(gone.id);
    expect((await found('role=editor')).slice(0, 2)).toEqual([gone.id, ada.id]);
    const { next_cursor: cursor } = usersPageSchema.parse((await users.list('?role=editor&limit=1')).body);
    for (const other of ['?role=user', '?limit=1', `?role=editor&q=${word}`])
      expectProblem(await users.list(withCursor(other, String(cursor))), 400);
  });

  test.each([
    'role=owner',
    'is_active=yes',
    'q=%20',
    'q=!',
    'q=%CC%81',
    'email=a&role=editor',
    'name=ada',
    'page=2',
  ])('refuses ?%s', async (query) => {
    expectProblem(await users.list(`?${query}`), 422);
  });
});

describe('GET /admin/api/users?email=', () => {
  const word = uniqueWord();
  const addresses = ['a@x.test', 'a@y.test', 'a-b@x.test', 'B@X.test', 'z+tag@x.test'].map(
    (address) => `${word}.${address}`,
  );
  const ids = new Map<string, string>();

  beforeAll(async () => {
    for (const email of addresses) {
      const { id } = await createAccount();
      // As an account of that address would be stored.
      await changeAccount(id, { email, email_normalized: email.toLowerCase() });
      ids.set(id, email);
    }
  });

  /** The addresses that a search finds, in its order. */
  const find = async (query: string) =>
    (await walk(`?email=${encodeURIComponent(query)}&limit=2`)).map(({ email }) => email);

  test('has every user whose address begins so, in the order of addresses', async () => {
    const found = await find(`${word}.`);
    expect([...found].sort()).toEqual([...addresses].sort());
    const normalized = found.map((email) => email.toLowerCase());
    expect(normalized).toEqual([...normalized].sort());
    const byLink = await walk(`?email=${word}.&limit=2`, 'Link');
    expect(byLink.map(({ email }) => email)).toEqual(found);
  });

  test.each([
    ['a', ['a-b@x.test', 'a@x.test', 'a@y.test']],
    ['a@', ['a@x.test', 'a@y.test']],
    ['a@x.test', ['a@x.test']],
    ['A@X.TEST', ['a@x.test']],
    ['b@x', ['B@X.test']],
    ['a@x.test.org', []],
    ['𐐷', []],
    ['z+', ['z+tag@x.test']],
    ['@x.test', []],
  ])('for %j finds %j', async (rest, found) => {
    expect(await find(`${word}.${rest}`)).toEqual(found.map((address) => `${word}.${address}`));
  });

  test('spaces around it and the case do not matter', async () => {
    expect(await find(` ${word.toUpperCase()}.A@X `)).toEqual([`${word}.a@x.test`]);
  });

  test('a cursor belongs to its address', async () => {
    const query = `?email=${word}.&limit=2`;
    const { body, headers } = await users.list(query);
    const cursor = String(usersPageSchema.parse(body).next_cursor);
    expect(linkTarget(headers)).toContain(`email=${word}.`);
    expect(await users.list(withCursor(query, cursor))).toMatchObject({ status: 200 });
    for (const other of ['?limit=2', `?email=${word}&limit=2`, `?email=${word}.a&limit=2`]) {
      expectProblem(await users.list(withCursor(other, cursor)), 400);
    }
  });
});

describe('GET /admin/api/users/:id', () => {
  test('shows what an admin may know, and no secret', async () => {
    const account = await createAccount({ role: 'editor', isActive: false });
    const answer = await users.read(account.id);
    expect(userOf(answer)).toEqual({
      ...{ id: account.id, email: account.email, first_name: 'Test', last_name: 'Account' },
      ...{ role: 'editor', is_active: false, email_verified: true, mfa_enabled: false },
      ...{ created_at: expect.anything(), updated_at: expect.anything() },
    });
    const [listed] = usersOf(await users.list(`?email=${account.email}`));
    expect(listed).toEqual(answer.body);
  });

  test('tells whether a second factor is confirmed', async () => {
    const { id } = await createAccount();
    const mfa = { secret_id: 'x', confirmed_at: null, last_step: 0, recovery_hashes: [] };
    await changeAccount(id, { mfa, email_verified_at: null });
    expect(userOf(await users.read(id))).toMatchObject({ mfa_enabled: false, email_verified: false });
    await changeAccount(id, { mfa: { ...mfa, confirmed_at: new Date() } });
    expect(userOf(await users.read(id))).toMatchObject({ mfa_enabled: true });
  });

  test.each(['nobody-has-this-id', 'x'.repeat(64)])('has no user %s', async (id) => {
    for (const answer of [
      await users.read(id),
      await users.patch(id, { is_active: false }),
      await users.endSessions(id),
    ]) {
      expectProblem(answer, 404);
    }
  });

  test.each(['__x__', 'a%2Fb', '%00', 'x'.repeat(65), 'a.b'])('refuses the id %s', async (id) => {
    for (const answer of [
      await users.read(id),
      await users.patch(id, { is_active: false }),
      await users.endSessions(id),
    ]) {
      expectProblem(answer, 422);
    }
  });
});

describe('PATCH /admin/api/users/:id', () => {
  test('changes the role, stores it and records it', async () => {
    const account = await createAccount();
    const before = await storedUser(account.id);
    const changed = userOf(await users.patch(account.id, { role: 'editor' }, { 'User-Agent': 'users.test' }));
    expect(changed).toMatchObject({ id: account.id, role: 'editor', is_active: true });
    expect(userOf(await users.read(account.id))).toEqual(changed);
    expect(await storedUser(account.id)).toEqual({
      ...before,
      ...{ role: 'editor', tokens_valid_after: expect.anything(), updated_at: expect.anything() },
    });
    const [entry] = await auditEntries(token, `?target_id=${account.id}&action=authz_change`);
    expect(entry).toMatchObject({
      action: 'authz_change',
      actor: { id: admin.id, name: expect.stringMatching(/./) },
      target: { type: 'user', id: account.id, name: expect.stringMatching(/./) },
      changes: { role: { before: 'user', after: 'editor' } },
      ...{ request_id: expect.anything(), ip_hash: expect.anything(), user_agent: 'users.test' },
    });
    expect(Object.keys(entry?.changes ?? {})).toEqual(['role']);
  });

  test('deactivates and activates, and records each by its name', async () => {
    const { id } = await createAccount();
    expect(userOf(await users.patch(id, { is_active: false }))).toMatchObject({ is_active: false });
    expect(userOf(await users.patch(id, { is_active: true }))).toMatchObject({ is_active: true });
    const [activated, deactivated] = await auditEntries(token, `?target_id=${id}`);
    expect(deactivated).toMatchObject({
      action: 'user_deactivated',
      changes: { is_active: { before: true, after: false } },
    });
    expect(activated).toMatchObject({
      action: 'user_activated',
      changes: { is_active: { before: false, after: true } },
    });
  });

  test('both at once are two entries of one request', async () => {
    const { id } = await createAccount();
    const changed = userOf(await users.patch(id, { role: 'admin', is_active: false }));
    expect(changed).toMatchObject({ role: 'admin', is_active: false });
    const entries = (await auditEntries(token, `?target_id=${id}`)).filter(({ actor }) => actor !== null);
    expect(entries.map(({ action }) => action).sort()).toEqual(['authz_change', 'user_deactivated']);
    expect(new Set(entries.map(({ request_id }) => request_id)).size).toBe(1);
  });

  test('what is as it was changes nothing, ends nothing and is not recorded', async () => {
    const { id } = await createAccount({ role: 'editor' });
    const [stored, audited] = [await storedUser(id), await storedAuditEntries(id)];
    expect(userOf(await users.patch(id, { role: 'editor', is_active: true }))).toMatchObject({ id });
    expect(await storedUser(id)).toEqual(stored);
    expect(await storedAuditEntries(id)).toEqual(audited);
  });

  test('parallel changes of one user are all made, one after the other', async () => {
    const { id } = await createAccount();
    const [role, state] = await Promise.all([
      users.patch(id, { role: 'editor' }),
      users.patch(id, { is_active: false }),
    ]);
    expect([role, state]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(userOf(await users.read(id))).toMatchObject({ role: 'editor', is_active: false });
  });
});

describe('POST /admin/api/users/:id/end-sessions', () => {
  test('answers 204, leaves the user as it was, and is recorded', async () => {
    const { id } = await createAccount();
    const before = await storedUser(id);
    expect(await users.endSessions(id)).toMatchObject({ status: 204, body: '' });
    expect(await storedUser(id)).toEqual({ ...before, tokens_valid_after: expect.anything() });
    const [entry] = await auditEntries(token, `?target_id=${id}&action=authn_session_revoked`);
    expect(entry).toMatchObject({ actor: { id: admin.id }, target: { type: 'user', id }, changes: {} });
  });
});
