import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { publishRichPost } from '../support/site/rich-post.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let rich: string;

beforeAll(async () => {
  browser = await launchBrowser();
  rich = await publishRichPost();
});

afterAll(() => browser.close());

const PAGES = [
  '/',
  'rich',
  '/posts/a-week-without-a-mouse',
  '/tags/accessibility',
  '/archive',
  '/authors/ada',
  '/posts',
  '/tags',
  '/authors',
  '/search?q=grid',
  '/search?q=nothing-is-found-by-this',
  '/contact',
  '/contact/sent',
  '/contact/refused#email',
  '/nobody-has-this',
  '/account/forgot-password',
];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(PAGES)('%s has nothing that shuts anybody out', async (path) => {
    const context = await newVisitor(browser, { colorScheme });
    const page = await context.newPage();
    await page.goto(new URL(path === 'rich' ? rich : path, environment.siteUrl).href);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      // WCAG 2.2's rule of targets is off by default.
      (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'target-size': { enabled: true } } }),
    );
    const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
    expect(found).toEqual([]);
    await context.close();
  });
});
