import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { redirectsJson } from '../../src/redirects/redirects.presenter.js';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { importFile } from '../support/posts/imports.js';
import { walkPages } from '../support/posts/posts.js';

interface RedirectJson {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly status: number;
  readonly version: number;
}

interface RedirectsJson {
  readonly redirects: readonly RedirectJson[];
  readonly total: number;
}

const PATH = '/admin/api/redirects';

let admin: string;
let editor: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  editor = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

type Request = Omit<NonNullable<Parameters<typeof call>[1]>, 'token'>;

const ask = <T = RedirectJson>(path: string, request: Request = {}): Promise<Answer<T>> =>
  call<T>(`${PATH}${path}`, { token: admin, ...request });

const move = (from: string, to: string, status?: number) =>
  ask('', { method: 'POST', body: { from, to, ...(status !== undefined && { status }) } });

const oldAddress = () => `/old/${randomUUID()}`;

test.each([
  ['GET', ''],
  ['POST', ''],
  ['GET', '/x'],
  ['PATCH', '/x'],
  ['DELETE', '/x'],
])('%s %s is not for editors', async (method, path) => {
  expectProblem(await call<unknown>(`${PATH}${path}`, { method, token: editor }), 403);
});

test('an address is moved, found by either address, led elsewhere and left alone again', async () => {
  const from = oldAddress();
  const { status, body, headers } = await move(from, '/posts/hello');
  expect([status, body]).toMatchObject([
    201,
    { from, to: '/posts/hello', status: 308, source: 'admin', version: 1 },
  ]);
  expect(headers.get('location')).toContain(`${PATH}/${body.id}`);
  for (const q of [from, from.slice(5, 13)])
    expect((await ask<RedirectsJson>(`?q=${q}`)).body).toMatchObject({ total: 1, redirects: [body] });
  const changed = await ask(`/${body.id}`, {
    method: 'PATCH',
    body: { to: 'https://elsewhere.example/hello', status: 301 },
    headers: { 'If-Match': '"1"' },
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { to: 'https://elsewhere.example/hello', status: 301, version: 2 },
  });
  const stale = { method: 'PATCH', body: { status: 302 }, headers: { 'If-Match': '"1"' } };
  expectProblem(await ask<unknown>(`/${body.id}`, stale), 412);
  expect((await ask(`/${body.id}`, { method: 'PATCH', body: { status: 301 } })).body.version).toBe(2);
  expect((await ask(`/${body.id}`, { method: 'DELETE' })).status).toBe(204);
  expectProblem(await ask<unknown>(`/${body.id}`), 404);
  const actions = (await storedAuditEntries(body.id)).map((entry) => entry['action']);
  expect(actions).toEqual(['redirect_created', 'redirect_updated', 'redirect_deleted']);
});

test('spellings of one address are one redirect', async () => {
  const from = oldAddress();
  await move(from, '/about');
  for (const same of [
    `${from}/`,
    `${from}.html`,
    from.toUpperCase().replace('/OLD', '/Old'),
    `${from}/index.html`,
  ])
    expectProblem(await move(same, '/uses'), 409);
});

test('the redirect of an address is asked for by any spelling of it', async () => {
  const from = oldAddress();
  const { body } = await move(from, '/about');
  await move(`${from}/further`, '/about');
  for (const same of [from, `${from}/`, `${from}.html`, from.replace('/old', '/Old')])
    expect((await ask<RedirectsJson>(`?from=${same}`)).body).toEqual({
      redirects: [body],
      total: 1,
      next_cursor: null,
    });
  expect((await ask<RedirectsJson>(`?from=${oldAddress()}`)).body).toMatchObject({ redirects: [], total: 0 });
  for (const wrong of [`?from=${from}&q=a`, '?from=old', '?more=1'])
    expectProblem(await ask<unknown>(wrong), 422);
});

test('a redirect never leads back to where it begins', async () => {
  const [a, b, c] = [oldAddress(), oldAddress(), oldAddress()];
  expect((await move(a, b)).status).toBe(201);
  expect((await move(b, c)).status).toBe(201);
  expectProblem(await move(c, `${a}/?again#part`), 409);
  const { body } = await move(c, '/posts/hello');
  expectProblem(await ask<unknown>(`/${body.id}`, { method: 'PATCH', body: { to: a } }), 409);
});

test('a chain ends within five steps', async () => {
  const chain = Array.from({ length: 7 }, oldAddress);
  for (let index = 5; index > 0; index -= 1)
    expect((await move(chain[index] ?? '', chain[index + 1] ?? '')).status).toBe(201);
  expectProblem(await move(chain[0] ?? '', chain[1] ?? ''), 409);
});

