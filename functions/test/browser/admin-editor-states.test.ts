/** A key that is pressed while an item is opened, published, frozen, in the trash or left: it is kept, or it does nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

interface Item {
  readonly id: string;
  readonly content_md: string;
  readonly status: string;
  readonly version: number;
}

let browser: Browser;
let dashboard: Dashboard;
let token: string;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  token = (await logIn(dashboard.account)).access_token;
});

beforeEach(() => {
  page = dashboard.page;
});

afterAll(() => browser.close());

const text = (): Locator => page.getByLabel('Text, in Markdown');
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const saved = (): Promise<void> =>
  page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
const isWritable = async (): Promise<boolean> => (await text().getAttribute('readonly')) === null;

async function edit(body: object): Promise<Item> {
  const { body: post } = await call<Item>('/admin/api/posts', { method: 'POST', token, body });
  await dashboard.open(`/admin/posts/${post.id}`);
  await waitFor(isWritable);
  return post;
}

async function append(words: string): Promise<void> {
  await text().press('Control+End');
  await page.keyboard.type(words);
}

async function leave(): Promise<void> {
  await page.getByRole('link', { name: 'Posts', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Posts' }).waitFor();
}

const read = async ({ id }: Item): Promise<Item> =>
  (await call<Item>(`/admin/api/posts/${id}`, { token })).body;
const copyOf = ({ id }: Item) => call<Item>(`/admin/api/posts/${id}/working-copy`, { token });

test('what is typed on a published post that was opened without a network does not go live when it is left', async () => {
  const post = await edit({ title: 'Tunnel', content_md: 'Live.', status: 'published' });
  await page.route('**/working-copy', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await append(' Not yet.');
  await page.locator('.saving').getByText('Offline – kept on this device').waitFor();
  // The item can't be asked for, but soon it can be saved.
  await page.route(`**/admin/api/posts/${post.id}`, (route) => route.abort());
  await page.reload();
  // Requests are tried several times before the journal is gone on from.
  await text().waitFor();
  expect(await text().inputValue()).toBe('Live. Not yet.');
  await page.unroute('**/working-copy');
  await append(' Nor this.');
  await waitFor(async () => (await copyOf(post)).body.content_md === 'Live. Not yet. Nor this.', {
    timeoutMs: 30_000,
  });
  await leave();
  await page.unroute(`**/admin/api/posts/${post.id}`);
  await delay(1_000);
  expect(await read(post)).toMatchObject({ content_md: 'Live.', version: 1 });
});

test('what is typed on a draft that somebody publishes meanwhile does not go live when it is left', async () => {
  const post = await edit({ title: 'Draft', content_md: 'Draft.' });
  await append(' More.');
  await saved();
  const published = await call(`/admin/api/posts/${post.id}/publish`, { method: 'POST', token, body: {} });
  expect(published.status).toBe(200);
  await leave();
  await delay(1_000);
  expect(await read(post)).toMatchObject({ content_md: 'Draft.', status: 'published' });
  expect((await copyOf(post)).body.content_md).toBe('Draft. More.');
});

test('what is typed while somebody sets a time for the changes is kept, and saved once the time is taken back', async () => {
  const post = await edit({ title: 'Frozen', content_md: 'Live.', status: 'published' });
  await append(' Changed.');
  await saved();
  const { headers } = await copyOf(post);
  const scheduled = await call(`/admin/api/posts/${post.id}/working-copy/schedule`, {
    method: 'POST',
    token,
    headers: { 'If-Match': headers.get('etag') ?? '' },
    body: { publish_at: '2035-03-01T09:00:00.000Z' },
  });
  expect(scheduled.status).toBe(200);
  await append(' Too late.');
  await page.getByText('To write on, take that time back.').waitFor();
  expect(await isWritable()).toBe(false);
  await button('Go on editing').click();
  await page.getByText('The time is taken back.').waitFor();
  await saved();
  expect((await copyOf(post)).body.content_md).toBe('Live. Changed. Too late.');
});

test('what is in the trash says so, and takes no keys', async () => {
  const post = await edit({ title: 'Trash', content_md: 'Gone.' });
  await call(`/admin/api/posts/${post.id}`, {
    method: 'DELETE',
    token,
    headers: { 'If-Match': `"${post.version}"` },
  });
  await page.reload();
  await page.getByText('This post is in the trash.').waitFor();
  expect(await isWritable()).toBe(false);
  expect(await button('Publish…').count()).toBe(0);
});

test('while it is published, what is typed is for later', async () => {
  const post = await edit({ title: 'Sentence', content_md: 'Whole.', status: 'published' });
  await append(' Second.');
  await saved();
  await page.route('**/working-copy/apply', async (route) => {
    await delay(2_500);
    await route.continue();
  });
  await button('Publish changes').click();
  await append(' Half a sen');
  await page.getByText('The changes are live.').waitFor();
  await saved();
  expect(await read(post)).toMatchObject({ content_md: 'Whole. Second.', version: 2 });
  expect((await copyOf(post)).body.content_md).toBe('Whole. Second. Half a sen');
  expect(await text().inputValue()).toBe('Whole. Second. Half a sen');
});

test('while a former version is restored, nothing can be typed that would go with it', async () => {
  await edit({ title: 'Restored', content_md: 'First.', status: 'published' });
  await append(' Changed.');
  await saved();
  await page.route('**/working-copy', async (route) => {
    await delay(1_000);
    await route.continue();
  });
  await page.getByRole('button', { name: 'More to do with this post' }).click();
  await button('Discard the changes…').click();
  await button('Discard the changes').click();
  await waitFor(async () => !(await isWritable()));
  await waitFor(isWritable);
  await page.unroute('**/working-copy');
  await append(' Again.');
  await saved();
  expect(await text().inputValue()).toBe('First. Again.');
});

test('a network that comes and goes while it is opened begins one session, which keeps what is typed', async () => {
  const post = await edit({ title: 'Once', content_md: 'Start.' });
  let isSlow = true;
  await page.route(`**/admin/api/posts/${post.id}`, async (route) => {
    if (isSlow && route.request().method() === 'GET') await delay(1_500);
    await route.continue();
  });
  await page.goto('about:blank');
  await dashboard.open(`/admin/posts/${post.id}`);
  for (let times = 0; times < 3; times++) {
    await delay(200);
    await page.evaluate(() => dispatchEvent(new Event('online')));
  }
  await waitFor(isWritable);
  await append(' Typed at once.');
  await delay(3_500);
  isSlow = false;
  await saved();
  expect(await text().inputValue()).toBe('Start. Typed at once.');
  expect((await copyOf(post)).body.content_md).toBe('Start. Typed at once.');
  await page.unroute(`**/admin/api/posts/${post.id}`);
});
