import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { login, SEED_PASSWORD } from '../support/http/api.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const open = (path: string) => page.goto(new URL(path, siteUrl).href);
const posts = (): Locator => page.getByRole('list', { name: 'Posts', exact: true }).getByRole('article');
const postTitles = (): Promise<string[]> => posts().getByRole('heading').allTextContents();
const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });

async function fetchTitles(query: string): Promise<string[]> {
  const response = await fetch(new URL(`/api/posts?limit=20${query}`, siteUrl));
  return ((await response.json()) as { posts: { title: string }[] }).posts.map(({ title }) => title);
}

describe.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('a visitor %s', (_which, javaScriptEnabled) => {
  beforeEach(async () => {
    context = await newVisitor(browser, { javaScriptEnabled });
    page = await context.newPage();
    errors = collectErrors(page);
  });

  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });

  test('reads the newest posts, then older ones', async () => {
    const newest = await fetchTitles('');
    await open('/');
    expect(await postTitles()).toEqual(newest.slice(0, 10));
    await page.getByRole('link', { name: 'Older posts' }).click();
    await page.waitForURL('**/?page=2');
    expect(await postTitles()).toEqual(newest.slice(10, 20));
    await page.getByRole('link', { name: 'Newer posts' }).click();
    expect(await postTitles()).toEqual(newest.slice(0, 10));
  });

  test('goes by a tag to its posts, into one, and on to the next', async () => {
    const editor = postsClient((await login('editor')).access_token);
    const [tag, first, second] = [uniqueWord(), uniqueWord(), uniqueWord()];
    for (const title of [first, second])
      await editor.givenPublished({ title, tags: [tag], content_md: 'Some text.' });
    await open(`/tags/${tag}`);
    expect(await postTitles()).toEqual([second, first]);
    const tags = page.getByRole('navigation', { name: 'Tags' });
    expect(await tags.locator('[aria-current="page"]').textContent()).toBe(`${tag} 2`);
    await posts().nth(1).getByRole('link', { name: first }).click();
    await heading(first).waitFor();
    await page.getByText('Some text.').waitFor();
    await page.getByRole('link', { name: `Next post ${second}` }).click();
    await heading(second).waitFor();
    const related = page.getByRole('region', { name: 'Related posts' });
    await related.getByRole('link', { name: first, exact: true }).click();
    await heading(first).waitFor();
  });

  test('finds posts by words', async () => {
    const word = uniqueWord();
    await postsClient((await login('editor')).access_token).givenPublished({ title: `On ${word}` });
    await open('/');
    await page.getByRole('searchbox', { name: 'Search posts' }).fill(word);
    await page.getByRole('searchbox', { name: 'Search posts' }).press('Enter');
    await page
      .getByRole('list', { name: 'Search results' })
      .getByRole('link', { name: `On ${word}` })
      .click();
    await heading(`On ${word}`).waitFor();
  });

  test('comes from an address of before, and is told where nothing is', async () => {
    await open('/?post=a-week-without-a-mouse');
    expect(page.url()).toBe(`${siteUrl}/posts/a-week-without-a-mouse`);
    expect((await open('/posts/nobody-has-this'))?.status()).toBe(404);
    await heading('This page is not here').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Home' }).click();
    await posts().first().waitFor();
    // The browser itself reports the 404.
    errors = errors.filter((error) => !error.includes('404'));
  });
});

describe('what a page does better with a script', () => {
  beforeEach(async () => {
    context = await newVisitor(browser);
    page = await context.newPage();
    errors = collectErrors(page);
  });

  afterEach(() => context.close());

  test('code is copied by a button', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: siteUrl });
    await open('/posts/a-week-without-a-mouse');
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^:focus-visible \{/);
    expect(errors).toEqual([]);
  });

  test('account pages, which are files, have the name and the navigation of the site', async () => {
    const answer = await fetch(new URL('/api/settings', siteUrl));
    const settings = (await answer.json()) as { name: string; navigation: { label: string }[] };
    await open('/account/forgot-password');
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await links.nth(1).waitFor();
    expect(await links.allInnerTexts()).toEqual(settings.navigation.map(({ label }) => label));
    expect(await page.getByRole('banner').getByRole('link').first().innerText()).toBe(settings.name);
    expect(await page.title()).toBe(`Forgot password · ${settings.name}`);
  });

  test('the footer leads who is logged in to their account', async () => {
    const link = page.getByRole('contentinfo').locator('a[href="/admin"]');
    await open('/');
    expect(await link.textContent()).toBe('Log in');
    const status = await page.evaluate(async (password) => {
      const response = await fetch('/api/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'reader@firefolio.test', password, transport: 'cookie' }),
      });
      return response.status;
    }, SEED_PASSWORD);
    expect(status).toBe(200);
    await open('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Account' }).waitFor();
  });
});

describe('what a page costs a visitor', () => {
  test.each([
    '/',
    '/posts/a-week-without-a-mouse',
    '/projects/town-transit-map',
    '/tags/accessibility',
    '/authors/ada',
    '/search?q=grid',
    '/contact',
  ])('%s is light, asks no other host, and stays where it is while it loads', async (path) => {
    context = await newVisitor(browser);
    page = await context.newPage();
    errors = collectErrors(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const sent: Promise<[type: string, bytes: number]>[] = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (type !== 'image') sent.push(response.body().then((body) => [type, gzipSync(body).length]));
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(new URL(path, siteUrl).href, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => new URL(url).origin !== siteUrl)).toEqual([]);
    expect(sent.length).toBeLessThanOrEqual(6);
    const sizes = await Promise.all(sent);
    const sum = (of: typeof sizes) => of.reduce((total, [, bytes]) => total + bytes, 0);
    expect(sum(sizes)).toBeLessThanOrEqual(25_000);
    expect(sum(sizes.filter(([type]) => type === 'script'))).toBeLessThanOrEqual(8_000);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
