/** Addresses without mail, and lists that are looked through by what their rows show. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { createAccount } from '../support/accounts/accounts.js';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const mark = randomUUID().slice(0, 8);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  page = dashboard.page;
});

afterAll(() => browser.close());

const press = (name: string, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true }).click();

test('an address is put on the list of those without mail, found there, and taken off it', async () => {
  const address = `gone-${mark}@example.org`;
  await dashboard.open('/admin/mails');
  await page.getByRole('link', { name: 'Addresses without mail' }).click();
  await page.getByRole('heading', { level: 1, name: 'Addresses without mail' }).waitFor();
  await press('Add an address');
  const dialog = page.getByRole('dialog', { name: 'Add an address' });
  await dialog.getByLabel('E-mail').fill('no address');
  await press('Add it', dialog);
  await dialog.locator('[aria-invalid="true"]').waitFor();
  dashboard.errors.length = 0;
  await dialog.getByLabel('E-mail').fill(address);
  await dialog.getByLabel('Because').selectOption('bounced');
  await dialog.getByLabel('How that is known').fill('A letter said so.');
  await press('Add it', dialog);
  await page.getByText(`${address} is on the list.`).waitFor();

  await page.getByLabel('Search addresses').fill(`gone-${mark}`);
  const row = page.getByRole('row').filter({ hasText: address });
  await row.getByText('No such mailbox').waitFor();
  await row.getByText('A letter said so.').waitFor();
  await page.getByLabel(`Choose ${address}`).check();
  await press('Send mail again');
  await press('Send mail again', page.getByRole('dialog'));
  await page.getByText('1 address taken off the list.').waitFor();
  await page.getByText('Nothing is like that.').waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('a returned mail is read, and says what came of it', async () => {
  const address = `nobody-${mark}@example.org`;
  const report = `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: 5.1.1\n`;
  await dashboard.open('/admin/mails/suppressions');
  await press('Read a returned mail');
  const dialog = page.getByRole('dialog', { name: 'Read a returned mail' });
  await dialog.getByLabel('The mail’s source').fill(report);
  await press('Read it', dialog);
  await dialog.getByText('was left alone: the report is about no mail of this site.').waitFor();
  await dialog.getByLabel('Also where it is about no mail of this site').check();
  await press('Read it', dialog);
  await dialog.getByText('gets no mail any more.').waitFor();
  await press('Close', dialog);
  await page.getByRole('row').filter({ hasText: address }).getByText('A returned mail').waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('accounts, files, mails and jobs are narrowed and sorted by what the API knows', async () => {
  const { email } = await createAccount({ role: 'editor', lastName: mark });
  await dashboard.open(`/admin/users?q=${mark}`);
  await page.getByLabel('Second factor').selectOption('false');
  await page.getByLabel('Address', { exact: true }).selectOption('true');
  await page.getByLabel('Order', { exact: true }).selectOption('email');
  await page.getByRole('rowheader').filter({ hasText: email }).waitFor();
  expect(new URL(page.url()).search).toContain('sort=email');
  await page.getByLabel('Second factor').selectOption('true');
  await page.getByText('Nothing is like that.').waitFor();

  await dashboard.open('/admin/media');
  await page.getByLabel('Order', { exact: true }).selectOption('-bytes');
  await page.waitForURL(/sort=-bytes/);
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.media-grid li').count()).toBeGreaterThan(0);
  // Searched for they stand by time, whatever was chosen.
  await page.getByLabel('Search files by their words').fill(`nothing-${mark}`);
  await page.getByText('Nothing is like that.').waitFor();
  expect(new URL(page.url()).search).toContain('sort=-bytes');
  await page.getByText('Largest first (not with search or days)').waitFor({ state: 'attached' });

  await dashboard.open('/admin/mails');
  await page.getByLabel('Search by whole address').fill(`nobody-${randomUUID()}@example.org`);
  await page.getByText('Nothing is like that.').waitFor();

  await dashboard.open('/admin/jobs?status=failed&kind=import');
  expect(await page.getByLabel('State', { exact: true }).inputValue()).toBe('failed');
  expect(await page.getByLabel('Job', { exact: true }).inputValue()).toBe('import');
  expect(dashboard.errors).toEqual([]);
});
