import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { collectErrors, launchBrowser, newVisitor } from './browser.js';
import { environment } from './environment.js';

/** A visitor of the site with one page. */
export interface Visitor {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What goes wrong in the page; grows by itself. */
  readonly errors: string[];
  /** Opens a page of the site by its path. */
  readonly open: (path: string) => Promise<unknown>;
}

/** Has each test of a file begin as a new visitor, whom `begin` is told of first. */
export function beginEachAsVisitor(begin: (visitor: Visitor) => void): void {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await newVisitor(browser);
    const page = await context.newPage();
    const open = (path: string) => page.goto(new URL(path, environment.siteUrl).href);
    begin({ browser, context, page, errors: collectErrors(page), open });
  });
  afterEach(() => context.close());
}
