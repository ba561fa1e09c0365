import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { apiDocument, operationsOf } from '../support/http/api-document.js';
import { BROWSER_TIMEOUT_MS, collectErrors, launchBrowser, newVisitor } from '../support/suite/browser.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(2 * BROWSER_TIMEOUT_MS);

let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];
/** Hosts that the page asked for anything. */
let origins: Set<string>;
/** What the page's policy forbade, as the browser reports it. */
let violations: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  context = await newVisitor(browser);
  context.setDefaultTimeout(BROWSER_TIMEOUT_MS);
  page = await context.newPage();
  errors = collectErrors(page);
  origins = new Set();
  violations = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) origins.add(new URL(request.url()).origin);
  });
  await page.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => {
    reportViolation(event.effectiveDirective + ' ' + event.blockedURI);
  });`);
  await page.goto(`${environment.siteUrl}/api/docs`);
  await operation('getHealth').waitFor();
});

afterEach(() => context.close());

/** Of many operations the page has those in sight. */
async function scrollTo(isThere: () => Promise<boolean>) {
  await waitFor(
    async () => {
      if (await isThere()) return true;
      await page.evaluate(() => {
        window.scrollBy(0, window.innerHeight / 2);
      });
      return false;
    },
    { timeoutMs: BROWSER_TIMEOUT_MS, description: 'the operations' },
  );
}

/** The row of an operation. */
function operation(id: string) {
  return page.locator(`[id$="-${id}"]`);
}

function expectNothingForeign() {
  expect([...origins]).toEqual([new URL(environment.siteUrl).origin]);
  expect({ violations, errors }).toEqual({ violations: [], errors: [] });
}

describe('the documentation page', () => {
  test('lists every operation of the API, with nothing from elsewhere', async () => {
    const ids = operationsOf(await apiDocument()).map(({ operation: { operationId } }) => operationId);
    const shown = new Set<string>();
    await scrollTo(async () => {
      const rows = await page.locator('.opblock').evaluateAll((all) => all.map(({ id }) => id));
      for (const id of rows) shown.add(id.replace(/^operations-[^-]+-/, ''));
      return shown.size >= ids.length;
    });
    expect([...shown].sort()).toEqual(ids.sort());
    expect(await page.title()).toBe('API documentation');
    expectNothingForeign();
  });

  test('has a policy that lets nothing in from elsewhere', async () => {
    const response = await page.reload();
    const policy = (await response?.headerValue('content-security-policy')) ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(await response?.headerValue('x-content-type-options')).toBe('nosniff');
  });

  test('shows what an operation takes and answers', async () => {
    const row = operation('postAuthLogin');
    await scrollTo(async () => (await row.count()) > 0);
    await row.locator('.opblock-summary-control').click();
    await row.locator('.responses-table').waitFor();
    const text = (await row.textContent()) ?? '';
    for (const part of ['mfa_code', 'second-factor-required', 'Limits: 5 in a minute.'])
      expect(text).toContain(part);
    expectNothingForeign();
  });

  test('sends a request and shows the answer', async () => {
    const row = operation('getHealth');
    await row.locator('.opblock-summary-control').click();
    await row.getByRole('button', { name: 'Try it out' }).click();
    await row.getByRole('button', { name: 'Execute' }).click();
    await row.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    expect(await row.locator('.live-responses-table').textContent()).toContain('"status": "ok"');
    expectNothingForeign();
  });
});
