/**
 * `npm run bench dashboard`: how long the dashboard's screens take to open in a browser, and its list of many posts to be gone through,
 * and what the page keeps of it. The whole product stands behind it in its emulators, which take their share: the answer's time is told
 * beside the page's.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { launchBrowser } from '../functions/test/support/suite/chromium.ts';
import { findEmulators } from '../scripts/lib/emulators/emulators.ts';
import { chooseFreePorts, HOST, type Ports } from '../scripts/lib/emulators/ports.ts';
import { startSuite, type SuiteOptions } from '../scripts/lib/emulators/suite.ts';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { createStage } from '../scripts/lib/test/stage.ts';
import { UserError } from '../scripts/lib/user-error.mjs';
import { SEED_PASSWORD } from './lib/accounts.ts';
import { formatTable, median, quantile, type Row } from './lib/figures.ts';
import { largeSiteExport } from './lib/large-site-export.ts';
import {
  addListClock,
  LIST,
  measureKept,
  timeAlone,
  timeList,
  type Kept,
  type ListTime,
} from './lib/list-clock.ts';
import { timeOpenings, type Openings } from './lib/openings.ts';

const PROJECT_ID = 'demo-firefolio-bench';
const REGION = 'us-central1';
const ADMIN = 'admin@firefolio.test';

/** Posts of the site whose figures are kept. */
const STANDARD_COUNT = 5_000;

/** How often each thing is done. */
const TIMES = { lists: 10, pages: 199, orders: 30, filters: 30, words: 20, alone: 20, openings: 10 };

/** Pages that are gone through before memory is measured: programs and styles are there then. */
const WARM_PAGES = 10;

/** What is wanted of the median of each: of a list, and of a screen that is opened by its address. */
const MOST_MS = 100;
const MOST_MS_TO_OPEN = 1_000;

const MB = 1024 * 1024;

interface Measured {
  readonly openings: Openings;
  readonly times: ReadonlyMap<string, readonly ListTime[]>;
  /** Of the API, of the same questions. */
  readonly alone: readonly number[];
  readonly before: Kept;
  readonly after: Kept;
}

/**
 * Measures the list, prints the table, and keeps that of a site of the standard size in bench/dashboard-results.md.
 *
 * @param count posts of the site; STANDARD_COUNT when absent
 * @returns the exit code: 1 when a median is over what is wanted
 */
export async function benchDashboard(count = STANDARD_COUNT): Promise<number> {
  return withSite(count, async (siteUrl, functionUrl) => {
    const browser = await launchBrowser('--js-flags=--expose-gc');
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await addListClock(page);
      await logIn(page, siteUrl);
      const lists = await measure(page, siteUrl, functionUrl);
      const openings = await timeOpenings(page, siteUrl, () => browser.newContext(), TIMES.openings);
      return report({ ...lists, openings }, count);
    } finally {
      await browser.close();
    }
  });
}

/** Starts the product with the posts, and ends it afterwards. */
async function withSite<T>(
  count: number,
  work: (siteUrl: string, functionUrl: string) => Promise<T>,
): Promise<T> {
  const emulators = await findEmulators(projectEnvironment(), { pubsub: false });
  const ports: Ports = await chooseFreePorts();
  const stage = await createStage(ports, { RATE_LIMIT_SCALE: '1000000' }, true);
  const logDir = join(stage.folder, 'logs');
  mkdirSync(logDir);
  const options: SuiteOptions = {
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['firestore', 'storage'],
    ports,
    env: emulators.env,
    logDir,
    mail: false,
    importDir: stage.importDir,
  };
  try {
    const importDir = await largeSiteExport(count, options);
    const only: SuiteOptions['only'] = ['functions', 'firestore', 'storage', 'tasks', 'hosting'];
    const suite = startSuite({ ...options, importDir, only });
    try {
      await suite.waitUntilReady();
      const functionUrl = `http://${HOST}:${ports.FUNCTIONS_PORT}/${PROJECT_ID}/${REGION}/api`;
      return await work(`http://${HOST}:${ports.HOSTING_PORT}`, functionUrl);
    } finally {
      await suite.stop();
    }
  } finally {
    stage.remove();
  }
}

