/** What somebody does with their own account in the dashboard; the second factor is in admin-site.test.ts. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { linkOf, mailsTo, waitForMailTo } from '../support/accounts/account-mail.js';
import { logIn, refresh, tryLogin } from '../support/accounts/accounts.js';
import { fillLogin, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS } from '../support/suite/browser.js';
import { beginEachAsVisitor } from '../support/suite/visitor.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const NEW_PASSWORD = 'seven herons on one leg';

let browser: Browser;
let visitor: BrowserContext;
let dashboard: Dashboard;
let page: Page;

beginEachAsVisitor((begun) => {
  ({ browser, context: visitor } = begun);
});

beforeEach(async () => {
  dashboard = await openDashboard(browser, { role: 'editor' });
  page = dashboard.page;
});

afterEach(() => dashboard.context.close());

const open = async (): Promise<void> => {
  await dashboard.open('/admin/profile');
  await heading('Your profile').waitFor();
};
const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const field = (name: string): Locator => page.getByLabel(name, { exact: true });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('another password ends the other sessions, not this one, and is the one that counts', async () => {
  const { account } = dashboard;
  const other = await logIn(account);
  await open();
  await field('Present password').fill('not the present one');
  await field('New password').fill(NEW_PASSWORD);
  await press('Change the password');
  await page
    .getByRole('alert')
    .filter({ hasText: /password/i })
    .first()
    .waitFor();
  expect(await field('New password').inputValue()).toBe(NEW_PASSWORD);
  dashboard.errors.length = 0;

  await field('Present password').fill(account.password);
  await press('Change the password');
  await page.getByText('Your password is changed. Other sessions have ended.').waitFor();
  expect(await field('New password').inputValue()).toBe('');
  expect((await refresh(other.refresh_token)).status).toBe(401);
  expect((await tryLogin(account)).status).toBe(401);
  expect((await tryLogin({ ...account, password: NEW_PASSWORD })).status).toBe(200);
  await page.reload();
  await heading('Your profile').waitFor();
  await waitForMailTo(account.email, 'Your password was changed');
  expect(dashboard.errors).toEqual([]);
});

test('another address is taken once the link that is mailed to it is opened', async () => {
  const { account } = dashboard;
  const email = `moved-${randomUUID()}@accounts.test`;
  await open();
  await field('New address').fill(email);
  await press('Change the address');
  await page.getByText(`A link was sent to ${email}.`).waitFor();
  const link = linkOf(await waitForMailTo(email, 'Confirm your new e-mail address'));
  expect((await tryLogin({ ...account, email })).status).toBe(401);

  const mail = await visitor.newPage();
  await mail.goto(link);
  await mail.getByRole('button', { name: 'Use this address' }).click();
  await mail.getByRole('heading', { name: 'Your address is changed' }).waitFor();
  await mail.getByRole('main').getByRole('link', { name: 'Log in' }).click();
  await fillLogin(mail, { email, password: account.password });
  await mail.getByRole('heading', { level: 1, name: 'Hello, Test' }).waitFor();
  await mail.goto(new URL('/admin/profile', mail.url()).href);
  await mail.getByText(email).first().waitFor();
  await waitForMailTo(account.email, 'Your e-mail address was changed');
  expect((await mailsTo(email)).length).toBe(1);
});

test('a session elsewhere is seen and ended, and then all of them', async () => {
  const { account } = dashboard;
  const headers = {
    'User-Agent': 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  };
  const other = await logIn(account, { headers });
  await open();
  const sessions = page.getByRole('list', { name: 'Where you are logged in' }).getByRole('listitem');
  await waitFor(async () => (await sessions.count()) === 2);
  expect(await sessions.filter({ hasText: 'this one' }).getByRole('button').count()).toBe(0);
  await sessions.getByRole('button', { name: /^End the session on .*Safari/ }).click();
  await page.getByText('That session has ended.').waitFor();
  await waitFor(async () => (await sessions.count()) === 1);
  expect((await refresh(other.refresh_token)).status).toBe(401);

  await press('Log out everywhere');
  await page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click();
  await heading('Log in').waitFor();
  await page.reload();
  await heading('Log in').waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('what authors say of themselves is on their page', async () => {
  const { account } = dashboard;
  const { access_token: token } = await logIn(account);
  const mark = randomUUID().slice(0, 8);
  const body = { title: `By somebody ${mark}`, content_md: 'Text.', status: 'published' };
  const post = await call<{ slug: string }>('/admin/api/posts', { method: 'POST', token, body });
  expect(post.status).toBe(201);
  await open();
  await field('About you').fill(`I count *herons* ${mark}.`);
  const links = page.getByRole('group', { name: 'Links' });
  await links.getByRole('button', { name: 'Add one' }).click();
  await links.getByLabel('Text 1').fill('Herons');
  await links.getByLabel('Address 1').fill('not an address');
  await press('Save');
  await page.locator('[aria-invalid="true"]').waitFor();
  expect(await links.getByLabel('Address 1').getAttribute('aria-invalid')).toBe('true');
  dashboard.errors.length = 0;
  await links.getByLabel('Address 1').fill('https://herons.example/');
  await press('Save');
  await page.getByText('Saved. Visitors read it at once.').waitFor();

  const site = await visitor.newPage();
  await site.goto(new URL(`/posts/${post.body.slug}`, page.url()).href);
  await site.getByRole('link', { name: 'Test Account' }).first().click();
  await site.getByRole('heading', { level: 1, name: 'Test Account' }).waitFor();
  await waitFor(
    async () => {
      if ((await site.getByText(mark).count()) > 0) return true;
      await site.reload();
      return false;
    },
    { timeoutMs: 20_000, description: 'the author’s page to have it' },
  );
  expect(await site.locator('em', { hasText: 'herons' }).count()).toBeGreaterThan(0);
  expect(await site.getByRole('link', { name: 'Herons' }).first().getAttribute('href')).toBe(
    'https://herons.example/',
  );
  expect(dashboard.errors).toEqual([]);
});
