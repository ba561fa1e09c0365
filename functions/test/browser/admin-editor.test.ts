/** The editor of the dashboard: writing, saving, publishing, pictures, versions, two tabs, a session that ends. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import type { Browser, Locator, Page } from 'playwright-core';
import { logIn } from '../support/accounts/accounts.js';
import { findViolations, openDashboard, type Dashboard } from '../support/dashboard/dashboard.js';
import { call } from '../support/http/api.js';
import { BROWSER_TIMEOUT_MS, launchBrowser } from '../support/suite/browser.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(BROWSER_TIMEOUT_MS);

interface Item {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly content_md: string;
  readonly status: string;
  readonly version: number;
}

let browser: Browser;
let dashboard: Dashboard;
let token: string;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dashboard = await openDashboard(browser, { role: 'editor' });
  token = (await logIn(dashboard.account)).access_token;
});

beforeEach(async () => {
  page = dashboard.page;
  dashboard.errors.length = 0;
  await page.setViewportSize({ width: 1280, height: 900 });
});

afterAll(() => browser.close());

const text = (): Locator => page.getByLabel('Text, in Markdown');
const title = (): Locator => page.getByLabel('Title', { exact: true });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const saved = (): Promise<void> =>
  page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();

async function create(kind: string, body: object): Promise<Item> {
  return (await call<Item>(`/admin/api/${kind}`, { method: 'POST', token, body })).body;
}

async function read(kind: string, id: string): Promise<Item> {
  return (await call<Item>(`/admin/api/${kind}/${id}`, { token })).body;
}

/** Opens the editor with an item of its own. */
async function edit(kind: string, body: object): Promise<Item> {
  const item = await create(kind, body);
  await dashboard.open(`/admin/${kind}/${item.id}`);
  await text().waitFor();
  return item;
}

/** What shuts somebody out. The program itself breaks the policy in shadow roots: what it causes is no error of the page. */
const overflow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('writing', () => {
  test('is saved beside what visitors see, and goes live in one version', async () => {
    const post = await edit('posts', { title: 'Otters', content_md: 'One.\n', status: 'published' });
    await page.getByText('Published', { exact: true }).waitFor();
    await text().press('Control+End');
    await page.keyboard.type('Two.');
    await title().fill('Otters sing');
    await saved();
    expect(await read('posts', post.id)).toMatchObject({ title: 'Otters', content_md: 'One.\n', version: 1 });
    await button('Publish changes').click();
    await page.getByText('The changes are live.').waitFor();
    expect(await read('posts', post.id)).toMatchObject({
      title: 'Otters sing',
      content_md: 'One.\nTwo.',
      version: 2,
    });
    expect(await button('Publish changes').count()).toBe(0);
    expect(dashboard.errors).toEqual([]);
  });

  test('stores what was typed, and leaves the rest as it was, to the letter', async () => {
    const content = 'First\u00a0line  \r\n\tsecond\r\n\r\n\r\n<b>not *ours*</b>\r\nlast\u2028line ';
    const post = await edit('posts', { title: 'Letters', content_md: content, status: 'published' });
    await text().evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(5, 5);
    });
    await page.keyboard.insertText(' typed\n👩‍💻');
    await saved();
    const { body } = await call<Item>(`/admin/api/posts/${post.id}/working-copy`, { token });
    expect(body.content_md).toBe(content.replace('First', 'First typed\r\n👩‍💻'));
  });

  test('is marked by keys and by buttons, and the browser’s own undo takes it back', async () => {
    await edit('posts', { title: 'Keys', content_md: 'an otter sings' });
    await text().evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(3, 8);
    });
    await page.keyboard.press('Control+b');
    expect(await text().inputValue()).toBe('an **otter** sings');
    await page.keyboard.press('Control+i');
    expect(await text().inputValue()).toBe('an ***otter*** sings');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await text().inputValue()).toBe('an otter sings');
    await page.getByRole('button', { name: 'Heading' }).click();
    expect(await text().inputValue()).toBe('## an otter sings');
    await text().press('End');
    await page.keyboard.type('\n- one\ntwo');
    expect(await text().inputValue()).toBe('## an otter sings\n- one\n- two');
  });

  test('links to own content by its title', async () => {
    const target = await create('posts', { title: 'Where rivers meet', status: 'published' });
    await edit('posts', { title: 'Links', content_md: 'see the rivers' });
    await text().evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(4, 14);
    });
    await page.keyboard.press('Control+k');
    await page.getByLabel('Address, or words of a title').fill('where rivers');
    await page.getByRole('button', { name: /^Where rivers meet/ }).click();
    await waitFor(async () => (await text().inputValue()) === `see [the rivers](/posts/${target.slug})`);
  });

  test('of a draft becomes one version when the editor is left', async () => {
    const draft = await edit('pages', { title: 'Draft', content_md: '' });
    await title().fill('A page of mine');
    await text().fill('Hello.');
    await saved();
    await page.getByRole('link', { name: 'Pages', exact: true }).first().click();
    await waitFor(async () => (await read('pages', draft.id)).version === 2);
    expect(await read('pages', draft.id)).toMatchObject({
      title: 'A page of mine',
      content_md: 'Hello.',
      status: 'draft',
    });
  });
});

