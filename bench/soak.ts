/**
 * `npm run soak`: the mail's whole way in real processes, through all that may fail; and what is written in the dashboard's editor.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { MailSite } from '../functions/test/support/faults/mail-site.ts';
import { planSoak, runSoak } from '../functions/test/support/faults/soak.ts';
import type { FaultFigures, Verdict } from '../functions/test/support/faults/soak-verdict.ts';
import { findEmulators } from '../scripts/lib/emulators/emulators.ts';
import { chooseFreePorts, HOST } from '../scripts/lib/emulators/ports.ts';
import { createRunId, markEnvironment, whenAskedToEnd } from '../scripts/lib/emulators/processes.ts';
import { startSuite } from '../scripts/lib/emulators/suite.ts';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { makeStateFolders, ROOT } from '../scripts/lib/paths.mjs';
import { createStage } from '../scripts/lib/test/stage.ts';
import { UserError } from '../scripts/lib/user-error.mjs';
import { formatTable } from './lib/figures.ts';
import { measureAway, type AwayFigures } from './soak-away.ts';
import { describeEditor, soakEditor } from './soak-editor.ts';

const PROJECT_ID = 'demo-firefolio-soak';

/** Messages of the run whose figures are kept. */
const STANDARD_COUNT = 500;

/** Runs of the editor whose figures are kept. */
const STANDARD_RUNS = 200;

/** Within how long a fault's letters are sent, and how long one lasts that is there by itself, in ms. */
const PACE = { sendMs: 8_000, lastsMs: 4_000 };

const RESULTS = join(ROOT, 'bench', 'soak.md');

const HEAD = [
  'fault',
  'accepted',
  'delivered',
  'duplicates',
  'without cause',
  'lost',
  'answers',
  'slowest',
  'all there after',
];

/** What `npm run soak` was asked for. */
export interface SoakArguments {
  readonly messages?: string | undefined;
  readonly runs?: string | undefined;
  readonly seed?: string | undefined;
  readonly only?: string | undefined;
}

/** Runs it and prints what came out. @returns the exit code: 1 when a promise is broken @throws UserError for a wrong argument */
export async function soak({ messages, runs, seed = '1', only }: SoakArguments): Promise<number> {
  const count = countOf('--messages', messages, STANDARD_COUNT);
  const editorRuns = countOf('--runs', runs, STANDARD_RUNS);
  if (!Number.isInteger(Number(seed))) throw new UserError('--seed takes a whole number');
  if (only !== undefined && !['faults', 'away', 'editor'].includes(only))
    throw new UserError('--only takes faults, away or editor');
  const sections: string[] = [];
  const broken: string[] = [];
  const add = (section: string, faults: readonly string[]): void => {
    sections.push(section);
    broken.push(...faults);
    console.log(`\n${section}\n`);
  };
  if (only !== 'editor') await soakMails({ count, seed: Number(seed), only }, add);
  if (only === undefined || only === 'editor') {
    const figures = await soakEditor(editorRuns, Number(seed));
    add(describeEditor(figures), figures.broken);
  }
  for (const promise of broken) console.error(`BROKEN: ${promise}`);
  if (count === STANDARD_COUNT && editorRuns === STANDARD_RUNS && only === undefined) keep(sections);
  return broken.length > 0 ? 1 : 0;
}

async function soakMails(
  { count, seed, only }: { count: number; seed: number; only: string | undefined },
  add: (section: string, faults: readonly string[]) => void,
): Promise<void> {
  const site = await startSite();
  try {
    if (only !== 'away') {
      const verdict = await meetFaults(site, count, seed);
      add(describeFaults(verdict, count, seed), verdict.broken);
    }
    if (only !== 'faults') {
      const figures = await measureAway(site, seed + 2);
      add(describeAway(figures), figures.broken);
    }
  } finally {
    await site.stop();
    await site.end();
  }
}

function countOf(option: string, given: string | undefined, standard: number): number {
  const count = Number(given ?? standard);
  if (!Number.isInteger(count) || count < 1) throw new UserError(`${option} takes a number from 1 on`);
  return count;
}

