import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { firestore } from '../support/accounts/accounts.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl, mailUiUrl } = environment;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

const newEmail = () => `ada-${randomUUID()}@visitors.test`;

const messagesFrom = async (email: string) =>
  (await firestore.collection('contact_messages').where('email', '==', email).get()).docs.map((doc) =>
    doc.data(),
  );

async function fill(page: Page, email: string, message = 'I read a post here and have a question about it.') {
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Message').fill(message);
}

async function inContext(context: BrowserContext, use: (page: Page) => Promise<void>) {
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

describe('the contact form without JavaScript', () => {
  const visit = async (use: (page: Page) => Promise<void>) =>
    inContext(await newVisitor(browser, { javaScriptEnabled: false }), async (page) => {
      await page.goto(new URL('/contact', siteUrl).href);
      await use(page);
    });

  const send = (page: Page) => page.getByRole('button', { name: 'Send message' });

  test('brings a message to the inbox and into the mail, and sent twice it is one', async () => {
    await visit(async (page) => {
      const email = newEmail();
      // Browsers may take a double press for one: two tabs send the same form twice.
      const other = await page.context().newPage();
      await other.goto(new URL('/contact', siteUrl).href);
      const tabs = [page, other];
      for (const tab of tabs) await fill(tab, email, 'First line,\nsecond line of a question.');
      const posts = tabs.map((tab) => tab.waitForRequest((request) => request.method() === 'POST'));
      await Promise.all(tabs.map((tab) => send(tab).click()));
      await Promise.all(posts);
      for (const tab of tabs) {
        await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
        expect(new URL(tab.url()).pathname).toBe('/contact/sent');
      }
      await waitForMail(email);
      expect(await messagesFrom(email)).toMatchObject([
        { message: 'First line,\nsecond line of a question.' },
      ]);
      expect(await findMails(email)).toHaveLength(1);
    });
  });

  test('names what was wrong, and keeps what was typed for who goes back', async () => {
    await visit(async (page) => {
      // HTML takes an address without a dot in its domain, the API does not.
      await fill(page, 'ada@localhost');
      await send(page).click();
      await page.getByRole('heading', { name: 'Your message was not sent' }).waitFor();
      expect(await page.getByRole('listitem').filter({ hasText: 'name@example.org' }).isVisible()).toBe(true);
      expect(await page.getByText('characters of plain text').isVisible()).toBe(false);
      await page.goBack();
      expect(await page.getByLabel('Message').inputValue()).toContain('I read a post here');
      const email = newEmail();
      await page.getByLabel('E-mail').fill(email);
      await send(page).click();
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      expect(await messagesFrom(email)).toHaveLength(1);
    });
  });

  test('has a field that nobody sees or reaches by keyboard, and that tells what to do with it', async () => {
    await visit(async (page) => {
      const trap = page.getByLabel('Leave this field empty');
      expect(await trap.getAttribute('tabindex')).toBe('-1');
      const box = await trap.locator('..').boundingBox();
      expect([box?.width, box?.height]).toEqual([1, 1]);
    });
  });
});

test('a message whose answer was lost arrives once, when it is sent again', async () => {
  await inContext(await newVisitor(browser), async (page) => {
    const email = newEmail();
    await page.goto(new URL('/contact', siteUrl).href);
    const asked = page.waitForRequest('**/api/contact/form');
    await page.route(
      '**/api/contact',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await fill(page, email);
    expect((await asked).method()).toBe('GET');
    const button = page.getByRole('button', { name: 'Send message' });
    await button.click();
    await page.getByText('The server could not be reached.').waitFor();
    expect(await messagesFrom(email)).toHaveLength(1);
    await button.click();
    await page.getByRole('heading', { name: 'Thank you, Ada Lovelace' }).waitFor();
    expect(await messagesFrom(email)).toHaveLength(1);
  });
});

test('without storage, too; and what nobody sees is sent only where it is filled in', async () => {
  await inContext(await newVisitor(browser), async (page) => {
    const [email, sent] = [newEmail(), [] as { key: string | undefined; body: unknown }[]];
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('switched off', 'SecurityError');
        },
      });
    });
    await page.route('**/api/contact/form', (route) => route.abort());
    await page.route('**/api/contact', async (route) => {
      const headers = route.request().headers();
      sent.push({ key: headers['idempotency-key'], body: route.request().postDataJSON() as unknown });
      await route.fetch();
      await (sent.length === 1 ? route.abort() : route.fallback());
    });
    await page.goto(new URL('/contact', siteUrl).href);
    await fill(page, email);
    const button = page.getByRole('button', { name: 'Send message' });
    await button.click();
    await page.getByText('The server could not be reached.').waitFor();
    await button.click();
    await page.getByRole('heading', { name: 'Thank you, Ada Lovelace' }).waitFor();
    expect(await messagesFrom(email)).toHaveLength(1);
    expect(sent[0]).toEqual(sent[1]);
    const names = ['email', 'form_token', 'message', 'name', 'subject'];
    expect(Object.keys(sent[0]?.body ?? {}).sort()).toEqual(names);
  });
});