test('a pasted picture asks what it shows, is uploaded, and stands in the text', async () => {
  const post = await edit('posts', { title: 'Pictures', content_md: 'Look:' });
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#5a2fd0' } })
    .png()
    .toBuffer();
  await text().press('Control+End');
  await text().evaluate((area, base64) => {
    const data = new DataTransfer();
    const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([file], 'otter.png', { type: 'image/png' }));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes.toString('base64'));
  await button('Upload and insert').click();
  await page.getByText('Say what it shows').first().waitFor();
  expect(await findViolations(dashboard)).toEqual([]);
  await page.getByLabel('What does it show?').fill('An otter [asleep]');
  await button('Upload and insert').click();
  await waitFor(async () =>
    /^Look:\n\n!\[An otter \\\[asleep\\\]\]\(media:[\w-]+\)\n$/.test(await text().inputValue()),
  );
  await saved();
  await button('Details').click();
  await button('Choose a picture…').click();
  await page.getByRole('button', { name: 'An otter [asleep]' }).click();
  await page.getByRole('img', { name: 'An otter [asleep]' }).waitFor();
  await saved();
  const { body } = await call<{ cover_image: { alt: string } }>(`/admin/api/posts/${post.id}/working-copy`, {
    token,
  });
  expect(body.cover_image.alt).toBe('An otter [asleep]');
  expect(dashboard.errors).toEqual([]);
});

test('a draft is scheduled by the clocks of the site, and published with another date', async () => {
  const draft = await edit('projects', { title: 'A bridge', content_md: 'Steel.' });
  await button('Details').click();
  await page.getByLabel('Role').fill('Builder');
  await saved();
  await button('Publish…').click();
  await page.getByLabel('At a time to come').check();
  await page.getByLabel('Goes live').fill('2035-03-01T09:00');
  await button('Schedule').click();
  await page.getByText('It goes live on 1 Mar 2035, 09:00.').waitFor();
  await page.getByText('Scheduled for 1 Mar 2035, 09:00').waitFor();
  await page.getByRole('button', { name: 'More to do with this project' }).click();
  await button('Change the date…').click();
  await page.getByLabel('Now, with an earlier date').check();
  await page.getByLabel('Dated').fill('2035-02-03T10:00');
  await button('Publish').click();
  await page.getByText('This time is still to come.', { exact: true }).waitFor();
  await page.getByLabel('Dated').fill('2020-02-03T10:00');
  await button('Publish').click();
  await page.getByText('Published', { exact: true }).waitFor();
  const { body } = await call<{ role: string; published_at: string }>(`/admin/api/projects/${draft.id}`, {
    token,
  });
  expect(body).toMatchObject({ role: 'Builder', status: 'published' });
  expect(body.published_at).toMatch(/^2020-02-03T/);
});

