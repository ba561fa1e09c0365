/**
 * Members that nobody may send: a sample of them at each route that takes a body, by HTTP. All of them, at every route, are in
 * src/http/strict-bodies.test.ts, which walks the schemas.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  readProfile,
  type Account,
} from '../support/accounts/accounts.js';
import { apiFetch, call, type Grant, type Problem } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { expectProblem } from '../support/http/problems.js';

let user: Account;
let editor: Account;
let editorToken: string;
let admin: Account;
let adminToken: string;

beforeAll(async () => {
  user = await createAccount();
  editor = await createAccount({ role: 'editor' });
  editorToken = (await logIn(editor)).access_token;
  admin = await createAccount({ role: 'admin' });
  adminToken = (await logIn(admin)).access_token;
});

/** Sends a body as written, since an object can't hold the same key twice, nor be given a key `__proto__`. */
async function sendText(path: string, json: string, { method = 'POST', token = '' } = {}) {
  const response = await apiFetch(`${environment.functionUrl}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: json,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** The JSON of `fields` with one more member, written as text. */
function withMember(fields: Readonly<Record<string, unknown>>, key: string, value: unknown): string {
  return `${JSON.stringify(fields).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`;
}

const UNKNOWN_MEMBERS: [string, unknown][] = [
  ['role', 'admin'],
  ['is_admin', true],
  ['id', 'chosen-by-the-client'],
  ['user_id', 'somebody-else'],
  ['is_active', true],
  ['password_hash', '$argon2id$'],
  ['tokens_valid_after', null],
  ['author', { id: 'somebody-else', name: 'Somebody Else' }],
  ['author_id', 'somebody-else'],
  ['version', 7],
  ['published_at', '2020-01-01T00:00:00.000Z'],
  ['created_at', '2020-01-01T00:00:00.000Z'],
  ['content_html', '<script>alert(1)</script>'],
  ['handled', true],
  ['recipient', 'thief@accounts.test'],
  ['to', 'thief@accounts.test'],
  ['mail_job_id', 'x'],
  ['__proto__', { role: 'admin', is_admin: true }],
  ['constructor', { prototype: { role: 'admin' } }],
  ['prototype', { role: 'admin' }],
  ['toString', 'x'],
  ['Role', 'admin'],
  ['', 'nameless'],
  ['a/b~c', 'to be escaped in the pointer'],
];

const SAMPLE = UNKNOWN_MEMBERS.filter(([key]) => ['user_id', '__proto__', 'a/b~c'].includes(key));

const mailedToken = 'x'.repeat(43);
const password = 'a good pass phrase';

/** Bodies that would be taken, one for each route that takes one; an admin sends them. */
const bodies: [string, () => Record<string, unknown>][] = [
  ['POST /api/auth/login', () => ({ email: user.email, password: user.password })],
  ['POST /api/auth/refresh', () => ({ refresh_token: 'x' })],
  ['POST /api/auth/register', () => ({ email: `${randomUUID()}@accounts.test`, password })],
  ['POST /api/auth/verify-email', () => ({ token: mailedToken })],
  ['POST /api/auth/reauthenticate', () => ({ password: admin.password })],
  ['PATCH /api/auth/profile', () => ({ first_name: 'Ada' })],
  ['POST /api/auth/change-password', () => ({ current_password: admin.password, new_password: password })],
  ['POST /api/auth/forgot-password', () => ({ email: user.email })],
  ['POST /api/auth/reset-password', () => ({ token: mailedToken, new_password: password })],
  ['POST /api/auth/change-email', () => ({ new_email: `${randomUUID()}@accounts.test` })],
  ['POST /api/auth/change-email/confirm', () => ({ token: mailedToken })],
  ['POST /admin/api/users/invite', () => ({ email: `${randomUUID()}@accounts.test` })],
  [
    'POST /api/contact',
    () => ({ name: 'A', email: 'visitor@accounts.test', message: 'A message that is never sent.' }),
  ],
  ['POST /admin/api/posts', () => ({ title: `Never stored ${randomUUID()}` })],
];

describe.each(bodies)('%s', (route, fields) => {
  const [method = '', path = ''] = route.split(' ');

  test.each(SAMPLE)('refuses a member %j', async (key, value) => {
    const answer = await sendText(path, withMember(fields(), key, value), { method, token: adminToken });
    expectProblem(answer, 422);
    const { errors = [] } = answer.body as unknown as Problem;
    expect(errors.map(({ pointer }) => pointer)).toContain(
      `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    );
  });

  test.each(['[]', '[{}]', '{"0":{}}'])('refuses %s for the body', async (json) => {
    expectProblem(await sendText(path, json, { method, token: adminToken }), 422);
  });
});

