/**
 * The phases of `npm test`: unit tests, tests inside the emulator suite, and those that look back at the whole run.
 */
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { END_SIGNALS, projectEnvironment } from './install.mjs';
import { runJest } from './jest-phase.mjs';
import { makeStateFolders, ROOT } from './paths.mjs';
import { createRunId, endRunProcesses, killRunProcesses, runTempDir } from './processes.mjs';
import { bundleHost, startTestDatabase, startTestSuite } from './test-suite.mjs';
import { UserError } from './user-error.mjs';

/** Each has a project of its own in the Firestore emulator, of which it needs most. */
const API_WORKERS = 2;

/** As Jest counts its workers. */
const API_PROJECTS = Array.from({ length: API_WORKERS }, (_, index) => `demo-firefolio-api-${index + 1}`);

/** Jest's projects in the order they run, and where their tests lie. */
const PHASES = [
  {
    projects: ['unit'],
    files: ['functions/src/**/*.test.ts', 'client/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
  },
  {
    projects: ['api'],
    files: ['functions/test/api/**/*.test.ts'],
    needs: 'database',
    workers: API_WORKERS,
  },
  {
    projects: ['rules', 'integration', 'security', 'browser'],
    files: ['functions/test/{rules,integration,security,browser}/**/*.test.ts'],
    needs: 'suite',
    workers: 1,
  },
  { projects: ['after'], files: ['functions/test/after/**/*.test.ts'], needs: 'suite', workers: 1 },
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
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // a closed pipe
  const phases = PHASES.map((phase) => ({ ...phase, files: findTests(phase.files, patterns) }));
  const run = {
    id: createRunId(),
    isWhole: patterns.length === 0 && jestOptions.length === 0,
    suite: undefined,
    total: { passed: 0, failed: 0, skipped: 0 },
  };
  endWhenAsked(run);
  try {
    await runPhases(
      run,
      phases.filter(({ files }) => files.length > 0),
      jestOptions,
    );
  } catch (error) {
    run.total.failed += 1;
    console.error(error instanceof UserError ? `\nnpm test: ${error.message}` : error);
  }
  const { passed, failed, skipped } = run.total;
  if (passed + failed + skipped === 0) console.error(`No test matches ${patterns.join(', ')}`);
  if (failed > 0) run.suite?.keepLog();
  await cleanUp(run);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function runPhases(run, phases, jestOptions) {
  const needsSuite = phases.some(({ needs }) => needs === 'suite');
  for (const phase of phases) {
    // The suite's database serves both, so that what looks back at the run finds all in one place.
    if (phase.needs) run.suite ??= await (needsSuite ? startTestSuite(run.id) : startTestDatabase(run.id));
    const env = {
      ...projectEnvironment(),
      ...run.suite?.env,
      FIREFOLIO_WHOLE_RUN: String(run.isWhole),
      ...(phase.needs && { FIREFOLIO_API_PROJECTS: API_PROJECTS.join() }),
      ...(phase.needs === 'database' && { FIREFOLIO_HOST_BUNDLE: await bundleHost(run.id) }),
    };
    const outcome = await runJest({ ...phase, runId: run.id, env, jestOptions, aborted: run.suite?.failed });
    for (const key of Object.keys(run.total)) run.total[key] += outcome[key];
  }
}

function endWhenAsked(run) {
  process.once('exit', () => killRunProcesses(run.id));
  const end = (reason) => {
    console.error(`\nnpm test: ${reason}, stopping …`);
    process.exit(130);
  };
  for (const signal of END_SIGNALS) process.once(signal, end);
  process.once('disconnect', () => end('the parent process ended'));
  process.channel?.unref(); // listening alone must not keep this process alive
}

function findTests(globs, patterns) {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
  return globs
    .flatMap((glob) => globSync(glob, { cwd: ROOT }))
    .sort()
    .filter((file) => expressions.length === 0 || expressions.some((expression) => expression.test(file)))
    .map((file) => join(ROOT, file));
}

async function cleanUp(run) {
  await run.suite?.stop();
  await endRunProcesses(run.id); // also what a test started
  rmSync(runTempDir(run.id), { recursive: true, force: true });
}
