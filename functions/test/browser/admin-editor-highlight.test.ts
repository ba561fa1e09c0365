/** The editor with Markdown highlighted: what holds of the plain text holds there as well. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let dashboard: Dashboard;
let token: string;
let page: Page;

const text = (inPage = page): Locator => inPage.getByRole('textbox', { name: 'Text, in Markdown' });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const saved = (): Promise<void> =>
  page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();

/** What is shown, line by line. */
const shown = async (inPage = page): Promise<string> =>
  (await text(inPage).locator('.cm-line').allTextContents()).join('\n');
const isShown = async (wanted: string, inPage = page): Promise<void> => {
  await waitFor(async () => (await shown(inPage)) === wanted).catch(() => undefined);
  expect(await shown(inPage)).toBe(wanted);
};
const hasFocus = (): Promise<boolean> => text().evaluate((area) => area.matches(':focus'));

async function edit(content: string): Promise<string> {
  const body = { title: 'Highlighted', content_md: content, status: 'published' };
  const { id } = (await call<{ id: string }>('/admin/api/posts', { method: 'POST', token, body })).body;
  await dashboard.open(`/admin/posts/${id}`);
  await text().waitFor();
  return id;
}

/** Opens an item, and waits until it is highlighted. */
async function editHighlighted(content: string): Promise<string> {
  const id = await edit(content);
  await page.locator('.cm-content').waitFor();
  return id;
}

const stored = async (id: string): Promise<unknown> =>
  (await call<{ content_md: string }>(`/admin/api/posts/${id}/working-copy`, { token })).body.content_md;

/** Notes in a page how the highlighted text was when it was made. */
function noteFirstText(): void {
  const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    new MutationObserver((_, observer) => {
      const made = root.querySelector('.cm-content');
      if (!made) return;
      observer.disconnect();
      const isReadOnly = made.getAttribute('aria-readonly') === 'true';
      document.documentElement.dataset['firstText'] = isReadOnly ? 'read-only' : 'writable';
    }).observe(root, { childList: true, subtree: true });
    return root;
  };
}

async function choose(words: string): Promise<void> {
  await page.getByRole('button', { name: 'More to do with this post' }).click();
  await button(words).click();
}

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  token = (await logIn(dashboard.account)).access_token;
  page = dashboard.page;
});

beforeEach(() => {
  dashboard.errors.length = 0;
});

afterAll(() => browser.close());

test('is loaded when it is wanted, takes the text and the caret over, and is there after a reload', async () => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await edit('# One\n\nTwo');
  await text().press('Control+Home');
  await page.keyboard.press('End');
  expect(loaded.filter((url) => url.includes('highlighted-surface'))).toEqual([]);
  await choose('Highlight Markdown');
  await isShown('# One\n\nTwo');
  expect(loaded.filter((url) => url.includes('highlighted-surface'))).not.toEqual([]);
  await text().focus();
  await page.keyboard.type('!');
  await isShown('# One!\n\nTwo');
  await saved();
  await page.reload();
  await isShown('# One!\n\nTwo');
  expect(
    await text()
      .locator('.cm-line')
      .first()
      .locator('span')
      .first()
      .evaluate((mark) => getComputedStyle(mark).fontWeight),
  ).toBe('700');
  expect(dashboard.errors).toEqual([]);
});

test('takes over from the plain text while somebody types, without a key that is lost', async () => {
  await page.route('**/highlighted-surface-*.js', async (route) => {
    await delay(700);
    await route.continue();
  });
  const id = await edit('Start.');
  await text().press('Control+End');
  const typed = ' Typed on and on, whatever is loaded meanwhile.';
  for (const letter of typed) await page.keyboard.type(letter, { delay: 40 });
  await page.unroute('**/highlighted-surface-*.js');
  await isShown(`Start.${typed}`);
  await waitFor(async () => (await stored(id)) === `Start.${typed}`);
});

