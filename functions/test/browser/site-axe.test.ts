import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { login } from '../support/http/api.js';
import { postsClient } from '../support/posts/posts.js';
import { EVERYTHING } from '../support/site/markdown-with-everything.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

let browser: Browser;
let rich: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const editor = postsClient((await login('editor')).access_token);
  rich = `/posts/${(await editor.givenPublished({ content_md: EVERYTHING, tags: ['accessibility'] })).slug}`;
});

afterAll(() => browser.close());

const PAGES = [
  '/',
  'rich',
  '/posts/a-week-without-a-mouse',
  '/tags/accessibility',
  '/archive',
  '/posts',
  '/tags',
  '/search?q=grid',
  '/search?q=nothing-is-found-by-this',
  '/contact',
  '/contact/sent',
  '/contact/refused#email',
  '/nobody-has-this',
  '/account/login',
  '/account/forgot-password',
];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(PAGES)('%s has nothing that shuts anybody out', async (path) => {
    const context = await newVisitor(browser, { colorScheme });
    const page = await context.newPage();
    await page.goto(new URL(path === 'rich' ? rich : path, environment.siteUrl).href);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
    expect(found).toEqual([]);
    await context.close();
  });
});

describe('whatever the width', () => {
  test.each([320, 640, 1280, 2560])('nothing is cut off at %i px', async (width) => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/', rich, '/contact', '/archive', '/posts', '/tags']) {
      await page.goto(new URL(path, environment.siteUrl).href);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ path, overflow }).toEqual({ path, overflow: 0 });
    }
    await context.close();
  });
});
