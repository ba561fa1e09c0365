/**
 * One run of Jest, counted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { FormattedTestResults } from '@jest/test-result';
import { LOG_DIR, PROJECT_NODE, ROOT } from '../paths.mjs';
import { markEnvironment, runTempDir } from '../emulators/processes.ts';
import type { ChosenPhase } from './test-stages.ts';

/** What came out; a test file that could not run counts as one failed test. */
export type Outcome = Record<'passed' | 'failed' | 'skipped', number>;

/** What several runs have come to together. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const outcome of outcomes)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += outcome[key];
  return total;
}

/** Such as `12 passed, 0 failed`. */
export function describeOutcome({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What Jest writes, with what its types leave out. */
type JestResults = FormattedTestResults & { readonly numTodoTests?: number };

interface JestOptions extends ChosenPhase {
  /** Whether another run writes to the same terminal, so that this one must not draw on it. */
  readonly isBeside: boolean;
  /** Marks the processes that tests start, so that they can be ended. */
  readonly runId: string;
  readonly env: NodeJS.ProcessEnv;
  readonly jestOptions: readonly string[];
  /** Ends the run when it resolves. */
  readonly aborted?: Promise<Error> | undefined;
}

/** Runs some of Jest's projects, with Jest's own output. @throws the error that `aborted` resolves with */
export async function runJest(options: JestOptions): Promise<Outcome> {
  const { name, projects, files, workers, isBeside, runId, env, jestOptions, aborted } = options;
  const folder = runTempDir(runId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const resultFile = join(folder, `${name}.json`);
  const child = spawn(
    PROJECT_NODE,
    [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      ...['--selectProjects', ...projects],
      ...['--json', `--outputFile=${resultFile}`],
      `--reporters=${join(import.meta.dirname, 'test-reporter.ts')}`,
      workers === 1 ? '--runInBand' : `--maxWorkers=${workers}`,
      ...jestOptions,
      '--runTestsByPath',
      ...files,
    ],
    {
      cwd: ROOT,
      env: { ...markEnvironment(env, runId), ...(isBeside && process.stdout.isTTY && { FORCE_COLOR: '1' }) },
      stdio: isBeside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    },
  );
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  try {
    const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? 1);
    const aborting = aborted?.then((error) => Promise.reject(error));
    const exitCode = await Promise.race([ended, ...(aborting ? [aborting] : [])]);
    return count(resultFile, exitCode);
  } finally {
    child.kill('SIGKILL');
  }
}

function count(resultFile: string, exitCode: number): Outcome {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  copyFileSync(resultFile, join(LOG_DIR, `tests-${basename(resultFile)}`)); // how long each took
  const result = JSON.parse(readFileSync(resultFile, 'utf8')) as JestResults;
  listSkipped(result);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: result.numPendingTests + (result.numTodoTests ?? 0),
  };
}

function listSkipped({ testResults }: JestResults): void {
  for (const { name, assertionResults } of testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'pending' || status === 'todo')
        console.log(`Skipped: ${relative(ROOT, name)}: ${fullName}`);
    }
  }
}
