import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SEED_PASSWORD } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;
const POSTS = join(__dirname, '../../../emulator-data/content/posts');

/** A post of the seed with a picture in its text. */
const ILLUSTRATED = 'a-week-without-a-mouse';

/** What counts as steady. @see https://web.dev/articles/cls: up to 0.1 is good */
const STEADY = 0.05;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const addressOf = (path: string) => new URL(path, siteUrl).href;

const hasLoaded = (page: Page) => page.locator('#view[aria-busy="false"]').waitFor();

describe('the site with the seed, where no other host can be reached', () => {
  test.each(['/?tag=accessibility', `/?post=${ILLUSTRATED}`, '/account/login', '/api/docs'])(
    'asks no other host: %s',
    async (path) => {
      const context = await newVisitor(browser);
      const asked: string[] = [];
      await context.route(
        (url) => url.protocol.startsWith('http') && url.origin !== new URL(siteUrl).origin,
        async (route) => {
          asked.push(route.request().url());
          await route.abort();
        },
      );
      const page = await context.newPage();
      await page.goto(addressOf(path), { waitUntil: 'networkidle' });
      expect(asked).toEqual([]);
      await context.close();
    },
  );

  test('shows the pictures of posts', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await page.goto(addressOf(`/?post=${ILLUSTRATED}`));
    const picture = page.locator('.prose img');
    await picture.scrollIntoViewIfNeeded();
    await expect(
      picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).resolves.toBe(960);
    await context.close();
  });

  test('no post of the seed has a picture elsewhere', async () => {
    for (const slug of readdirSync(POSTS).map((file) => file.replace('.md', ''))) {
      const response = await fetch(addressOf(`/api/posts/${slug}`));
      if (response.status === 404) continue; // a draft, or in the trash
      const post = (await response.json()) as { cover_image: unknown; content_html: string };
      expect(post.cover_image).toBeNull();
      expect(post.content_html).not.toMatch(/<img[^>]* src="https?:/);
    }
  });
});

describe('what a visitor reads stays where it is while the page loads', () => {
  const neighbour = { slug: 'a', title: 'Another', published_at: '2026-01-01T00:00:00.000Z' };
  const late = {
    '**/api/tags': {
      tags: Array.from({ length: 20 }, (_, index) => ({ tag: `t${String(index)}`, count: 1 })),
    },
    '**/related': { previous: neighbour, next: neighbour, related: [] },
  };

  test.each([
    ['the front page', '/', '**/api/tags', '/api/posts?'],
    ['a post', `/?post=${ILLUSTRATED}`, '**/related', `/api/posts/${ILLUSTRATED}`],
  ] as const)('%s, when what goes with it comes last', async (_what, path, companion, first) => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const isThere = page.waitForResponse((response) => {
      const { pathname, search } = new URL(response.url());
      return (pathname + search).startsWith(first) && !pathname.endsWith('/related');
    });
    await page.route(companion, async (route) => {
      await (await isThere).finished();
      await route.fulfill({ json: late[companion] });
    });
    await page.goto(addressOf(path));
    await hasLoaded(page);
    await page.locator('.tag-filter a, .neighbour').first().waitFor();
    await page.waitForLoadState('networkidle');
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(STEADY);
    await context.close();
  });
});

describe('the header knows whether somebody is logged in', () => {
  test('before any module of the page has run', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await page.goto(addressOf('/'));
    expect(await links.allInnerTexts()).toEqual(['Posts', 'Contact', 'Log in']);

    const status = await page.evaluate(async (password) => {
      const response = await fetch('/api/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'reader@firefolio.test', password, transport: 'cookie' }),
      });
      return response.status;
    }, SEED_PASSWORD);
    expect(status).toBe(200);
    await page.route('**/app.js', (route) => route.abort());
    await page.goto(addressOf('/'));
    expect(await links.allInnerTexts()).toEqual(['Posts', 'Contact', 'Account']);
    await context.close();
  });
});
