import { randomUUID } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { changeAccount, createAccount, logIn } from '../support/accounts/accounts.js';
import { codeOf, stepNow } from '../support/accounts/authenticator.js';
import { refreshByCookie } from '../support/accounts/cookies.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';
import { fillLogin, openDashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS } from '../support/suite/browser.js';
import { beginEachAsVisitor, type Visitor } from '../support/suite/visitor.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let context: BrowserContext;
let page: Page;
let open: Visitor['open'];
let consoleErrors: string[];

beginEachAsVisitor((visitor) => {
  ({ browser, context, page, open, errors: consoleErrors } = visitor);
});

const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const cookies = async () => new Map((await context.cookies()).map((cookie) => [cookie.name, cookie]));
const scriptVisible = () =>
  page.evaluate(() => JSON.stringify([document.cookie, localStorage, sessionStorage]));

describe('logging in to the dashboard', () => {
  test('is where the front page leads, and where the login page of before was', async () => {
    await open('/');
    await page.getByRole('link', { name: 'Log in' }).click();
    await heading('Log in').waitFor();
    expect(await cookies()).toEqual(new Map());
    await open('/account/login');
    await heading('Log in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin');
    expect(consoleErrors).toEqual([]);
  });

  test('keeps the refresh token where no script reads it, goes on after a reload, and logs out', async () => {
    const account = await createAccount();
    await open('/admin/profile');
    await fillLogin(page, account);
    await heading('Your profile').waitFor();
    await page.getByText('this one').waitFor();

    const session = (await cookies()).get('__session');
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
    expect(await scriptVisible()).toContain('csrf_token=');
    expect(await scriptVisible()).not.toContain('__session');
    expect(await scriptVisible()).not.toContain(session?.value);

    await page.reload();
    await heading('Your profile').waitFor();
    const later = (await cookies()).get('__session');
    expect(later?.value).not.toBe(session?.value);
    const csrfToken = (await cookies()).get('csrf_token')?.value ?? '';

    await press('Log out');
    await heading('Log in').waitFor();
    expect(await cookies()).toEqual(new Map());
    expect((await refreshByCookie({ cookie: later?.value ?? '', csrfToken })).status).toBe(401);
    await page.reload();
    await heading('Log in').waitFor();
    expect(consoleErrors).toEqual([]);
  });

  test('takes an address with letters of every script, and what the API says of one', async () => {
    const email = `zoë-${randomUUID()}@accounts.test`;
    const password = 'the first pass phrase';
    await call('/api/auth/register', { method: 'POST', body: { email, password, first_name: 'Zoë' } });
    await open('/admin');
    await fillLogin(page, { email: 'zoë@nowhere', password });
    await page.getByText('must be an e-mail address').first().waitFor();
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    await fillLogin(page, { email, password });
    await heading('Hello, Zoë').waitFor();
  });

  test('counts in each tab', async () => {
    await open('/admin');
    await fillLogin(page, await createAccount());
    await heading('Hello, Test').waitFor();
    const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(page.url())));
    for (const tab of tabs) await tab.getByRole('heading', { level: 1, name: 'Hello, Test' }).waitFor();
  });

  test('says what is missing and what is wrong, and keeps what was typed', async () => {
    const account = await createAccount();
    await open('/admin');
    await press('Log in');
    const alert = page.getByRole('alert');
    await alert.getByRole('link', { name: 'Enter your password.' }).click();
    await page.getByLabel('Password', { exact: true }).and(page.locator(':focus')).waitFor();
    await fillLogin(page, { ...account, password: 'not the password' });
    await alert.filter({ hasText: 'The e-mail address or the password is wrong.' }).waitFor();
    await alert.and(page.locator(':focus')).waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(account.email);
    expect(await cookies()).toEqual(new Map());
    expect(consoleErrors).toEqual([expect.stringContaining('401')]);
  });

  test('asks for the code where there is two-factor login', async () => {
    const account = await createSecuredAccount();
    await open('/admin');
    expect(await page.getByLabel('Code').count()).toBe(0);
    await fillLogin(page, account);
    const code = page.getByLabel('Code');
    await code.waitFor();
    await code.and(page.locator(':focus')).waitFor();
    await code.fill(codeOf(account.secret, stepNow()));
    await press('Log in');
    await heading('Hello, Test').waitFor();
    expect(consoleErrors).toEqual([expect.stringContaining('401')]);
  });

  test('sends another link to who is not verified', async () => {
    const account = await createAccount();
    await changeAccount(account.id, { email_verified_at: null });
    await open('/admin/profile');
    await fillLogin(page, account);
    await press('Send another link');
    await page.getByText('A link was sent to your address.').waitFor();
    await page.goto(linkOf(await waitForMailTo(account.email, 'Confirm your e-mail address')));
    await press('Confirm this address');
    await heading('Your address is confirmed').waitFor();
    await open('/admin/profile');
    await heading('Your profile').waitFor();
    expect(await page.getByRole('button', { name: 'Send another link' }).count()).toBe(0);
    expect(consoleErrors).toEqual([]);
  });

  test('shows each what they may do: readers their account, editors what they write, admins all', async () => {
    for (const [role, seen, unseen] of [
      ['user', 'Your profile', 'Posts'],
      ['editor', 'Media', 'Settings'],
      ['admin', 'Audit log', null],
    ] as const) {
      const dashboard = await openDashboard(browser, { role });
      const links = dashboard.page.getByRole('navigation', { name: 'Dashboard' });
      await links.getByRole('link', { name: seen }).waitFor();
      if (unseen) expect(await links.getByRole('link', { name: unseen }).count()).toBe(0);
      await dashboard.open('/admin/settings');
      const title = role === 'admin' ? 'Settings' : 'Nothing is here';
      await dashboard.page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(dashboard.errors).toEqual([]);
      await dashboard.context.close();
    }
  });
});

describe('a session that ends', () => {
  test('asks for the password in place, and what was typed goes on', async () => {
    const dashboard = await openDashboard(browser, { role: 'user' });
    const { page: tab, account, errors } = dashboard;
    await dashboard.open('/admin/profile');
    await tab.getByLabel('First name').fill('Grace');
    const { access_token: token } = await logIn(account);
    await call('/api/auth/logout-all', { method: 'POST', token });

    await tab.getByRole('button', { name: 'Save the name' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Log in again' });
    const password = dialog.getByLabel(`Password of ${account.email}`);
    await password.waitFor();
    await password.and(tab.locator(':focus')).waitFor();
    await password.fill('not it');
    await tab.keyboard.press('Enter');
    await dialog.getByText('The e-mail address or the password is wrong.').waitFor();
    await password.fill(account.password);
    await tab.keyboard.press('Enter');
    await tab.getByText('Your name is saved.').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(await tab.getByLabel('First name').inputValue()).toBe('Grace');
    // The refusals are what the browser itself reports.
    for (const error of errors) expect(error).toContain('401');
    await dashboard.context.close();
  });

  test('shows the form again when the page is loaded anew', async () => {
    const dashboard = await openDashboard(browser, { role: 'user' });
    const { access_token: token } = await logIn(dashboard.account);
    await call('/api/auth/logout-all', { method: 'POST', token });
    await dashboard.page.reload();
    await dashboard.page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor();
    await dashboard.context.close();
  });
});
