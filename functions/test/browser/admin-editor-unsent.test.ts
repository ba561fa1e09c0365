/** What was written and is on this device alone: it is found at the start, sent, or thrown away. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

interface Item {
  readonly id: string;
  readonly content_md: string;
}

let browser: Browser;
let dashboard: Dashboard;
let token: string;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  token = (await logIn(dashboard.account)).access_token;
  page = dashboard.page;
});

afterAll(() => browser.close());

const text = (): Locator => page.getByLabel('Text, in Markdown');
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const saved = (): Promise<void> =>
  page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
const isWritable = async (): Promise<boolean> => (await text().getAttribute('readonly')) === null;
const cardIn = (inPage: Page): Locator => inPage.getByRole('region', { name: 'Not on the server yet' });

/** Types something that can't be saved. */
async function writeUnsent(title: string): Promise<Item> {
  const body = { title, content_md: 'Start.' };
  const { body: post } = await call<Item>('/admin/api/posts', { method: 'POST', token, body });
  await dashboard.open(`/admin/posts/${post.id}`);
  await waitFor(isWritable);
  await page.route('**/working-copy', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await text().press('Control+End');
  await page.keyboard.type(' Unsent.');
  await page.locator('.saving').getByText('Offline – kept on this device').waitFor();
  return post;
}

test('what a tab has left that was closed before it could save is found at the start, and sent when it is opened', async () => {
  const post = await writeUnsent('Left behind');
  dashboard.errors.length = 0;
  await dashboard.open('/admin');
  const card = cardIn(page);
  await card.waitFor();
  expect(await findViolations(dashboard)).toEqual([]);
  expect(dashboard.errors).toEqual([]);
  await page.unroute('**/working-copy');
  await card.getByRole('link', { name: 'Left behind' }).click();
  await waitFor(async () => (await text().inputValue()) === 'Start. Unsent.');
  await saved();
  const copy = await call<Item>(`/admin/api/posts/${post.id}/working-copy`, { token });
  expect(copy.body.content_md).toBe('Start. Unsent.');
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Hello, Test' }).waitFor();
  await card.getByRole('link', { name: 'Left behind' }).waitFor({ state: 'detached' });
  await waitFor(
    async () =>
      (await call<Item>(`/admin/api/posts/${post.id}`, { token })).body.content_md === 'Start. Unsent.',
  );
});

test('what a tab has left can be thrown away', async () => {
  const post = await writeUnsent('Not meant');
  await dashboard.open('/admin');
  await page.unroute('**/working-copy');
  await page.getByRole('button', { name: 'Throw away what was written of Not meant' }).click();
  await button('Throw it away').click();
  await cardIn(page).getByRole('link', { name: 'Not meant' }).waitFor({ state: 'detached' });
  await dashboard.open(`/admin/posts/${post.id}`);
  await waitFor(isWritable);
  expect(await text().inputValue()).toBe('Start.');
});

test('what another tab is writing can’t be thrown away before that tab is closed', async () => {
  await writeUnsent('Being written');
  const second = await dashboard.context.newPage();
  await second.goto(new URL('/admin', page.url()).href);
  const card = cardIn(second);
  await card.getByText('open in an editor').waitFor();
  const throwAway = card.getByRole('button', { name: 'Throw away what was written of Being written' });
  expect(await throwAway.count()).toBe(0);
  await page.goto('about:blank');
  await page.unroute('**/working-copy');
  // It is looked again when somebody comes back to the page.
  await waitFor(async () => {
    await second.evaluate(() => dispatchEvent(new Event('focus')));
    return (await throwAway.count()) === 1;
  });
  await throwAway.click();
  await second.getByRole('button', { name: 'Throw it away', exact: true }).click();
  await card.waitFor({ state: 'detached' });
  await second.close();
});
