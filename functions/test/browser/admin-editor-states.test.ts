/** A key that is pressed while an item is opened, published, frozen, in the trash or left: it is kept, or it does nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page, Request } from 'playwright-core';
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

/** Leaves the editor, and waits until it has let go of the item. @returns how often it asked for the copy to go live */
async function leave({ id }: Item): Promise<number> {
  const isOpen = (): Promise<boolean> =>
    page.evaluate(
      async (lock) => (await navigator.locks.query()).held?.some(({ name }) => name === lock) ?? false,
      `firefolio-editor:posts/${id}`,
    );
  expect(await isOpen()).toBe(true);
  let applied = 0;
  const count = (request: Request): void => {
    if (request.url().endsWith(`/${id}/working-copy/apply`)) applied++;
  };
  page.on('request', count);
  await page.getByRole('link', { name: 'Posts', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Posts' }).waitFor();
  await waitFor(async () => !(await isOpen()), { timeoutMs: 30_000, description: 'the editor to let go' });
  page.off('request', count);
  return applied;
}

/** Holds each answer with an item. @returns for each that was asked for, what lets it go */
async function hold(inPage: Page, { id }: Item): Promise<(() => void)[]> {
  const held: (() => void)[] = [];
  await inPage.route(`**/admin/api/posts/${id}`, async (route) => {
    await new Promise<void>((letGo) => held.push(letGo));
    await route.continue();
  });
  return held;
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
  expect(await leave(post)).toBe(0);
  await page.unroute(`**/admin/api/posts/${post.id}`);
  expect(await read(post)).toMatchObject({ content_md: 'Live.', version: 1 });
});

test('what is typed on a draft that somebody publishes meanwhile does not go live when it is left', async () => {
  const post = await edit({ title: 'Draft', content_md: 'Draft.' });
  await append(' More.');
  await saved();
  const published = await call(`/admin/api/posts/${post.id}/publish`, { method: 'POST', token, body: {} });
  expect(published.status).toBe(200);
  expect(await leave(post)).toBe(0);
  expect(await read(post)).toMatchObject({ content_md: 'Draft.', status: 'published' });
  expect((await copyOf(post)).body.content_md).toBe('Draft. More.');
});

test('what is typed on a draft is a version of it once it is left', async () => {
  const post = await edit({ title: 'Still a draft', content_md: 'Draft.' });
  await append(' More.');
  expect(await leave(post)).toBe(1);
  expect(await read(post)).toMatchObject({ content_md: 'Draft. More.', status: 'draft', version: 2 });
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
  await page.goto('about:blank');
  const held = await hold(page, post);
  await dashboard.open(`/admin/posts/${post.id}`);
  for (let asked = 1; asked <= 4; asked++) {
    await waitFor(() => held.length === asked);
    if (asked < 4) await page.evaluate(() => dispatchEvent(new Event('online')));
  }
  const answers = (count: number) => {
    let left = count;
    return page.waitForEvent('requestfinished', {
      predicate: (request) => request.url().endsWith(`/admin/api/posts/${post.id}`) && --left === 0,
    });
  };
  // One comes before that to what was asked last, and two after it.
  const first = answers(1);
  held[0]?.();
  await first;
  held[3]?.();
  await waitFor(isWritable);
  await append(' Typed at once.');
  const others = answers(2);
  held[1]?.();
  held[2]?.();
  await others;
  await page.unroute(`**/admin/api/posts/${post.id}`);
  await append(' And after them.');
  await saved();
  expect(await text().inputValue()).toBe('Start. Typed at once. And after them.');
  expect((await copyOf(post)).body.content_md).toBe('Start. Typed at once. And after them.');
});

test('nothing can be published in a tab that takes over until it has begun', async () => {
  const post = await edit({ title: 'Taken over', content_md: 'Start.' });
  const second = await dashboard.context.newPage();
  await second.goto(page.url());
  const takeOver = second.getByRole('button', { name: 'Write here instead' });
  await takeOver.waitFor();
  const held = await hold(second, post);
  await takeOver.click();
  await waitFor(() => held.length > 0);
  await takeOver.waitFor({ state: 'detached' });
  const publish = second.getByRole('button', { name: 'Publish…', exact: true });
  expect(await publish.count()).toBe(0);
  await waitFor(async () => {
    for (const letGo of held) letGo();
    return (await publish.count()) === 1;
  });
  await second.close();
});
