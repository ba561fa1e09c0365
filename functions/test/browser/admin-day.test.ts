/** A day of somebody who runs the site, from one screen to the next: first by keyboard on a laptop, then by touch on a phone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { fillLogin, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { ghostSite, zipOf } from '../support/posts/site-archives.js';
import { uniqueWord } from '../support/posts/posts.js';
import { collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(180_000);

const PASSWORD = 'an otter asleep on its back';

const WAYS = [
  { way: 'by keyboard', viewport: { width: 1280, height: 900 }, hasTouch: false },
  { way: 'by touch', viewport: { width: 390, height: 844 }, hasTouch: true },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(WAYS)('a day $way', ({ viewport, hasTouch }) => {
  const word = uniqueWord();
  const title = `Otters of ${word}`;
  let dashboard: Dashboard;
  let page: Page;

  beforeAll(async () => {
    dashboard = await openDashboard(browser, { viewport, hasTouch });
    page = dashboard.page;
  });
  afterAll(() => dashboard.context.close());

  /** As who has no mouse. */
  const act = async (target: Locator): Promise<void> => {
    if (hasTouch) await target.tap();
    else {
      await target.focus();
      await page.keyboard.press('Enter');
    }
  };
  const press = (name: string | RegExp): Promise<void> =>
    act(page.getByRole('button', { name, exact: typeof name === 'string' }));
  const go = async (name: string): Promise<void> => {
    if (hasTouch) await page.getByRole('button', { name: 'Menu' }).tap();
    await act(page.getByRole('navigation', { name: 'Dashboard' }).getByRole('link', { name }));
  };
  const done = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
  const saved = (): Promise<void> =>
    page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
  const text = (): Locator => page.getByLabel('Text, in Markdown');

  test('begins with the settings, which the site shows', async () => {
    await go('Settings');
    const footer = page.getByLabel('Footer', { exact: true });
    const before = await footer.inputValue();
    for (const value of [`${before} ${word}`, before]) {
      await footer.fill(value);
      await press('Save the settings');
      await done('The settings are saved.');
      await waitFor(async () => (await frontPage()).includes(`${before} ${word}`) === (value !== before));
    }
  });

  test('brings the posts and pictures of another site', async () => {
    await go('Import and export');
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'ghost.zip',
      mimeType: 'application/zip',
      buffer: zipOf(await ghostSite(word)),
    });
    await press('Begin the import');
    await page.getByText(/created 1/).waitFor({ timeout: 60_000 });
    await dashboard.open(`/admin/posts?q=${word}`);
    await page.getByText('Coffee').first().waitFor();
    const imported = await page.request.get(new URL(`/posts/${word}-coffee`, environment.siteUrl).href);
    expect(imported.status()).toBe(200);
  });

  test('goes on with writing, a picture that is pasted, a time to come, and then at once', async () => {
    await go('Posts');
    await press('New post');
    await page.getByLabel('Title', { exact: true }).fill(title);
    await press('Begin writing');
    await text().fill('They sleep on their backs.\n');
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: newColor() } })
      .png()
      .toBuffer();
    await text().evaluate((area, base64) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], 'otter.png', { type: 'image/png' }));
      area.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, picture.toString('base64'));
    await page.getByLabel('What does it show?').fill('An otter asleep');
    await press('Upload and insert');
    await waitFor(async () => (await text().inputValue()).includes('![An otter asleep](media:'));
    await saved();
    await press('Preview');
    await page.getByText('They sleep on their backs.').last().waitFor();
    expect(await overflow()).toBe(0);

    await press('Publish…');
    await page.getByLabel('At a time to come').check();
    await page.getByLabel('Goes live').fill('2035-03-01T09:00');
    await press('Schedule');
    await page.getByText('Scheduled for 1 Mar 2035').first().waitFor();
    await press(/^More to do with this post/);
    await press('Change the date…');
    await page.getByLabel('Now', { exact: true }).check();
    await press('Publish');
    await done('Published');
  });

  test('shows what was written to visitors, with its picture', async () => {
    const site = await newVisitor(browser, { viewport });
    const post = await site.newPage();
    const slug = title.toLowerCase().replaceAll(' ', '-');
    await waitFor(async () => {
      const answer = await post.goto(new URL(`/posts/${slug}`, environment.siteUrl).href);
      return answer?.status() === 200;
    });
    await post.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await post.getByRole('img', { name: 'An otter asleep' }).getAttribute('src')).toMatch(
      /^\/media\//,
    );
    await site.close();
  });

  test('has a message, which is answered', async () => {
    const email = `visitor-${word}@example.org`;
    const visitor = await newVisitor(browser, { viewport });
    const form = await visitor.newPage();
    await form.goto(new URL('/contact', environment.siteUrl).href);
    await form.getByLabel('Name').fill(`Vera ${word}`);
    await form.getByLabel('E-mail').fill(email);
    await form
      .getByLabel('Message')
      .fill('When do the otters wake up? We would like to come by and see them.');
    await form.getByRole('button', { name: /Send/ }).click();
    await form
      .getByText(/Thank you|is on its way|was sent/i)
      .first()
      .waitFor();
    await visitor.close();

    await go('Messages');
    await act(page.getByRole('link', { name: `Vera ${word}` }).first());
    await page.getByLabel(`To Vera ${word}`).fill('At nine, most days.');
    await press('Send the answer');
    await done(`The answer is on its way to ${email}.`);
    expect((await waitForMailTo(email, 'Re')).text).toContain('At nine, most days.');
  });

  test('invites somebody, who makes an account and logs in', async () => {
    const email = `writer-${word}@example.org`;
    await go('Users');
    await press(/^Invite/);
    await page.getByRole('dialog').getByLabel('E-mail').fill(email);
    await press('Send the invitation');
    await askedForPassword();
    await done(`The invitation is on its way to ${email}.`);

    const guest = await newVisitor(browser, { viewport });
    const accept = await guest.newPage();
    const errors = collectErrors(accept);
    await accept.goto(linkOf(await waitForMailTo(email, 'invit')));
    await accept.getByLabel('First name').fill('Wim');
    await accept.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await accept.getByRole('main').getByRole('button').first().click();
    await accept.getByRole('heading', { name: /Your account/ }).waitFor();
    await accept.goto(new URL('/admin', environment.siteUrl).href);
    await fillLogin(accept, { email, password: PASSWORD });
    await accept.getByRole('heading', { level: 1, name: 'Hello, Wim' }).waitFor();
    expect(errors).toEqual([]);
    await guest.close();
  });

  test('takes a change back, and ends with a file of everything', async () => {
    await dashboard.open(`/admin/posts?q=${word}`);
    await act(page.getByRole('link', { name: title }));
    await text().waitFor();
    const before = await text().inputValue();
    await text().fill('Nothing is left.');
    await saved();
    await press('Publish changes');
    await done('The changes are live.');
    await press(/^More to do with this post/);
    await press('Versions…');
    await act(
      page
        .getByRole('dialog')
        .getByRole('button', { name: /^(?!.*present).*Version/s })
        .first(),
    );
    await press('Restore this version');
    await press('Restore it');
    await done('The version is restored.');
    expect(await text().inputValue()).toBe(before);

    await go('Import and export');
    await press('Begin the export');
    const save = page.getByRole('button', { name: 'Save the file' });
    await save.waitFor({ timeout: 60_000 });
    const [file] = await Promise.all([page.waitForEvent('download'), act(save)]);
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
  });

  test('has left nothing in the console', () => {
    expect(dashboard.errors).toEqual([]);
  });

  const frontPage = async (): Promise<string> => (await page.request.get(environment.siteUrl)).text();
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** A password that was given long ago is asked for in place. */
  async function askedForPassword(): Promise<void> {
    const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('Password', { exact: true }) });
    if ((await dialog.count()) === 0) return;
    await dialog.getByLabel('Password', { exact: true }).fill(dashboard.account.password);
    await dialog.getByRole('button').last().click();
  }
});

function newColor(): string {
  return `#${randomUUID().slice(0, 6)}`;
}
