import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;

describe('the search box', () => {
  /** What these tests search: a word that only their posts have, in their titles. */
  const word = uniqueWord('search');
  const hostileTitle = `${word} <img src=x onerror="document.title='owned'"> & <mark>not a match</mark>`;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    const editor = postsClient((await login('editor')).access_token);
    await editor.givenPublished({ title: `About ${word} itself`, content_md: `Of ${word} in its text.` });
    await editor.givenPublished({
      title: hostileTitle,
      content_md: `Some <b>bold</b> ${word} & <i>more</i>.`,
    });
    await editor.given({ title: `A draft on ${word}` });
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    context = await newVisitor(browser);
    page = await context.newPage();
    errors = collectErrors(page);
  });

  afterEach(() => context.close());

  const box = (): Locator => page.getByRole('search').getByRole('searchbox', { name: 'Search posts' });
  const results = (): Locator => page.getByRole('list', { name: 'Search results' }).getByRole('article');
  const titles = (): Promise<string[]> => results().getByRole('heading').allTextContents();
  const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
  const urlOf = (text: string): string => `${siteUrl}/search?${new URLSearchParams({ q: text }).toString()}`;
  const open = (path: string) => page.goto(new URL(path, siteUrl).href);

  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) === 1;

  test('finds while one types, says so, marks what matched, and stays where one types', async () => {
    await open('/');
    const begun = word.slice(0, -2);
    await box().pressSequentially(begun);
    await results().first().waitFor();
    await waitFor(() => page.url() === urlOf(begun), { description: 'the address of the search' });
    expect(new Set(await titles())).toEqual(new Set([`About ${word} itself`, hostileTitle]));
    expect(await page.getByRole('status').textContent()).toContain(`Search: ${begun}`);
    expect(await hasFocus(box())).toBe(true);

    const about = results().filter({ hasText: 'itself' });
    expect(await about.locator('h2 mark').allTextContents()).toEqual([word]);
    expect(await about.locator('.row-excerpt mark').allTextContents()).toEqual([word]);
    expect(await about.locator('.row-excerpt').textContent()).toBe(`Of ${word} in its text.`);
    expect(errors).toEqual([]);
  });

  test('asks for the last of what is typed only, and ends the request for less', async () => {
    await open('/');
    const [asked, ended]: [string[], string[]] = [[], []];
    const textOf = (url: string): string => new URL(url).searchParams.get('q') ?? '';
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/search?*', async (route) => {
      const text = textOf(route.request().url());
      asked.push(text);
      if (text === 'first') await held;
      await route.continue().catch(() => undefined); // it has ended
    });
    page.on('requestfailed', (request) => ended.push(textOf(request.url())));

    await box().fill('first');
    await waitFor(() => asked.includes('first'), { description: 'the first request' });
    await box().fill('');
    await box().pressSequentially(word);
    await results().first().waitFor();
    await waitFor(() => ended.includes('first'), { description: 'the end of the first request' });
    letGo();
    expect(asked.at(-1)).toBe(word);
    expect(asked.length).toBeLessThan(word.length);
    expect(await titles()).toHaveLength(2);
  });

  test("has a post's title as text, whatever HTML is in it", async () => {
    await open(`/search?q=${word}`);
    const title = results().getByRole('heading', { name: hostileTitle, exact: true });
    await title.waitFor();
    expect(await title.locator('mark').allTextContents()).toEqual([word]);
    expect(await results().locator('img[src="x"], b, i').count()).toBe(0);
    expect(await page.title()).toMatch(new RegExp(`^Search: ${word} · `));
    expect(errors).toEqual([]);
  });

  test('is one entry of the history for what is typed in one go', async () => {
    await open('/archive');
    await box().pressSequentially(`${word} itself`);
    await heading(`${word} itself`).waitFor();
    await results()
      .first()
      .getByRole('link', { name: `About ${word} itself` })
      .click();
    await heading(`About ${word} itself`).waitFor();

    await page.goBack();
    await heading(`${word} itself`).waitFor();
    expect(await box().inputValue()).toBe(`${word} itself`);
    await page.goBack();
    await heading('Archive').waitFor();
    expect(errors).toEqual([]);
  });

  test('opens from a link, whatever is in it', async () => {
    await open(`/search?q=%20${word}%20&tag=other`);
    expect(await titles()).toHaveLength(2);
    expect(await box().inputValue()).toBe(word);
    await open(`/search?${new URLSearchParams({ q: '🔎'.repeat(250) }).toString()}`);
    await heading(`Nothing found for “${'🔎'.repeat(200)}”`).waitFor();
    await open('/search?q=%20%20');
    await heading('Search the posts').waitFor();
    expect(errors).toEqual([]);
  });

  test('leaves the page as it is when the search does not work; Enter asks for it all the same', async () => {
    await open('/archive');
    await page.route('**/search?*', (route) => route.fulfill({ status: 503, body: '' }));
    const refused = page.waitForResponse('**/search?*');
    await box().fill(word);
    await refused;
    expect(await heading('Archive').count()).toBe(1);
    await page.unroute('**/search?*');
    await box().press('Enter');
    await results().first().waitFor();
    // The browser itself reports the 503; nothing else may have gone wrong.
    expect(errors).toEqual([expect.stringContaining('503')]);
  });
});