async function logIn(page: Page, siteUrl: string): Promise<void> {
  await page.goto(`${siteUrl}/admin`);
  await page.getByLabel('E-mail').fill(ADMIN);
  await page.getByLabel('Password', { exact: true }).fill(SEED_PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor();
}

async function measure(
  page: Page,
  siteUrl: string,
  functionUrl: string,
): Promise<Omit<Measured, 'openings'>> {
  const asked: Request[] = [];
  page.on('request', (request) => {
    if (request.url().includes(LIST)) asked.push(request);
  });
  const times = new Map<string, ListTime[]>();
  const time = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    times.set(what, [...(times.get(what) ?? []), await timeList(page, act)]);
  };
  const posts = page.getByRole('navigation').getByRole('link', { name: 'Posts', exact: true });
  for (let visit = 0; visit < TIMES.lists; visit += 1) {
    await page.goto(`${siteUrl}/admin`);
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor();
    await page.waitForLoadState('networkidle');
    await time('the first list, from the screen before', () => posts.click());
  }

  const titles: string[] = [];
  const next = page.getByRole('button', { name: 'Next page' });
  let before: Kept | null = null;
  for (let number = 1; number <= TIMES.pages && (await next.isEnabled()); number += 1) {
    await time('the next page', () => next.click());
    titles.push(...(await page.locator('.row-title').allTextContents()));
    if (number === WARM_PAGES) before = await measureKept(page);
  }
  if (!before) throw new UserError(`--posts takes a number from ${(WARM_PAGES + 2) * 25} on`);

  const headings = ['Title', 'Published', 'Changed'];
  for (let turn = 0; turn < TIMES.orders; turn += 1) {
    const name = headings[Math.floor(turn / 2) % headings.length] ?? '';
    await time('another order', () => page.getByRole('columnheader').getByRole('button', { name }).click());
  }
  const filter = page.getByLabel('Status', { exact: true });
  const choices = ['published', 'scheduled', 'draft', 'trashed', ''];
  for (let turn = 0; turn < TIMES.filters; turn += 1)
    await time('another filter', () => filter.selectOption(choices[turn % choices.length] ?? ''));

  const search = page.getByRole('searchbox', { name: 'Search posts' });
  const between = Math.floor(titles.length / TIMES.words);
  for (let turn = 0; turn < TIMES.words; turn += 1)
    await time('a search', () => search.fill(longestWord(titles[turn * between] ?? '')));
  const alone: number[] = [];
  for (const request of asked.slice(-TIMES.alone)) alone.push(await timeAlone(request, functionUrl));
  await search.fill('');
  await page.waitForLoadState('networkidle');
  const after = await measureKept(page);
  return { times, alone, before, after };
}

function longestWord(title: string): string {
  return title.split(/\W+/).sort((a, b) => b.length - a.length)[0] ?? '';
}

function report({ times, openings, alone, before, after }: Measured, count: number): number {
  const rows = Array.from(times, ([what, all]) => rowOf(what, all));
  const slow = [
    ...[...times].filter(([, all]) => median(all.map(({ shown }) => shown)) > MOST_MS),
    ...[...openings].filter(([, all]) => median(all) > MOST_MS_TO_OPEN),
  ];
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}`;
  const kept = ({ heapBytes, nodes }: Kept): string => `${(heapBytes / MB).toFixed(1)} MB and ${nodes} nodes`;
  const text = [
    `Node ${process.version}, ${machine}, ${new Date().toISOString().slice(0, 10)}. ${count} posts, 25 on a page, in Chromium by the page's own clock, in ms: from the click or the ` +
      'last key to the frame that shows the rows. The answer is from asking to its end, through the emulators of Hosting and of the functions; the rest is the page, with the 20 ms for ' +
      'which a search waits for another key.',
    formatTable(['what', 'times', 'shown', 'of 95 %', 'longest', 'of it the answer', 'the page'], rows),
    `The searches' questions, asked again one by one past browser and Hosting: ${median(alone).toFixed(0)} ms in the middle, with the functions' emulator. ` +
      `The page keeps, after a collection, ${kept(before)} after ${WARM_PAGES} pages, and ${kept(after)} after all of it.`,
    'Screens that are opened by their address, from the beginning of the visit to the frame in which their first control can be used:',
    formatTable(['screen', 'times', 'usable', 'of 95 %', 'longest'], Array.from(openings, openingRow)),
    slow.length === 0
      ? `Wanted: lists within ${MOST_MS} ms, screens within ${MOST_MS_TO_OPEN}, in the middle. All of it is so.`
      : `Wanted: lists within ${MOST_MS} ms, screens within ${MOST_MS_TO_OPEN}, in the middle. Short of it: ${slow.map(([what]) => what).join('; ')}.`,
  ].join('\n\n');
  console.log(`\n${text}\n`);
  if (count === STANDARD_COUNT)
    writeFileSync(
      join(ROOT, 'bench', 'dashboard-results.md'),
      `# Last results of \`npm run bench dashboard\`\n\n${text}\n`,
    );
  return slow.length === 0 ? 0 : 1;
}

function openingRow([what, all]: readonly [string, readonly number[]]): Row {
  const figures = [median(all), quantile(all, 0.95), Math.max(...all)];
  return [what, all.length, ...figures.map((ms) => ms.toFixed(0))];
}

function rowOf(what: string, all: readonly ListTime[]): Row {
  const shown = all.map((one) => one.shown);
  const figures = [
    median(shown),
    quantile(shown, 0.95),
    Math.max(...shown),
    median(all.map(({ answer }) => answer)),
    median(all.map((one) => one.shown - one.answer)),
  ];
  return [what, all.length, ...figures.map((ms) => ms.toFixed(0))];
}
