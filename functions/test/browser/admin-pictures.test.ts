/** Pictures where a form asks for one: chosen from the library, or uploaded in place. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import type { MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  dashboard = await openDashboard(browser);
  page = dashboard.page;
});

afterEach(async () => {
  expect(dashboard.errors).toEqual([]);
  await dashboard.context.close();
});

const button = (name: string | RegExp, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name });
const dialog = (): Locator => page.getByRole('dialog');
const newFile = async () => ({
  name: `otter-${randomUUID().slice(0, 8)}.png`,
  mimeType: 'image/png',
  buffer: await newPicture({ width: 320, height: 240, format: 'png' }),
});

async function foundByName(name: string): Promise<readonly MediaBody[]> {
  const { access_token: token } = await logIn(dashboard.account);
  const { body } = await call<{ media: MediaBody[] }>(`/admin/api/media?q=${name}`, { token });
  return body.media;
}

/** Drops a file onto something, as a browser tells of it. */
async function drop(onto: Locator, { name, mimeType, buffer }: Awaited<ReturnType<typeof newFile>>) {
  await onto.evaluate(
    (element, [fileName, type, base64]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], fileName, { type }));
      for (const kind of ['dragover', 'drop'])
        element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, mimeType, buffer.toString('base64')] as const,
  );
}

test('the logo is uploaded in place by keyboard, with what it shows, and saved with the other settings', async () => {
  const file = await newFile();
  const before = await call<{ logo: object | null }>('/api/settings');
  await dashboard.open('/admin/settings');
  const logo = page.getByRole('group', { name: 'Logo' });
  await button(/^Choose or upload a picture/, logo).press('Enter');
  const chooser = dialog().getByLabel('From this device');
  await waitFor(() => chooser.evaluate((element) => element === document.activeElement));
  await chooser.setInputFiles(file);

  // Nothing is uploaded before somebody says what it shows.
  const words = dialog().getByLabel('What does it show?');
  await waitFor(() => words.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await dialog().locator('[aria-invalid="true"]').waitFor();
  expect(await findViolations(dashboard)).toEqual([]);
  expect(await foundByName(file.name)).toEqual([]);
  await words.fill('An otter with a pen');
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await waitFor(() =>
    button(/^Choose or upload a picture/, logo).evaluate((element) => element === document.activeElement),
  );

  const [media] = await foundByName(file.name);
  expect(media).toMatchObject({ alt: 'An otter with a pen', status: 'ready' });
  expect(await logo.getByLabel('Its address').inputValue()).toBe(media?.url);
  expect(await logo.getByLabel('What it shows').inputValue()).toBe('An otter with a pen');
  // The form of the dialog was no sending of the settings, and they know that there is something to be saved.
  expect((await call<{ logo: object | null }>('/api/settings')).body.logo).toEqual(before.body.logo);
  for (const scheme of ['light', 'dark'])
    expect(await page.locator(`.preview.is-${scheme} img.brand-mark`).getAttribute('src')).toBe(media?.url);
  await button('Save the settings').click();
  await page.getByText('The settings are saved.').waitFor();
  await waitFor(async () => {
    const { body } = await call<{ logo: { url: string } | null }>('/api/settings');
    return body.logo?.url === media?.url;
  });

  await logo.getByLabel('Its address').fill('');
  await button('Save the settings').click();
  await waitFor(async () => (await call<{ logo: object | null }>('/api/settings')).body.logo === null);
});

test('a picture that is dropped onto its field is uploaded there, and one that shows nothing needs no words', async () => {
  const file = await newFile();
  await dashboard.open('/admin/settings');
  const hero = page.getByRole('group', { name: 'Picture', exact: true });
  await hero.waitFor();
  await drop(hero, { ...file, name: 'notes.txt', mimeType: 'text/plain' });
  expect(await dialog().count()).toBe(0);
  await drop(hero, file);
  await dialog().getByLabel('It shows nothing that matters').check();
  await button('Upload and use it').click();
  await dialog().waitFor({ state: 'detached' });
  const [media] = await foundByName(file.name);
  expect(media).toMatchObject({ alt: '', decorative: true });
  await page.locator(`.preview.is-dark img.preview-art[src="${media?.url ?? ''}"]`).waitFor();
});

test('one of the library is found by its words and taken, and Escape takes none', async () => {
  const file = await newFile();
  await dashboard.open('/admin/profile');
  const field = page.getByRole('group', { name: 'Picture', exact: true });
  await button(/^Choose or upload a picture/, field).click();
  await drop(dialog().getByText('From this device'), file);
  await dialog().getByLabel('What does it show?').fill(`It is ${file.name}`);
  await button('Upload and use it').click();
  await dialog().waitFor({ state: 'detached' });
  const url = await field.getByLabel('Its address').inputValue();

  await field.getByLabel('Its address').fill('');
  await button(/^Choose or upload a picture/, field).click();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await field.getByLabel('Its address').inputValue()).toBe('');
  await button(/^Choose or upload a picture/, field).click();
  await dialog().getByLabel('Find pictures').fill(file.name);
  await button(`It is ${file.name}`, dialog()).click();
  expect(await field.getByLabel('Its address').inputValue()).toBe(url);
  expect(await field.getByLabel('What it shows').inputValue()).toBe(`It is ${file.name}`);
});

test('on a phone a cover is uploaded by touch', async () => {
  await dashboard.context.close();
  dashboard = await openDashboard(browser, {
    role: 'editor',
    viewport: { width: 360, height: 780 },
    hasTouch: true,
  });
  page = dashboard.page;
  const { access_token: token } = await logIn(dashboard.account);
  const { body: post } = await call<{ id: string }>('/admin/api/posts', {
    method: 'POST',
    token,
    body: { title: 'On the way' },
  });
  await dashboard.open(`/admin/posts/${post.id}`);
  await button('Details').tap();
  await button('Choose a picture…').tap();
  await dialog()
    .getByLabel('From this device')
    .setInputFiles(await newFile());
  await dialog().getByLabel('What does it show?').fill('A path');
  expect(await findViolations(dashboard)).toEqual([]);
  expect(await dialog().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await button('Upload and use it').tap();
  await page.getByRole('img', { name: 'A path' }).waitFor();
  await waitFor(() =>
    page.getByRole('img', { name: 'A path' }).evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
  );
});
