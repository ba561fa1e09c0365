/**
 * The running part of `npm start`: build, emulators, mail, until someone ends it.
 */
import { join } from 'node:path';
import {
  buildFunctions,
  copyDocsAssets,
  describeBuild,
  requireBuilt,
  type BuildResult,
} from '../build/build.ts';
import { claimFolder } from './claim.ts';
import { firstAdminCode } from './first-admin.ts';
import { findEmulators } from '../emulators/emulators.ts';
import { writeFirebaseConfig } from '../emulators/firebase-config.ts';
import { watchFunctionsLog } from '../emulators/functions-log.ts';
import { projectEnvironment } from '../install.mjs';
import { startLocalScheduler } from '../emulators/local-scheduler.ts';
import { FUNCTIONS_DIR, LOG_DIR, PUBLIC_DIR, ROOT, SEED_DIR } from '../paths.mjs';
import { assertPortsFree, HOST, portsFrom, readPorts, type Ports } from '../emulators/ports.ts';
import { whenAskedToEnd } from '../emulators/processes.ts';
import { SavedData } from './saved-data.ts';
import { ensureSecrets, LOCAL_PROJECT_ID, localParams, writeParams } from '../emulators/settings.ts';
import { startSuite, type Suite } from '../emulators/suite.ts';
import { formatTable } from './table.ts';

/**
 * firebase-tools takes the folder of its configuration as the project's, so that it lies in the clone's root; Git
 * ignores it.
 */
const CONFIG_FILE = join(ROOT, 'firebase.local.json');

/** The port that debuggers try first. */
const INSPECT_PORT = 9229;

interface StartOptions {
  /** Whether to begin with the seed. */
  readonly fresh: boolean;
  /** Whether to begin with nothing, as a new site does. */
  readonly empty: boolean;
  /** Whether a debugger may attach to the functions. */
  readonly inspect: boolean;
  /** The first of the ports. */
  readonly 'port-base'?: string | undefined;
}

/** A suite, and what ends it. */
interface LocalRun {
  readonly suite: Suite;
  /** Resolves with the reason when someone asks it to end. */
  readonly asked: Promise<string>;
  readonly ports: Ports;
  /** Where its data is saved at the end. */
  readonly data: SavedData;
  readonly showTable: () => Promise<void>;
}

/** Claims the clone and runs until it is asked to end. @returns the exit code @throws UserError when it can't start */
export async function start(options: StartOptions): Promise<number> {
  const base = options['port-base'];
  const ports = readPorts(process.env, base === undefined ? undefined : await portsFrom(base));
  const claim = await claimFolder(ports);
  try {
    await assertPortsFree(ports);
    return await runLocally(claim, ports, options);
  } finally {
    claim.release();
  }
}

async function runLocally(
  claim: { runId: string },
  ports: Ports,
  { fresh, empty, inspect }: StartOptions,
): Promise<number> {
  const startedAt = performance.now();
  const env = projectEnvironment();
  const asked = new Promise<string>(whenAskedToEnd);
  // A closed terminal must not end this before the data is saved.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const emulators = await findEmulators(env);
  writeParams(join(FUNCTIONS_DIR, '.env.local'), localParams(ports, env));
  ensureSecrets(join(FUNCTIONS_DIR, '.secret.local'), ports.SMTP_PORT);
  writeFirebaseConfig(CONFIG_FILE, ports);
  copyDocsAssets(PUBLIC_DIR);
  const build = await buildFunctions({ watch: true, onRebuild: rebuildReporter() });
  try {
    console.log(describeBuild(requireBuilt(build.result)));
    const saved = new SavedData();
    const data = saved.choose({ fresh, empty });
    console.log(`Starting the emulators with ${data.what} …`);
    saved.prepare();
    const suite = startSuite({
      projectId: LOCAL_PROJECT_ID,
      configFile: CONFIG_FILE,
      only: [
        'functions',
        'firestore',
        'storage',
        'tasks',
        'hosting',
        ...(emulators.pubsub ? ['pubsub'] : []),
      ],
      ports,
      env: emulators.env,
      logDir: LOG_DIR,
      importDir: data.folder,
      exportDir: saved.next,
      runId: claim.runId,
      inspectPort: inspect ? INSPECT_PORT : undefined,
      onLine: watchFunctionsLog((text) => {
        console.error(text);
      }),
    });
    const showTable = async (): Promise<void> => {
      // The seed has an admin.
      const isSeed = data.folder === SEED_DIR;
      const code = isSeed ? null : await firstAdminCode(ports.FIRESTORE_PORT, LOCAL_PROJECT_ID);
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      const { pubsub, storageRules } = emulators;
      const found = { pubsub, storageRules };
      const shown = { ports, projectId: LOCAL_PROJECT_ID, ...found, data: data.what, seconds, code };
      console.log(formatTable(shown));
      if (inspect) console.log(`A debugger can attach to the functions at ${HOST}:${INSPECT_PORT}.`);
    };
    return await runUntilEnd({ suite, asked, ports, data: saved, showTable });
  } finally {
    await build.close();
  }
}

async function runUntilEnd({ suite, asked, ports, data, showTable }: LocalRun): Promise<number> {
  const ended = Promise.race([asked, suite.failed]);
  let ready = false;
  let stopScheduler: (() => void) | undefined;
  try {
    ready = await Promise.race([suite.waitUntilReady().then(() => true), ended.then(() => false)]);
    if (ready) {
      stopScheduler = startLocalScheduler(LOCAL_PROJECT_ID, ports.FUNCTIONS_PORT);
      await showTable();
    }
    const reason = await ended;
    if (reason instanceof Error) throw reason;
    console.log(
      `\n${reason === 'SIGINT' ? 'Ctrl-C' : reason}: ${ready ? 'saving the data and ' : ''}stopping …`,
    );
    return 0;
  } finally {
    stopScheduler?.();
    // Before it was ready there is nothing to save, and perhaps not all of the last run's data was loaded.
    const { saved } = await suite.stop({ save: ready });
    if (ready) showSaved(data.take(saved));
  }
}

function rebuildReporter(): (result: BuildResult) => void {
  let failed = false;
  return (result) => {
    if (!result.ok) console.error(`\nThe build failed; the last good one stays in use.\n${result.message}\n`);
    else if (result.changed) console.log(`${describeBuild(result)}; the functions reload`);
    else if (failed) console.log(`${describeBuild(result)}; nothing changed since the last good one`);
    failed = !result.ok;
  };
}

function showSaved(saved: boolean): void {
  console.log(
    saved
      ? 'Stopped. The next npm start goes on with this data; npm start -- --fresh returns to the seed.'
      : `Stopped, but this run's data could not be saved; what was saved before is kept. See ${LOG_DIR}/emulators.log`,
  );
}
