/**
 * The emulator suite that tests run in: its own project, ports, files and data.
 */
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { BUNDLE } from '../build/bundle.ts';
import { findEmulators, type Emulators } from '../emulators/emulators.ts';
import { projectEnvironment } from '../install.mjs';
import { FUNCTIONS_DIR, LOG_DIR, ROOT } from '../paths.mjs';
import { chooseFreePorts, HOST, type PortName, type Ports } from '../emulators/ports.ts';
import { readTail, runTempDir, waitUntil } from '../emulators/processes.ts';
import { createStage, type Stage } from './stage.ts';
import { startSuite } from '../emulators/suite.ts';
import { UserError } from '../user-error.mjs';

/** A suite for tests. */
export type TestSuite = Awaited<ReturnType<typeof start>>;

/** The emulators keep the data of each project apart. */
const PROJECT_ID = 'demo-firefolio-test';

const REGION = 'us-central1';

/** How many requests the Functions emulator lets run at once: each may need a process of its own, of some 200 MB. */
const PARALLEL_REQUESTS = '5';

/** It waits a second after the last file that changed, and reads the functions' definitions then. */
const RELOAD_TIMEOUT_MS = 30_000;

/** Neither rate limits nor the verdicts on many like messages must be what most tests meet. */
const PARAMS = { RATE_LIMIT_SCALE: '1000', UNSURE_FROM: '900', SPAM_FROM: '999' };

/** Stages the clone's files and starts a suite with them, on free ports. @throws UserError when it does not start */
export async function startTestSuite(runId: string) {
  const emulators = await findEmulators(projectEnvironment());
  const only = [
    'functions',
    'firestore',
    'storage',
    'tasks',
    'hosting',
    ...(emulators.pubsub ? ['pubsub'] : []),
  ];
  return start(runId, emulators, only);
}

/**
 * Starts the emulators of Firestore and Storage and a mail server: what tests need that have the rest in their own process.
 *
 * @throws UserError when they do not start
 */
export async function startTestDatabase(runId: string) {
  return start(runId, await findEmulators(projectEnvironment(), { pubsub: false }), ['firestore', 'storage']);
}

/**
 * Bundles the product as the tests in one process load it.
 *
 * @returns absolute path of the bundle
 * @throws UserError when it does not compile; esbuild has said why
 */
export async function bundleHost(runId: string): Promise<string> {
  const folder = join(runTempDir(runId), 'host');
  mkdirSync(folder, { recursive: true });
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), packages, 'dir');
  const outfile = join(folder, 'host.mjs');
  const building = esbuild.build({
    entryPoints: [join(FUNCTIONS_DIR, 'test', 'support', 'in-process', 'host.ts')],
    outfile,
    ...BUNDLE,
    nodePaths: [join(FUNCTIONS_DIR, 'node_modules'), join(ROOT, 'node_modules')],
    // Jest looks for a source map whenever an error's stack is read, which takes seconds with one of this size.
    sourcemap: false,
    logLevel: 'error',
  });
  await building.catch(() => {
    throw new UserError("the product, or the tests' host of it, does not compile");
  });
  return outfile;
}

async function start(runId: string, emulators: Emulators, only: readonly string[]) {
  for (let attempt = 1; ; attempt += 1) {
    const ports = await chooseFreePorts();
    const stage = await createStage(ports, PARAMS, only.includes('functions'));
    const logDir = join(stage.folder, 'logs');
    mkdirSync(logDir);
    let loads = 0;
    const suite = startSuite({
      projectId: PROJECT_ID,
      configFile: stage.configFile,
      only,
      ports,
      env: { ...emulators.env, FUNCTIONS_EMULATOR_PARALLEL: PARALLEL_REQUESTS },
      logDir,
      importDir: stage.importDir,
      runId,
      onLine: (line) => {
        if (line.includes('Loaded functions definitions')) loads += 1;
      },
    });
    /** Returns when it serves what the clone now has. @throws UserError when that does not compile, or is not loaded */
    const refresh = async () => {
      const before = loads;
      if (!(await stage.refresh())) return;
      if (!(await waitUntil(() => loads > before, RELOAD_TIMEOUT_MS)))
        throw new UserError(
          `the emulator does not load the new functions\n${readTail(join(logDir, 'emulators.log'))}`,
        );
    };
    const stop = async () => {
      const outcome = await suite.stop();
      stage.remove();
      return outcome;
    };
    const show = () => {
      keepLog(logDir);
    };
    try {
      await suite.waitUntilReady();
      return { ...suite, stop, keepLog: show, refresh, env: testEnvironment(ports, stage, only, emulators) };
    } catch (error) {
      keepLog(logDir, false);
      await stop();
      const portLost =
        error instanceof UserError && /port taken|already in use|EADDRINUSE/i.test(error.message);
      if (!portLost || attempt === 3) throw error; // another program took a port that was free a moment ago
    }
  }
}

function testEnvironment(
  ports: Ports,
  stage: Stage,
  only: readonly string[],
  { storageRules }: Emulators,
): Record<string, string> {
  const at = (variable: PortName) => `${HOST}:${ports[variable]}`;
  const functionsUrl = `http://${at('FUNCTIONS_PORT')}/${PROJECT_ID}/${REGION}`;
  return {
    ...stage.settings,
    FIREFOLIO_SITE_URL: `http://${at('HOSTING_PORT')}`,
    FIREFOLIO_FUNCTIONS_URL: functionsUrl,
    FIREFOLIO_FUNCTION_URL: `${functionsUrl}/api`,
    FIREFOLIO_FUNCTIONS_DIR: stage.functionsDir,
    FIREFOLIO_CALLS_FILE: join(stage.folder, 'calls.log'),
    FIREFOLIO_PROJECT_ID: PROJECT_ID,
    FIRESTORE_EMULATOR_HOST: at('FIRESTORE_PORT'),
    STORAGE_EMULATOR_HOST: `http://${at('STORAGE_PORT')}`,
    FIREFOLIO_STORAGE_RULES: String(storageRules),
    CLOUD_TASKS_EMULATOR_HOST: at('TASKS_PORT'),
    ...(only.includes('pubsub') && { PUBSUB_EMULATOR_HOST: at('PUBSUB_PORT') }),
    FIREBASE_EMULATOR_HUB: at('HUB_PORT'),
    FUNCTIONS_EMULATOR_PORT: String(ports.FUNCTIONS_PORT),
    MAIL_UI_URL: `http://${at('MAIL_UI_PORT')}`,
    FIREFOLIO_REDIS_URL: process.env['REDIS_URL'] ?? '', // REDIS_URL is the staged functions' own, and empty
  };
}

/** The staged log goes with the stage; a failed run's is kept. */
function keepLog(logDir: string, show = true): void {
  const kept = join(LOG_DIR, 'test-emulators.log');
  mkdirSync(LOG_DIR, { recursive: true });
  copyFileSync(join(logDir, 'emulators.log'), kept);
  if (show) console.error(`\nThe end of the emulators' log, ${kept}:\n${readTail(kept)}\n`);
}
