/**
 * The first day of somebody who runs a site, from its one-time code to a file of everything: once with the keys of a laptop and nothing
 * else, once with a finger on a phone. Each on a site of its own, on which nobody has been. `SCREENSHOTS=folder` keeps pictures.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import sharp from 'sharp';
import { linkOf, waitForMailTo } from '../support/accounts/account-mail.js';
import { startNewSite, type NewSite } from '../support/dashboard/new-site.js';
import { openFor, type Person, type Way } from '../support/dashboard/person.js';
import { ghostSite, zipOf } from '../support/posts/site-archives.js';
import { uniqueWord } from '../support/posts/posts.js';
import { launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(240_000);

const PASSWORD = 'an otter asleep on its back';
const WAYS: readonly Way[] = ['by keyboard', 'by touch'];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(WAYS)('a first day %s', (way) => {
  const word = uniqueWord();
  const title = `Otters of ${word}`;
  const address = `ada-${word}@example.org`;
  let site: NewSite;
  let ada: Person;

  beforeAll(async () => {
    site = await startNewSite({ isWhole: true });
    await site.begin();
  });
  afterAll(async () => {
    await ada.close();
    await site.stop();
  });

  const button = (name: string | RegExp, { page } = ada): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const field = (name: string, { page } = ada): Locator => page.getByLabel(name, { exact: true });
  const shown = (words: string | RegExp, { page } = ada): Promise<void> =>
    page.getByText(words).first().waitFor();
  const heading = (name: string | RegExp, { page } = ada): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const go = async (name: string): Promise<void> => {
    if (way === 'by touch') await ada.press(button('Menu'));
    await ada.press(ada.page.getByRole('navigation', { name: 'Dashboard' }).getByRole('link', { name }));
    await heading(name);
  };
  const text = (): Locator => field('Text, in Markdown');
  const saved = (): Promise<void> =>
    ada.page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
  const fill = async (person: Person, values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(values)) await person.type(field(name, person), value);
  };
  /** What a visitor is answered. */
  const visit = (path: string) => ada.page.request.get(new URL(path, site.url).href);
  const openPost = async (): Promise<void> => {
    await go('Posts');
    await ada.press(ada.page.getByRole('link', { name: title }));
    await text().waitFor();
  };

  test('begins with the code, which makes an account', async () => {
    const code = await site.makeCode();
    ada = await openFor(browser, way, `${site.url}/admin`);
    await heading('Welcome');
    await ada.look('01 set-up');
    await fill(ada, { Code: code, 'First name': 'Ada', 'Last name': 'Lovelace' });
    await fill(ada, { 'E-mail': address, Password: PASSWORD });
    await ada.press(button('Begin'));
    await heading('Hello, Ada');
    await shown('All are handled.');
    await ada.look('02 start');
  });

  test('goes on with the settings, which the site shows', async () => {
    await go('Settings');
    await field('Footer').waitFor();
    await fill(ada, { Name: 'Otter notes', Footer: `Made by ${word}` });
    await ada.choose(field('Time zone'), 'Europe/Lisbon');
    await ada.look('03 settings');
    await ada.press(button('Save the settings'));
    await shown('The settings are saved.');
    await ada.page.getByRole('link', { name: 'Otter notes' }).last().waitFor();
    await waitFor(async () => (await (await visit('/')).text()).includes(`Made by ${word}`));
  });

  test('brings the posts and pictures of the old site', async () => {
    await go('Import and export');
    const buffer = zipOf(await ghostSite(word));
    await ada.giveFile(field('File'), { name: 'ghost.zip', mimeType: 'application/zip', buffer });
    await ada.press(button('Begin the import'));
    await shown(/created 1/);
    await ada.look('04 import');
    await go('Media');
    await shown('coffee.jpg');
    await ada.look('05 media');
    const imported = await (await visit(`/posts/${word}-coffee`)).text();
    const [picture = ''] = /\/media\/[^"\s]+/.exec(imported) ?? [];
    expect((await visit(picture)).status()).toBe(200);
  });

  test('writes, pastes a picture, and leaves it for a day to come', async () => {
    await go('Posts');
    await ada.press(button('New post'));
    await fill(ada, { Title: title });
    await ada.press(button('Begin writing'));
    await text().waitFor();
    await ada.copyPicture(await newPicture());
    await ada.type(text(), 'They sleep on their backs.\n\n');
    await ada.paste();
    await fill(ada, { 'What does it show?': 'An otter asleep' });
    await ada.look('06 picture');
    await ada.press(button('Upload and insert'));
    await waitFor(async () => (await text().inputValue()).includes('![An otter asleep](media:'));
    await saved();
    await ada.look('07 editor');
    await ada.press(button('Publish…'));
    await ada.check(field('At a time to come'));
    await ada.setTime(field('Goes live'), '2035-03-01T09:00');
    await shown('By the clocks of Europe/Lisbon');
    await ada.look('08 schedule');
    await ada.press(button('Schedule'));
    await shown('Scheduled for 1 Mar 2035');
    expect((await visit(`/posts/otters-of-${word}`)).status()).toBe(404);
  });

  test('looks at it as a phone shows it, and publishes it', async () => {
    const { page } = ada;
    const viewport = page.viewportSize() ?? { width: 1280, height: 900 };
    await page.setViewportSize({ width: 390, height: 844 });
    await ada.press(button('Preview'));
    const picture = page.getByRole('img', { name: 'An otter asleep' });
    await waitFor(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0));
    await ada.look('09 preview');
    await ada.press(button('Write'));
    await page.setViewportSize(viewport);
    await ada.press(button(/^More to do with this post/));
    await ada.look('10 menu');
    await ada.press(button('Change the date…'));
    await ada.check(field('Now'));
    await ada.press(button('Publish'));
    await shown('The post is live.');
    await ada.look('11 published');
    await waitFor(async () =>
      (await (await visit(`/posts/otters-of-${word}`)).text()).includes('otter asleep'),
    );
  });

  test('has a message, which is answered', async () => {
    const vera = await openFor(browser, way, `${site.url}/contact`);
    const email = `vera-${word}@example.org`;
    await fill(vera, { Name: `Vera ${word}`, 'E-mail': email });
    await fill(vera, { Message: 'When do the otters wake up? We would like to come by and see them.' });
    await vera.press(button(/^Send/, vera));
    await shown(/Thank you/, vera);
    await vera.look('12 contact');
    await vera.close();
    await go('Messages');
    await ada.look('13 messages');
    await ada.press(ada.page.getByRole('link', { name: `Vera ${word}` }).first());
    await fill(ada, { [`To Vera ${word}`]: 'At nine, most days.' });
    await ada.look('14 message');
    await ada.press(button('Send the answer'));
    await shown(`The answer is on its way to ${email}.`);
    expect((await waitForMailTo(email, 'Re')).text).toContain('At nine, most days.');
  });

  test('invites somebody, who makes an account and logs in', async () => {
    const email = `wim-${word}@example.org`;
    await go('Users');
    await ada.press(button(/^Invite/));
    await fill(ada, { 'E-mail': email });
    await ada.look('15 invite');
    await ada.press(button('Send the invitation'));
    await shown(`The invitation is on its way to ${email}.`);
    await ada.look('16 users');
    const wim = await openFor(browser, way, linkOf(await waitForMailTo(email, 'invit')));
    await fill(wim, { 'First name (optional)': 'Wim', Password: PASSWORD });
    await wim.look('17 invitation');
    await wim.press(button('Make the account', wim));
    await heading('Your account is made', wim);
    await wim.press(wim.page.getByRole('main').getByRole('link', { name: 'Log in' }));
    await heading('Log in', wim);
    await fill(wim, { 'E-mail': email, Password: PASSWORD });
    await wim.press(button('Log in', wim));
    await heading('Hello, Wim', wim);
    await wim.look('18 editor start');
    await wim.close();
  });

  test('takes a change back', async () => {
    await openPost();
    const before = await text().inputValue();
    await ada.type(text(), 'Nothing is left.');
    await saved();
    await ada.press(button('Publish changes'));
    await shown('The changes are live.');
    await ada.press(button(/^More to do with this post/));
    await ada.press(button('Versions…'));
    await ada.press(
      ada.page
        .getByRole('dialog')
        .getByRole('button', { name: /Version \d/ })
        .first(),
    );
    await shown('Since then');
    await ada.look('19 versions');
    await ada.press(button('Restore this version'));
    await ada.press(button('Restore it'));
    await shown('The version is restored.');
    expect(await text().inputValue()).toBe(before);
  });

  test('ends with a file of everything', async () => {
    await go('Import and export');
    await ada.press(button('Begin the export'));
    const save = button('Save the file');
    await save.waitFor();
    await ada.look('20 export');
    const [file] = await Promise.all([ada.page.waitForEvent('download'), ada.press(save)]);
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
    if (way === 'by touch') await ada.press(button('Menu'));
    await ada.look('21 menu');
    await ada.press(button('Log out'));
    await heading('Log in');
  });
});

function newPicture(): Promise<Buffer> {
  const background = `#${randomUUID().slice(0, 6)}`;
  return sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
}
