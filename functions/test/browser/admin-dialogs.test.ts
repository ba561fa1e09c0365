/** What holds of every dialog of the dashboard. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
/** The editor of a post that the seed has. */
let editor: string;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  page = dashboard.page;
  const { body } = await call<{ id: string }>('/api/posts/what-an-etag-promises');
  editor = `/admin/posts/${body.id}`;
});

afterAll(() => browser.close());

const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first();
const firstRow = (): Locator => page.locator('button.row-title').first();
const inMenu = async (name: string): Promise<Locator> => {
  await button(/^More to do with this/).press('Enter');
  return button(name);
};

/** Each with the screen that it is over, and the button that opens it. */
const DIALOGS: readonly (readonly [string, () => string, () => Locator | Promise<Locator>])[] = [
  ['New post', () => '/admin/posts', () => button('New post')],
  ['New page', () => '/admin/pages', () => button('New page')],
  ['a file', () => '/admin/media', () => page.locator('button.media-open').first()],
  ['a tag', () => '/admin/tags', firstRow],
  ['Invite somebody', () => '/admin/users', () => button('Invite')],
  ['an account', () => '/admin/users', firstRow],
  ['Turn two-factor login on', () => '/admin/profile', () => button('Turn it on')],
  ['a picture', () => '/admin/settings', () => button(/^Choose or upload a picture/)],
  ['New redirect', () => '/admin/redirects', () => button('New redirect')],
  ['a mail', () => '/admin/mails', firstRow],
  ['Empty the queue?', () => '/admin/mails', () => button('Empty…')],
  ['Add an address', () => '/admin/mails/suppressions', () => button('Add an address')],
  ['Read a returned mail', () => '/admin/mails/suppressions', () => button('Read a returned mail')],
  ['Link to', () => editor, () => button('Link')],
  ['Picture', () => editor, () => button('Picture')],
  ['Versions', () => editor, () => inMenu('Versions…')],
  ['Link to show it to others', () => editor, () => inMenu('Link to show it to others…')],
];

test.each(DIALOGS)(
  '%s: shuts nobody out, and leaves the focus where it was',
  async (_name, screen, opener) => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await dashboard.open(screen());
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const opening = await opener();
      await opening.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.waitForLoadState('networkidle');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findViolations(dashboard)).toEqual([]);
      }
      expect(
        await dialog.evaluate((element) => [
          element.scrollWidth - element.clientWidth,
          element.contains(document.activeElement),
        ]),
      ).toEqual([0, true]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      // What was in a menu is gone with it; those of the text lead back to it.
      if (await opening.isVisible())
        await waitFor(() =>
          opening.evaluate((element) =>
            [element, document.querySelector('#content')].includes(document.activeElement),
          ),
        );
    }
    expect(dashboard.errors).toEqual([]);
  },
);
