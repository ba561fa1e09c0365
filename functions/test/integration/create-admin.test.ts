/** The script is a process of its own, at a terminal and without one. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, jest, test } from '@jest/globals';
import { createAccount, firestore, logIn, readProfile, tryLogin } from '../support/accounts/accounts.js';
import { environment } from '../support/suite/environment.js';
import { hasPseudoTerminals, startInTerminal } from '../support/suite/pseudo-terminal.js';
import { expectTokenRefused } from '../support/http/problems.js';

jest.setTimeout(60_000);

const PASSWORD = 'a pass phrase nobody else has';
const SCRIPT = ['scripts/create-admin.mjs', '--project', environment.projectId];

const newAddress = () => `new-${randomUUID()}@admins.test`;

/** The suite's environment as an operator would have it: with the emulator's address, without any secret. */
function operatorEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['JWT_KEYRING', 'APP_SECRET', 'SMTP_URL', 'SITE_URL']) Reflect.deleteProperty(env, name);
  return env;
}

/** Runs the script without a terminal. Not spawnSync: the tests' own connections end while they are not looked after. */
async function run(options: readonly string[], input = '') {
  const child = spawn(process.execPath, [...SCRIPT, ...options], { env: operatorEnvironment() });
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: child.exitCode, stdout, stderr };
}

const named = (email: string) => ['--email', email, '--first-name', 'Ada', '--last-name', 'Lovelace'];

async function storedAccount(email: string) {
  const { docs } = await firestore.collection('users').where('email', '==', email).get();
  expect(docs.length).toBeLessThanOrEqual(1);
  return docs[0];
}

/** What the audit log says of an account, logins left out. */
async function auditOf(userId: string) {
  const { docs } = await firestore.collection('audit_log').where('target.id', '==', userId).get();
  return docs.map((doc) => doc.data()).filter(({ action }) => !String(action).startsWith('authn_login'));
}

test('with --code no code is made where there is an admin', async () => {
  const { status, stderr, stdout } = await run(['--code']);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('has an admin');
});

describe('a new address', () => {
  test('becomes an admin who can log in, without any secret of the functions', async () => {
    const email = newAddress();
    const created = await run(named(email), `${PASSWORD}\n`);
    expect(created).toMatchObject({ status: 0, stdout: expect.stringContaining(email) });
    const login = await tryLogin({ email, password: PASSWORD });
    expect(login.status).toBe(200);
    const { user } = login.body;
    expect(user).toMatchObject({ email, first_name: 'Ada', last_name: 'Lovelace', role: 'admin' });
    const stored = await storedAccount(email);
    expect(stored?.data()).toMatchObject({ is_active: true, email_verified_at: expect.anything() });
    expect(stored?.get('password_hash')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await auditOf(user.id)).toMatchObject([
      { action: 'user_created', actor_id: null, request_id: null, changes: { role: { after: 'admin' } } },
    ]);
  });

  test.each([
    ['spaces at both ends', '  a pass phrase  '],
    ['emoji', 'über 🔥🔥 crème'],
    ['72 bytes and one more', `${'a b c '.repeat(12)}!`],
  ])('has exactly the password that was given: %s', async (_what, password) => {
    const email = newAddress();
    expect(await run(named(email), `${password}\r\n`)).toMatchObject({ status: 0 });
    expect(await tryLogin({ email, password })).toMatchObject({ status: 200 });
    expect(await tryLogin({ email, password: password.slice(0, -1) })).toMatchObject({ status: 401 });
  });

  test.each<[string, string[], string, string]>([
    ['a short password', [], 'short', 'the password: must have at least 8'],
    ['a common password', [], 'password1', 'the password: is one of the most used'],
    ['the name as password', ['--last-name', 'Quartermain'], 'quartermain99', 'too easy to guess'],
    ['a bad address', ['--email', 'nobody'], PASSWORD, '--email: must be an e-mail address'],
    ['the password as an option', ['--password', PASSWORD], '', "Unknown option '--password'"],
    ['--promote', ['--promote'], PASSWORD, 'has no account'],
  ])('is not stored with %s', async (_what, options, input, message) => {
    const email = newAddress();
    const { status, stderr } = await run([...named(email), ...options], input);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m); // no stack
    expect(status).toBe(1);
    expect(await storedAccount(email)).toBeUndefined();
  });
});

