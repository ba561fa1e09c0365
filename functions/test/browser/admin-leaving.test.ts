/** Forms that were typed in and not sent: the dashboard asks before they are left, and only then. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { storeMessage } from '../support/work/messages.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  page = dashboard.page;
});
afterAll(() => browser.close());

beforeEach(() => page.unrouteAll());

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const question = (): Locator => page.getByRole('dialog', { name: 'Leave without saving?' });
const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });
const go = (name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Dashboard' }).getByRole('link', { name, exact: true }).click();
const footer = (): Locator => page.getByLabel('Footer', { exact: true });

/** Holds the answers to a request back until it is let go. @returns lets go */
async function holdBack(path: string, method: string): Promise<() => void> {
  const gate = Promise.withResolvers<undefined>();
  await page.route(`**${path}`, async (route: Route) => {
    if (route.request().method() === method) await gate.promise;
    await route.continue();
  });
  return () => {
    gate.resolve(undefined);
  };
}

test.each(['Back', 'a link'])('a half-written answer is not dropped by %s', async (way) => {
  const name = `Vera ${randomUUID()}`;
  await storeMessage({ name });
  await dashboard.open('/admin/messages');
  await page.getByRole('link', { name }).first().click();
  const answer = page.getByLabel(`To ${name}`);
  await answer.click();
  await page.keyboard.type('At nine, most days.');
  const leave = async (): Promise<void> => {
    // It ends when a page is come to, which the question keeps from happening.
    if (way === 'Back') void page.goBack().catch(() => null);
    else await go('Tags');
  };
  await leave();
  await question().getByRole('button', { name: 'Cancel' }).click();
  expect(await answer.inputValue()).toBe('At nine, most days.');
  await leave();
  await question().getByRole('button', { name: 'Leave' }).click();
  await heading(way === 'Back' ? 'Messages' : 'Tags').waitFor();
  expect(dashboard.errors).toEqual([]);
});

/** Saves the settings. @param meanwhile done before the answer comes */
async function save(meanwhile?: () => Promise<void>): Promise<void> {
  const letGo = await holdBack('/admin/api/settings', 'PATCH');
  await button('Save the settings').click();
  await button('Saving…').waitFor();
  await meanwhile?.();
  letGo();
  await button('Save the settings').waitFor();
}

test('what is saved is left at once', async () => {
  await dashboard.open('/admin/settings');
  const before = await footer().inputValue();
  for (const text of [`${before} and more`, before]) {
    await footer().fill(text);
    await save();
    await go('Tags');
    await heading('Tags').waitFor();
    await go('Settings');
    await footer().waitFor();
    expect(await footer().inputValue()).toBe(text);
  }
  expect(dashboard.errors).toEqual([]);
});

test('what is typed while the settings are being saved stays, is asked for, and can be saved', async () => {
  await dashboard.open('/admin/settings');
  const before = await footer().inputValue();
  await footer().fill(`${before} and`);
  await save(() => footer().fill(`${before} and more`));
  expect(await footer().inputValue()).toBe(`${before} and more`);
  await go('Tags');
  await question().getByRole('button', { name: 'Cancel' }).click();
  await footer().fill(before);
  await save();
  expect(await button('Save the settings').evaluate((one) => one === document.activeElement)).toBe(true);
  await go('Tags');
  await heading('Tags').waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('two forms with something typed ask once, and before logging out as well', async () => {
  const name = `Vlad ${randomUUID()}`;
  const id = await storeMessage({ name });
  await dashboard.open(`/admin/messages/${id}`);
  await page.getByLabel(`To ${name}`).fill('At nine.');
  await page.getByLabel('For those who run the site').fill('A regular.');
  await button('Log out').click();
  await question().getByRole('button', { name: 'Cancel' }).click();
  await page.route('**/api/auth/logout', (route) => route.abort());
  await button('Log out').click();
  await question().getByRole('button', { name: 'Leave' }).click();
  await page
    .getByText(/could not be reached/)
    .first()
    .waitFor();
  expect(await page.getByLabel(`To ${name}`).inputValue()).toBe('At nine.');
  await go('Tags');
  await question().getByRole('button', { name: 'Leave' }).click();
  await heading('Tags').waitFor();
  expect(await question().count()).toBe(0);
  dashboard.errors.length = 0;
});

test('a version that could not be taken back leaves what was typed', async () => {
  await dashboard.open('/admin/settings');
  await footer().fill('Half a sentence');
  await page.getByText('Versions of before').click();
  await page.route('**/restore', (route) => route.abort());
  await page
    .getByRole('button', { name: /^Take back version/ })
    .first()
    .click();
  await button('Take it back').click();
  await question().getByRole('button', { name: 'Leave' }).click();
  await page
    .getByText(/could not be reached/)
    .first()
    .waitFor();
  expect(await footer().inputValue()).toBe('Half a sentence');
  await go('Tags');
  await question().getByRole('button', { name: 'Leave' }).click();
  await heading('Tags').waitFor();
  dashboard.errors.length = 0;
});

test('a row that is taken away is a change, too', async () => {
  await dashboard.open('/admin/settings');
  await page
    .getByRole('button', { name: /^Take 1 away/ })
    .first()
    .click();
  await go('Tags');
  await question().getByRole('button', { name: 'Leave' }).click();
  await heading('Tags').waitFor();
  expect(dashboard.errors).toEqual([]);
});
