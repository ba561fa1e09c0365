import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { newDrawing, newFilm, newPicture } from '../support/media/new-files.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  page = dashboard.page;
});

afterAll(() => browser.close());

const nameOf = (extension: string) => `${randomUUID().slice(0, 8)}.${extension}`;
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function showLibrary(): Promise<void> {
  await dashboard.open('/admin/media');
  await page.getByRole('heading', { level: 1, name: 'Media' }).waitFor();
  await page.waitForLoadState('networkidle');
}

async function choose(name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await page.locator('main input[type="file"]').setInputFiles({ name, mimeType, buffer });
}

/** Drops or pastes a file onto the page, as a browser tells of it. */
async function give(kind: 'drop' | 'paste', name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([event, fileName, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([content], fileName, { type: 'image/png' }));
      const told =
        event === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(told);
    },
    [kind, name, bytes.toString('base64')] as const,
  );
}

async function describeAndUpload(name: string, alt: string): Promise<void> {
  await page.getByLabel(`What does ${name} show?`).fill(alt);
  await press('Upload');
  await page.getByRole('button', { name }).waitFor();
}

describe('the media library', () => {
  test('asks what a picture shows before it takes it, and not of one that shows nothing', async () => {
    const name = nameOf('png');
    await showLibrary();
    await choose(name, 'image/png', await newPicture());
    await page.getByLabel(`What does ${name} show?`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Say what it shows, or that it shows nothing that matters.').first().waitFor();
    await page.getByLabel('It shows nothing that matters').check();
    await press('Upload');
    await page.getByRole('button', { name }).waitFor();
    expect(dashboard.errors).toEqual([]);
  });

  test('takes what is dropped onto it and pasted into it', async () => {
    await showLibrary();
    for (const kind of ['drop', 'paste'] as const) {
      const name = nameOf('png');
      await give(kind, name, await newPicture());
      await describeAndUpload(name, `A picture by ${kind}`);
    }
    expect(dashboard.errors).toEqual([]);
  });

  test('sends a large file in parts', async () => {
    const name = nameOf('mp4');
    const parts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') parts.push(new URL(request.url()).pathname);
    });
    await showLibrary();
    await choose(name, 'video/mp4', newFilm(9 * 1024 * 1024));
    await page.getByRole('button', { name }).waitFor();
    expect(parts).toHaveLength(3);
    expect(dashboard.errors).toEqual([]);
  });

  test('says why it does not take a file, and goes on', async () => {
    const name = nameOf('pdf');
    await showLibrary();
    await choose(name, 'application/pdf', Buffer.from('This is no document.'));
    await page.getByRole('region', { name: 'Uploads' }).getByRole('alert').waitFor();
    await press('Leave it');
    expect(await page.getByRole('region', { name: 'Uploads' }).count()).toBe(0);
    // The browser itself reports the refusal.
    expect(dashboard.errors).toHaveLength(1);
    dashboard.errors.length = 0;
  });

  test('changes what is said of a file and its focal point, by keyboard as well', async () => {
    const name = nameOf('svg');
    await showLibrary();
    await choose(name, 'image/svg+xml', newDrawing());
    await describeAndUpload(name, 'A rectangle');
    await page.getByRole('button', { name }).click();
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByText('Nothing uses it.').waitFor();
    await dialog.getByLabel('Alternative text').fill('A rectangle in one colour');
    await dialog.getByRole('button', { name: /^Focal point/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('button', { name }).click();
    expect(await dialog.getByLabel('Alternative text').inputValue()).toBe('A rectangle in one colour');
    const point = dialog.getByRole('button', { name: /^Focal point/ });
    expect(await point.getAttribute('aria-description')).toContain('At 55% from the left, 45% from the top.');
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(dashboard.errors).toEqual([]);
  });

  test('replaces a file, trashes and restores it', async () => {
    const name = nameOf('svg');
    await showLibrary();
    await choose(name, 'image/svg+xml', newDrawing());
    await describeAndUpload(name, 'A rectangle');
    await page.getByRole('button', { name }).click();
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByText('Nothing uses it.').waitFor();
    const before = await dialog.getByRole('link', { name: 'Open' }).getAttribute('href');
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: `other-${name}`, mimeType: 'image/svg+xml', buffer: newDrawing() });
    await press('Replace it');
    await page.getByText('Replaced.').waitFor();
    await page.waitForFunction(
      (href) => document.querySelector('dialog a.button')?.getAttribute('href') !== href,
      before,
    );
    // It has the other one's name as well.
    const replaced = page.getByRole('dialog', { name: `other-${name}` });
    await replaced.getByRole('button', { name: 'Move to trash' }).click();
    await page.getByText('Moved to the trash.').waitFor();
    await page.getByLabel('Where').selectOption('true');
    await page.getByLabel(`Choose other-${name}`).check();
    await press('Restore');
    await page.getByText('1 file restored.').waitFor();
    await page.getByLabel('Where').selectOption('');
    await page.getByRole('button', { name: `other-${name}` }).waitFor();
    expect(dashboard.errors).toEqual([]);
  });
});
