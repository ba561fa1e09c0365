/**
 * How long a screen of the dashboard takes that is opened by its address: by the page's own clock, from the beginning of
 * the visit to the frame in which its first control can be used.
 */
import type { BrowserContext, Page } from 'playwright-core';

/** A control that who comes to the screen uses first; it is there once the screen can be used. */
const SCREENS: readonly (readonly [what: string, path: string, control: string])[] = [
  ['the start', '/admin', '.todo-form input'],
  ['the list of posts', '/admin/posts', '.row-title'],
  ['the editor of a post', '', 'textarea.editor-area:not([readonly])'],
  ['the settings', '/admin/settings', 'input[name="name"]'],
];

const LOGIN = 'input[type="password"]';

/** Ms of each visit, by what was opened. */
export type Openings = ReadonlyMap<string, readonly number[]>;

/**
 * Opens each screen some times.
 *
 * @param page of somebody who is logged in
 * @param newContext makes a browser that was never there: for the login, which it has to load with all that it needs
 */
export async function timeOpenings(
  page: Page,
  siteUrl: string,
  newContext: () => Promise<BrowserContext>,
  times: number,
): Promise<Openings> {
  const openings = new Map<string, number[]>();
  const note = (what: string, ms: number): void => {
    openings.set(what, [...(openings.get(what) ?? []), ms]);
  };
  await page.goto(`${siteUrl}/admin/posts`);
  const editor = (await page.locator('.row-title').first().getAttribute('href')) ?? '';
  for (let turn = 0; turn < times; turn += 1) {
    const context = await newContext();
    note(
      'the login, for the first time',
      await timeOpening(await context.newPage(), `${siteUrl}/admin`, LOGIN),
    );
    await context.close();
    for (const [what, path, control] of SCREENS)
      note(what, await timeOpening(page, siteUrl + (path || editor), control));
  }
  return openings;
}

async function timeOpening(page: Page, url: string, control: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  const shownAt = await page.evaluate(async (selector) => {
    while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
    return performance.now();
  }, control);
  await page.waitForLoadState('networkidle');
  return shownAt;
}
