/** What the editor asks for besides title and text, from the field to the page that visitors see. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openDesk, type Desk } from '../support/editor/desk.js';
import { upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(2 * BROWSER_TIMEOUT_MS);

let browser: Browser;
let desk: Desk;
let page: Page;
const mark = randomUUID().slice(0, 8);

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await openDesk(browser);
  page = desk.page;
});

afterAll(() => browser.close());

const type = async (values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
};

async function publish(): Promise<void> {
  await desk.button('Publish…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Published', { exact: true }).waitFor();
}

/** A picture of the library, with the text that stands for it. */
async function newMedia(alt: string): Promise<MediaBody> {
  const { body } = await upload(desk.token, await newPicture(), { fields: { alt } });
  return waitUntilProcessed(desk.token, body.id);
}

/** Opens an address of the site in a tab of its own, once it is there. */
async function visit(path: string): Promise<Page> {
  const visitor = await desk.dashboard.context.newPage();
  const url = new URL(path, environment.siteUrl).href;
  await waitFor(async () => (await visitor.goto(url))?.status() === 200, { timeoutMs: 30_000 });
  return visitor;
}

test('all that is said of a project is on its page', async () => {
  const media = await newMedia(`The otter ${mark}`);
  const project = await desk.edit('projects', { title: `Otter ${mark}`, content_md: 'It swims.' });
  await desk.show('Details');
  await type({
    Excerpt: 'About an otter.',
    Role: 'Keeper',
    Client: 'The river',
    From: '2024-03',
    Until: '2025-11',
    'Made with': 'TypeScript, Reed',
  });
  await page.getByLabel('Made with', { exact: true }).press('Enter');
  await page.getByRole('list', { name: 'Made with so far' }).getByText('Reed').waitFor();
  await desk.button('Add a link').click();
  await type({ 'Words of link 1': 'The river’s page', 'Address of link 1': 'https://river.example/otter' });
  await type({ 'Source code, by its address': 'https://code.example/otter' });
  await desk.button('Add a picture').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `The otter ${mark}` })
    .click();
  await type({ 'Caption of picture 1': 'In the morning' });
  expect(await page.getByLabel('What is seen on picture 1').inputValue()).toBe(`The otter ${mark}`);
  await type({ 'Place in lists': '7' });
  await page.getByLabel('Featured', { exact: true }).check();
  await desk.saved();
  await publish();
  expect((await call(`/admin/api/projects/${project.id}`, { token: desk.token })).body).toMatchObject({
    order: 7,
    featured: true,
    excerpt: 'About an otter.',
    gallery: [{ url: expect.stringContaining(media.hash), caption: 'In the morning' }],
  });

  const visitor = await visit(`/projects/otter-${mark}`);
  const facts = visitor.locator('dl.facts');
  for (const fact of ['Keeper', 'The river', 'TypeScript, Reed', 'March 2024', 'November 2025'])
    await facts.getByText(fact, { exact: true }).waitFor();
  expect(await facts.getByRole('link', { name: 'The river’s page' }).getAttribute('href')).toBe(
    'https://river.example/otter',
  );
  expect(await facts.getByRole('link', { name: 'code.example' }).getAttribute('href')).toBe(
    'https://code.example/otter',
  );
  const picture = visitor.getByRole('img', { name: `The otter ${mark}` });
  await picture.scrollIntoViewIfNeeded();
  await visitor.getByText('In the morning').waitFor();
  await waitFor(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0));
  await visitor.close();
  expect(desk.dashboard.errors).toEqual([]);
});