test('what can’t be published is named where it is', async () => {
  await edit('posts', { title: 'Refused', content_md: 'x', status: 'published' });
  await button('Details').click();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill('Not a slug!');
  await saved();
  await button('Publish changes').click();
  await page
    .getByRole('alert')
    .getByText(/^Address: /)
    .waitFor();
  expect(await page.getByRole('textbox', { name: 'Address', exact: true }).getAttribute('aria-invalid')).toBe(
    'true',
  );
  // Whoever asks for a time sees it there, and the dialog stays.
  await page.getByRole('button', { name: 'More to do with this post' }).click();
  await button('Publish changes later…').click();
  const dialog = page.getByRole('dialog', { name: 'When do the changes go live?' });
  await button('Schedule').click();
  await dialog
    .getByRole('alert')
    .getByText(/^Address: /)
    .waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await findViolations(dashboard)).toEqual([]);
});

test('a former version is compared and comes back', async () => {
  const post = await edit('posts', { title: 'Versions', content_md: 'First.\n', status: 'published' });
  await text().fill('Second.\n');
  await saved();
  await button('Publish changes').click();
  await page.getByText('The changes are live.').waitFor();
  await page.getByRole('button', { name: 'More to do with this post' }).click();
  await button('Versions…').click();
  await page.getByRole('button', { name: /Version 1/ }).click();
  expect((await page.locator('.diff del').textContent())?.trim()).toBe('First.');
  expect((await page.locator('.diff ins').textContent())?.trim()).toBe('Second.');
  expect(await findViolations(dashboard)).toEqual([]);
  await button('Restore this version').click();
  await button('Restore it').click();
  await page.getByText('The version is restored.').waitFor();
  expect(await text().inputValue()).toBe('First.\n');
  expect(await read('posts', post.id)).toMatchObject({ content_md: 'First.\n', version: 3 });
});

test('changes are discarded, and visitors see nothing of them', async () => {
  const post = await edit('posts', { title: 'Kept', content_md: 'Kept.', status: 'published' });
  await text().fill('Not kept.');
  await saved();
  await page.getByRole('button', { name: 'More to do with this post' }).click();
  await button('Discard the changes…').click();
  await button('Discard the changes').click();
  await page.getByText('The changes are discarded.').waitFor();
  expect(await text().inputValue()).toBe('Kept.');
  expect(await read('posts', post.id)).toMatchObject({ content_md: 'Kept.', version: 1 });
});

describe('a second tab', () => {
  test('shows what is written in the first, and takes over with all of it', async () => {
    const post = await edit('posts', { title: 'Two tabs', content_md: 'Start.' });
    const second = await dashboard.context.newPage();
    await second.goto(page.url());
    await second.getByText('This post is open in another tab').waitFor();
    await text().press('Control+End');
    await page.keyboard.type(' Of the first.');
    const shown = second.getByLabel('Text, in Markdown');
    await waitFor(async () => (await shown.inputValue()) === 'Start. Of the first.');
    expect(await shown.getAttribute('readonly')).not.toBeNull();
    // Until it has what the server has, nothing can be typed that nobody keeps.
    await second.route('**/working-copy', async (route) => {
      await delay(1500);
      await route.continue();
    });
    await second.getByRole('button', { name: 'Write here instead' }).click();
    await page.getByText('This post is open in another tab').waitFor();
    await waitFor(async () => (await shown.getAttribute('readonly')) === null);
    await shown.press('Control+End');
    await second.keyboard.type(' Of the second.');
    const copyOf = async () =>
      (await call<Item | ''>(`/admin/api/posts/${post.id}/working-copy`, { token })).body;
    const both = 'Start. Of the first. Of the second.';
    await waitFor(async () => {
      const copy = await copyOf();
      return copy !== '' && copy.content_md === both;
    });
    await second.close();
    await page.getByText('This post is open in another tab').waitFor({ state: 'detached' });
    expect(await text().inputValue()).toBe(both);
  });

  test('and a save that hangs take nothing off the screen when they take over from one another', async () => {
    const post = await edit('posts', { title: 'A save that hangs', content_md: 'Start.' });
    const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<undefined>();
    const { promise: hangs, resolve: hang } = Promise.withResolvers<undefined>();
    await page.route('**/working-copy', async (route) => {
      if (route.request().method() === 'PUT') {
        hang(undefined);
        await isLetGo;
      }
      await route.continue();
    });
    await text().press('Control+End');
    await page.keyboard.type(' One.');
    await hangs;
    const second = await dashboard.context.newPage();
    await second.goto(page.url());
    const elsewhere = second.getByLabel('Text, in Markdown');
    await second.getByRole('button', { name: 'Write here instead' }).click();
    await page.getByText('This post is open in another tab').waitFor();
    await waitFor(async () => (await elsewhere.getAttribute('readonly')) === null);
    await elsewhere.press('Control+End');
    await second.keyboard.type(' Two.');
    const copied = () => call<Item | ''>(`/admin/api/posts/${post.id}/working-copy`, { token });
    const isStored = async (content: string) => {
      const { body } = await copied();
      return body !== '' && body.content_md === content;
    };
    await waitFor(() => isStored('Start. One. Two.'));
    await button('Write here instead').click();
    await waitFor(async () => (await text().getAttribute('readonly')) === null);
    await text().press('Control+End');
    await page.keyboard.type(' Three.');
    letGo(undefined);
    await waitFor(() => isStored('Start. One. Two. Three.'));
    expect(await text().inputValue()).toBe('Start. One. Two. Three.');
    await second.close();
    await page.unroute('**/working-copy');
  });
});

