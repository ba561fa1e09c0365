/** Accounts, settings, redirects, imports and what else runs a site, in the dashboard. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { MAILED_TOKENS } from '../../src/auth/index.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { codeOf, stepNow } from '../support/accounts/authenticator.js';
import { fillLogin, findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { upload } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'import');

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
const mark = randomUUID().slice(0, 8);

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  dashboard = await openDashboard(browser);
  page = dashboard.page;
});

afterEach(() => dashboard.context.close());

const press = (name: string, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name });

test('somebody is invited, makes an account, logs in, becomes another role and is logged out', async () => {
  const email = `invited-${mark}@accounts.test`;
  await dashboard.open('/admin/users');
  await press('Invite');
  const invite = page.getByRole('dialog', { name: 'Invite somebody' });
  await invite.getByLabel('E-mail').fill(email);
  await invite.getByLabel('Role').selectOption('editor');
  await press('Send the invitation', invite);
  await page.getByText(`The invitation is on its way to ${email}.`).waitFor();

  await page.getByRole('region', { name: 'Invitations that wait' }).getByText(email).first().waitFor();
  const other = await browser.newContext({ reducedMotion: 'reduce' });
  const their = await other.newPage();
  await their.goto(linkOf(await waitForMailTo(email, 'You are invited')));
  await their.getByLabel('First name').fill('Grace');
  await their.getByLabel('Password', { exact: true }).fill('a pass phrase of this test');
  await their.getByRole('button', { name: 'Make the account' }).click();
  await their.getByRole('main').getByRole('link', { name: 'Log in' }).click();
  await fillLogin(their, { email, password: 'a pass phrase of this test' });
  await their.getByRole('heading', { level: 1, name: 'Hello, Grace' }).waitFor();
  await other.close();

  await dashboard.open(`/admin/users?q=${email}`);
  await press('Grace');
  const account = page.getByRole('dialog', { name: email });
  await account.getByLabel('Role').selectOption('user');
  await press('Save', account);
  await page.getByText(`The account of ${email} is changed.`).waitFor();
  await page.getByRole('cell', { name: 'Reader' }).waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('two-factor login is turned on with a code, gives recovery codes, and is turned off', async () => {
  await dashboard.open('/admin/profile');
  await press('Turn it on');
  const dialog = page.getByRole('dialog', { name: 'Turn two-factor login on' });
  await dialog.getByAltText(/QR code/).waitFor();
  expect(
    await dialog.getByAltText(/QR code/).evaluate((picture: HTMLImageElement) => picture.naturalWidth),
  ).toBeGreaterThan(0);
  await dialog.getByText('The camera does not work?').click();
  const secret = (await dialog.locator('.secret').textContent()) ?? '';
  await dialog.getByLabel('Code').fill(codeOf(secret.replaceAll(' ', ''), stepNow()));
  await press('Turn it on', dialog);
  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  expect(((await codes.locator('.codes').textContent()) ?? '').split('\n').length).toBeGreaterThan(5);
  await press('I have them', codes);
  await press('Turn it off');
  await press('Turn it off', page.getByRole('dialog'));
  await page.getByText('Two-factor login is off.').waitFor();
  expect(dashboard.errors).toEqual([]);
});

test('settings are changed with a preview, refused where they stand, and taken back', async () => {
  const before = await call<{ hero: { title: string } }>('/api/settings');
  await dashboard.open('/admin/settings');
  const title = page.getByRole('group', { name: 'Front page' }).getByLabel('Title');
  await title.fill(`Small websites ${mark}`);
  await page.locator('.preview-title').first().filter({ hasText: mark }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('x'.repeat(80));
  await press('Save the settings');
  await page.locator('[aria-invalid="true"]').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  expect(dashboard.errors).toEqual([expect.stringContaining('422')]);
  dashboard.errors.length = 0;

  await page.reload();
  await title.fill(`Small websites ${mark}`);
  await press('Save the settings');
  await page.getByText('The settings are saved.').waitFor();
  // Another instance of the API may answer as before for some seconds.
  await waitFor(async () => {
    const { body } = await call<{ hero: { title: string } }>('/api/settings');
    return body.hero.title === `Small websites ${mark}`;
  });
  await page.getByText('Versions of before').click();
  await page
    .getByRole('button', { name: /^Take back version/ })
    .first()
    .click();
  await press('Take it back', page.getByRole('dialog'));
  await page.getByText(/The settings are as in version/).waitFor();
  await waitFor(async () => (await title.inputValue()) === before.body.hero.title);
  expect(dashboard.errors).toEqual([]);
});

test('a redirect is made, refused where its address is wrong, and deleted', async () => {
  const from = `/old-${mark}`;
  await dashboard.open('/admin/redirects');
  await press('New redirect');
  const dialog = page.getByRole('dialog', { name: 'New redirect' });
  await dialog.getByLabel('From').fill('no address');
  await dialog.getByLabel('To').fill('/archive');
  await press('Save', dialog);
  await dialog.locator('[aria-invalid="true"]').waitFor();
  dashboard.errors.length = 0;
  await dialog.getByLabel('From').fill(from);
  await press('Save', dialog);
  await page.getByText('The redirect is saved.').waitFor();
  expect((await call(from)).status).toBe(301);
  await page.getByLabel(`Choose ${from}`).check();
  await press('Delete');
  await press('Delete', page.getByRole('dialog'));
  await page.getByText('1 redirect deleted.').waitFor();
  expect(dashboard.errors).toEqual([]);
});

describe('content', () => {
  test('of a Ghost file is imported, and what came of it is told', async () => {
    await dashboard.open('/admin/transfer');
    const region = page.getByRole('region', { name: 'Import' });
    await region.getByLabel('File', { exact: true }).setInputFiles(join(FIXTURES, 'ghost-export.json'));
    await press('Begin the import');
    await region.getByText('Done').waitFor();
    await region.getByText(/created/).waitFor();
    expect(dashboard.errors).toEqual([]);
  });

  test('is exported to a file', async () => {
    await dashboard.open('/admin/transfer');
    const region = page.getByRole('region', { name: 'Export' });
    await region.getByLabel('As').selectOption('json');
    await press('Begin the export');
    const [download] = await Promise.all([page.waitForEvent('download'), press('Save the file')]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    await dashboard.open('/admin/jobs');
    await page.getByRole('rowheader').filter({ hasText: 'Export' }).first().waitFor();
    expect(dashboard.errors).toEqual([]);
  });

  test('of the media library is made an archive, which brings it back', async () => {
    const { access_token: token } = await logIn(dashboard.account);
    await upload(token, await newPicture());
    await dashboard.open('/admin/transfer');
    await press('Make an archive');
    const volume = page.getByRole('button', { name: /^Save media-.*\.zip$/ }).first();
    await volume.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), volume.click()]);
    expect(download.suggestedFilename()).toMatch(/^media-.*\.zip$/);
    await page.getByLabel('A volume of an archive').setInputFiles({
      name: 'media.zip',
      mimeType: 'application/zip',
      buffer: await readFile(await download.path()),
    });
    await press('Bring it back');
    await page.getByText(/unchanged \d/).waitFor({ timeout: 60_000 });
    expect(dashboard.errors).toEqual([]);
  });
});

test('a failed mail is looked at, a queue paused and resumed, and the audit log says who did it', async () => {
  await dashboard.open('/admin/mails?status=failed');
  await page.getByRole('rowheader').first().getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send it again' }).waitFor();
  await page.keyboard.press('Escape');
  const jobs = page.getByRole('region', { name: 'Queue of jobs' });
  await press('Pause', jobs);
  await jobs.getByText(/^Paused .* by Test Account/).waitFor();
  await press('Resume', jobs);
  await jobs.getByText('Runs').waitFor();
  await dashboard.open('/admin/audit-log');
  const entry = page.getByRole('row').filter({ hasText: 'Queue resumed' }).first();
  await entry.waitFor();
  expect(await entry.textContent()).toContain('Test Account');
  expect(dashboard.errors).toEqual([]);
});

test('the audit log is narrowed by who, what and when', async () => {
  const { access_token: token } = await logIn(dashboard.account);
  const redirect = { from: `/logged-${mark}`, to: '/archive' };
  const made = await call('/admin/api/redirects', { method: 'POST', token, body: redirect });
  expect(made.status).toBe(201);
  const { id } = dashboard.account;
  const rows = page.locator('tbody tr');
  const day = (after: number): string => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

  await dashboard.open('/admin/audit-log');
  await page.getByLabel('Who', { exact: true }).selectOption(id);
  await page.waitForURL(new RegExp(`actor_id=${id}`));
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('td[data-title="Who"]')].every(
        ({ textContent }) => textContent === 'Test Account',
      ) && document.querySelectorAll('tbody tr').length < 10,
  );
  await rows.filter({ hasText: 'Logged in' }).first().waitFor();
  await page.getByLabel('What', { exact: true }).selectOption('Redirect created');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  expect(await rows.textContent()).toContain(`/logged-${mark}`);

  // Days of both sides of now, wherever the site's day begins.
  await page.getByLabel('To', { exact: true }).fill(day(-2));
  await page.getByText('Nothing is like that.').waitFor();
  await page.getByLabel('To', { exact: true }).fill(day(1));
  await rows.first().waitFor();
  await page.getByLabel('From', { exact: true }).fill(day(-1));
  await page.waitForURL(/from=/);
  await rows.first().waitFor();
  await page.getByLabel('To', { exact: true }).fill('');
  await page.getByLabel('From', { exact: true }).fill(day(2));
  await page.getByText('Nothing is like that.').waitFor();
  expect(dashboard.errors).toEqual([]);

  // Typed key after key, a year of long ago is on the way to it, and is not asked for.
  const asked: (string | null)[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/admin/api/audit-log') asked.push(searchParams.get('from'));
  });
  await page.getByLabel('From', { exact: true }).fill('');
  await rows.first().waitFor();
  await page.getByLabel('From', { exact: true }).focus();
  await page.keyboard.type('01022026');
  await waitFor(() => Promise.resolve(asked.length > 1));
  expect(asked).toEqual([null, expect.stringMatching(/^202[56]-/)]);
  expect(dashboard.errors).toEqual([]);
});

test('all who were invited are shown, also of more than fifty', async () => {
  const tokens = firestore.collection(MAILED_TOKENS.name);
  const emails = Array.from({ length: 51 }, (_, nth) => `waits-${nth}-${mark}@accounts.test`);
  const now = Date.now();
  const batch = firestore.batch();
  for (const [nth, email] of emails.entries())
    batch.create(
      tokens.doc(email),
      MAILED_TOKENS.encode({
        ...{ kind: 'invitation', userId: null, email, role: 'editor', invitedBy: null, replaces: null },
        ...{ tokensValidAfter: null, createdAt: new Date(now), usedAt: null },
        ...{ expiresAt: new Date(now + 8 * 86_400_000 + nth) },
      }),
    );
  await batch.commit();
  await dashboard.open('/admin/users');
  const waiting = page.getByRole('region', { name: 'Invitations that wait' });
  await waiting.getByText(`waits-50-${mark}`).first().waitFor();
  expect(await waiting.getByText(`waits-0-${mark}`).count()).toBe(0);
  await press('Show more', waiting);
  await waiting.getByText(`waits-0-${mark}`).first().waitFor();
  expect(await waiting.getByText(`waits-50-${mark}`).count()).toBeGreaterThan(0);
  for (const email of emails) await tokens.doc(email).delete();
  expect(dashboard.errors).toEqual([]);
});

test('what is to be done is noted, written otherwise, ticked off and deleted', async () => {
  await dashboard.open('/admin');
  await page.getByLabel('What to do').fill(`Feed the otters ${mark}`);
  await page.keyboard.press('Enter');
  await press(`Edit Feed the otters ${mark}`);
  const dialog = page.getByRole('dialog', { name: 'What to do' });
  await dialog.getByLabel('What to do').fill('');
  await press('Save', dialog);
  await dialog.locator('[aria-invalid="true"]').waitFor();
  expect(await findViolations(dashboard)).toEqual([]);
  await dialog.getByLabel('What to do').fill(`Feed the seals ${mark}`);
  await dialog.getByLabel('Notes').fill('Fish.');
  await press('Save', dialog);
  await dialog.waitFor({ state: 'detached' });
  await press(`Edit Feed the seals ${mark}`);
  expect(await dialog.getByLabel('Notes').inputValue()).toBe('Fish.');
  await page.keyboard.press('Escape');
  await page.getByLabel(`Feed the seals ${mark}`).check();
  await page.getByLabel('What to do').fill(`Count them ${mark}`);
  await page.keyboard.press('Enter');
  await press(`Edit Count them ${mark}`);
  await press('Delete…', dialog);
  await press('Delete', page.getByRole('dialog'));
  await page.getByText('Deleted.').first().waitFor();
  await page.reload();
  await page.getByLabel('What to do').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByText(mark).count()).toBe(0);
  expect(dashboard.errors).toEqual([]);
});

test('a tag is described and renamed, and its posts have the new one', async () => {
  const { access_token: token } = await (async () => {
    const { email, password } = await createAccount({ role: 'editor' });
    return (
      await call<{ access_token: string }>('/api/auth/login', { method: 'POST', body: { email, password } })
    ).body;
  })();
  const body = { title: `Tagged ${mark}`, content_md: 'Text.', tags: [`Tag-${mark}`], status: 'published' };
  expect((await call('/admin/api/posts', { method: 'POST', token, body })).status).toBe(201);
  await dashboard.open('/admin/tags');
  await press(`Tag-${mark}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Description').fill('All about it.');
  await dialog.getByLabel('Name').fill(`Other ${mark}`);
  await dialog.getByLabel('In addresses').fill(`other-${mark}`);
  await press('Save', dialog);
  await page.getByText('The tag is saved.').waitFor();
  await page.getByRole('button', { name: `Other ${mark}` }).waitFor();
  // A job brings it to the posts.
  await waitFor(
    async () => {
      await dashboard.open(`/admin/posts?q=Tagged+${mark}`);
      await page.getByText(`Tagged ${mark}`).first().waitFor();
      return (await page.getByText(`#Other ${mark}`).count()) > 0;
    },
    { timeoutMs: 60_000, description: 'the post to have the name of its tag' },
  );
  await heading('Posts').waitFor();
  expect(dashboard.errors).toEqual([]);
});
