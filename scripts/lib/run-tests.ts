/**
 * The phases of `npm test`: unit tests, tests inside the emulator suite, and those that look back at the whole run.
 */
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { END_SIGNALS, projectEnvironment } from './install.mjs';
import { runJest, type Outcome } from './jest-phase.ts';
import { makeStateFolders, ROOT } from './paths.mjs';
import { createRunId, endRunProcesses, killRunProcesses, runTempDir } from './processes.ts';
import { bundleHost, startTestDatabase, startTestSuite, type TestSuite } from './test-suite.ts';
import { UserError } from './user-error.mjs';

/** Each has a project of its own in the Firestore emulator, of which it needs most. */
const API_WORKERS = 2;

/** As Jest counts its workers. */
const API_PROJECTS = Array.from({ length: API_WORKERS }, (_, index) => `demo-firefolio-api-${index + 1}`);

/** Some of Jest's projects. */
interface Phase {
  readonly projects: readonly string[];
  /** Where their tests lie; in a run, those that are run. */
  readonly files: readonly string[];
  /** Nothing when absent. */
  readonly needs?: 'database' | 'suite';
  /** Processes that run files at once; Jest's own choice when absent. */
  readonly workers?: number;
}

/** Jest's projects in the order they run. */
const PHASES: readonly Phase[] = [
  {
    projects: ['unit'],
    files: ['functions/src/**/*.test.ts', 'client/src/**/*.test.ts', 'scripts/**/*.test.ts'],
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

/** A run of `npm test`, and what it has come to so far. */
interface Run {
  readonly id: string;
  readonly isWhole: boolean;
  suite: TestSuite | undefined;
  readonly total: Outcome;
}

/** What was asked for. */
interface TestOptions {
  /** Regular expressions; a test runs when its path matches one, or when there are none. */
  readonly patterns: string[];
  /** Passed to Jest as they are. */
  readonly jestOptions: string[];
}

/**
 * Runs the tests and prints `N passed, N failed` (`, N skipped`) as the last line.
 *
 * @returns the exit code: 0 when at least one test ran and none failed
 */
export async function runTests({ patterns, jestOptions }: TestOptions): Promise<number> {
  makeStateFolders();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // a closed pipe
  const phases = PHASES.map((phase) => ({ ...phase, files: findTests(phase.files, patterns) }));
  const run: Run = {
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

async function runPhases(run: Run, phases: readonly Phase[], jestOptions: readonly string[]): Promise<void> {
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
    for (const key of ['passed', 'failed', 'skipped'] as const) run.total[key] += outcome[key];
  }
}

function endWhenAsked(run: Run): void {
  process.once('exit', () => {
    killRunProcesses(run.id);
  });
  const end = (reason: string): void => {
    console.error(`\nnpm test: ${reason}, stopping …`);
    process.exit(130);
  };
  for (const signal of END_SIGNALS) process.once(signal, end);
  process.once('disconnect', () => {
    end('the parent process ended');
  });
  process.channel?.unref(); // listening alone must not keep this process alive
}

function findTests(globs: readonly string[], patterns: readonly string[]): string[] {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'i'));
  return globs
    .flatMap((glob) => globSync(glob, { cwd: ROOT }))
    .sort()
    .filter((file) => expressions.length === 0 || expressions.some((expression) => expression.test(file)))
    .map((file) => join(ROOT, file));
}

async function cleanUp(run: Run): Promise<void> {
  await run.suite?.stop();
  await endRunProcesses(run.id); // also what a test started
  rmSync(runTempDir(run.id), { recursive: true, force: true });
}
