/** The dashboard in a browser, as somebody who is logged in has it. */
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createAccount, type Account } from '../accounts/accounts.js';
import { collectErrors, newVisitor } from '../suite/browser.js';
import { environment } from '../suite/environment.js';

/** An open dashboard. */
export interface Dashboard {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly account: Account;
  /** What went wrong in the page; grows by itself. */
  readonly errors: string[];
  /** Opens a screen by its address, loading the page. */
  readonly open: (path: string) => Promise<unknown>;
}

/** Opens the dashboard for a new account, and logs in by the form. */
export async function openDashboard(
  browser: Browser,
  { role = 'admin', ...options }: { role?: Account['role'] } & Parameters<typeof newVisitor>[1] = {},
): Promise<Dashboard> {
  const account = await createAccount({ role });
  const context = await newVisitor(browser, options);
  const page = await context.newPage();
  const errors = collectErrors(page);
  const open = (path: string): Promise<unknown> => page.goto(new URL(path, environment.siteUrl).href);
  await open('/admin');
  await fillLogin(page, account);
  await page.getByRole('heading', { level: 1, name: 'Hello, Test' }).waitFor();
  return { page, context, account, errors, open };
}

/** Types a login and sends it. */
export async function fillLogin(
  page: Page,
  { email, password }: Pick<Account, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Pauses before what axe finds counts, in ms: a page that is being drawn anew has colours of before and after. */
const SETTLING_MS = [0, 300, 1_000];

/**
 * What keeps somebody out of a page, by axe. WCAG 2.2's rule of targets is off by default. The program itself breaks the policy in shadow
 * roots: what it causes is no error of the page.
 */
export async function findViolations({
  page,
  errors,
}: Pick<Dashboard, 'page' | 'errors'>): Promise<unknown[]> {
  const before = errors.length;
  let found: unknown[] = [];
  for (const pause of SETTLING_MS) {
    await page.waitForTimeout(pause);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'target-size': { enabled: true } } }),
    );
    found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
    if (found.length === 0) break;
  }
  errors.length = before;
  return found;
}
