import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { environment } from './environment.js';

export { launchBrowser } from './chromium.js';

/** Stands in for pictures on other hosts, so that a test run needs no internet. */
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>';

/** A page over the emulators takes seconds on a small machine, the first request of all most; in ms. */
export const BROWSER_TIMEOUT_MS = 60_000;

/** A visitor's browser with nothing in it, which sees no other host than the site. */
export async function newVisitor(
  browser: Browser,
  options: Pick<
    BrowserContextOptions,
    'javaScriptEnabled' | 'colorScheme' | 'viewport' | 'deviceScaleFactor' | 'hasTouch'
  > = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== new URL(environment.siteUrl).origin,
    (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
  return context;
}

/** What goes wrong in a page from now on, in the console's words; the list grows by itself. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  return errors;
}
