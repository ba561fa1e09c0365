/** The first admin of a new site, in the browser, by keyboard: from the code that is shown where it runs to the first screen. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { fillLogin, findViolations } from '../support/dashboard/dashboard.js';
import { startNewSite, type NewSite } from '../support/dashboard/new-site.js';
import { collectErrors, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(120_000);

const PASSWORD = 'eleven lighthouses, no fog';

let site: NewSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startNewSite(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

beforeEach(async () => {
  await site.begin();
  context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  errors = collectErrors(page);
  await page.goto(`${site.url}/admin`);
  await heading('Welcome').waitFor();
});

afterEach(() => context.close());

const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const focusOn = (found: Locator): Promise<void> => found.and(page.locator(':focus')).waitFor();
const newAddress = () => `first-${randomUUID()}@admins.test`;

/** Goes through the form as who has no mouse, from its first field on, and sends it by Enter. */
async function typeAll(code: string, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Code').focus();
  for (const [label, value] of [
    ['Code', code],
    ['First name', 'Ada'],
    ['Last name', 'Lovelace'],
    ['E-mail', email],
    ['Password', password],
  ] as const) {
    await focusOn(page.getByLabel(label, { exact: true }));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(value);
    if (label !== 'Password') await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

/** What the form says went wrong; who can't see it is led there. */
async function refusal(): Promise<string> {
  const alert = page.getByRole('alert').filter({ hasText: /\S/ });
  await alert.waitFor();
  await focusOn(alert);
  return (await alert.textContent()) ?? '';
}

test('with the code of npm run create-admin the first screen is reached, which stays after a reload', async () => {
  const email = newAddress();
  await focusOn(page.getByLabel('Code'));
  expect(await findViolations({ page, errors })).toEqual([]);
  await typeAll(await site.makeCode(), email);
  await heading('Hello, Ada').waitFor();
  await page.getByRole('navigation', { name: 'Dashboard' }).getByRole('link', { name: 'Settings' }).waitFor();
  await page.reload();
  await heading('Hello, Ada').waitFor();
  const { docs } = await site.firestore.collection('users').get();
  expect(docs.map((doc) => doc.data())).toMatchObject([{ email, role: 'admin', is_active: true }]);

  const other = await browser.newContext({ reducedMotion: 'reduce' });
  const login = await other.newPage();
  await login.goto(`${site.url}/admin`);
  await login.getByRole('heading', { level: 1, name: 'Log in' }).waitFor();
  await fillLogin(login, { email, password: PASSWORD });
  await login.getByRole('heading', { level: 1, name: 'Hello, Ada' }).waitFor();
  await other.close();
  expect(errors).toEqual([]);
});

test('a password that is too easy is refused at its field, and the code is still good', async () => {
  const [code, email] = [await site.makeCode(), newAddress()];
  await typeAll(code, email, 'password1');
  expect(await refusal()).toContain('Password');
  expect(await page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  await typeAll(code, email);
  await heading('Hello, Ada').waitFor();
});

describe('nobody gets in', () => {
  const refused = async (words: RegExp): Promise<void> => {
    expect(await refusal()).toMatch(words);
    expect(await page.getByLabel('First name').inputValue()).toBe('Ada');
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('__session');
  };

  test('without a code that was made', async () => {
    await typeAll('no code of this site', newAddress());
    await refused(/code/i);
    expect((await site.firestore.collection('users').get()).empty).toBe(true);
  });

  test('with another code than the one that was made last', async () => {
    const before = await site.makeCode();
    const code = await site.makeCode();
    await typeAll(before, newAddress());
    await refused(/code/i);
    await typeAll(code, newAddress());
    await heading('Hello, Ada').waitFor();
  });

  test('with a code that is older than an hour', async () => {
    const code = await site.makeCode();
    const stored = site.firestore.collection('setup_codes').doc('first-admin');
    await stored.update({ expires_at: new Date(Date.now() - 1_000) });
    await typeAll(code, newAddress());
    await refused(/code/i);
    expect((await site.firestore.collection('users').get()).empty).toBe(true);
  });

  test('with a code that was used, in a page that was open before', async () => {
    const code = await site.makeCode();
    const other = await context.newPage();
    await other.goto(`${site.url}/admin`);
    await other.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
    await typeAll(code, newAddress());
    await heading('Hello, Ada').waitFor();
    await context.clearCookies();
    page = other;
    await page.bringToFront();
    await typeAll(code, newAddress());
    await refused(/admin/i);
    expect((await site.firestore.collection('users').get()).size).toBe(1);
    await page.reload();
    await heading('Log in').waitFor();
  });
});
