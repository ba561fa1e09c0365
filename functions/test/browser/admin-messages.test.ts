import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { waitForMailTo } from '../support/accounts/account-mail.js';
import { login } from '../support/http/api.js';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { contentClient } from '../support/posts/content.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { storeMessage } from '../support/work/messages.js';
import { runScheduled } from '../support/work/scheduled.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
const mark = randomUUID().slice(0, 8);

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  page = dashboard.page;
});

afterAll(() => browser.close());

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('a message', () => {
  test('is read, answered by mail, noted, judged and marked as handled', async () => {
    const email = `visitor-${mark}@example.org`;
    await storeMessage({ name: `Vera ${mark}`, email, subject: 'A ferry', message: 'When does it leave?' });
    await dashboard.open(`/admin/messages?q=${mark}`);
    await page.getByRole('link', { name: `Vera ${mark}` }).click();
    await page.getByRole('heading', { level: 1, name: 'A ferry' }).waitFor();
    await page.getByText('When does it leave?').waitFor();

    await page.getByLabel(`To Vera ${mark}`).fill('At nine, from the pier.');
    await press('Send the answer');
    await page.getByText(`The answer is on its way to ${email}.`).waitFor();
    await page.locator('.letter.is-answer').filter({ hasText: 'At nine, from the pier.' }).waitFor();
    expect(await page.getByLabel(`To Vera ${mark}`).inputValue()).toBe('');
    const mail = await waitForMailTo(email, 'A ferry');
    expect(mail.text).toContain('At nine, from the pier.');

    await page.getByLabel('For those who run the site').fill('A regular.');
    await press('Save the note');
    await page.getByText('The note is saved.').waitFor();
    // An answer handles it.
    await press('Open again');
    await press('Handled');
    await page.getByRole('button', { name: 'Open again' }).waitFor();
    await press('Spam');
    await page.getByText('Spam, decided').waitFor();
    await press('No spam');
    await page.getByText('Message, decided').waitFor();
    expect(dashboard.errors).toEqual([]);
  });

  test('is answered once, also when no answer of the API came and it is sent again', async () => {
    const email = `vesna-${mark}@example.org`;
    await storeMessage({ name: `Vesna ${mark}`, email });
    await dashboard.open(`/admin/messages?q=Vesna ${mark}`);
    await page.getByRole('link', { name: `Vesna ${mark}` }).click();
    await page.route('**/answers', async (route) => {
      await route.fetch();
      await route.abort();
    });
    const text = page.getByLabel(`To Vesna ${mark}`);
    await text.fill('At ten.');
    await press('Send the answer');
    await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    expect(await text.inputValue()).toBe('At ten.');
    await page.unrouteAll();
    await press('Send the answer');
    await page.getByText(`The answer is on its way to ${email}.`).waitFor();
    await page.locator('.letter.is-answer').waitFor();
    expect(await page.locator('.letter.is-answer').count()).toBe(1);
    expect(dashboard.errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
    dashboard.errors.length = 0;
  });

  test('is one of several that are handled and deleted at once', async () => {
    for (const number of [1, 2]) await storeMessage({ name: `Willem ${mark} ${number}` });
    await dashboard.open(`/admin/messages?q=Willem+${mark}`);
    await page.getByLabel('Choose all on this page').check();
    await press('Handled');
    await page.getByText('2 messages marked as handled.').waitFor();
    await page.getByLabel('Shown').selectOption('true');
    await page.getByLabel('Choose all on this page').check();
    await press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete 2 messages?' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('2 messages deleted.').waitFor();
    await page.getByText('Nothing is like that.').waitFor();
    expect(dashboard.errors).toEqual([]);
  });
});

test('messages are narrowed by who wrote them, who decided, answers and days', async () => {
  const email = `Zoe.${mark}@example.org`;
  await storeMessage({ name: `Zoe ${mark} once`, email, verdict: 'spam', decided: 'spam' });
  const id = await storeMessage({ name: `Zoe ${mark} twice`, email });
  await storeMessage({ name: `Zoe ${mark} of another address` });
  const rows = page.locator('tbody tr');
  const shows = (number: number) =>
    page.waitForFunction((wanted) => document.querySelectorAll('tbody tr').length === wanted, number);
  await dashboard.open(`/admin/messages/${id}`);
  await page.getByRole('link', { name: 'All messages of this address' }).click();
  await shows(2);
  expect(await page.getByLabel('Address', { exact: true }).inputValue()).toBe(email);
  await page.getByLabel('Decided', { exact: true }).selectOption('none');
  await shows(1);
  expect(await rows.textContent()).toContain('twice');
  await page.getByLabel('Answered', { exact: true }).selectOption('false');
  await page.getByLabel('To', { exact: true }).fill('2026-01-01');
  await page.getByText('Nothing is like that.').waitFor();
  await page.getByLabel('To', { exact: true }).fill('');
  await shows(1);

  // What is no address is not asked for.
  await page.getByLabel('Decided', { exact: true }).selectOption('');
  await page.getByLabel('Address', { exact: true }).fill('zoe');
  await page.keyboard.press('Enter');
  await shows(2);
  await page.getByLabel('Address', { exact: true }).fill(email.toUpperCase());
  await page.keyboard.press('Enter');
  await page.waitForURL(/email=ZOE/);
  await shows(2);
  // Addresses with other letters are asked for, as the API knows them.
  await page.getByLabel('Address', { exact: true }).fill(`zoé.${mark}@example.org`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/email=zo%C3%A9/);
  await page.getByText('Nothing is like that.').waitFor();
  await page.getByLabel('Address', { exact: true }).fill(email);
  await page.keyboard.press('Enter');
  await shows(2);
  await page.getByRole('button', { name: 'Received' }).click();
  await page.waitForURL(/sort=-created_at/);
  expect(dashboard.errors).toEqual([]);
});

test('the start shows open messages, however much spam came after them, and drafts of all kinds', async () => {
  // After all that other tests have stored.
  const createdAt = (seconds: number) => new Date(Date.now() + 60_000 + 1_000 * seconds);
  await storeMessage({ name: `Xaver ${mark}`, verdict: 'unsure', createdAt: createdAt(0) });
  for (let nth = 1; nth <= 6; nth += 1)
    await storeMessage({ name: `Spammer ${mark}`, verdict: 'spam', createdAt: createdAt(nth) });
  const { access_token: token } = await login('editor');
  const titles = (['posts', 'pages', 'projects'] as const).map(
    (kind) => [kind, `A draft ${kind} ${mark}`] as const,
  );
  for (const [kind, title] of titles) await contentClient(kind, token).given({ title });
  await dashboard.open('/admin');
  await page.getByRole('region', { name: 'Messages' }).getByText(`Xaver ${mark}`).waitFor();
  expect(await page.getByText(`Spammer ${mark}`).count()).toBe(0);
  const drafts = page.getByRole('region', { name: 'Drafts' });
  for (const [kind, title] of titles)
    expect(await drafts.getByRole('link', { name: title }).getAttribute('href')).toContain(`/admin/${kind}/`);
  expect(dashboard.errors).toEqual([]);
});

test('messages are saved as CSV', async () => {
  await dashboard.open('/admin/messages');
  const [download] = await Promise.all([page.waitForEvent('download'), press('Save as CSV')]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(dashboard.errors).toEqual([]);
});

test('the start shows what waits', async () => {
  await storeMessage({ name: `Yara ${mark}`, subject: 'The newest' });
  await dashboard.open('/admin');
  await page.getByRole('link', { name: `Yara ${mark} The newest` }).click();
  await page.getByRole('heading', { level: 1, name: 'The newest' }).waitFor();
});

test('the spam filter says what it was taught, learns what is decided, and forgets it', async () => {
  const id = await storeMessage({ name: `Teacher ${mark}` });
  await dashboard.open(`/admin/messages/${id}`);
  await press('Spam');
  await page.getByText('Spam, decided').waitFor();
  await runScheduled('sweepJobs');
  await dashboard.open('/admin/messages');
  await page.getByRole('link', { name: 'Spam filter' }).click();
  await page.getByText(/It has learned last/).waitFor();
  await press('Forget what it was taught');
  await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('It has forgotten.').waitFor();
  await page.getByText(/Nothing yet/).waitFor();
  expect(dashboard.errors).toEqual([]);
});
