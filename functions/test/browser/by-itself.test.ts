import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;
const POSTS = join(__dirname, '../../../emulator-data/content/posts');

/** A post of the seed with a picture in its text. */
const ILLUSTRATED = 'a-week-without-a-mouse';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const addressOf = (path: string) => new URL(path, siteUrl).href;

describe('the site with the seed, where no other host can be reached', () => {
  test.each([
    '/tags/accessibility',
    `/posts/${ILLUSTRATED}`,
    '/account/forgot-password',
    '/admin',
    '/api/docs',
  ])('asks no other host: %s', async (path) => {
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
  });

  test('shows the pictures of posts', async () => {
    const context = await newVisitor(browser);
    const page = await context.newPage();
    await page.goto(addressOf(`/posts/${ILLUSTRATED}`));
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
      const post = (await response.json()) as {
        cover_image: { url: string } | null;
        content_html: string;
      };
      expect(post.cover_image?.url ?? '/').toMatch(/^\/(?!\/)/);
      expect(post.content_html).not.toMatch(/<img[^>]* src="https?:/);
    }
  });
});