test('search results and link previews are shown as they will be, and say what was typed', async () => {
  await desk.edit('posts', { title: `Plain ${mark}`, content_md: 'The beginning of it.' });
  await desk.show('Details');
  const result = page.getByRole('img', { name: 'About how a search result looks' });
  const card = page.getByRole('img', { name: 'About how a link preview looks' });
  const says = (words: string, where = result): Promise<boolean> =>
    waitFor(async () => (await where.textContent())?.includes(words), { description: words });
  await says(`posts › plain-${mark}`);
  await says(`Plain ${mark}`);
  await says(`Plain ${mark}`, card);
  await type({ 'Title in search results': `Found ${mark}` });
  await type({ 'Description in search results': 'word '.repeat(40).trim() });
  await says(`Found ${mark}`);
  await says('word …');
  await page.getByText('199 characters: about 160 are shown.').waitFor();
  await says(`Found ${mark}`, card);
  await page.getByText('More of that').click();
  const picture = new URL((await newMedia(`The card ${mark}`)).url, environment.siteUrl).href;
  await desk.button('Choose a picture… Picture in link previews, by its address').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `The card ${mark}` })
    .click();
  expect(await page.getByLabel('Picture in link previews, by its address').inputValue()).toBe(picture);
  await type({
    'Title in link previews': `Shared ${mark}`,
    'Description in link previews': 'To be shared.',
    'Title on X': `On X ${mark}`,
    'Where it was published first, by its address': 'https://first.example/plain',
  });
  await says(`Shared ${mark}`, card);
  await says('To be shared.', card);
  await waitFor(() => card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth > 0));
  await desk.saved();
  await publish();

  const visitor = await visit(`/posts/plain-${mark}`);
  const told = (selector: string, attribute = 'content') =>
    visitor.locator(`head ${selector}`).first().getAttribute(attribute);
  expect(await visitor.title()).toContain(`Found ${mark}`);
  expect(await told('meta[name="description"]')).toMatch(/^word word/);
  expect(await told('meta[property="og:title"]')).toBe(`Shared ${mark}`);
  expect(await told('meta[property="og:description"]')).toBe('To be shared.');
  expect(await told('meta[property="og:image"]')).toBe(picture);
  expect(await told('meta[name="twitter:title"]')).toBe(`On X ${mark}`);
  expect(await told('link[rel="canonical"]', 'href')).toBe('https://first.example/plain');
  await visitor.close();
  expect(desk.dashboard.errors).toEqual([]);
});

test('changes of a live post wait for their day, and can be taken back to be written on', async () => {
  const post = await desk.edit('posts', {
    title: `Live ${mark}`,
    content_md: 'As it is.',
    status: 'published',
  });
  const isLive = async (words: string): Promise<boolean> => {
    const { body } = await call<{ content_html: string }>(`/api/posts/${post.slug}`);
    return body.content_html.includes(words);
  };
  await desk.text().fill('As it will be.');
  await desk.saved();
  await desk.choose('Publish changes later…');
  const dialog = page.getByRole('dialog', { name: 'When do the changes go live?' });
  expect(await dialog.getByLabel('At a time to come').isChecked()).toBe(true);
  await dialog.getByLabel('Goes live').fill('2020-01-01T09:00');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await dialog.getByText('This time has passed.', { exact: true }).waitFor();
  // A year that nobody means is not taken for now.
  for (const year of ['20266', '202666']) {
    await dialog.getByLabel('Goes live').fill(`${year}-03-01T09:00`);
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await dialog.locator('.field-error', { hasText: 'Enter a year of four digits.' }).waitFor();
    expect(await dialog.getByLabel('Goes live').getAttribute('aria-invalid')).toBe('true');
    expect(await isLive('As it is.')).toBe(true);
  }
  await dialog.getByLabel('Goes live').fill('2035-03-01T09:00');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await page.getByText(/^It goes live on 1 Mar 2035/).waitFor();

  expect(await isLive('As it is.')).toBe(true);
  // What waits for its day is not written on by accident.
  await page.locator('textarea[readonly]').first().waitFor();
  expect(await desk.text().getAttribute('readonly')).not.toBeNull();
  await page.reload();
  await desk.button('Go on editing').click();
  await page.getByText('The time is taken back.').waitFor();
  await waitFor(async () => (await desk.text().getAttribute('readonly')) === null);
  expect(await desk.text().inputValue()).toBe('As it will be.');
  await desk.button('Publish changes').click();
  await page.getByText('The changes are live.').waitFor();
  await waitFor(() => isLive('As it will be.'), { timeoutMs: 20_000 });
  expect(desk.dashboard.errors).toEqual([]);
});
