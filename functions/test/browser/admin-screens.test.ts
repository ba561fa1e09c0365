/** What holds of every screen of the dashboard. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findLostInForcedColors, findMotion } from '../support/dashboard/conditions.js';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { walkByTab } from '../support/dashboard/keyboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const SCREENS = [
  '/admin',
  '/admin/posts',
  '/admin/posts?status=trashed',
  '/admin/posts?q=nothing-is-found-by-this',
  '/admin/pages',
  '/admin/projects',
  // Of the item that the seed has at this address of the site.
  '/admin/posts/:what-an-etag-promises',
  '/admin/pages/:about',
  '/admin/projects/:bakery-shop',
  '/admin/media',
  '/admin/tags',
  '/admin/messages',
  '/admin/messages/msg-town-map',
  '/admin/messages/spam-filter',
  '/admin/users',
  '/admin/profile',
  '/admin/settings',
  '/admin/redirects',
  '/admin/reports',
  '/admin/transfer',
  '/admin/jobs',
  '/admin/mails',
  '/admin/mails/suppressions',
  '/admin/audit-log',
  '/admin/nothing-is-here',
];

/** How many controls of a screen are gone to by Tab: those of the navigation, and then some. */
const STOPS = 40;

let browser: Browser;
let dashboard: Dashboard;
/** Another one: Chromium paints some of a page as before when forced colours are taken back. */
let inForcedColors: Dashboard;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser);
  inForcedColors = await openDashboard(browser);
  await inForcedColors.page.emulateMedia({ forcedColors: 'active' });
});

afterAll(() => browser.close());

async function show(path: string, { page, open } = dashboard): Promise<Page> {
  const [kind = '', slug] = path.split('/:');
  if (slug) {
    const { body } = await call<{ id: string }>(`${kind.replace('/admin', '/api')}/${slug}`);
    await open(`${kind}/${body.id}`);
    await page.getByRole('group', { name: 'What is shown' }).waitFor();
  } else await open(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(SCREENS)('%s', (path) => {
  test('shuts nobody out, in the light and in the dark, on a small screen and a large one', async () => {
    for (const width of [1280, 360]) {
      await dashboard.page.setViewportSize({ width, height: 900 });
      const page = await show(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findViolations(dashboard)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
      }
      expect(await page.title()).not.toBe('Dashboard');
    }
    expect(dashboard.errors).toEqual([]);
  });

  test('loses nothing where colours are the reader’s, moves nothing, and cuts nothing off from right to left with larger text', async () => {
    const { page, errors } = inForcedColors;
    await page.setViewportSize({ width: 1280, height: 900 });
    await show(path, inForcedColors);
    expect(await findLostInForcedColors(page)).toEqual([]);
    expect(await findMotion(page)).toEqual([]);
    expect(await walkByTab(page, STOPS)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 900 });
    for (const direction of ['ltr', 'rtl']) {
      await page.evaluate((dir) => {
        document.documentElement.dir = dir;
        document.documentElement.style.fontSize = '150%';
      }, direction);
      expect(await overflowOf(page)).toBe(0);
    }
    expect(errors).toEqual([]);
  });
});

test('the first load has what the first screen needs and no more', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const { siteUrl } = (await import('../support/suite/environment.js')).environment;
  await page.goto(new URL('/admin', siteUrl).href);
  await page.getByLabel('E-mail').waitFor();
  expect(scripts.filter((url) => /content|settings|media/.test(url))).toEqual([]);
  await context.close();
});

test('what Hosting says of the dashboard holds for its pages and files, and not for the API', async () => {
  const { page } = dashboard;
  const answers = await page.evaluate(async () => {
    const headersOf = async (path: string) => {
      const { status, headers } = await fetch(path);
      return [
        status,
        headers.get('content-security-policy') ?? '',
        headers.get('cache-control') ?? '',
      ] as const;
    };
    const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '';
    return {
      start: await headersOf('/admin'),
      screen: await headersOf('/admin/posts/any'),
      audit: await headersOf('/admin/audit-log'),
      script: await headersOf(script),
      api: await headersOf('/admin/api/posts'),
    };
  });
  for (const [status, policy, caching] of [answers.start, answers.screen, answers.audit]) {
    expect(status).toBe(200);
    expect(policy).toContain("script-src 'self'; style-src 'self';");
    expect(caching).toBe('public, max-age=0, must-revalidate');
  }
  expect(answers.script[2]).toBe('public, max-age=31536000, immutable');
  expect(answers.api[0]).toBe(401);
  expect(answers.api[1]).not.toContain('script-src');
  expect(answers.api[2]).toBe('no-store');
});