/** Starts the emulators and the site on them. */
async function startSite() {
  makeStateFolders();
  const env = projectEnvironment();
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, {}, true);
  const runId = createRunId();
  const suite = startSuite({
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    // The queue's emulator comes with that of the functions.
    only: ['functions', 'firestore', 'tasks'],
    ports,
    env: emulators.env,
    logDir: join(stage.folder, 'logs'),
    mail: false,
    runId,
  });
  whenAskedToEnd(() => process.exit(130));
  const end = async (): Promise<void> => {
    await suite.stop();
    stage.remove();
  };
  try {
    await suite.waitUntilReady();
    const firestoreHost = `${HOST}:${ports.FIRESTORE_PORT}`;
    process.env['FIRESTORE_EMULATOR_HOST'] = firestoreHost;
    process.env['METADATA_SERVER_DETECTION'] = 'none';
    const site = await MailSite.start({
      functionsDir: stage.functionsDir,
      firestoreHost,
      tasksHost: `${HOST}:${ports.TASKS_PORT}`,
      env: markEnvironment({ ...env, ...stage.settings }, runId),
    });
    return Object.assign(site, { end });
  } catch (error) {
    await end();
    throw error;
  }
}

async function meetFaults(site: MailSite, messages: number, seed: number): Promise<Verdict> {
  const plan = planSoak({ site, seed, messages });
  console.log(`Seed ${seed}, ${messages} messages: ${plan.map(({ fault }) => fault.name).join(' · ')}`);
  const startedAt = performance.now();
  const say = (line: string): void => {
    console.log(`${String(Math.round((performance.now() - startedAt) / 1000)).padStart(4)} s  ${line}`);
  };
  return runSoak({ site, seed, messages, ...PACE, say });
}

function describeFaults({ figures }: Verdict, messages: number, seed: number): string {
  const sum = (of: (row: FaultFigures) => number): number =>
    figures.reduce((total, row) => total + of(row), 0);
  const total = [
    'all',
    sum((row) => row.accepted),
    sum((row) => row.delivered),
    sum((row) => row.duplicates),
    sum((row) => row.withoutCause),
    sum((row) => row.lost),
    '',
    '',
    '',
  ];
  return [
    `## ${messages} messages, seed ${seed}`,
    formatTable(HEAD, [...figures.map(rowOf), total]),
    'In the order in which it was run; a mail that waits meets the next faults too, and has its duplicates by them. Accepted: ' +
      'answered with 202. Duplicates have the `Message-ID` of the mail before; without cause are those whose mail before could have been noted. Answers: how often each status came to visitors, who sent again ' +
      'with their `Idempotency-Key` what was answered with 503 or not at all (0). Shortened: the queue waits a tenth of its time ' +
      '(1 to 24 s, 8 tries), the sweeper takes up each 6 s what stood still for 8 s (in place of 5 minutes). Leases (60 s) and the ' +
      "mail server's time limits are the product's.",
  ].join('\n\n');
}

function rowOf(row: FaultFigures) {
  const statuses = Object.entries(row.statuses).map(([status, count]) => `${count} × ${status}`);
  return [
    row.fault,
    row.accepted,
    row.delivered,
    row.duplicates,
    row.withoutCause,
    row.lost,
    statuses.join(', '),
    `${(row.slowestMs / 1000).toFixed(1)} s`,
    `${Math.round(row.untilArrivedMs / 1000)} s`,
  ];
}

function describeAway({
  there,
  away,
  ratioOf,
  arrived,
  accepted,
  arrivedAfterMs,
  awayMs,
}: AwayFigures): string {
  const row = (what: string, of: 'medianMs' | 'p95Ms' | 'processorMs') => [
    what,
    there[of].toFixed(2),
    away[of].toFixed(2),
    ratioOf(of).toFixed(2),
  ];
  return [
    '## POST /api/contact with the mail server there and away',
    formatTable(
      ['ms a request', 'there', 'away', 'ratio'],
      [row('median', 'medianMs'), row('95 of 100', 'p95Ms'), row('processor', 'processorMs')],
    ),
    `In alternating rounds; medians of the rounds, ratios of each pair. Away for ${Math.round(awayMs / 1000)} s in all. ${arrived} of ${accepted} mails ` +
      `arrived, the last one ${Math.round(arrivedAfterMs / 1000)} s after the server was back for good.`,
  ].join('\n\n');
}

function keep(sections: readonly string[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}`;
  const date = new Date().toISOString().slice(0, 10);
  const head = `# Last results of \`npm run soak\`\n\nNode ${process.version}, ${machine}, ${date}`;
  writeFileSync(RESULTS, `${[head, ...sections].join('\n\n')}\n`);
}
