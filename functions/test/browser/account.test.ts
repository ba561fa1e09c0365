import { randomUUID } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { createAccount, logIn, readProfile, tryLogin, type Account } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { beginEachAsVisitor, type Visitor } from '../support/suite/visitor.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const NEW_PASSWORD = 'a pass phrase of this test';

let context: BrowserContext;
let page: Page;
let open: Visitor['open'];
let consoleErrors: string[];

beginEachAsVisitor((visitor) => {
  ({ context, page, open, errors: consoleErrors } = visitor);
});

const newAddress = () => `browser-${randomUUID()}@accounts.test`;
const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const press = (name: string) => page.getByRole('button', { name }).click();

async function expectHeading(name: string): Promise<void> {
  await heading(name).waitFor();
  await heading(name).and(page.locator(':focus')).waitFor();
}

/** Opens a mailed link, as its reader does. */
async function openLink(address: string, subject: string): Promise<string> {
  const link = linkOf(await waitForMailTo(address, subject));
  expect(link.startsWith(`${environment.siteUrl}/account/`)).toBe(true);
  await page.goto(link);
  return link;
}

/** What is sent to the API from now on, such as `POST /api/auth/login`; the list grows by itself. */
function collectWrites(): string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return writes;
}

async function register(): Promise<Account> {
  const [email, password] = [newAddress(), 'the first pass phrase'];
  const answer = await call<{ user_id: string }>('/api/auth/register', {
    method: 'POST',
    body: { email, password, first_name: 'Ada', last_name: 'Lovelace' },
  });
  expect(answer.status).toBe(201);
  return { id: answer.body.user_id, email, password, role: 'user' };
}

async function profileOf(account: Account): Promise<Record<string, unknown>> {
  const { access_token: token } = await logIn(account);
  return (await readProfile(token)).body as unknown as Record<string, unknown>;
}

