/**
 * Functions under the functions framework, as in production: one process each, on a port of its own.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT_NODE, ROOT } from '../../scripts/lib/paths.mjs';
import { HOST } from '../../scripts/lib/ports.mjs';

const FRAMEWORK = join(ROOT, 'functions/node_modules/@google-cloud/functions-framework/build/src/main.js');

/**
 * Starts a function and waits for its first answer.
 * @param {object} options
 * @param {string} options.source folder of the functions package
 * @param {string} options.target the exported function's name
 * @param {number} options.port
 * @param {string} options.path asked until it answers 200
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(line: string) => void} [options.onLine] told of every line that it prints; without, nothing is read
 * @returns {Promise<{url: string, pid: number, startMs: number, stop: () => Promise<void>}>}
 *   startMs: from spawn to the first 200
 * @throws {Error} when the process ends or does not answer in 30 s
 */
export async function startFunction({ source, target, port, path, env, onLine }) {
  const startedAt = performance.now();
  const child = spawn(
    PROJECT_NODE,
    [FRAMEWORK, `--source=${source}`, `--target=${target}`, `--port=${port}`],
    {
      cwd: source,
      env: { ...env, FUNCTION_TARGET: target, K_SERVICE: target, NODE_ENV: 'production' },
      stdio: ['ignore', onLine ? 'pipe' : 'ignore', 'pipe'],
    },
  );
  if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://${HOST}:${port}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  while (!(await answers(`${url}${path}`))) {
    if (child.exitCode !== null) throw new Error(`${target} ended: ${errors}`);
    if (performance.now() - startedAt > 30_000) {
      await stop();
      throw new Error(`${target} gave no answer at ${path}: ${errors}`);
    }
    await delay(2);
  }
  return { url, pid: child.pid, startMs: performance.now() - startedAt, stop };
}

async function answers(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
