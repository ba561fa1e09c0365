/** The editor of the dashboard in a browser, as somebody has it who writes. */
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../accounts/accounts.js';
import { openDashboard, type Dashboard } from '../dashboard/dashboard.js';
import { call } from '../http/api.js';

/** A post, page or project as the API gives it to staff. */
export interface DeskItem {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly content_md: string;
  readonly status: string;
  readonly version: number;
}

/** See openDesk. */
export interface Desk {
  readonly dashboard: Dashboard;
  readonly page: Page;
  /** Of the account that writes. */
  readonly token: string;
  /** Makes an item of its own by the API, and opens the editor with it. */
  edit(kind: 'posts' | 'pages' | 'projects', body: object): Promise<DeskItem>;
  /** Shows one of the editor's views. */
  show(view: 'Write' | 'Side by side' | 'Preview' | 'Details'): Promise<void>;
  /** Chooses an entry of the menu beside the button that publishes. */
  choose(entry: string): Promise<void>;
  button(name: string): Locator;
  text(): Locator;
  /** Returns when all that was typed is on the server. */
  saved(): Promise<void>;
}

/** Opens the dashboard for a new editor. */
export async function openDesk(browser: Browser): Promise<Desk> {
  const dashboard = await openDashboard(browser, { role: 'editor' });
  const { access_token: token } = await logIn(dashboard.account);
  const { page } = dashboard;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const text = (): Locator => page.getByLabel('Text, in Markdown');
  return {
    dashboard,
    page,
    token,
    edit: async (kind, body) => {
      const made = await call<DeskItem>(`/admin/api/${kind}`, { method: 'POST', token, body });
      await dashboard.open(`/admin/${kind}/${made.body.id}`);
      await text().waitFor();
      return made.body;
    },
    show: (view) => button(view).click(),
    choose: async (entry) => {
      await page.getByRole('button', { name: /^More to do with this/ }).click();
      await button(entry).click();
    },
    button,
    text,
    saved: () => page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor(),
  };
}