describe('an address that has an account', () => {
  test('is left alone unless it is asked for, and so is its password', async () => {
    const account = await createAccount();
    const { status, stderr } = await run(named(account.email), 'another pass phrase');
    expect(stderr).toMatch(/has an account .*--promote/);
    expect(status).toBe(1);
    expect((await logIn(account)).user.role).toBe('user');
  });

  test('becomes an active admin with the password it had, and its sessions end', async () => {
    const account = await createAccount({ role: 'editor' });
    const { access_token: before } = await logIn(account);
    await firestore.collection('users').doc(account.id).update({ is_active: false });
    expect(await run(['--email', account.email.toUpperCase(), '--promote'])).toMatchObject({ status: 0 });
    expectTokenRefused(await readProfile(before));
    expect((await logIn(account)).user).toMatchObject({ id: account.id, role: 'admin' });
    const actions = (await auditOf(account.id)).map(({ action }) => String(action));
    expect(actions.sort()).toEqual(['authz_change', 'user_activated', 'user_created']);
  });

  test('is not promoted while the address is not verified: anybody may have registered it', async () => {
    const account = await createAccount();
    await firestore.collection('users').doc(account.id).update({ email_verified_at: null });
    const { status, stderr } = await run(['--email', account.email, '--promote']);
    expect(stderr).toContain('never verified');
    expect(status).toBe(1);
    expect((await storedAccount(account.email))?.get('role')).toBe('user');
  });

  test('that is an admin already needs nothing', async () => {
    const account = await createAccount({ role: 'admin' });
    const { access_token: token } = await logIn(account);
    expect(await run(['--email', account.email])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('admin already'),
    });
    expect(await readProfile(token)).toMatchObject({ status: 200 });
  });
});

/** At a terminal, which only util-linux's `script` gives without another package. */
const atTerminal = hasPseudoTerminals() ? test : test.skip;
const COMMAND = [process.execPath, ...SCRIPT].join(' ');

atTerminal('at a terminal everything is asked for, and the password is never shown', async () => {
  const email = newAddress();
  const terminal = startInTerminal(COMMAND, operatorEnvironment());
  await terminal.answer('E-mail address:', email);
  await terminal.answer('First name:', 'Ada');
  await terminal.answer('Last name:', 'Lovelace');
  await terminal.answer('Password:', 'qwertyuiop');
  await terminal.answer('most used passwords', '');
  terminal.type('\x14'); // Ctrl+T, at which some prompts show what was typed
  terminal.type('\x7f'.repeat('qwertyuiop'.length));
  await terminal.answer('Password:', PASSWORD);
  await terminal.answer('The same again:', 'a pass phrase with a mistake');
  await terminal.answer('The two differ', '');
  await terminal.answer('Password:', PASSWORD);
  await terminal.answer('The same again:', PASSWORD);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.shown()).toContain(email);
  for (const typed of ['qwerty', 'phrase', 'mistake', 'nobody else']) {
    expect(terminal.shown()).not.toContain(typed);
  }
  expect(await tryLogin({ email, password: PASSWORD })).toMatchObject({ status: 200 });
});

atTerminal('at a terminal Ctrl-C changes nothing', async () => {
  const email = newAddress();
  const terminal = startInTerminal(COMMAND, operatorEnvironment());
  await terminal.answer('E-mail address:', email);
  await terminal.answer('First name:', 'Ada');
  terminal.type('\x03');
  expect(await terminal.ended()).toBe(130);
  expect(terminal.shown()).toContain('Nothing was changed');
  expect(await storedAccount(email)).toBeUndefined();
});

atTerminal(
  'at a terminal an account is promoted when the answer is yes, and left when it is no',
  async () => {
    const account = await createAccount();
    for (const [answer, role] of [
      ['n', 'user'],
      ['y', 'admin'],
    ] as const) {
      const terminal = startInTerminal(COMMAND, operatorEnvironment());
      await terminal.answer('E-mail address:', account.email);
      await terminal.answer('Make it an admin?', answer);
      expect(await terminal.ended()).toBe(0);
      expect((await storedAccount(account.email))?.get('role')).toBe(role);
    }
  },
);