describe('an account', () => {
  test('keeps its role whatever a login says', async () => {
    const before = (await firestore.collection('users').doc(user.id).get()).data();
    await sendText(
      '/api/auth/login',
      withMember({ email: user.email, password: user.password }, 'role', 'admin'),
    );
    await sendText(
      '/api/auth/login',
      withMember({ email: user.email, password: user.password }, '__proto__', { role: 'admin' }),
    );
    const { access_token: token, user: shown } = await logIn(user);
    expect(shown.role).toBe('user');
    expect(await readProfile(token)).toMatchObject({ status: 200, body: { role: 'user' } });
    expect((await firestore.collection('users').doc(user.id).get()).data()).toEqual(before);
  });

  test('shows nothing that is nobody’s business', async () => {
    const grant = await logIn(user);
    const { body } = await readProfile(grant.access_token);
    expect(Object.keys(body)).not.toContain('password_hash');
    expect(JSON.stringify([body, grant.user])).not.toMatch(/argon2|password|valid_after/i);
  });
});

describe('a post', () => {
  test('has the actor as author', async () => {
    const answer = await call<{ id: string; author: { id: string } }>('/admin/api/posts', {
      method: 'POST',
      token: editorToken,
      body: { title: `Whose is it ${randomUUID()}` },
      baseUrl: environment.functionUrl,
    });
    expect(answer).toMatchObject({ status: 201, body: { author: { id: editor.id } } });
  });

  test('is not changed by a PATCH with a member that it has not', async () => {
    const options = { token: editorToken, baseUrl: environment.functionUrl };
    const title = `Unchanged ${randomUUID()}`;
    const { body } = await call<{ id: string }>('/admin/api/posts', {
      ...options,
      method: 'POST',
      body: { title },
    });
    const path = `/admin/api/posts/${body.id}`;
    for (const [key, value] of UNKNOWN_MEMBERS) {
      const json = withMember({ title: 'Changed' }, key, value);
      expectProblem(await sendText(path, json, { method: 'PATCH', token: editorToken }), 422);
    }
    expect(await call(path, options)).toMatchObject({ status: 200, body: { title, version: 1 } });
  });

  test('is never put into a state by its status on creation but draft and published', async () => {
    for (const status of ['trashed', 'scheduled', 'PUBLISHED', null, 1]) {
      const body = { title: `Never stored ${randomUUID()}`, status };
      const answer = await sendText('/admin/api/posts', JSON.stringify(body), { token: editorToken });
      expectProblem(answer, 422);
    }
  });
});

describe('a key that is there twice', () => {
  test('has the value that was checked as the value that is used', async () => {
    const other = await createAccount({ role: 'admin' });
    const json = (first: Account, second: Account) =>
      `{"email":"${first.email}","password":"wrong","email":"${second.email}","password":"${second.password}"}`;
    const answer = await sendText('/api/auth/login', json(other, user));
    if (answer.status === 200) expect((answer.body as unknown as Grant).user.id).toBe(user.id);
    else expectProblem(answer, 400);
    const refused = await sendText(
      '/api/auth/login',
      `{"email":"${user.email}","password":"${user.password}","password":"wrong"}`,
    );
    expect([400, 401]).toContain(refused.status);
  });

  test('gets no unchecked value past the checks', async () => {
    const json = '{"title":"Fine","title":{"$ne":null}}';
    expect([400, 422]).toContain((await sendText('/admin/api/posts', json, { token: editorToken })).status);
  });
});

test('a role that the product does not know is nobody’s key', async () => {
  const account = await createAccount();
  const { access_token: token } = await logIn(account);
  for (const role of ['superadmin', '', 'Admin', 'admin ', null, ['admin'], { admin: true }, '__proto__']) {
    await changeAccount(account.id, { role });
    const answer = await call('/admin/api/posts', { token, baseUrl: environment.functionUrl });
    // Its account can't be read, so it has no sessions.
    expectProblem(answer, 401);
  }
  // An account that no list could show is not left to other tests.
  await firestore.collection('users').doc(account.id).delete();
});
