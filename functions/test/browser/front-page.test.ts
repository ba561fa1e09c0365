import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { login } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

/** What the front page shows of a post in its list. */
interface ListedPost {
  slug: string;
  title: string;
  tags: string[];
}

/** What MailDev 3 tells about a mail at GET /api/email. */
interface InboxMail {
  id: string;
  subject: string;
  text: string;
}

describe('front page', () => {
  const { siteUrl, mailUiUrl } = environment;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let consoleErrors: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    context = await newVisitor(browser);
    page = await context.newPage();
    consoleErrors = collectErrors(page);
  });

  afterEach(async () => {
    await context.close();
  });

  const posts = (): Locator => page.getByRole('list', { name: 'Posts' }).getByRole('article');
  const postTitles = (): Promise<string[]> => posts().getByRole('heading').allTextContents();
  const olderPosts = (): Locator => page.getByRole('button', { name: 'Older posts' });

  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) === 1;

  async function open(path: string): Promise<void> {
    await page.goto(new URL(path, siteUrl).href);
    await page.locator('#view[aria-busy="false"]').waitFor();
  }

  async function fetchList(query: string): Promise<{ posts: ListedPost[]; next_cursor: string | null }> {
    const response = await fetch(new URL(`/api/posts?limit=10${query}`, siteUrl));
    expect(response.status).toBe(200);
    return (await response.json()) as { posts: ListedPost[]; next_cursor: string | null };
  }

  test('lists the newest posts and appends older ones until the end', async () => {
    const newest = await fetchList('');
    await open('/');
    expect(await postTitles()).toEqual(newest.posts.map(({ title }) => title));

    const expected = [...newest.posts];
    let cursor = newest.next_cursor;
    expect(cursor).not.toBeNull();
    while (cursor !== null) {
      const older = await fetchList(`&cursor=${encodeURIComponent(cursor)}`);
      const firstAdded = expected.length;
      expected.push(...older.posts);
      cursor = older.next_cursor;
      await olderPosts().click();
      await posts()
        .nth(expected.length - 1)
        .waitFor();
      expect(await postTitles()).toEqual(expected.map(({ title }) => title));
      expect(await page.locator(':focus').textContent()).toBe(expected[firstAdded]?.title);
      expect(await page.getByRole('status').textContent()).toContain(
        `${String(older.posts.length)} more post`,
      );
    }
    expect(await olderPosts().count()).toBe(0);
    expect(consoleErrors).toEqual([]);
  });

  test('filters by tag and goes back to all posts', async () => {
    const newest = await fetchList('');
    const tag = newest.posts.flatMap(({ tags }) => tags)[0];
    if (tag === undefined) throw new Error('None of the newest posts has a tag');
    const tagged = await fetchList(`&tag=${encodeURIComponent(tag)}`);
    const filter = page.getByRole('navigation', { name: 'Filter by tag' });
    const ofTag = filter.getByRole('link', { name: new RegExp(`^${tag} \\d+ posts?$`) });
    const allTags = filter.getByRole('button', { name: /^All \d+ tags$/ });

    await open('/');
    await filter.waitFor();
    // The tags of the newest posts need not be among the most used.
    if (await allTags.isVisible()) await allTags.click();
    await ofTag.click();
    await page.getByRole('heading', { level: 1, name: tag, exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('tag')).toBe(tag);
    expect(await page.title()).toContain(tag);
    expect(await postTitles()).toEqual(tagged.posts.map(({ title }) => title));
    expect(await ofTag.getAttribute('aria-current')).toBe('true');

    await filter.getByRole('link', { name: 'All posts' }).click();
    await page.waitForURL(new URL('/', siteUrl).href);
    await page.getByRole('heading', { level: 1, name: tag, exact: true }).waitFor({ state: 'detached' });
    expect(await postTitles()).toEqual(newest.posts.map(({ title }) => title));
    expect(consoleErrors).toEqual([]);
  });

  test('opens a post, and goes back to the list as it was left', async () => {
    const editor = postsClient((await login('editor')).access_token);
    const tag = uniqueWord();
    for (let count = 0; count < 12; count += 1) {
      await editor.givenPublished({ tags: [tag], content_md: 'Some words of its own.' });
    }
    await open(`/?tag=${tag}`);
    await olderPosts().click();
    await posts().nth(10).waitFor();
    const listed = await postTitles();
    const title = listed[10];
    if (title === undefined) throw new Error('The second page of posts is empty');

    await posts().nth(10).getByRole('link', { name: title }).click();
    const heading = page.getByRole('heading', { level: 1, name: title });
    await heading.waitFor();
    expect(await page.title()).toContain(title);
    expect(await hasFocus(heading)).toBe(true);
    const article = page.getByRole('article', { name: title });
    await waitFor(async () => /\w+ \w+ \w+/.test((await article.locator('.prose').textContent()) ?? ''), {
      description: "the post's text",
    });
    expect(await article.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT/);

    await page.goBack();
    await olderPosts().or(page.getByText('back to the first one')).waitFor();
    expect(await postTitles()).toEqual(listed);
    expect(await page.locator(':focus').textContent()).toBe(title);

    await page.goForward();
    await heading.waitFor();
    await page.reload();
    await heading.waitFor();
    expect(consoleErrors).toEqual([]);
  });

  test('says so when there is no such post', async () => {
    await open(`/?post=no-such-post-${randomUUID()}`);
    await page.getByRole('heading', { level: 1, name: 'No post lives here' }).waitFor();
    expect(await page.title()).toContain('Not found');
    await page.getByRole('main').getByRole('link', { name: 'All posts' }).click();
    await posts().first().waitFor();
  });

  test('checks the form before it is sent', async () => {
    await open('/');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await page.getByLabel('Message').fill('Too short');
    await page.getByRole('button', { name: 'Send message' }).click();

    const alert = page.getByRole('alert');
    expect(await alert.getByRole('link').count()).toBe(3);
    await alert.getByRole('link', { name: 'Enter your e-mail address.' }).click();
    const email = page.getByLabel('E-mail');
    expect(await hasFocus(email)).toBe(true);
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });

  test("shows the API's complaint at its field and keeps what was typed", async () => {
    // HTML takes an address without a dot in its domain, the API does not.
    const refused = 'ada@localhost';
    await open('/');
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill(refused);
    await page.getByLabel('Message').fill('A message that is long enough.');
    const [response] = await Promise.all([
      page.waitForResponse(new URL('/api/contact', siteUrl).href),
      page.getByRole('button', { name: 'Send message' }).click(),
    ]);
    expect(response.status()).toBe(422);

    const email = page.locator('#contact-email[aria-invalid="true"]');
    await email.waitFor();
    const complaint = page.locator('#contact-email-error');
    expect(await email.getAttribute('aria-describedby')).toBe('contact-email-error');
    expect(await complaint.isVisible()).toBe(true);
    expect(await page.getByRole('alert').textContent()).toContain(await complaint.textContent());
    expect(await email.inputValue()).toBe(refused);
    expect(await page.getByLabel('Message').inputValue()).toBe('A message that is long enough.');
    expect(await page.locator('[aria-invalid]').count()).toBe(1);
    // The browser itself reports the 422; nothing else may have gone wrong.
    expect(consoleErrors).toEqual([expect.stringContaining('422')]);
  });

  test('sends a message, thanks with its reference, and the mail arrives', async () => {
    const subject = `Front page ${randomUUID()}`;
    await open('/');
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Subject').fill(subject);
    await page.getByLabel('Message').fill('I read a post here and have a question about it.');
    const [response] = await Promise.all([
      page.waitForResponse(new URL('/api/contact', siteUrl).href),
      page.getByRole('button', { name: 'Send message' }).click(),
    ]);
    expect(response.status()).toBe(202);
    const { id } = (await response.json()) as { id: string };

    const thanks = page.getByRole('heading', { name: 'Thank you, Ada Lovelace' });
    await thanks.waitFor();
    expect(await hasFocus(thanks)).toBe(true);
    expect(await page.locator('#contact-reference').textContent()).toBe(id);

    const mail = await waitFor(() => findMail(mailUiUrl, subject), {
      timeoutMs: 30_000,
      description: `a mail about "${subject}"`,
    });
    expect(mail.text).toContain('I read a post here and have a question about it.');
    // Reply-To is in the mail's source only.
    const source = await fetch(new URL(`/api/email/${mail.id}/source`, mailUiUrl));
    expect(await source.text()).toMatch(/^Reply-To: .*\bada@example\.org\b/im);

    await page.getByRole('button', { name: 'Write another message' }).click();
    expect(await page.getByLabel('Message').inputValue()).toBe('');
    expect(consoleErrors).toEqual([]);
  });
});

async function findMail(mailUiUrl: string, subject: string): Promise<InboxMail | undefined> {
  const response = await fetch(new URL('/api/email', mailUiUrl));
  const mails = (await response.json()) as InboxMail[];
  return mails.find((mail) => mail.subject.includes(subject));
}
