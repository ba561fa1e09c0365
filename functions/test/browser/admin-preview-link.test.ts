/** What somebody sees who is sent the link of an item that is being written. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
});

afterAll(() => browser.close());

test('the link of a published post shows what is written of it to who has it, and to nobody else', async () => {
  const { page } = dashboard;
  const { access_token: token } = await logIn(dashboard.account);
  const body = { title: 'Otters', content_md: 'They swim.', status: 'published' };
  const { body: post } = await call<{ id: string; slug: string }>('/admin/api/posts', {
    ...{ method: 'POST', token, body },
  });
  await dashboard.open(`/admin/posts/${post.id}`);
  await page.getByLabel('Title', { exact: true }).fill('Otters that sing');
  await page.getByLabel('Text, in Markdown').fill('They *sing*.');
  await page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^More to do with this/ }).click();
  await page.getByRole('button', { name: 'Link to show it to others…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/sees the page as it will be/).waitFor();
  const url = await dialog.getByLabel('Link').inputValue();

  const context = await newVisitor(browser);
  const visitor = await context.newPage();
  const errors = collectErrors(visitor);
  await visitor.goto(url);
  await visitor.getByRole('heading', { level: 1, name: 'Otters that sing' }).waitFor();
  await visitor.getByText('This is a preview.').waitFor();
  expect(await visitor.locator('article em').textContent()).toBe('sing');
  await visitor.goto(`${environment.siteUrl}/posts/${post.slug}`);
  await visitor.getByRole('heading', { level: 1, name: 'Otters', exact: true }).waitFor();
  await visitor.getByText('They swim.').waitFor();

  await dialog.getByRole('button', { name: 'End all links' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  expect((await visitor.goto(url))?.status()).toBe(403);
  await context.close();
  expect(dashboard.errors).toEqual([]);
});
