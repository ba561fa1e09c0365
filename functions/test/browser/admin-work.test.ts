/** Tags that become one, work that waits in a queue, jobs begun by hand, and the site in numbers. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(2 * BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
let token: string;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  page = dashboard.page;
  token = (await logIn(dashboard.account)).access_token;
});

beforeEach(() => {
  dashboard.errors.length = 0;
});

afterAll(async () => {
  // Whatever has failed: other tests have jobs, too.
  await call('/admin/api/queues/runJob/resume', { method: 'POST', token });
  await browser.close();
});

const press = (name: string, within: Page | Locator = page): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click();
const answer = (action: string): Promise<void> => press(action, page.getByRole('dialog'));

test('tags that mean the same become the one that most posts have', async () => {
  const mark = randomUUID().slice(0, 8);
  const [few, many] = [`few-${mark}`, `many-${mark}`];
  const ids: string[] = [];
  for (const tag of [few, many, many]) {
    const body = { title: `Of ${tag}`, content_md: 'Text.', tags: [tag], status: 'published' };
    const made = await call<{ id: string }>('/admin/api/posts', { method: 'POST', token, body });
    ids.push(made.body.id);
  }
  await dashboard.open('/admin/tags');
  await page.getByLabel('Search tags').fill(mark);
  await page.getByLabel(`Choose ${few}`).check();
  expect(await page.getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel(`Choose ${many}`).check();
  await press('Merge');
  await page.getByRole('dialog').getByText(`All posts with “${few}” get “${many}” instead`).waitFor();
  await answer(`Merge into “${many}”`);
  await page.getByText('The tags are merged.').waitFor({ timeout: 60_000 });
  await page.getByText('3 posts').waitFor();
  expect(await page.getByRole('button', { name: few, exact: true }).count()).toBe(0);
  const { body } = await call<{ tags: string[] }>(`/admin/api/posts/${ids[0] ?? ''}`, { token });
  expect(body.tags).toEqual([many]);
  expect(dashboard.errors).toEqual([]);
});

test('jobs that wait are seen, taken back one by one, and emptied out of their queue', async () => {
  const rows = page.locator('tbody tr').filter({ hasText: 'Directory and search anew' });
  const begin = async (): Promise<void> => {
    await press('Directory and search anew');
    await answer('Begin');
    await page.getByText('It is begun.').last().waitFor();
  };
  await dashboard.open('/admin/mails');
  const queue = page.getByRole('region', { name: 'Queue of jobs' });
  await press('Pause', queue);
  await queue.getByText('Paused', { exact: true }).waitFor();

  await dashboard.open('/admin/jobs?kind=reindex');
  await page.getByText('Begin one by hand').click();
  await begin();
  const waiting = rows.filter({ hasText: 'Waits' });
  await waiting.first().waitFor();
  expect(await waiting.count()).toBe(1);
  await press('Cancel', waiting);
  await rows.first().filter({ hasText: 'Cancelled' }).waitFor();
  await begin();
  await waiting.first().waitFor();

  await dashboard.open('/admin/mails');
  await queue.getByText(/(?:^|\D)1 (?:jobs? waits?|held)/).waitFor();
  await press('Empty…', queue);
  const dialog = page.getByRole('dialog', { name: 'Empty the queue?' });
  await dialog.getByLabel('Type runJob to go on').fill('runjob');
  await press('Empty the queue', dialog);
  await dialog.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  dashboard.errors.length = 0;
  await dialog.getByLabel('Type runJob to go on').fill('runJob');
  await press('Empty the queue', dialog);
  await page.getByText('The queue is empty; 1 of the jobs are cancelled.').waitFor();
  await press('Resume', queue);
  await queue.getByText('Runs', { exact: true }).waitFor();

  await dashboard.open('/admin/jobs?kind=reindex&status=cancelled');
  await waitFor(async () => (await rows.count()) >= 2);
  await page.getByLabel('State').selectOption({ label: 'Done' });
  await page.waitForURL(/status=succeeded/);
  await page.getByText('Begin one by hand').click();
  await begin();
  const mine = rows.filter({ hasText: 'Test Account' }).filter({ hasText: 'Done' });
  await waitFor(
    async () => {
      await dashboard.open('/admin/jobs?kind=reindex&status=succeeded');
      await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
      await page.locator('tbody tr, .state:not(.is-loading)').first().waitFor();
      return (await mine.count()) > 0;
    },
    { timeoutMs: 60_000, description: 'the job to be done' },
  );
  expect(dashboard.errors).toEqual([]);
});

test('the site in numbers is what the API counts, also for who sees no charts', async () => {
  await call('/admin/api/posts', { method: 'POST', token, body: { title: `Counted ${randomUUID()}` } });
  await dashboard.open('/admin/reports');
  await page.getByText(/^As of /).waitFor();
  interface Report {
    readonly posts: { readonly draft: number; readonly trashed: number };
    readonly posts_per_month: readonly { readonly count: number }[];
    readonly users: { readonly by_role: { readonly admin: number } };
  }
  const { body } = await call<Report>('/admin/api/reports', { token });
  const region = (name: string) => page.getByRole('region', { name });
  await region('Posts')
    .getByText(`Drafts ${String(body.posts.draft)}`)
    .waitFor();
  await region('Posts')
    .getByText(`In the trash ${String(body.posts.trashed)}`)
    .waitFor();
  await region('People')
    .getByText(`Admins ${body.users.by_role.admin.toLocaleString('en')}`)
    .waitFor();
  const months = region('Posts published, by month').getByRole('listitem');
  expect((await months.allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0]))).toEqual(
    body.posts_per_month.map(({ count }) => count),
  );
  const heights = await page
    .locator('.chart-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
  const most = Math.max(...body.posts_per_month.map(({ count }) => count));
  for (const [index, { count }] of body.posts_per_month.entries())
    expect((heights[index] ?? 0) / Math.max(...heights)).toBeCloseTo(count / most, 1);
  expect(dashboard.errors).toEqual([]);
});
