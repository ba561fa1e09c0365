/** The dashboard's part of a list of 5,000 posts: how long it takes, and what it keeps. What the API takes is in bench/results.md. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';

jest.setTimeout(BROWSER_TIMEOUT_MS * 3);

const POSTS = 5_000;
const PAGE_ITEMS = 25;
/** Pages that are gone through before memory is measured: programs and styles are there then. */
const WARM_PAGES = 10;
const MOST_MS = 100;
const MB = 1024 * 1024;

let browser: Browser;
let dashboard: Dashboard;
let page: Page;
let devtools: CDPSession;

beforeAll(async () => {
  browser = await launchBrowser('--js-flags=--expose-gc');
  dashboard = await openDashboard(browser, { role: 'editor' });
  page = dashboard.page;
  devtools = await dashboard.context.newCDPSession(page);
  await answerInPlaceOfTheApi();
});

afterAll(() => browser.close());

const TITLES = Array.from({ length: POSTS }, (_, index) => `Post ${index} about otters and rivers`);

/** Answers lists at once, as the API would with so many posts. */
async function answerInPlaceOfTheApi(): Promise<void> {
  await page.route('**/admin/api/posts?*', async (route) => {
    const { searchParams } = new URL(route.request().url());
    const found = TITLES.filter((title) => title.includes(searchParams.get('q') ?? ''));
    const begin = Number(searchParams.get('cursor') ?? 0);
    const end = begin + PAGE_ITEMS;
    const body = {
      posts: found.slice(begin, end).map((title) => summaryOf(title)),
      total: found.length,
      next_cursor: end < found.length ? String(end) : null,
    };
    await route.fulfill({ json: body });
  });
}

function summaryOf(title: string): object {
  const author = { id: 'ada', name: 'Ada Lindqvist' };
  const at = '2026-11-30T12:00:00.000Z';
  const names = { title, slug: 'a-post', excerpt: title, author, authors: [author], tag_names: {} };
  const state = { status: 'published', published_at: at, updated_at: at, created_at: at, version: 1 };
  return { id: title.replaceAll(' ', '-'), ...names, ...state, tags: ['otters'], reading_time_minutes: 3 };
}

/** Has the page note when another title came to the first row. */
async function noteRows(): Promise<void> {
  await page.evaluate(() => {
    const noted = window as unknown as { rowAt: number };
    let known: string | null | undefined = null;
    new MutationObserver(() => {
      const title = document.querySelector('.row-title')?.textContent;
      if (title === known) return;
      known = title;
      noted.rowAt = performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Does something, and waits until the first row is the expected one. @returns ms from the end of the answer to the row */
async function timeUntil(act: () => Promise<unknown>, title: string): Promise<number> {
  await page.evaluate(() => {
    performance.clearResourceTimings();
  });
  await act();
  await page.waitForFunction(
    (expected) => document.querySelector('.row-title')?.textContent === expected,
    title,
  );
  return page.evaluate(() => {
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const answered =
      answers.filter(({ name }) => name.includes('/admin/api/posts?')).at(-1)?.responseEnd ?? NaN;
    return (window as unknown as { rowAt: number }).rowAt - answered;
  });
}

async function measure(): Promise<{ heap: number; nodes: number }> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: valueOf('JSHeapUsedSize'), nodes: valueOf('Nodes') };
}

test('5,000 posts are gone through to the end: each page is there within 100 ms, and memory stays what it was', async () => {
  await devtools.send('Performance.enable');
  await dashboard.open('/admin/posts');
  await page.locator('.row-title').first().waitFor();
  await noteRows();
  const next = page.getByRole('button', { name: 'Next page' });
  const times: number[] = [];
  let before = { heap: 0, nodes: 0 };
  for (let number = 1; number < POSTS / PAGE_ITEMS; number += 1) {
    times.push(await timeUntil(() => next.click(), TITLES[number * PAGE_ITEMS] ?? ''));
    if (number === WARM_PAGES) before = await measure();
  }
  const after = await measure();
  const [median, worst] = [times.sort((a, b) => a - b)[times.length >> 1] ?? 0, times.at(-1) ?? 0];
  console.log(
    `${times.length} pages: ${median.toFixed(0)} ms in the middle, ${worst.toFixed(0)} at most; heap ` +
      `${(before.heap / MB).toFixed(1)} → ${(after.heap / MB).toFixed(1)} MB, ${before.nodes} → ${after.nodes} nodes`,
  );
  expect(await next.isDisabled()).toBe(true);
  expect(median).toBeLessThan(MOST_MS);
  expect(after.heap - before.heap).toBeLessThan(3 * MB);
  expect(after.nodes).toBeLessThan(before.nodes * 1.5);
  expect(dashboard.errors).toEqual([]);
});

test('what is searched for is there within 100 ms after the answer', async () => {
  await dashboard.open('/admin/posts');
  const search = page.getByRole('searchbox', { name: 'Search posts' });
  await search.waitFor();
  await noteRows();
  const ms = await timeUntil(() => search.fill('Post 4711 '), 'Post 4711 about otters and rivers');
  console.log(`A search: ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(MOST_MS);
});
