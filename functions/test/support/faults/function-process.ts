import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor } from '../wait-for.ts';

/** The command that runs functions in production's containers; tests and scripts run in the repository's root. */
const FRAMEWORK = join('functions', 'node_modules/@google-cloud/functions-framework/build/src/main.js');

const START_TIMEOUT_MS = 60_000;

/** A function, and how it is started. */
export interface ProcessOptions {
  /** The staged functions. */
  readonly functionsDir: string;
  readonly target: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
}

/** A function in a process of its own. */
export interface FunctionProcess {
  readonly url: string;
  readonly pid: number;
  /** The end of what it has printed. */
  output(): string;
  /** Keeps it from doing anything, with its connections open. */
  pause(): void;
  /** Ends it as a machine's end would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts one, and waits until it answers. @throws Error with what it printed when it ends instead */
export async function startProcess({
  functionsDir,
  target,
  port,
  env,
}: ProcessOptions): Promise<FunctionProcess> {
  const args = [FRAMEWORK, '--target', target, '--source', functionsDir, '--port', String(port)];
  const child = spawn(process.execPath, args, {
    env: { ...env, FUNCTION_TARGET: target, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-20_000)));
  }
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const kill = async () => {
    if (isGone()) return;
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await waitFor(async () => isGone() || (await fetch(`${url}/api/health`)).status > 0, {
      timeoutMs: START_TIMEOUT_MS,
      intervalMs: 25,
      description: `${target} to answer`,
    });
    if (isGone()) throw new Error(`${target} ended`);
  } catch (cause) {
    await kill();
    throw new Error(`${target} did not start:\n${printed}`, { cause });
  }
  return { url, pid: child.pid ?? 0, output: () => printed, pause: () => child.kill('SIGSTOP'), kill };
}
