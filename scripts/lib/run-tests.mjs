/**
 * The phases of `npm test`: unit tests, tests inside the emulator suite, and those that look back at the whole run.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findEmulators } from './emulators.mjs';
import { END_SIGNALS, projectEnvironment } from './install.mjs';
import { findJava } from './java.mjs';
import { runJest } from './jest-phase.mjs';
import { LOG_DIR, makeStateFolders, ROOT } from './paths.mjs';
import { chooseFreePorts, HOST } from './ports.mjs';
import { endRunProcesses, readTail } from './processes.mjs';
import { createStage } from './stage.mjs';
import { startSuite } from './suite.mjs';
import { UserError } from './user-error.mjs';

/** Its own id: the emulators keep the data of each project apart. */
const PROJECT_ID = 'demo-firefolio-test';

const REGION = 'us-central1';

/** Jest's projects in the order they run, and where their tests lie. */
const PHASES = [
  { projects: ['unit'], files: ['functions/src/**/*.test.ts', 'scripts/**/*.test.mjs'], needsSuite: false },
  {
    projects: ['rules', 'integration', 'security', 'browser'],
    files: ['functions/test/{rules,integration,security,browser}/**/*.test.ts'],
    needsSuite: true,
  },
  { projects: ['after'], files: ['functions/test/after/**/*.test.ts'], needsSuite: true },
];

/**
 * Runs the tests and prints `N passed, N failed` (`, N skipped`) as the last line.
 * @param {object} options
 * @param {string[]} options.patterns regular expressions; a test runs when its path matches one, or when there are none
 * @param {string[]} options.jestOptions passed to Jest as they are
 * @returns {Promise<number>} the exit code: 0 when at least one test ran and none failed
 */
export async function runTests({ patterns, jestOptions }) {
  makeStateFolders();
  const runId = randomUUID();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const phases = PHASES.map((phase) => ({ ...phase, files: findTests(phase.files, patterns) })).filter(
    ({ files }) => files.length > 0,
  );
  let suite;
  let interrupted = false;
  for (const signal of END_SIGNALS) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      console.error(`\nnpm test: ${signal}, stopping …`);
      void cleanUp(runId, suite).finally(() => process.exit(130));
    });
  }
  try {
    for (const phase of phases) {
      if (phase.needsSuite && !suite) suite = await startTestSuite(runId);
      const env = { ...projectEnvironment(), ...suite?.env };
      const outcome = await runJest({ ...phase, runId, env, jestOptions, aborted: suite?.failed });
      for (const key of Object.keys(total)) total[key] += outcome[key];
    }
    if (phases.length === 0) console.error(`No test's path matches ${patterns.join(', ')}`);
  } catch (error) {
    if (interrupted) return 130;
    total.failed += 1;
    console.error(error instanceof UserError ? `\nnpm test: ${error.message}` : error);
  }
  if (interrupted) return 130;
  if (total.failed > 0) suite?.keepLog();
  await cleanUp(runId, suite);
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function startTestSuite(runId) {
  const env = projectEnvironment();
  const java = findJava(env);
  const emulators = await findEmulators(env);
  const only = ['functions', 'firestore', 'tasks', 'hosting', ...(emulators.pubsub ? ['pubsub'] : [])];
  for (let attempt = 1; ; attempt += 1) {
    const ports = await chooseFreePorts();
    const stage = await createStage(ports, { RATE_LIMIT_SCALE: '1000' });
    const logDir = join(stage.folder, 'logs');
    mkdirSync(logDir);
    const suite = startSuite({
      projectId: PROJECT_ID,
      configFile: stage.configFile,
      only,
      ports,
      env: { ...env, ...emulators.env },
      javaHome: java.home,
      logDir,
      importDir: stage.importDir,
      runId,
    });
    const stop = async () => {
      await suite.stop();
      stage.remove();
    };
    try {
      await suite.waitUntilReady();
      return { ...suite, stop, keepLog: () => keepLog(logDir), env: testEnvironment(ports, stage, only) };
    } catch (error) {
      keepLog(logDir, false);
      await stop();
      const portLost = error instanceof UserError && /port taken|already in use|EADDRINUSE/i.test(error.message);
      if (!portLost || attempt === 3) throw error; // another program took a port that was free a moment ago
    }
  }
}

/** What tests read to find the suite. */
function testEnvironment(ports, stage, only) {
  const at = (variable) => `${HOST}:${ports[variable]}`;
  const functionsUrl = `http://${at('FUNCTIONS_PORT')}/${PROJECT_ID}/${REGION}`;
  return {
    ...stage.settings,
    FIREFOLIO_SITE_URL: `http://${at('HOSTING_PORT')}`,
    FIREFOLIO_FUNCTIONS_URL: functionsUrl,
    FIREFOLIO_FUNCTION_URL: `${functionsUrl}/api`,
    FIREFOLIO_FUNCTIONS_DIR: stage.functionsDir,
    FIREFOLIO_PROJECT_ID: PROJECT_ID,
    FIRESTORE_EMULATOR_HOST: at('FIRESTORE_PORT'),
    CLOUD_TASKS_EMULATOR_HOST: at('TASKS_PORT'),
    ...(only.includes('pubsub') && { PUBSUB_EMULATOR_HOST: at('PUBSUB_PORT') }),
    FIREBASE_EMULATOR_HUB: at('HUB_PORT'),
    FUNCTIONS_EMULATOR_PORT: String(ports.FUNCTIONS_PORT),
    MAIL_UI_URL: `http://${at('MAIL_UI_PORT')}`,
  };
}

function findTests(globs, patterns) {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
  return globs
    .flatMap((glob) => globSync(glob, { cwd: ROOT }))
    .sort()
    .map((file) => join(ROOT, file))
    .filter((file) => expressions.length === 0 || expressions.some((expression) => expression.test(file)));
}

/** The staged log goes with the stage; a failed run's is kept. */
function keepLog(logDir, show = true) {
  const kept = join(LOG_DIR, 'test-emulators.log');
  copyFileSync(join(logDir, 'emulators.log'), kept);
  if (show) console.error(`\nThe end of the emulators' log, ${kept}:\n${readTail(kept)}\n`);
}

async function cleanUp(runId, suite) {
  await suite?.stop();
  await endRunProcesses(runId); // also what a test started
}