test('what two people have changed in one line is asked, with both texts; the rest is merged', async () => {
  const post = await edit('posts', { title: 'Merged', content_md: 'One.\n\nTwo.\n\nThree.\n' });
  await text().fill('One, of ours.\n\nTwo.\n\nThree.\n');
  await saved();
  const path = `/admin/api/posts/${post.id}/working-copy`;
  const { body, headers } = await call<Record<string, unknown>>(path, { token });
  const told = ['version', 'updated_at', 'updated_by', 'publish_at', 'failure'];
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !told.includes(name)));
  const theirs = { ...fields, content_md: 'One, of theirs.\n\nTwo.\n\nThree, of theirs.\n' };
  const stored = await call(path, {
    method: 'PUT',
    token,
    headers: { 'If-Match': headers.get('etag') ?? '' },
    body: theirs,
  });
  expect(stored.status).toBe(200);
  await text().fill('One, of ours again.\n\nTwo.\n\nThree.\n');
  await page.getByRole('heading', { name: 'Changed here and elsewhere' }).waitFor();
  expect(await findViolations(dashboard)).toEqual([]);
  await button('Go on with this').click();
  await saved();
  const merged = 'One, of ours again.\nOne, of theirs.\n\nTwo.\n\nThree, of theirs.\n';
  expect(await text().inputValue()).toBe(merged);
  expect((await call<Item>(path, { token })).body.content_md).toBe(merged);
});

