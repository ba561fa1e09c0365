/** The first admin of a site. Its own project: the suite's has one. Numbers: shared/auth.md. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FirstAdminRepository } from '../../src/accounts/index.js';
import { newSetupCode } from '../../src/accounts/setup/setup-code.js';
import { BrokenDocuments } from '../../src/platform/index.js';
import { call, type Grant } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { routeOf } from '../support/http/routes.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';

const PASSWORD = 'eleven lighthouses, no fog';

let project: OwnProject;
let firstAdmin: FirstAdminRepository;

beforeAll(async () => {
  project = await startOwnProject();
  const broken = new BrokenDocuments({ log: () => undefined });
  firstAdmin = new FirstAdminRepository(() => Promise.resolve(project.firestore), broken);
});

afterAll(() => project.stop());

beforeEach(async () => {
  for (const name of ['users', 'user_emails', 'setup_codes', 'audit_log'])
    await project.firestore.recursiveDelete(project.firestore.collection(name));
});

/** Stores a code as `npm run create-admin -- --code` does. */
async function givenCode(now = new Date()): Promise<string> {
  const { text, code } = newSetupCode(now);
  expect(await firstAdmin.putCode(code)).toBe(true);
  return text;
}

const person = (fields: object = {}) => ({
  email: `first-${randomUUID()}@admins.test`,
  password: PASSWORD,
  first_name: 'Ada',
  last_name: 'Lovelace',
  ...fields,
});

const setUp = (body: object, headers: Record<string, string> = {}) =>
  call<unknown>('/api/auth/setup', { method: 'POST', body, headers, baseUrl: project.url });

const isNeeded = async () =>
  (await call<{ is_needed: boolean }>('/api/auth/setup', { baseUrl: project.url })).body.is_needed;

const countUsers = async () => (await project.firestore.collection('users').count().get()).data().count;

describe('the first admin of a site', () => {
  test('is made with the code, once, may log in at once, and is in the audit log', async () => {
    expect(await isNeeded()).toBe(true);
    const code = await givenCode();
    const body = { ...person(), code };
    const made = await setUp(body);
    expect(made).toMatchObject({ status: 201, body: { email: body.email } });
    const loggedIn = await call<Grant>('/api/auth/login', {
      method: 'POST',
      body: { email: body.email, password: PASSWORD },
      baseUrl: project.url,
    });
    expect(loggedIn).toMatchObject({
      status: 200,
      body: { user: { role: 'admin', id: (made.body as { user_id: string }).user_id } },
    });
    const { access_token: token } = loggedIn.body;
    expect(await call('/admin/api/users', { token, baseUrl: project.url })).toMatchObject({ status: 200 });
    const again = await setUp({ ...person(), code });
    expectProblem(again, 409);
    expect(await countUsers()).toBe(1);
    const { docs } = await project.firestore.collection('audit_log').get();
    expect(docs.map((doc) => doc.get('action') as string)).toContain('user_created');
    expect(JSON.stringify(docs.map((doc) => doc.data()))).not.toContain(code);
    expect((await project.firestore.collection('setup_codes').get()).empty).toBe(true);
  });

  test('is one of many who give the right code at once', async () => {
    const code = await givenCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => setUp({ ...person(), code })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![201, 400, 409].includes(status))).toEqual([]);
    expect(await countUsers()).toBe(1);
  });

  test('takes the code as it is typed: in any case, without hyphens', async () => {
    const code = (await givenCode()).replaceAll('-', ' ').toUpperCase();
    expect(await setUp({ ...person(), code })).toMatchObject({ status: 201 });
  });

  test('may try again after a password that is too easy: the code is still good', async () => {
    const code = await givenCode();
    const body = { ...person(), code };
    expect(await setUp({ ...body, password: 'password1' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    expect(await setUp(body)).toMatchObject({ status: 201 });
  });

  test('costs what the route says', async () => {
    const requestId = newRequestId();
    const code = await givenCode();
    expect(await setUp({ ...person(), code }, { 'X-Request-Id': requestId })).toMatchObject({ status: 201 });
    const { reads, writes, roundTrips } = routeOf('POST /api/auth/setup').cost;
    const cost = costOf(await requestLine(project.api, requestId));
    expect(cost).toEqual({ reads, writes, roundTrips });
  });
});

describe('nobody becomes an admin', () => {
  test('without a code, whoever comes first (21: deny by default)', async () => {
    for (const code of ['', 'first', newSetupCode(new Date()).text]) {
      const { status } = await setUp({ ...person(), code });
      expect([400, 422]).toContain(status);
    }
    expect(await countUsers()).toBe(0);
  });

  test('by a code that is older than an hour', async () => {
    const code = await givenCode(new Date(Date.now() - 61 * 60_000));
    expectProblem(await setUp({ ...person(), code }), 400);
    expect(await countUsers()).toBe(0);
  });

  test('by a code of before another was made', async () => {
    const former = await givenCode();
    const code = await givenCode();
    expectProblem(await setUp({ ...person(), code: former }), 400);
    expect(await setUp({ ...person(), code })).toMatchObject({ status: 201 });
  });

  test('by guessing: after ten wrong codes the right one is void as well', async () => {
    const code = await givenCode();
    for (let guess = 0; guess < 10; guess += 1)
      expectProblem(await setUp({ ...person(), code: newSetupCode(new Date()).text }), 400);
    const refused = await setUp({ ...person(), code });
    expectProblem(refused, 400);
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('create-admin') });
    expect(await countUsers()).toBe(0);
    expect(await setUp({ ...person(), code: await givenCode() })).toMatchObject({ status: 201 });
  });

  test('where there is an admin, also one who is not active or can’t be read; no code is made then', async () => {
    const code = await givenCode();
    await project.firestore.doc('users/broken').set({ role: 'admin' });
    expectProblem(await setUp({ ...person(), code }), 409);
    expect(await firstAdmin.putCode(newSetupCode(new Date()).code)).toBe(false);
    expect(await countUsers()).toBe(1);
  });

  test('by a role in the body (22: mass assignment), or with the address of another account', async () => {
    const code = await givenCode();
    expectProblem(await setUp({ ...person(), code, role: 'admin' }), 422);
    const account = await project.createAccount({ role: 'user' });
    expectProblem(await setUp({ ...person({ email: account.email }), code }), 409);
    expect(await setUp({ ...person(), code })).toMatchObject({ status: 201 });
  });

  test('by an answer of the database: only the hash of the code is there', async () => {
    const code = await givenCode();
    const { docs } = await project.firestore.collection('setup_codes').get();
    expect(docs.map((doc) => doc.get('code_hash') as string)).toEqual([
      expect.stringMatching(/^[\da-f]{64}$/),
    ]);
    expect(JSON.stringify(docs.map((doc) => doc.data()))).not.toContain(code);
  });
});

test('a site with an admin says that none is needed', async () => {
  expect((await call('/api/auth/setup')).body).toEqual({ is_needed: false });
});
