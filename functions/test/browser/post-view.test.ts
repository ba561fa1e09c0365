import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { postsClient } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const PLAYERS = ['https://www.youtube-nocookie.com/embed/a1', 'https://player.vimeo.com/video/1'];

const FILES = ['https://media.test/v.mp4', 'https://media.test/a.mp3', 'https://media.test/small.png'];

const MARKDOWN = `
# First part

[To the second part](#second) [and back](#first-part)

A claim[^source].

\`\`\`ts
// A remark
const total: number = 1;
\`\`\`

- [x] done
- [ ] to do

${PLAYERS.map((src) => `<iframe src="${src}" title="A film"></iframe>`).join('\n\n')}

<video src="${FILES[0]}" preload="metadata"></video>

<audio preload="metadata"><source src="${FILES[1]}"></audio>

<picture><source srcset="${FILES[2]} 1x"><img src="https://media.test/large.png" alt="A picture"></picture>

${'A line.\n\n'.repeat(40)}

## Second part {#second}

[^source]: Where it comes from.
`;

describe('a post on the site', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  let framed: string[];
  let loaded: string[];

  beforeAll(async () => {
    const editor = postsClient((await login('editor')).access_token);
    const { slug } = await editor.givenPublished({ content_md: MARKDOWN });
    browser = await launchBrowser();
    context = await newVisitor(browser);
    page = await context.newPage();
    errors = collectErrors(page);
    framed = [];
    loaded = [];
    await page.route('https://media.test/**', (route) => {
      loaded.push(route.request().url());
      return route.fulfill({ status: 204 });
    });
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) framed.push(request.url());
    });
    await page.goto(`${environment.siteUrl}/posts/${slug}`);
  });

  afterAll(async () => {
    await browser.close();
  });

  test("shows a player after a click, which the site's Content-Security-Policy lets in, and asks its host for nothing before", async () => {
    expect(await page.locator('.prose iframe').count()).toBe(0);
    for (const [index, src] of PLAYERS.entries()) {
      const link = page.locator('a.player').first();
      const before = await link.boundingBox();
      await link.click();
      const frame = page.locator('iframe.player').nth(index);
      await waitFor(() => framed.some((url) => url.startsWith(src)), { description: src });
      expect(await frame.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin allow-presentation');
      expect(await frame.getAttribute('title')).toBe('A film');
      expect(await frame.boundingBox()).toMatchObject({ width: before?.width, height: before?.height });
    }
    expect(errors).toEqual([]);
  });

  test("loads pictures, video and audio, which the site's Content-Security-Policy lets in", async () => {
    await page.locator('.prose picture img').scrollIntoViewIfNeeded();
    for (const url of FILES) await waitFor(() => loaded.includes(url), { description: url });
    expect(loaded).not.toContain('https://media.test/large.png');
    expect(errors.filter((error) => error.includes('Content Security Policy'))).toEqual([]);
  });

  test('goes to a heading by the name that the writer gave it, and by its own', async () => {
    await page.getByRole('link', { name: 'To the second part' }).click();
    const heading = page.getByRole('heading', { name: 'Second part', exact: true });
    expect(await heading.evaluate((element) => element.matches(':target'))).toBe(true);
    await page.getByRole('link', { name: 'and back' }).click();
    const first = page.getByRole('heading', { name: 'First part', exact: true });
    expect(await first.evaluate((element) => element.matches(':target'))).toBe(true);
  });

  test('goes from a footnote to its text and back', async () => {
    await page.getByRole('link', { name: '[1]' }).click();
    const note = page.locator('#fn1');
    expect(await note.evaluate((element) => element.matches(':target'))).toBe(true);
    await note.getByRole('link').click();
    expect(new URL(page.url()).hash).toBe('#fnref1');
    expect(await page.locator('#fnref1').textContent()).toBe('[1]');
  });

  test('has boxes that nobody can tick, and no markers beside them', async () => {
    const boxes = page.getByRole('checkbox');
    expect(await boxes.count()).toBe(2);
    expect([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()]).toEqual([true, false]);
    expect(await boxes.nth(0).isDisabled()).toBe(true);
    const item = page.locator('.task-list-item').first();
    expect(await item.evaluate((element) => getComputedStyle(element).listStyleType)).toBe('none');
  });

  test('tells keywords, values, remarks and the rest of code apart by colour', async () => {
    const colours = [];
    for (const selector of ['.hljs', '.hljs-keyword', '.hljs-number', '.hljs-comment']) {
      const part = page.locator(`.prose pre ${selector}`).first();
      colours.push(await part.evaluate((element) => getComputedStyle(element).color));
    }
    expect(new Set(colours).size).toBe(4);
    expect(await page.locator('.prose pre').textContent()).toBe('// A remark\nconst total: number = 1;\n');
  });
});