describe('the contact form with a script', () => {
  let context: BrowserContext;
  let page: Page;
  let consoleErrors: string[];

  beforeEach(async () => {
    context = await newVisitor(browser);
    page = await context.newPage();
    consoleErrors = collectErrors(page);
  });

  afterEach(() => context.close());

  const open = () => page.goto(new URL('/contact', siteUrl).href);

  const hasFocus = async (element: Locator): Promise<boolean> =>
    (await element.and(page.locator(':focus')).count()) === 1;

  test('checks the form before it is sent', async () => {
    await open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await page.getByLabel('Message').fill('Too short');
    await page.getByRole('button', { name: 'Send message' }).click();

    const alert = page.getByRole('alert');
    await alert.getByRole('heading', { name: 'To fix before this can be sent' }).waitFor();
    expect(await alert.getByRole('link').count()).toBe(3);
    await alert.getByRole('link', { name: 'Enter your e-mail address.' }).click();
    const email = page.getByLabel('E-mail');
    expect(await hasFocus(email)).toBe(true);
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });

  test('loads its script with the first touch, and is sent by it however slow it comes', async () => {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/contact.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(new URL('/contact', siteUrl).href, { waitUntil: 'networkidle' });
    expect(scripts).toEqual(['/site.js']);
    await fill(page, newEmail());
    await page.getByRole('button', { name: 'Send message' }).click();
    letGo();
    await page.getByRole('heading', { name: 'Thank you, Ada Lovelace' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/contact');
    expect(consoleErrors).toEqual([]);
  });

  test('is sent as it is when its script does not come', async () => {
    await page.route('**/contact.js', (route) => route.abort());
    await open();
    await fill(page, newEmail());
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.waitForURL('**/contact/sent');
  });

  test('has what was typed when the page is loaded anew', async () => {
    await open();
    await page.getByLabel('Message').fill('A draft');
    await page.getByText('7 / 5000').waitFor();
    await page.getByLabel('Message').pressSequentially(' of mine');
    await open();
    await page.getByText('15 / 5000').waitFor();
    expect(await page.getByLabel('Message').inputValue()).toBe('A draft of mine');
  });

  test("shows the API's complaint at its field and keeps what was typed", async () => {
    // HTML takes an address without a dot in its domain, the API does not.
    const refused = 'ada@localhost';
    await open();
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
    const subject = `A question ${randomUUID()}`;
    await open();
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

    const mail = await waitFor(() => findMail(subject), {
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

/** What MailDev 3 tells about a mail at GET /api/email. */
interface InboxMail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

async function findMail(subject: string): Promise<InboxMail | undefined> {
  const response = await fetch(new URL('/api/email', mailUiUrl));
  const mails = (await response.json()) as InboxMail[];
  return mails.find((mail) => mail.subject.includes(subject));
}