describe('what can’t be moved is refused by name', () => {
  test.each([
    ['from', { from: '/', to: '/about' }],
    ['from', { from: '/index.html', to: '/about' }],
    ['from', { from: '/api/posts', to: '/about' }],
    ['from', { from: '/admin', to: '/about' }],
    ['from', { from: 'old', to: '/about' }],
    ['from', { from: '//evil.example/x', to: '/about' }],
    ['from', { from: '/old?p=1', to: '/about' }],
    ['from', { from: '/%E0%A4%A', to: '/about' }],
    ['to', { from: '/old', to: '/old/' }],
    ['to', { from: '/old', to: '//evil.example' }],
    ['to', { from: '/old', to: '/\\evil.example' }],
    ['to', { from: '/old', to: 'javascript:alert(1)' }],
    ['to', { from: '/old', to: 'https://user:pw@elsewhere.example/' }],
    ['to', { from: '/old', to: '/a\r\nSet-Cookie: x=1' }],
    ['status', { from: '/old', to: '/about', status: 303 }],
  ])('%s of %j', async (field, body) => {
    const answer = await ask<unknown>('', { method: 'POST', body });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: `/${field}` }] });
  });
});

test('the list goes on by cursor', async () => {
  const word = randomUUID().slice(0, 8);
  for (let count = 0; count < 3; count += 1) await move(`/${word}/${count}`, '/about');
  const pages = await walkPages(`${PATH}?q=${word}&limit=2`, redirectsJson, { token: admin });
  const found = pages.flatMap(({ redirects }) => redirects.map(({ from }) => from));
  expect(found).toEqual([2, 1, 0].map((count) => `/${word}/${count}`));
});

describe('where an address has moved', () => {
  const visit = (path: string, method = 'GET') => call<unknown>(path, { method });

  test('visitors are led on, however they write it', async () => {
    const from = oldAddress();
    expect((await visit(from)).status).toBe(404);
    const { body } = await move(from, '/about#us', 301);
    for (const [path, to] of [
      [from, '/about#us'],
      [`${from}/`, '/about#us'],
      [`${from}.html`, '/about#us'],
      [`${from}?utm_source=x`, '/about?utm_source=x#us'],
    ] as const)
      for (const method of ['GET', 'HEAD']) {
        const { status, headers } = await visit(path, method);
        expect([status, headers.get('location')]).toEqual([301, to]);
        expect(headers.get('cache-control')).toMatch(/^public, .*s-maxage=/);
      }
    await ask(`/${body.id}`, { method: 'PATCH', body: { to: 'https://elsewhere.example/', status: 307 } });
    const changed = await visit(from);
    expect([changed.status, changed.headers.get('location')]).toEqual([307, 'https://elsewhere.example/']);
    await ask(`/${body.id}`, { method: 'DELETE' });
    expect((await visit(from)).status).toBe(404);
  });

  test('so is who asks for what a route without pages does not have', async () => {
    const from = `/posts/${randomUUID()}.md`;
    expectProblem(await visit(from), 404);
    await move(from, '/about.md');
    expect((await visit(from)).headers.get('location')).toBe('/about.md');
  });

  test('what is there comes first, and what is not read is not moved', async () => {
    await move('/contact', '/posts/elsewhere');
    expect((await visit('/contact')).status).toBe(200);
    const from = oldAddress();
    await move(from, '/about');
    expect((await visit(from, 'POST')).status).toBe(404);
  });
});

test('an import leads from where its posts were to where they are', async () => {
  const word = `w${randomUUID().slice(0, 8)}`;
  const header = (slug: string, more: string) => `---\ntitle: ${slug}\nslug: ${slug}\n${more}\n---\nText.\n`;
  const entries = {
    [`${word}-a.md`]: header(
      `${word}-a`,
      `date: 2014-05-01\npermalink: /${word}/2014/a/\naliases: [/${word}/old-a, /]`,
    ),
    [`${word}-b.md`]: header(`${word}-b`, `date: 2014-05-02\ndraft: true\naliases: [/${word}/old-b]`),
  };
  const zip = zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)])),
  );
  const file = { query: 'format=markdown', type: 'application/zip', content: Buffer.from(zip) };
  await move(`/${word}/old-a`, '/kept');
  const job = await importFile(admin, file);
  expect(job.counts).toEqual({ created: 2, redirects: 1 });
  const { body } = await ask<RedirectsJson>(`?q=${word}`);
  expect(body.redirects.map(({ from, to, status }) => [from, to, status])).toEqual([
    [`/${word}/2014/a/`, `/posts/${word}-a`, 308],
    [`/${word}/old-a`, '/kept', 308],
  ]);
  const again = await importFile(admin, file);
  expect(again.counts).toEqual({ skipped: 2 });
});
