/**
 * Functions under the functions framework, as in production: one process each, on a port of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT_NODE, ROOT } from '../../scripts/lib/paths.mjs';
import { HOST } from '../../scripts/lib/emulators/ports.ts';

const FRAMEWORK = join(ROOT, 'functions/node_modules/@google-cloud/functions-framework/build/src/main.js');

/**
 * What V8 gives itself in an instance of 1 GiB, in MiB: on the bigger machine of a benchmark it would let garbage lie for
 * longer than any instance may.
 */
const HEAP = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/** A function, and how to start it. */
export interface DeployedFunction {
  /** Folder of the functions package. */
  readonly source: string;
  /** The exported function's name. */
  readonly target: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
}

/** What is asked of a function that starts. */
interface FirstRequest {
  /** Asked until it answers 200. */
  readonly path: string;
  /** Told of every line that it prints. */
  readonly onLine?: (line: string) => void;
}

/** A process that answers. */
export interface RunningFunction {
  readonly url: string;
  readonly pid: number;
  /** From spawn to the first 200. */
  readonly startMs: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a function and waits for its first answer.
 *
 * @throws Error when the process ends or does not answer in 30 s
 */
export async function startFunction(
  { source, target, port, env }: DeployedFunction,
  { path, onLine }: FirstRequest,
): Promise<RunningFunction> {
  const startedAt = performance.now();
  const child = spawn(
    PROJECT_NODE,
    [...HEAP, FRAMEWORK, `--source=${source}`, `--target=${target}`, `--port=${port}`],
    {
      cwd: source,
      env: { ...env, FUNCTION_TARGET: target, K_SERVICE: target, NODE_ENV: 'production' },
      // Read in any case: what a function prints is read in production too.
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
  else child.stdout.resume();
  let errors = '';
  child.stderr.on('data', (chunk) => (errors = `${errors}${String(chunk)}`.slice(-2000)));
  const ended = once(child, 'exit');
  const url = `http://${HOST}:${port}`;
  const stop = async (): Promise<void> => {
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
  return { url, pid: child.pid ?? -1, startMs: performance.now() - startedAt, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
