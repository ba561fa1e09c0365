/**
 * Every route as each role: one login a role serves all of them, since each request's token is checked anew; what ends a login
 * is tested where it belongs.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/shared/roles.js';
import { ROUTES, pathOf, type KnownRoute } from '../support/http/routes.js';
import { changeAccount, createAccount, logIn, type Account } from '../support/accounts/accounts.js';
import { apiFetch, call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const ROLES = ['admin', 'editor', 'user'] as const satisfies Role[];
/** After them the next route needs another login; one that is missing here fails the route that follows. */
const SESSION_ENDS = ['POST /api/auth/logout', 'POST /api/auth/logout-all'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'SEARCH'];

let accounts: Record<Role, Account>;
let foreignPost: { id: string; slug: string };
let foreignAccount: Account;
/** A good token of an admin who was deactivated. */
let inactiveToken: string;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  const [admin, editor, user] = await Promise.all(ROLES.map((role) => createAccount({ role })));
  if (!admin || !editor || !user) throw new Error('no accounts');
  accounts = { admin, editor, user };
  const { access_token: token } = await logIn(await createAccount({ role: 'admin' }));
  const created = await ask('/admin/api/posts', 'POST', token, { title: 'A post of somebody else' });
  foreignPost = created.body as unknown as typeof foreignPost;
  foreignAccount = await createAccount();
  inactiveToken = await deactivatedToken('admin');
});

async function deactivatedToken(role: Role): Promise<string> {
  const account = await createAccount({ role });
  const { access_token: token } = await logIn(account);
  await changeAccount(account.id, { is_active: false });
  return token;
}

async function tokenOf(role: Role): Promise<string> {
  const token = tokens.get(role) ?? (await logIn(accounts[role])).access_token;
  tokens.set(role, token);
  return token;
}

function ask(path: string, method: string, token?: string, body?: unknown) {
  return call(path, {
    method,
    baseUrl: environment.functionUrl,
    ...(token !== undefined && { token }),
    ...(body !== undefined && { body }),
  });
}

function isAllowed({ access }: KnownRoute, role: Role): boolean {
  return typeof access === 'string' || access.includes(role);
}

describe.each(ROUTES)('$name', (route) => {
  test('an anonymous request is refused with 401 unless the route lets everyone in', async () => {
    const answer = await ask(pathOf(route.pattern), route.method);
    if (typeof route.access === 'string') {
      expect([401, 403]).not.toContain(answer.status);
    } else {
      expectProblem(answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer\b/);
    }
  });

  test.each(ROLES)('the role %s gets in exactly when the route says so', async (role) => {
    const token = await tokenOf(role);
    if (SESSION_ENDS.includes(route.name)) tokens.delete(role);
    for (const id of ['nobody-has-this-id', foreignPost.id, foreignPost.slug, foreignAccount.id]) {
      const answer = await ask(pathOf(route.pattern, id), route.method, token);
      if (isAllowed(route, role)) expect([401, 403, 405, 500]).not.toContain(answer.status);
      else expectProblem(answer, 403);
      if (!route.pattern.includes(':')) break;
    }
  });

  test('the token of a deactivated admin opens nothing that looks at it', async () => {
    const answer = await ask(pathOf(route.pattern), route.method, inactiveToken);
    if (route.access === 'public') expect([401, 403]).not.toContain(answer.status);
    else expectTokenRefused(answer);
  });
});

test.each(ROLES)('the token of a deactivated %s is refused', async (role) => {
  expectTokenRefused(await ask('/api/auth/profile', 'GET', await deactivatedToken(role)));
});

test('somebody who may not write a post leaves it as it was', async () => {
  const [user, admin] = [await tokenOf('user'), await tokenOf('admin')];
  const path = '/admin/api/posts';
  const { body: post } = await call<{ id: string }>(path, {
    method: 'POST',
    token: admin,
    body: { title: 'Left alone' },
    baseUrl: environment.functionUrl,
  });
  const before = await ask(`${path}/${post.id}`, 'GET', admin);
  await ask(`${path}/${post.id}`, 'PATCH', user, { title: 'Taken over' });
  await ask(`${path}/${post.id}/publish`, 'POST', user);
  await ask(`${path}/${post.id}`, 'DELETE', user);
  expect(await ask(`${path}/${post.id}`, 'GET', admin)).toMatchObject({ status: 200, body: before.body });
});

test('a draft is not found by those who may not see it', async () => {
  const [user, editor] = [await tokenOf('user'), await tokenOf('editor')];
  const path = `/api/posts/${foreignPost.slug}`;
  expectProblem(await ask(path, 'GET'), 404);
  expectProblem(await ask(path, 'GET', user), 404);
  expect(await ask(path, 'GET', editor)).toMatchObject({ status: 200, body: { id: foreignPost.id } });
});

const patterns = [...new Set(ROUTES.map(({ pattern }) => pattern))].map((pattern) => {
  const methods = ROUTES.filter((route) => route.pattern === pattern).map(({ method }) => method);
  return { pattern, methods };
});

describe.each(patterns)('$pattern', ({ pattern, methods }) => {
  const allow = ['OPTIONS', ...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');

  const refused = METHODS.filter((name) => !allow.split(', ').includes(name));

  test('other methods are 405 with Allow, for anyone', async () => {
    const asked: [string, string?][] = refused.map((method) => [method]);
    for (const role of ROLES) asked.push([String(refused[0]), await tokenOf(role)]);
    for (const [method, token] of asked) {
      const answer = await ask(pathOf(pattern), method, token);
      expectProblem(answer, 405);
      expect(answer.headers.get('allow')).toBe(allow);
    }
  });

  test('HEAD is possible exactly where GET is', async () => {
    const answer = await apiFetch(`${environment.functionUrl}${pathOf(pattern)}`, { method: 'HEAD' });
    if (methods.includes('GET')) expect(answer.status).not.toBe(405);
    else
      expect({ status: answer.status, allow: answer.headers.get('allow') }).toEqual({ status: 405, allow });
    expect(await answer.text()).toBe('');
  });

  test('OPTIONS says what is possible and runs nothing', async () => {
    const answer = await ask(pathOf(pattern), 'OPTIONS');
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

test.each([
  '/admin/api',
  '/api/users',
  '/api/posts/a/b',
  '/api/Posts',
  '/api//posts',
  '/admin/api/users/x/purge',
  '/admin/api/users/x/end-sessions/y',
  '/admin/api/audit-log/x',
  '/admin/api/posts/x/purge',
  '/admin/api/posts/x/publish/y',
  '/api/auth',
  '/api/auth/nothing',
  '/api/auth/login/x',
  '/api/admin/api/posts',
  '/.well-known/openid-configuration',
  '/api/__proto__',
  '/api/constructor',
])('%s has nothing, for anyone', async (path) => {
  for (const token of [undefined, await tokenOf('admin')]) {
    for (const method of ['GET', 'POST', 'DELETE']) expectProblem(await ask(path, method, token), 404);
  }
});

test.each(['/admin', '/API/posts', '/.env'])('%s is a page that is not there, for anyone', async (path) => {
  for (const token of [undefined, await tokenOf('admin')]) {
    expect(await ask(path, 'GET', token)).toMatchObject({ status: 404 });
    for (const method of ['POST', 'DELETE'])
      expect([404, 405]).toContain((await ask(path, method, token)).status);
  }
});
