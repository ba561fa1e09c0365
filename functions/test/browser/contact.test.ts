import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { firestore } from '../support/accounts/accounts.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { BROWSER_TIMEOUT_MS, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

const { siteUrl } = environment;

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
      await page.goto(new URL('/', siteUrl).href);
      await use(page);
    });

  const send = (page: Page) => page.getByRole('button', { name: 'Send message' });

  test('brings a message to the inbox and into the mail, and sent twice it is one', async () => {
    await visit(async (page) => {
      const email = newEmail();
      // Browsers may take a double press for one: two tabs send the same form twice.
      const other = await page.context().newPage();
      await other.goto(new URL('/', siteUrl).href);
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
    await page.goto(new URL('/', siteUrl).href);
    await page.locator('#view[aria-busy="false"]').waitFor();
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

test('without storage, too; and a form of which nobody fills in more sends no more', async () => {
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
    await page.goto(new URL('/', siteUrl).href);
    await page.locator('#view[aria-busy="false"]').waitFor();
    await fill(page, email);
    const button = page.getByRole('button', { name: 'Send message' });
    await button.click();
    await page.getByText('The server could not be reached.').waitFor();
    await button.click();
    await page.getByRole('heading', { name: 'Thank you, Ada Lovelace' }).waitFor();
    expect(await messagesFrom(email)).toHaveLength(1);
    expect(sent[0]).toEqual(sent[1]);
    expect(Object.keys(sent[0]?.body ?? {}).sort()).toEqual(['email', 'message', 'name', 'subject']);
  });
});