test('a session that ends asks for the password in place, and what was typed is saved', async () => {
  const own = await openDashboard(browser, { role: 'editor' });
  const post = await create('posts', { title: 'Session', content_md: 'Before.' });
  await own.open(`/admin/posts/${post.id}`);
  const area = own.page.getByLabel('Text, in Markdown');
  await area.waitFor();
  const grant = await logIn(own.account);
  await call('/api/auth/logout-all', { method: 'POST', token: grant.access_token });
  await area.press('Control+End');
  await own.page.keyboard.type(' After.');
  const dialog = own.page.getByRole('dialog');
  await dialog.getByLabel(`Password of ${own.account.email}`).fill(own.account.password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await own.page.locator('.saving[data-saving="saved"]').getByText('Saved', { exact: true }).waitFor();
  const { body } = await call<Item>(`/admin/api/posts/${post.id}/working-copy`, { token });
  expect(body.content_md).toBe('Before. After.');
  await own.context.close();
});

test('offline is a state: it says so, keeps what is typed over a reload, and saves when the network is back', async () => {
  const post = await edit('posts', { title: 'Train', content_md: 'Before the tunnel.' });
  await dashboard.context.setOffline(true);
  await text().press('Control+End');
  await page.keyboard.type(' In the tunnel.');
  await page.locator('.saving').getByText('Offline – kept on this device').waitFor();
  await dashboard.context.setOffline(false);
  await page.reload();
  await waitFor(async () => (await text().inputValue()) === 'Before the tunnel. In the tunnel.');
  await saved();
  const { body } = await call<Item>(`/admin/api/posts/${post.id}/working-copy`, { token });
  expect(body.content_md).toBe('Before the tunnel. In the tunnel.');
});

describe('every view', () => {
  const VIEWS = ['Write', 'Side by side', 'Preview', 'Details'];
  const LONG =
    `# A heading\n\n${'Words of a paragraph that goes on. '.repeat(20)}\n\n![none](https://example.org/p.png)\n\n## Another\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n`.repeat(
      3,
    );

  test('shuts nobody out, in the light and in the dark, on a small screen and a large one', async () => {
    for (const [kind, body] of [
      ['posts', { title: 'A post', content_md: LONG, status: 'published' }],
      ['projects', { title: 'A project', content_md: LONG, links: [{ label: 'a', url: 'https://a.test/' }] }],
    ] as const) {
      await edit(kind, body);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        for (const view of VIEWS) {
          if (view === 'Side by side' && width === 360) continue;
          await button(view).click();
          await page.waitForLoadState('networkidle');
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect([kind, view, width, colorScheme, await findViolations(dashboard)]).toEqual([
              kind,
              view,
              width,
              colorScheme,
              [],
            ]);
          }
          for (const direction of ['rtl', 'ltr']) {
            await page.evaluate((dir) => {
              document.documentElement.dir = dir;
            }, direction);
            expect([view, direction, await overflow()]).toEqual([view, direction, 0]);
          }
        }
      }
    }
    await page.emulateMedia({ colorScheme: null });
    expect(dashboard.errors).toEqual([]);
  });

  test('keeps its frames, its chosen view and its icons where colours are the reader’s, and moves nothing for who wants no motion', async () => {
    const own = await openDashboard(browser, { role: 'editor' });
    const post = await create('posts', { title: 'Colours', content_md: LONG });
    await own.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await own.open(`/admin/posts/${post.id}`);
    for (const view of VIEWS) {
      await own.page.getByRole('button', { name: view, exact: true }).click();
      await own.page.waitForLoadState('networkidle');
      expect([view, await findViolations(own)]).toEqual([view, []]);
      const looks = await own.page.evaluate(() => {
        const lookOf = (selector: string) => {
          const found = document.querySelector(selector);
          if (!found?.checkVisibility()) return null;
          const { borderTopStyle, borderTopWidth, stroke, borderTopColor } = getComputedStyle(found);
          return { frame: `${borderTopStyle} ${borderTopWidth}`, stroke, color: borderTopColor };
        };
        return {
          paper: getComputedStyle(document.body).backgroundColor,
          chosen: lookOf('.view-button[aria-pressed="true"]'),
          other: lookOf('.view-button[aria-pressed="false"]'),
          publish: lookOf('.publishing > .button'),
          area: lookOf('.editor-area'),
          icon: lookOf('.toolbar .icon'),
          moving: document
            .getAnimations()
            .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
        };
      });
      expect(looks.moving).toBe(0);
      for (const framed of [looks.chosen, looks.publish, looks.area])
        if (framed) expect(framed.frame).toBe('solid 1px');
      expect(looks.chosen?.color).not.toBe(looks.other?.color);
      if (looks.icon) expect(looks.icon.stroke).not.toBe(looks.paper);
    }
    expect(own.errors).toEqual([]);
    await own.context.close();
  });

  test('goes by keyboard alone: from the title into the text, along the toolbar, to the button that publishes', async () => {
    await edit('posts', { title: 'Keyboard', content_md: 'x' });
    await title().focus();
    await page.keyboard.press('Enter');
    expect(await text().evaluate((area) => area === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bold');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Picture');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bold');
    await button('Publish…').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Publish this post' }).waitFor();
    await page.keyboard.press('Escape');
    await waitFor(() => button('Publish…').evaluate((found) => found === document.activeElement));
  });
});
