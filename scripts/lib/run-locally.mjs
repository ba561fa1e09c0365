/**
 * The running part of `npm start`: build, emulators, mail, until someone ends it.
 */
import { join } from 'node:path';
import { buildFunctions, describeBuild } from '../build.mjs';
import { copyDocsAssets } from './docs-assets.mjs';
import { findEmulators } from './emulators.mjs';
import { writeFirebaseConfig } from './firebase-config.mjs';
import { watchFunctionsLog } from './functions-log.mjs';
import { END_SIGNALS } from './install.mjs';
import { startLocalScheduler } from './local-scheduler.mjs';
import { FUNCTIONS_DIR, LOG_DIR, makeStateFolders, PUBLIC_DIR, ROOT } from './paths.mjs';
import { chooseImport, NEXT_DATA_DIR, prepareExport, takeExport } from './saved-data.mjs';
import { ensureSecrets, LOCAL_PROJECT_ID, localParams, writeParams } from './settings.mjs';
import { startSuite } from './suite.mjs';
import { formatTable } from './table.mjs';
import { UserError } from './user-error.mjs';

/**
 * firebase-tools takes the folder of its configuration as the project's, so that it lies in the clone's root; Git
 * ignores it.
 */
const CONFIG_FILE = join(ROOT, 'firebase.local.json');

/**
 * Runs everything until it is asked to end, or a part of it ends by itself.
 * @param {object} options
 * @param {import('./ports.mjs').Ports} options.ports
 * @param {{home: string, version: number}} options.java
 * @param {{runId: string}} options.claim
 * @param {boolean} options.fresh whether to begin with the seed
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Promise<number>} the exit code: 0 when it was asked to end
 * @throws {UserError} when it can't start
 */
export async function runLocally({ ports, java, claim, fresh, env }) {
  const startedAt = performance.now();
  const asked = whenAskedToEnd();
  makeStateFolders();
  const emulators = await findEmulators(env);
  writeParams(join(FUNCTIONS_DIR, '.env.local'), localParams(ports, env));
  ensureSecrets(join(FUNCTIONS_DIR, '.secret.local'), ports.SMTP_PORT);
  writeFirebaseConfig(CONFIG_FILE, ports);
  copyDocsAssets(PUBLIC_DIR);
  const build = await buildFunctions({ watch: true, onRebuild: rebuildReporter() });
  try {
    if (!build.result.ok) {
      throw new UserError(`the functions don't compile; mend this and start again\n${build.result.message}`);
    }
    console.log(describeBuild(build.result));
    const data = chooseImport({ fresh });
    console.log(`Starting the emulators with ${data.what} …`);
    const suite = startLocalSuite({ ports, java, claim, env, emulators, importDir: data.folder });
    const showTable = () => {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      const { pubsub } = emulators;
      console.log(formatTable({ ports, projectId: LOCAL_PROJECT_ID, pubsub, data: data.what, seconds }));
    };
    return await runUntilEnd({ suite, asked, ports, showTable });
  } finally {
    await build.close();
  }
}

function startLocalSuite({ ports, java, claim, env, emulators, importDir }) {
  prepareExport();
  return startSuite({
    projectId: LOCAL_PROJECT_ID,
    configFile: CONFIG_FILE,
    only: ['functions', 'firestore', 'tasks', 'hosting', ...(emulators.pubsub ? ['pubsub'] : [])],
    ports,
    env: { ...env, ...emulators.env },
    javaHome: java.home,
    logDir: LOG_DIR,
    importDir,
    exportDir: NEXT_DATA_DIR,
    runId: claim.runId,
    onLine: watchFunctionsLog((text) => console.error(text)),
  });
}

async function runUntilEnd({ suite, asked, ports, showTable }) {
  const ended = Promise.race([asked, suite.failed]);
  let ready = false;
  let stopScheduler;
  try {
    await Promise.race([suite.waitUntilReady().then(() => (ready = true)), ended]);
    if (ready) {
      stopScheduler = schedule(ports);
      showTable();
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
    if (ready) showSaved(takeExport(saved));
  }
}

/** Resolves with the first reason to end; further signals change nothing. */
function whenAskedToEnd() {
  // A closed terminal must not end this before the data is saved.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return new Promise((resolve) => {
    for (const signal of END_SIGNALS) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('The parent process ended'));
    process.channel?.unref(); // listening alone must not keep this process alive
  });
}

function schedule(ports) {
  return startLocalScheduler({
    projectId: LOCAL_PROJECT_ID,
    functionsPort: ports.FUNCTIONS_PORT,
    onError: (message) => console.error(`scheduled functions: ${message}`),
  });
}

function rebuildReporter() {
  let failed = false;
  return (result) => {
    if (!result.ok) console.error(`\nThe build failed; the last good one stays in use.\n${result.message}\n`);
    else if (result.changed) console.log(`${describeBuild(result)}; the functions reload`);
    else if (failed) console.log(`${describeBuild(result)}; nothing changed since the last good one`);
    failed = !result.ok;
  };
}

function showSaved(saved) {
  console.log(
    saved
      ? 'Stopped. The next npm start goes on with this data; npm start -- --fresh returns to the seed.'
      : `Stopped, but this run's data could not be saved; what was saved before is kept. See ${LOG_DIR}/emulators.log`,
  );
}
