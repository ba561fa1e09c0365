import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
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

const PATHS = [
  '/',
  'rich',
  '/projects',
  '/projects/town-transit-map',
  '/tags/accessibility',
  '/authors/ada',
  '/archive',
  '/posts',
  '/tags',
  '/search?q=grid',
  '/contact',
  '/nobody-has-this',
  '/account/forgot-password',
];

const open = (page: Page, path: string) =>
  page.goto(new URL(path === 'rich' ? rich : path, environment.siteUrl).href);

/** Opens a page for a new visitor, lets it be looked at, and closes it. */
async function visit(
  path: string,
  { width, ...emulated }: { width: number } & Parameters<Page['emulateMedia']>[0],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await newVisitor(browser);
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(emulated);
  await open(page, path);
  await look(page);
  await context.close();
}

/** How far a page can be scrolled sideways. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(PATHS)('%s', (path) => {
  test('cuts nothing off, from a small phone to a large screen, with text twice as large, and from right to left', async () => {
    await visit(path, { width: 320 }, async (page) => {
      for (const direction of ['ltr', 'rtl']) {
        for (const fontSize of ['', '212.5%']) {
          for (const width of [320, 480, 640, 1280, 2560]) {
            await page.setViewportSize({ width, height: 900 });
            await page.evaluate(
              (look) => {
                document.documentElement.dir = look.direction;
                document.documentElement.style.fontSize = look.fontSize;
              },
              { direction, fontSize },
            );
            const seen = { width, fontSize, direction, overflow: await overflowOf(page) };
            expect(seen).toEqual({ ...seen, overflow: 0 });
          }
        }
      }
    });
  });

  test.each([320, 1280])('by the keyboard alone shows where one is, downwards, at %i px', async (width) => {
    await visit(path, { width }, async (page) => {
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        // From the top, wherever the page has put the focus.
        getSelection()?.collapse(document.body, 0);
      });
      let top = 0;
      let count = 0;
      for (;;) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(describeFocus);
        if (!focused) break;
        count += 1;
        expect(focused).toMatchObject({ hasOutline: true, isInView: true });
        // What the header has stands in the order in which it is reached.
        if (focused.isInHeader) expect(focused.bottom).toBeGreaterThan(top);
        top = focused.top;
      }
      expect(count).toBeGreaterThan(2);
    });
  });
});

/** Runs in the page. */
function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(
    element.closest('.search:has(input:focus)') ?? element,
  );
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    name: element.textContent,
    hasOutline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    isInHeader: element.closest('.site-header') !== null,
    top,
    bottom,
  };
}

test('in forced colours everything that is told by a surface has a border', async () => {
  const surfaces: [path: string, selectors: string[]][] = [
    ['rich', ['.tag', '.toc', '.player', '.prose pre', '.copy', '.search']],
    ['/contact', ['.button', '#contact-name', '#contact-message']],
  ];
  for (const [path, selectors] of surfaces) {
    await visit(path, { width: 1280, forcedColors: 'active' }, async (page) => {
      for (const selector of selectors) {
        const widthPx = await page
          .locator(selector)
          .first()
          .evaluate((element) => parseFloat(getComputedStyle(element).borderTopWidth));
        expect({ selector, hasBorder: widthPx >= 1 }).toEqual({ selector, hasBorder: true });
      }
    });
  }
});

describe('on paper', () => {
  test('a post is whole, without what leads elsewhere, and with the addresses of its links', async () => {
    await visit('rich', { width: 720, media: 'print' }, async (page) => {
      for (const selector of ['.site-nav', '.search', '.footer-links', '.neighbours', '.related', '.copy'])
        expect(await page.locator(selector).first().isVisible()).toBe(false);
      for (const selector of ['.brand', 'h1', '.prose pre', '.prose table', '.player-title', '.footnotes'])
        expect(await page.locator(selector).first().isVisible()).toBe(true);
      const wrapped = page.locator('.prose pre').first();
      expect(await wrapped.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      const address = await page
        .locator('.player')
        .first()
        .evaluate((element) => getComputedStyle(element, '::after').content);
      expect(address).toContain('https://www.youtube.com/watch?v=a1');
    });
  });

  test('the page with the form is there, in ink on paper', async () => {
    await visit('/contact', { width: 720, media: 'print' }, async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      const ground = await page
        .locator('.contact')
        .evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(ground).toBe('rgba(0, 0, 0, 0)');
    });
  });
});

test('nothing moves for who wants less motion', async () => {
  await visit('/', { width: 1280, reducedMotion: 'reduce' }, async (page) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.className),
    );
    expect(moving).toEqual([]);
  });
});