describe('writing', () => {
  test('stores what was typed, and leaves the ends of lines as they were', async () => {
    const content = 'First  \r\n\tsecond\r\n\r\n<b>not *ours*</b>\r\nlast\u2028line ';
    const id = await editHighlighted(content);
    await text().press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type('typed');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('👩‍💻');
    await saved();
    expect(await stored(id)).toBe(content.replace('First  ', 'First  typed\r\n👩‍💻'));
    expect(dashboard.errors).toEqual([]);
  });

  test('is marked by keys and by buttons, and its own undo takes it back', async () => {
    const id = await editHighlighted('an otter sings');
    await text().press('Control+Home');
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight');
    for (let times = 0; times < 5; times++) await page.keyboard.press('Shift+ArrowRight');
    await button('Bold').click();
    await isShown('an **otter** sings');
    await page.keyboard.press('Control+i');
    await isShown('an ***otter*** sings');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await isShown('an otter sings');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await isShown('an otter sings\n- one\n- two');
    await saved();
    expect(await stored(id)).toBe('an otter sings\n- one\n- two');
  });

  test('goes on behind a dialog that was left, and catches nobody: Tab leads on', async () => {
    await editHighlighted('see ');
    await text().press('Control+End');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Address, or words of a title').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('me');
    await isShown('see me');
    await page.keyboard.press('Control+k');
    await page.getByLabel('Address, or words of a title').fill('https://example.org/');
    await page.keyboard.press('Enter');
    await isShown('see me[https://example.org/](https://example.org/)');
    await page.keyboard.press('Tab');
    expect(await hasFocus()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await hasFocus()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bold');
    await text()
      .locator('.cm-line')
      .first()
      .click({ position: { x: 1, y: 5 } });
    await page.keyboard.type('I ');
    await isShown('I see me[https://example.org/](https://example.org/)');
  });

  test('takes a pasted picture', async () => {
    await editHighlighted('Look:');
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#5a2fd1' } })
      .png()
      .toBuffer();
    await text().press('Control+End');
    await text().evaluate((area, base64) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([file], 'otter.png', { type: 'image/png' }));
      const init = { clipboardData: data, bubbles: true, cancelable: true, composed: true };
      area.dispatchEvent(new ClipboardEvent('paste', init));
    }, bytes.toString('base64'));
    await page.getByLabel('What does it show?').fill('An otter');
    await button('Upload and insert').click();
    await waitFor(async () => /^Look:\n\n!\[An otter\]\(media:[\w-]+\)\n$/.test(await shown()));
    expect(dashboard.errors).toEqual([]);
  });
});

test('a second tab shows what is typed and takes nothing itself, until it takes over', async () => {
  const id = await editHighlighted('Start.');
  const second = await dashboard.context.newPage();
  await second.addInitScript(noteFirstText);
  await second.goto(page.url());
  await isShown('Start.', second);
  // Nor was there a moment at which it would have.
  expect(await second.evaluate(() => document.documentElement.dataset['firstText'])).toBe('read-only');
  expect(await text(second).getAttribute('aria-readonly')).toBe('true');
  await text().press('Control+End');
  await page.keyboard.type(' Of the first.');
  await isShown('Start. Of the first.', second);
  await text(second).press('Control+End');
  await second.keyboard.type('Nothing');
  await second.getByRole('button', { name: 'Write here instead' }).click();
  await waitFor(async () => (await text(second).getAttribute('aria-readonly')) === null);
  await text(second).press('Control+End');
  await second.keyboard.type(' Of the second.');
  await waitFor(async () => (await stored(id)) === 'Start. Of the first. Of the second.');
  await isShown('Start. Of the first. Of the second.');
  await second.keyboard.press('Control+z');
  // What the first has written is not the second’s to take back.
  await second.keyboard.press('Control+z');
  await isShown('Start. Of the first.', second);
  await second.close();
  expect(dashboard.errors).toEqual([]);
});

test('shuts nobody out, in the light, in the dark and in forced colours, and goes in step with the preview', async () => {
  const part = (name: string): string =>
    `## ${name}\n\n${'Words of a paragraph that goes on. '.repeat(30)}\n\n- **one** and *two*\n- \`code\`, [a link](/a)\n\n> said\n\nשלום עולם\n\n`;
  await editHighlighted(['First', 'Second', 'Third', 'Fourth'].map(part).join(''));
  await button('Side by side').click();
  await page.waitForLoadState('networkidle');
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors });
      expect([colorScheme, forcedColors, await findViolations(dashboard)]).toEqual([
        colorScheme,
        forcedColors,
        [],
      ]);
    }
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  const directions = await text()
    .locator('.cm-line')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  expect(new Set(directions)).toEqual(new Set(['ltr', 'rtl']));
  await text().press('Control+End');
  await waitFor(() =>
    page
      .locator('.preview-pane')
      .evaluate(
        ({ scrollTop, scrollHeight, clientHeight }) =>
          scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 50,
      ),
  );
  for (const direction of ['rtl', 'ltr']) {
    await page.evaluate((dir) => {
      document.documentElement.dir = dir;
    }, direction);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  }
  expect(dashboard.errors).toEqual([]);
});

test('is taken back, and not offered where fingers write', async () => {
  await editHighlighted('Plain.');
  await choose('Highlight Markdown');
  await page.locator('textarea#content').waitFor();
  expect(await text().inputValue()).toBe('Plain.');
  await page.reload();
  await page.locator('textarea#content').waitFor();
  const touching = await openDashboard(browser, {
    role: 'editor',
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  });
  await touching.page.goto(page.url());
  await touching.page.getByRole('button', { name: 'More to do with this post' }).waitFor();
  expect(await touching.page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
  await touching.page.getByRole('button', { name: 'More to do with this post' }).click();
  await touching.page.getByRole('button', { name: 'Versions…' }).waitFor();
  expect(await touching.page.getByRole('button', { name: 'Highlight Markdown' }).count()).toBe(0);
  await touching.context.close();
});
