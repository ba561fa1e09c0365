import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call, login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
/** What all titles of this file begin with: no other post has it. */
const mark = `Zyx${randomUUID().slice(0, 8)}`;

let token: string;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  page = dashboard.page;
  ({ access_token: token } = await login('editor'));
  for (const name of ['first', 'second', 'third']) {
    const body = { title: `${mark} ${name}`, content_md: 'Some text.' };
    const made = await call('/admin/api/posts', { method: 'POST', token, body });
    expect(made.status).toBe(201);
  }
});

afterAll(() => browser.close());

const rows = (): Locator => page.getByRole('rowheader');
const titles = async (): Promise<string[]> =>
  (await page.locator('.row-title').allTextContents()).map((title) => title.trim());
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function showOwn(query = ''): Promise<void> {
  await dashboard.open(`/admin/posts?q=${mark}${query}`);
  await rows().first().waitFor();
}

describe('the list of posts', () => {
  test('is searched as one types, keeps the search in the address, and says how many there are', async () => {
    await dashboard.open('/admin/posts');
    await rows().nth(10).waitFor();
    await page.getByRole('searchbox', { name: 'Search posts' }).fill(`${mark} second`);
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await titles()).toEqual([`${mark} second`]);
    expect(new URL(page.url()).searchParams.get('q')).toBe(`${mark} second`);
    await page.getByRole('status').filter({ hasText: '1 posts' }).waitFor({ state: 'attached' });
    await page.reload();
    await rows().first().waitFor();
    expect(await titles()).toEqual([`${mark} second`]);
  });

  test('is sorted and filtered, page after page, and Back leads to the page before', async () => {
    await dashboard.open('/admin/posts');
    await rows().nth(24).waitFor();
    const first = await titles();
    expect(first).toHaveLength(25);
    await press('Next page');
    await page.waitForURL(/cursor=/);
    await page.waitForFunction(
      (title) => document.querySelector('.row-title')?.textContent !== title,
      first[0],
    );
    const second = await titles();
    expect(second.some((title) => first.includes(title))).toBe(false);
    await page.goBack();
    await page.waitForFunction(
      (title) => document.querySelector('.row-title')?.textContent === title,
      first[0],
    );
    expect(await titles()).toEqual(first);

    const heading = page.getByRole('columnheader', { name: 'Title' });
    await page.getByRole('button', { name: 'Title' }).click();
    await page.waitForURL(/sort=-title/);
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Title' }).click();
    await page.waitForURL(/sort=title/);
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await page.waitForFunction(
      (title) => document.querySelector('.row-title')?.textContent !== title,
      first[0],
    );
    const sorted = await titles();
    expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b, 'en')));
    await page.getByLabel('Status').selectOption('scheduled');
    await page.locator('.row-title').filter({ hasText: 'What I learned in ten years' }).waitFor();
    expect(dashboard.errors).toEqual([]);
  });

  test('says so when a cursor is no good any more, by showing the first page', async () => {
    await dashboard.open('/admin/posts?cursor=no-cursor');
    await rows().nth(10).waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(dashboard.errors).toEqual([expect.stringContaining('400')]);
    dashboard.errors.length = 0;
  });

  test('publishes several at once by a job, takes them back, trashes and restores them', async () => {
    await showOwn();
    await page.getByLabel('Choose all on this page').check();
    await page.getByText('3 chosen').waitFor();
    await press('Publish');
    await page.getByText('3 posts published.').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('tbody .is-published').length === 3);

    const boxes = page.locator('tbody').getByRole('checkbox');
    await boxes.first().check();
    await boxes.last().click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    await press('Move to trash');
    await page.getByText('3 posts moved to the trash.').waitFor();
    await showOwn('&status=trashed');
    expect(await rows().count()).toBe(3);
    await page.getByLabel(`Choose ${mark} second`).check();
    await press('Restore');
    await page.getByText('1 post restored as drafts.').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    await showOwn();
    expect(await titles()).toEqual([`${mark} second`]);
    expect(dashboard.errors).toEqual([]);
  });

  test('tags several', async () => {
    await showOwn();
    await page.getByLabel('Choose all on this page').check();
    await press('Tag…');
    await page.getByRole('dialog').getByLabel('Tags').fill('Otters, Rivers');
    await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
    await page.getByText('1 post tagged.').waitFor();
    await page.getByText('#Otters · #Rivers').waitFor();
  });

  test('is narrowed by a tag that is named in the Tags screen, by author, and by whether posts are featured', async () => {
    const tag = `Lynx-${mark}`;
    const make = async (kind: string, name: string, more: object): Promise<void> => {
      const body = { title: `Narrowed ${mark} ${name}`, content_md: 'Some text.', ...more };
      expect((await call(`/admin/api/${kind}`, { method: 'POST', token, body })).status).toBe(201);
    };
    const own = { author_ids: [dashboard.account.id] };
    await make('posts', 'one', { tags: [tag], featured: true });
    await make('posts', 'two', { tags: [tag, 'Otters'], ...own });
    await make('posts', 'three', { tags: ['Otters'], featured: true, ...own });
    await make('projects', 'four', { featured: true, ...own });
    await make('pages', 'five', own);
    const shown = async (...names: string[]): Promise<void> => {
      const wanted = names.map((name) => `Narrowed ${mark} ${name}`).join();
      await page.waitForFunction(
        (text) =>
          [...document.querySelectorAll('.row-title')]
            .map(({ textContent }) => textContent.trim())
            .sort()
            .join() === text,
        wanted,
      );
    };
    const chosenOf = (label: string): Promise<string> =>
      page
        .getByLabel(label, { exact: true })
        .evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '');

    await dashboard.open('/admin/tags');
    await page.getByRole('row').filter({ hasText: tag }).getByRole('link', { name: '2 posts' }).click();
    await shown('one', 'two');
    await page
      .getByLabel('Tag', { exact: true })
      .getByRole('option', { name: tag, exact: true })
      .waitFor({ state: 'attached' });
    expect(await chosenOf('Tag')).toBe(tag);
    await page.getByLabel('Featured', { exact: true }).selectOption('true');
    await shown('one');
    await page.getByLabel('Featured', { exact: true }).selectOption('false');
    await shown('two');
    await page.getByLabel('Featured', { exact: true }).selectOption('');
    await page.getByLabel('Tag', { exact: true }).selectOption('');
    await page.getByLabel('Author', { exact: true }).selectOption(dashboard.account.id);
    await shown('three', 'two');
    expect(await chosenOf('Author')).toBe('Test Account');
    expect(new URL(page.url()).search).toBe(`?author=${dashboard.account.id}`);

    await dashboard.open(`/admin/projects?featured=true&author=${dashboard.account.id}`);
    await shown('four');
    await dashboard.open(`/admin/pages?author=${dashboard.account.id}`);
    await shown('five');
    expect(await page.getByLabel('Tag', { exact: true }).count()).toBe(0);

    await dashboard.open('/admin/posts?tag=no-such-tag');
    await page.getByText('Nothing is like that.').waitFor();
    expect(await chosenOf('Tag')).toBe('no-such-tag');
    expect(dashboard.errors).toEqual([]);
  });

  test('is gone through by keyboard alone', async () => {
    await dashboard.open('/admin/posts');
    await rows().nth(10).waitFor();
    await page.getByLabel('Choose all on this page').focus();
    // Past the three columns that can be sorted by.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
    const chosen = page.locator('tbody tr').first().getByRole('checkbox').and(page.locator(':focus'));
    expect(await chosen.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.getByText('1 chosen').count()).toBe(1);
    expect(await page.locator('tbody tr').nth(2).getByRole('checkbox').isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByText('1 chosen').count()).toBe(0);
  });

  test('makes a draft of a title', async () => {
    await dashboard.open('/admin/posts');
    await press('New post');
    const dialog = page.getByRole('dialog', { name: 'New post' });
    await dialog.getByLabel('Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('Give it a title.').first().waitFor();
    await dialog.getByLabel('Title').fill(`${mark} fourth`);
    await page.keyboard.press('Enter');
    await page.getByText('The draft is made.').waitFor();
    await showOwn();
    expect(await titles()).toContain(`${mark} fourth`);
    expect(dashboard.errors).toEqual([]);
  });
});

test.each([
  ['pages', 'About'],
  ['projects', 'A transit map for a town with four lines'],
])('%s have the same list', async (kind, title) => {
  await dashboard.open(`/admin/${kind}`);
  await page.getByRole('rowheader').filter({ hasText: title }).waitFor();
  expect(dashboard.errors).toEqual([]);
});
