/** Somebody with a browser of their own, who uses a site by keys alone or by touch alone. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { collectErrors } from '../suite/browser.js';
import type { Hands } from './hands.js';
import { keyboardOf } from './keyboard.js';
import { touchOn } from './touch.js';

/** By what somebody uses a page. */
export type Way = 'by keyboard' | 'by touch';

/** See openFor. */
export interface Person extends Hands {
  readonly page: Page;
  /**
   * Looks at the page as it is: nothing is in the console, nothing is wider than the screen. Where the environment variable
   * SCREENSHOTS names a folder, a picture of it goes there.
   */
  look(name: string): Promise<void>;
  /** Puts a picture into the clipboard. @param png its bytes */
  copyPicture(png: Buffer): Promise<void>;
  close(): Promise<void>;
}

const VIEWPORTS = { 'by keyboard': { width: 1280, height: 900 }, 'by touch': { width: 390, height: 844 } };

/** On a slow machine a page takes long; in ms. */
const TIMEOUT_MS = 60_000;

/** Opens a browser's window for somebody at an address. */
export async function openFor(browser: Browser, way: Way, url: string): Promise<Person> {
  const isPhone = way === 'by touch';
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: VIEWPORTS[way],
    hasTouch: isPhone,
    isMobile: isPhone,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  const page = await context.newPage();
  const errors = collectErrors(page);
  // Choosers are caught from now on: one that opens before that would stay open.
  page.on('filechooser', () => undefined);
  await page.goto(url);
  return {
    ...(isPhone ? touchOn(page) : keyboardOf(page)),
    page,
    look: async (name) => {
      await page.waitForFunction(() => !document.querySelector('.is-loading, [aria-busy="true"]'));
      const folder = process.env['SCREENSHOTS'];
      if (folder) {
        await mkdir(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `${name} ${way}.png`.replaceAll(' ', '-')) });
      }
      expect(errors).toEqual([]);
      const { width = 0 } = page.viewportSize() ?? {};
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
    copyPicture: (png) => page.evaluate(copyPicture, png.toString('base64')),
    close: () => context.close(),
  };
}

/** In the page. */
async function copyPicture(base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const blob = new Blob([bytes], { type: 'image/png' });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
}
