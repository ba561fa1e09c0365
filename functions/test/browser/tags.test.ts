import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;

describe('the list of tags', () => {
  let browser: Browser;
  const tag = uniqueWord();

  beforeAll(async () => {
    const editor = postsClient((await login('editor')).access_token);
    await editor.givenPublished({ tags: [tag] });
    await editor.givenPublished({ tags: [tag] });
    await editor.given({ tags: [tag] });
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  /** Opens a page, with the list of tags answered as given. */
  async function open(path: string, answerTags?: (route: Route) => Promise<void>): Promise<Page> {
    const context = await newVisitor(browser);
    if (answerTags) await context.route('**/api/tags', answerTags);
    const page = await context.newPage();
    await page.goto(new URL(path, siteUrl).href);
    await page.locator('#view[aria-busy="false"]').waitFor();
    return page;
  }

  const tagsIn = (page: Page) => page.getByRole('navigation', { name: 'Filter by tag' });

  test('counts the published posts of each and marks the one that is shown', async () => {
    const page = await open(`/?tag=${tag}`);
    const link = tagsIn(page).getByRole('link', { name: `${tag} 2 posts` });
    await link.waitFor();
    expect(await link.getAttribute('aria-current')).toBe('true');
    expect(await tagsIn(page).locator('[aria-current]').count()).toBe(1);
    await page.context().close();
  });

  test('shows the twelve most used first, then all', async () => {
    const tags = Array.from({ length: 30 }, (_, index) => ({ tag: `t${String(index)}`, count: 40 - index }));
    const page = await open('/', (route) => route.fulfill({ json: { tags, next_cursor: null } }));
    const links = tagsIn(page).getByRole('link');
    await tagsIn(page).waitFor();
    expect(await links.count()).toBe(13);
    await tagsIn(page).getByRole('button', { name: 'All 30 tags' }).click();
    expect(await links.count()).toBe(31);
    expect(await page.locator(':focus').textContent()).toBe('t12 28 posts');
    expect(await tagsIn(page).getByRole('button').count()).toBe(0);
    await page.context().close();
  });

  test.each<[string, (route: Route) => Promise<void>]>([
    ['there are no tags', (route) => route.fulfill({ json: { tags: [], next_cursor: null } })],
    ['they do not load', (route) => route.fulfill({ status: 503, json: { status: 503 } })],
  ])('is not there when %s, and the posts are', async (_case, answerTags) => {
    const answered = jest.fn(answerTags);
    const page = await open('/', answered);
    await page.waitForLoadState('networkidle');
    await page.getByRole('list', { name: 'Posts', exact: true }).getByRole('article').first().waitFor();
    expect(answered).toHaveBeenCalledTimes(1);
    expect(await tagsIn(page).count()).toBe(0);
    await page.context().close();
  });
});