async function fillLogin({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press('Log in');
}

describe('a mailed link', () => {
  test('verifies the address once its button is pressed, not before, and is then void', async () => {
    const account = await register();
    const writes = collectWrites();
    const link = await openLink(account.email, 'Confirm your e-mail address');
    await heading('Confirm your e-mail address').waitFor();
    expect(page.url()).toBe(link.replace(/#.*/, ''));
    expect(writes).toEqual([]);
    expect(await profileOf(account)).toMatchObject({ email_verified: false });

    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
    expect(writes).toEqual(['POST /api/auth/verify-email']);
    expect(await profileOf(account)).toMatchObject({ email_verified: true });
    expect(consoleErrors).toEqual([]);

    await page.goto(link);
    await page.waitForURL(link.replace(/#.*/, ''));
    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
    expect(consoleErrors).toEqual([]);
  });

  test('that is void says so', async () => {
    await open(`/account/verify-email#token=${'x'.repeat(43)}`);
    await press('Confirm this address');
    await expectHeading('This link is not good any more');
    // The browser itself reports the 400; nothing else may have gone wrong.
    expect(consoleErrors).toEqual([expect.stringContaining('400')]);
  });

  test.each<[string, (link: string) => string]>([
    ['encoded', (link) => link.replace('#', '%23')],
    ['encoded with its sign', (link) => link.replace('#token=', '%23token%3D')],
    ['encoded twice', (link) => link.replace('#', '%2523')],
    ['made a query', (link) => link.replace('#', '?')],
    ['followed by more', (link) => `${link}&utm_source=mail`],
  ])('is repaired when a mail scanner had its fragment %s', async (_how, spoil) => {
    const account = await register();
    const link = linkOf(await waitForMailTo(account.email, 'Confirm your e-mail address'));
    await page.goto(spoil(link));
    await heading('Confirm your e-mail address').waitFor();
    expect(page.url()).toBe(link.replace(/#.*/, ''));
    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
    expect(await profileOf(account)).toMatchObject({ email_verified: true });
    expect(consoleErrors).toEqual([]);
  });

  test('that lost its fragment is made up for by the code in the mail, or the whole link', async () => {
    const account = await register();
    const mail = await waitForMailTo(account.email, 'Confirm your e-mail address');
    const link = linkOf(mail);
    const [, code = ''] = /paste this code there:\s+([\w-]{43})\s/.exec(mail.text) ?? [];
    expect(link).toBe(`${environment.siteUrl}/account/verify-email#token=${code}`);
    const field = page.getByLabel('Code from the mail');
    for (const typed of [` ${code} `, link, `https://scan.example/?url=${encodeURIComponent(link)}&data=x`]) {
      await page.goto('about:blank');
      await open('/account/verify-email');
      await expectHeading('The link is not complete');
      await field.fill(code.slice(1));
      await press('Go on');
      await page.locator('#mailed-code-error').filter({ hasText: 'not the whole code' }).waitFor();
      await field.fill(typed);
      await press('Go on');
      await expectHeading('Confirm your e-mail address');
    }
    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
    expect(consoleErrors).toEqual([]);
  });

  test('changes the address', async () => {
    const account = await createAccount();
    const email = newAddress();
    const { access_token: token } = await logIn(account);
    await call('/api/auth/change-email', { method: 'POST', token, body: { new_email: email } });
    await openLink(email, 'Confirm your new e-mail address');
    await press('Use this address');
    await expectHeading('Your address is changed');
    expect(await profileOf({ ...account, email })).toMatchObject({ email, email_verified: true });
    expect(consoleErrors).toEqual([]);
  });

  test('makes the account of an invitation', async () => {
    const email = newAddress();
    const { access_token: token } = await login('admin');
    await call('/admin/api/users/invite', { method: 'POST', token, body: { email, role: 'editor' } });
    await openLink(email, 'You are invited');
    await press('Make the account');
    const alert = page.getByRole('alert');
    await alert.getByRole('link', { name: 'Choose a password.' }).click();
    const password = page.getByLabel('Password', { exact: true });
    await password.and(page.locator(':focus')).waitFor();

    await page.getByLabel('First name').fill('Grace');
    await page.getByLabel('Last name').fill('Hopper');
    await password.fill(NEW_PASSWORD);
    await page.getByLabel('Show password').check();
    expect(await password.getAttribute('type')).toBe('text');
    await press('Make the account');
    await expectHeading('Your account is made');
    expect(await profileOf({ id: '', email, password: NEW_PASSWORD, role: 'editor' })).toMatchObject({
      name: 'Grace Hopper',
      role: 'editor',
      email_verified: true,
    });
    expect(consoleErrors).toEqual([]);
  });

  test('sets a new password, which the API may find too easy; asked for and used in pages', async () => {
    const account = await createAccount();
    await open('/admin');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail').fill(account.email);
    await press('Send the link');
    await expectHeading('Look into your mail');

    await openLink(account.email, 'Set a new password');
    const password = page.getByLabel('New password');
    await password.fill('password1');
    await press('Set the password');
    await page.locator('[aria-invalid="true"]').waitFor();
    const complaint = page.locator('#new-password-error');
    expect(await complaint.textContent()).toBe('is one of the most used passwords; choose another');
    expect(await password.getAttribute('aria-describedby')).toBe('new-password-error new-password-hint');
    expect(await page.getByRole('alert').textContent()).toContain('New password: is one of the most used');

    await password.fill(NEW_PASSWORD);
    await press('Set the password');
    await expectHeading('Your new password is set');
    expect((await tryLogin(account)).status).toBe(401);
    await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
    await fillLogin({ ...account, password: NEW_PASSWORD });
    await heading('Hello, Test').waitFor();
    expect(consoleErrors).toEqual([expect.stringContaining('422')]);
  });

  test.each(['verify-email', 'reset-password', 'confirm-email', 'accept-invitation'])(
    'that is cut off is told from a void one: %s',
    async (name) => {
      const writes = collectWrites();
      for (const fragment of ['', '#token=', '#token=too-short', '#other=thing']) {
        await open(`/account/${name}`);
        await page.goto('about:blank');
        await open(`/account/${name}${fragment}`);
        await expectHeading('The link is not complete');
        expect(await page.getByRole('button').allTextContents()).toEqual(['Go on']);
        expect(page.url()).not.toContain('#');
      }
      expect(writes).toEqual([]);
      expect(consoleErrors).toEqual([]);
    },
  );

  test('opened in the tab of another one is that of its own', async () => {
    await open('/account/verify-email');
    await expectHeading('The link is not complete');
    const account = await register();
    const link = linkOf(await waitForMailTo(account.email, 'Confirm your e-mail address'));
    await page.evaluate((href) => {
      location.href = href;
    }, link);
    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
  });

  test('is not used up by a connection that fails', async () => {
    const account = await register();
    await openLink(account.email, 'Confirm your e-mail address');
    await context.setOffline(true);
    await press('Confirm this address');
    const alert = page.getByRole('alert').filter({ hasText: 'could not be reached' });
    await alert.waitFor();
    await alert.and(page.locator(':focus')).waitFor();
    await context.setOffline(false);
    await press('Confirm this address');
    await expectHeading('Your address is confirmed');
  });
});
