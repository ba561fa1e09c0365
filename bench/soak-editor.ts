/** `npm run soak -- --only editor`: whether a text that was typed in the editor is ever lost. */
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import {
  writeAtRandom,
  type SiteAnswer,
  type WritingSite,
  type WritingVerdict,
} from '../functions/test/support/editor/random-writing.ts';
import { launchBrowser } from '../functions/test/support/suite/chromium.ts';
import { findEmulators } from '../scripts/lib/emulators/emulators.ts';
import { chooseFreePorts, HOST } from '../scripts/lib/emulators/ports.ts';
import { createRunId, whenAskedToEnd } from '../scripts/lib/emulators/processes.ts';
import { startSuite } from '../scripts/lib/emulators/suite.ts';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { makeStateFolders } from '../scripts/lib/paths.mjs';
import { createStage } from '../scripts/lib/test/stage.ts';
import { formatTable } from './lib/figures.ts';

const PROJECT_ID = 'demo-firefolio-soak';

/** Pairs of browsers that write at once: a run waits most of its time. */
const LANES = 4;

/** Runs of one login: a session is given 100 access tokens in 15 minutes, one for each page that is loaded. */
const RUNS_A_LOGIN = 10;

/** What happens in one run. */
const STEPS = 40;

/** The seed's accounts that write. */
const WRITERS = ['admin@firefolio.test', 'editor@firefolio.test'] as const;
const PASSWORD = 'correct horse battery staple';

/** What came of all runs. */
export interface EditorFigures {
  readonly runs: readonly WritingVerdict[];
  readonly broken: readonly string[];
  readonly minutes: number;
}

/** Runs it on a site of its own. @param seed of the first run; the others follow */
export async function soakEditor(runs: number, seed: number): Promise<EditorFigures> {
  const { siteUrl, end } = await startSite();
  const startedAt = performance.now();
  const browser = await launchBrowser();
  const verdicts: WritingVerdict[] = [];
  const failed: string[] = [];
  const waiting = Array.from({ length: runs }, (_, index) => seed + index);
  try {
    // An account may log in five times a minute.
    const site = await askAs(siteUrl, WRITERS[1]);
    await Promise.all(
      Array.from({ length: Math.min(LANES, runs) }, async () => {
        let contexts: readonly BrowserContext[] = [];
        let begun = 0;
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          if (begun++ % RUNS_A_LOGIN === 0) {
            for (const context of contexts) await context.close();
            contexts = await Promise.all(WRITERS.map((email) => logIn(browser, siteUrl, email)));
          }
          try {
            const verdict = await writeAtRandom({ site, contexts, seed: next, steps: STEPS });
            verdicts.push(verdict);
            say(verdict, performance.now() - startedAt);
          } catch (error) {
            failed.push(`seed ${next}: ${String(error)}`);
            console.log(failed.at(-1));
          }
        }
      }),
    );
  } finally {
    await browser.close();
    await end();
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  return { runs: verdicts, broken: [...failed, ...verdicts.flatMap(brokenPromises)], minutes };
}

/** The figures as Markdown. */
export function describeEditor({ runs, minutes }: EditorFigures): string {
  const sum = (of: (run: WritingVerdict) => number): number =>
    runs.reduce((total, run) => total + of(run), 0);
  const often = new Map<string, number>();
  for (const { happened } of runs)
    for (const [what, times] of Object.entries(happened)) often.set(what, (often.get(what) ?? 0) + times);
  return [
    `## ${runs.length} runs of two browsers that write at one post`,
    formatTable(
      ['typed', 'lost', 'not in post or working copy at the end', 'not settled', 'errors in pages'],
      [
        [
          sum(({ typed }) => typed),
          sum(({ lost }) => lost.length),
          sum(({ apart }) => apart.length),
          sum(({ isSettled }) => (isSettled ? 0 : 1)),
          sum(({ errors }) => errors.length),
        ],
      ],
    ),
    `Typed: the journal's transaction was complete. Lost: in none of post, working copy, revisions and both journals. What happened: ` +
      `${[...often].map(([what, times]) => `${what} ${times}`).join(', ')}. In ${minutes.toFixed(1)} minutes, ${LANES} pairs at once.`,
  ].join('\n\n');
}

function brokenPromises({ seed, lost, isSettled, errors }: WritingVerdict): string[] {
  return [
    ...(lost.length > 0 ? [`seed ${seed}: lost ${lost.join(', ')}`] : []),
    ...(isSettled ? [] : [`seed ${seed}: not all was saved within a minute of calm`]),
    ...errors.map((error) => `seed ${seed}: ${error}`),
  ];
}

function say({ seed, typed, lost, apart, isSettled }: WritingVerdict, ms: number): void {
  const apartWords = apart.length > 0 ? `, ${apart.length} only in revisions or journals` : '';
  console.log(
    `${String(Math.round(ms / 1000)).padStart(5)} s  seed ${seed}: ${typed} typed, ${lost.length} lost${apartWords}${isSettled ? '' : ', not settled'}`,
  );
}

async function logIn(browser: Browser, siteUrl: string, email: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const data = { email, password: PASSWORD, transport: 'cookie' };
  const answer = await context.request.post(`${siteUrl}/api/auth/login`, { data });
  if (!answer.ok()) throw new Error(`${email} can't log in: ${await answer.text()}`);
  return context;
}

/** Asks the API as somebody, by an access token that is renewed by a new login. */
async function askAs(siteUrl: string, email: string): Promise<WritingSite> {
  const newToken = async (): Promise<string> => {
    const body = JSON.stringify({ email, password: PASSWORD });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${siteUrl}/api/auth/login`, { method: 'POST', headers, body });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  let token = await newToken();
  const ask: WritingSite['ask'] = async (path, init = {}): Promise<SiteAnswer> => {
    const send = () =>
      fetch(`${siteUrl}${path}`, {
        method: init.method ?? 'GET',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...init.headers },
        ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      });
    let answer = await send();
    if (answer.status === 401) {
      token = await newToken();
      answer = await send();
    }
    const text = await answer.text();
    const body = text ? (JSON.parse(text) as SiteAnswer['body']) : {};
    return { status: answer.status, etag: answer.headers.get('ETag') ?? '', body };
  };
  return { siteUrl, ask };
}

/** Starts the emulators with the seed, and the site and the dashboard on them. */
async function startSite() {
  makeStateFolders();
  const env = projectEnvironment();
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, { RATE_LIMIT_SCALE: '1000' }, true);
  const suite = startSuite({
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['functions', 'firestore', 'hosting', 'storage', 'tasks'],
    ports,
    env: emulators.env,
    logDir: join(stage.folder, 'logs'),
    importDir: stage.importDir,
    mail: false,
    runId: createRunId(),
  });
  whenAskedToEnd(() => process.exit(130));
  const end = async (): Promise<void> => {
    await suite.stop();
    stage.remove();
  };
  try {
    await suite.waitUntilReady();
    return { siteUrl: `http://${HOST}:${ports.HOSTING_PORT}`, end };
  } catch (error) {
    await end();
    throw error;
  }
}
