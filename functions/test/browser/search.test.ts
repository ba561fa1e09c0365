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
  const status = (): Locator => page.getByRole('status');
  const frontPage = (): Locator => page.getByRole('list', { name: 'Posts', exact: true });
  const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
  const urlOf = (text: string): string => `${siteUrl}/?${new URLSearchParams({ q: text }).toString()}`;

  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) === 1;

  async function open(path: string): Promise<void> {
    await page.goto(new URL(path, siteUrl).href);
    await page.locator('#view[aria-busy="false"]').waitFor();
  }

  test('finds while one types, says how many, marks what matched, and stays where one types', async () => {
    await open('/');
    await box().pressSequentially(word.slice(0, -2));
    await results().first().waitFor();
    expect(new Set(await titles())).toEqual(new Set([`About ${word} itself`, hostileTitle]));
    expect(page.url()).toBe(urlOf(word.slice(0, -2)));
    expect(await status().textContent()).toBe(`2 posts found for “${word.slice(0, -2)}”`);
    expect(await hasFocus(box())).toBe(true);

    const about = results().filter({ hasText: 'itself' });
    expect(await about.locator('h2 mark').allTextContents()).toEqual([word]);
    expect(await about.locator('.row-excerpt mark').allTextContents()).toEqual([word]);
    expect(await about.locator('.row-excerpt').textContent()).toBe(`Of ${word} in its text.`);
    expect(errors).toEqual([]);
  });

  test('asks for the last of what is typed only, and ends the request for less', async () => {
    await open('/');
    const asked: string[] = [];
    const ended: string[] = [];
    const textOf = (url: string): string | null => new URL(url).searchParams.get('q');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/api/search?*', async (route) => {
      const text = textOf(route.request().url()) ?? '';
      asked.push(text);
      if (text === 'first') await held;
      await route.continue().catch(() => undefined); // it has ended
    });
    page.on('requestfailed', (request) => ended.push(textOf(request.url()) ?? ''));

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
    await open(`/?q=${word}`);
    const title = results().getByRole('heading', { name: hostileTitle, exact: true });
    await title.waitFor();
    expect(await title.locator('mark').allTextContents()).toEqual([word]);
    expect(await results().locator('img[src="x"], b, i').count()).toBe(0);
    expect(await page.title()).toBe(`Search: ${word} · Firefolio`);
    expect(errors).toEqual([]);
  });

  test('takes nothing but text and marks from the answer', async () => {
    const html =
      'a <mark onclick="x()">b<i>c</i></mark><img src=x onerror="x()"><b>d</b><script>e</script>&lt;u&gt;';
    await page.route('**/api/search?*', async (route) => {
      const response = await route.fetch();
      const found = (await response.json()) as { posts: object[]; total: number };
      const posts = found.posts.map((post) => ({
        ...post,
        highlight: { title_html: html, snippet_html: html },
      }));
      await route.fulfill({ response, json: { ...found, posts } });
    });
    await open(`/?q=${word}`);
    const place = results().first().locator('.row-excerpt');
    expect(await place.innerHTML()).toBe('a <mark>bc</mark>de&lt;u&gt;');
    expect(await results().first().locator('h2 a').innerHTML()).toBe('a <mark>bc</mark>de&lt;u&gt;');
    expect(errors).toEqual([]);
  });

  test('brings Enter to the results at once, as an entry of its own for the back button', async () => {
    await open('/');
    await box().pressSequentially(`${word} itself`);
    await heading(`${word} itself`).waitFor();
    await box().press('Enter');
    await waitFor(() => hasFocus(heading(`${word} itself`)), { description: 'focus on the heading' });

    await box().fill(word);
    await box().press('Enter');
    await heading(word).waitFor();
    await results()
      .getByRole('link', { name: `About ${word} itself` })
      .click();
    await heading(`About ${word} itself`).waitFor();
    expect(await box().inputValue()).toBe('');

    await page.goBack();
    await heading(word).waitFor();
    expect(await titles()).toHaveLength(2);
    expect(await box().inputValue()).toBe(word);
    expect(await page.locator(':focus').textContent()).toBe(`About ${word} itself`);
    await page.goBack();
    await heading(`${word} itself`).waitFor();
    expect(await box().inputValue()).toBe(`${word} itself`);
    await page.goBack();
    await frontPage().waitFor();
    expect(page.url()).toBe(`${siteUrl}/`);
    expect(await box().inputValue()).toBe('');

    await page.goForward();
    await heading(`${word} itself`).waitFor();
    expect(errors).toEqual([]);
  });

  test('opens from a link, whatever is in it, and is emptied to all posts', async () => {
    await open(`/?q=%20${word}%20&tag=other`);
    expect(await titles()).toHaveLength(2);
    expect(page.url()).toBe(urlOf(word));
    expect(await box().inputValue()).toBe(word);

    await box().fill('');
    await frontPage().waitFor();
    expect(page.url()).toBe(`${siteUrl}/`);

    await open(`/?${new URLSearchParams({ q: '🔎'.repeat(250) }).toString()}`);
    await heading(`Nothing found for “${'🔎'.repeat(200)}”`).waitFor();
    await open('/?q=%20%20');
    await frontPage().waitFor();
    expect(errors).toEqual([]);
  });

  test('helps where nothing is found', async () => {
    const text = `<${uniqueWord()}>`;
    await open('/');
    await box().fill(text);
    await heading(`Nothing found for “${text}”`).waitFor();
    expect(await status().textContent()).toBe(`Nothing found for “${text}”`);
    const tags = page.getByRole('navigation', { name: 'Posts by tag' });
    await tags.getByRole('link').first().waitFor();
    expect(await tags.locator('[aria-current]').count()).toBe(0);

    await page.getByRole('main').getByRole('link', { name: 'All posts', exact: true }).click();
    await frontPage().waitFor();
    expect(await box().inputValue()).toBe('');
    expect(errors).toEqual([]);
  });

  test('says when the search does not work, and tries again', async () => {
    await open('/');
    await page.route('**/api/search?*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503}' }),
    );
    await box().fill(word);
    await heading('This did not load').waitFor();
    expect(await status().textContent()).toBe('This did not load');
    expect(await box().inputValue()).toBe(word);
    await page.unroute('**/api/search?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await results().first().waitFor();
    expect(await titles()).toHaveLength(2);
    // The browser itself reports the 503; nothing else may have gone wrong.
    expect(errors).toEqual([expect.stringContaining('503')]);
  });
});
