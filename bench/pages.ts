/**
 * `npm run bench pages`: what visitors get of the site's pages, by Lighthouse in the browser of the tests, each beside a blank
 * page in the same run. Machines differ: compare the ratios.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../functions/test/support/suite/chromium.ts';
import { freePort } from '../functions/test/support/suite/free-port.ts';
import { findEmulators } from '../scripts/lib/emulators/emulators.ts';
import { chooseFreePorts } from '../scripts/lib/emulators/ports.ts';
import { startSuite } from '../scripts/lib/emulators/suite.ts';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { createStage } from '../scripts/lib/test/stage.ts';
import { UserError } from '../scripts/lib/user-error.mjs';
import { formatTable, median, type Row } from './lib/figures.ts';
import { startBlank, startFront } from './lib/front.ts';
import { visit, type PageFigures } from './lib/page-figures.ts';

const PROJECT_ID = 'demo-firefolio-bench';

/** Visits to each page, with one to the blank page beside each. */
const VISITS = 5;

/** Pages of the seed, by what they are. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  post: '/posts/a-week-without-a-mouse',
  project: '/projects/town-transit-map',
  tag: '/tags/accessibility',
  contact: '/contact',
};

/** What is wanted of each page. Performance is of the blank page's. */
const WANTED = { performance: 0.98, shift: 0.005, requests: 6, bytes: 25_000, scriptBytes: 8_000 };

const HEAD = [
  'page',
  'performance',
  'of the blank page',
  'accessibility',
  'best practices',
  'SEO',
  'layout shift',
  'LCP, ms',
  'of the blank page, ms',
  'requests',
  'pictures',
  'kB',
  'of it script',
  'console errors',
  'CSP violations',
];

/** The median of each figure; findings are those of all visits. */
type Measured = PageFigures & { readonly beside: PageFigures };

/**
 * Measures the pages, prints the table, and keeps that of all pages in bench/pages-results.md.
 *
 * @param only the page that is measured; all when absent
 * @returns the exit code: 1 when a page falls short of what is wanted
 * @throws UserError when there is no such page
 */
export async function benchPages(only: string | undefined): Promise<number> {
  if (only !== undefined && PAGES[only] === undefined)
    throw new UserError(`--only takes ${Object.keys(PAGES).join(', ')}`);
  const names = only === undefined ? Object.keys(PAGES) : [only];
  const measured = new Map<string, Measured>();
  await withSite(async (siteUrl, blankUrl, port) => {
    await warmUp(names.map((name) => siteUrl + (PAGES[name] ?? '')));
    for (const name of names) {
      const visits: [PageFigures, PageFigures][] = [];
      while (visits.length < VISITS)
        visits.push([await visit(siteUrl + (PAGES[name] ?? ''), port), await visit(blankUrl, port)]);
      measured.set(name, {
        ...medianOf(visits.map(([page]) => page)),
        beside: medianOf(visits.map(([, blank]) => blank)),
      });
      console.log(`${name} is measured`);
    }
  });
  return report(measured, only === undefined);
}

/** Starts the product with the seed, what stands before it, a blank page, and a browser; ends all of it afterwards. */
async function withSite(
  measure: (siteUrl: string, blankUrl: string, debuggingPort: number) => Promise<void>,
): Promise<void> {
  const emulators = await findEmulators(projectEnvironment(), { pubsub: false });
  const ports = await chooseFreePorts();
  const [front, blank] = await Promise.all([startFront(ports.HOSTING_PORT), startBlank()]);
  // Pages name themselves by the origin that visitors see.
  const stage = await createStage(ports, { SITE_URL: front.url, RATE_LIMIT_SCALE: '1000' }, true);
  const logDir = join(stage.folder, 'logs');
  mkdirSync(logDir);
  const suite = startSuite({
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['functions', 'firestore', 'storage', 'tasks', 'hosting'],
    ports,
    env: emulators.env,
    logDir,
    mail: false,
    importDir: stage.importDir,
  });
  try {
    await suite.waitUntilReady();
    const port = await freePort();
    const browser = await launchBrowser(`--remote-debugging-port=${port}`);
    await measure(front.url, blank.url, port).finally(() => browser.close());
  } finally {
    await suite.stop();
    front.stop();
    blank.stop();
    stage.remove();
  }
}

/** Hosting's network has what somebody has asked for before. */
async function warmUp(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const { status } = await fetch(url);
    if (status !== 200) throw new Error(`${url} was answered with ${status}`);
  }
}

function medianOf(visits: readonly PageFigures[]): PageFigures {
  const [first] = visits;
  if (!first) throw new Error('no visit');
  const named = Object.entries(first) as [keyof PageFigures, unknown][];
  const medians = named.map(([name, value]) => [
    name,
    typeof value === 'number' ? median(visits.map((one) => one[name] as number)) : value,
  ]);
  const findings = [...new Set(visits.flatMap((one) => one.findings))];
  return { ...(Object.fromEntries(medians) as PageFigures), findings };
}

function report(measured: ReadonlyMap<string, Measured>, isWhole: boolean): number {
  const rows = [...measured].map(([name, figures]) => rowOf(name, figures));
  const short = [...measured].flatMap(([name, figures]) =>
    shortcomings(figures).map((what) => `- ${name}: ${what}`),
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}`;
  const text = [
    `Node ${process.version}, ${machine}, ${new Date().toISOString().slice(0, 10)}. Medians of ${VISITS} visits of a new visitor on ` +
      'the phone and network that Lighthouse simulates, each beside a visit to a blank page of a plain server. Requests and kB ' +
      'are without pictures, kB with headers, compressed by gzip.',
    formatTable(HEAD, rows),
    `Wanted: performance ${WANTED.performance} of the blank page's or more; accessibility, best practices and SEO 1; layout shift 0.00; ` +
      `${WANTED.requests} requests, ${WANTED.bytes / 1000} kB and ${WANTED.scriptBytes / 1000} kB of script or less; no console error, no CSP violation.`,
    short.length === 0 ? 'All of it is so.' : `Short of it:\n\n${short.join('\n')}`,
  ].join('\n\n');
  console.log(`\n${text}\n`);
  if (isWhole)
    writeFileSync(
      join(ROOT, 'bench', 'pages-results.md'),
      `# Last results of \`npm run bench pages\`\n\n${text}\n`,
    );
  return short.length === 0 ? 0 : 1;
}

function rowOf(name: string, figures: Measured): Row {
  return [
    name,
    figures.performance,
    (figures.performance / figures.beside.performance).toFixed(3),
    figures.accessibility,
    figures.bestPractices,
    figures.seo,
    figures.shift.toFixed(2),
    Math.round(figures.lcpMs),
    Math.round(figures.beside.lcpMs),
    figures.requests,
    figures.pictures,
    (figures.bytes / 1000).toFixed(1),
    (figures.scriptBytes / 1000).toFixed(1),
    figures.consoleErrors,
    figures.policyViolations,
  ];
}

function shortcomings(figures: Measured): string[] {
  const { beside, findings } = figures;
  const least = { accessibility: 1, bestPractices: 1, seo: 1 } as const;
  const most = { ...WANTED, performance: Infinity, consoleErrors: 0, policyViolations: 0 } as const;
  return [
    ...(figures.performance < WANTED.performance * beside.performance ? ['performance'] : []),
    ...Object.entries(least)
      .filter(([name, wanted]) => figures[name as 'seo'] < wanted)
      .map(([name]) => name),
    ...Object.entries(most)
      .filter(([name, wanted]) => figures[name as 'bytes'] > wanted)
      .map(([name]) => name),
    ...findings,
  ];
}
