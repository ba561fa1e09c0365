/**
 * One run of Jest, counted.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_NODE, ROOT } from './paths.mjs';
import { markEnvironment, runTempDir } from './processes.mjs';

/**
 * What came out; a test file that could not run counts as one failed test.
 * @typedef {{passed: number, failed: number, skipped: number}} Outcome
 */

/**
 * Runs some of Jest's projects, with Jest's own output on the terminal.
 * @param {object} options
 * @param {string[]} options.projects display names in jest.config.mjs
 * @param {string[]} options.files absolute paths of the tests to run
 * @param {number} [options.workers] processes that run files at once; Jest's own choice when absent
 * @param {string} options.runId marks the processes that tests start, so that they can be ended
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string[]} options.jestOptions
 * @param {Promise<Error>} [options.aborted] ends the run when it resolves
 * @returns {Promise<Outcome>}
 * @throws the error that `aborted` resolves with
 */
export async function runJest({ projects, files, workers, runId, env, jestOptions, aborted }) {
  const folder = runTempDir(runId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const resultFile = join(folder, `${projects[0]}.json`);
  const child = spawn(
    PROJECT_NODE,
    [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      ...['--selectProjects', ...projects],
      ...['--json', `--outputFile=${resultFile}`],
      ...(workers === 1 ? ['--runInBand'] : []),
      ...(workers > 1 ? [`--maxWorkers=${workers}`] : []),
      ...jestOptions,
      '--runTestsByPath',
      ...files,
    ],
    { cwd: ROOT, env: markEnvironment(env, runId), stdio: ['ignore', 'inherit', 'inherit'] },
  );
  try {
    const exitCode = await Promise.race([
      new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))),
      new Promise((_resolve, reject) => child.once('error', reject)),
      new Promise((_resolve, reject) => aborted?.then(reject)),
    ]);
    return count(resultFile, exitCode);
  } finally {
    child.kill('SIGKILL');
  }
}

function count(resultFile, exitCode) {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  listSkipped(result);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function listSkipped(result) {
  for (const { name, assertionResults } of result.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'pending' || status === 'todo')
        console.log(`Skipped: ${relative(ROOT, name)}: ${fullName}`);
    }
  }
}
