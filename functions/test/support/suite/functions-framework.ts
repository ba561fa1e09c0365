import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { environment } from './environment.js';
import { freePort } from './free-port.js';
import { inProcess } from '../in-process/index.js';
import { waitFor } from '../wait-for.js';

/** The command that runs functions in production's containers; Jest runs in the repository's root. */
const FRAMEWORK = join(
  process.cwd(),
  'functions/node_modules/@google-cloud/functions-framework/build/src/main.js',
);

/** How long a process may take to start: on a busy machine some twenty times as long as on a quiet one. */
const START_TIMEOUT_MS = 60_000;

jest.setTimeout(2 * START_TIMEOUT_MS);

/** Environment variables on top of the suite's own; undefined takes one away. */
export type EnvOverrides = Readonly<Record<string, string | undefined>>;

/** The built function under the functions framework, as a production container runs it. */
export interface RunningFunction {
  /** Base URL; paths such as `/api/health` follow it. */
  readonly url: string;
  readonly pid: number;
  /** Everything the process has printed so far. */
  output(): string;
  /** Whether the process is still alive. */
  isRunning(): boolean;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a staged function under the functions framework on a free port, with the suite's params, secrets and emulators,
 * in production's NODE_ENV, and waits until it answers. Beside an in-process host, another app in the same process.
 *
 * @param overrides other params or secrets
 * @param target name of the deployed function
 * @throws {Error} with the process's output when it ends instead
 */
export async function startFunction(
  overrides: EnvOverrides = {},
  target = 'api',
  port?: number,
): Promise<RunningFunction> {
  if (inProcess) return startInProcess(inProcess, overrides, target);
  port ??= await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const { child, output } = spawnFramework(target, port, overrides);
  try {
    if (!(await startsToAnswer(child, url))) throw new Error('the function ended');
  } catch (cause) {
    await end(child);
    throw new Error(`the function did not start:\n${output()}`, { cause });
  }
  return {
    url,
    pid: child.pid ?? 0,
    output,
    isRunning: () => isRunning(child),
    stop: () => end(child),
  };
}

function startInProcess(
  host: NonNullable<typeof inProcess>,
  overrides: EnvOverrides,
  target: string,
): Promise<RunningFunction> {
  if (target !== 'api')
    throw new Error(`${target} needs a process of its own: move the test out of test/api`);
  return host.startApi(overrides);
}

/**
 * Starts a function that is expected to refuse its configuration, and waits for its end.
 *
 * @param target name of the deployed function
 * @returns its exit code and all that it printed
 * @throws {Error} when it starts after all
 */
export async function startAndFail(
  target: string,
  overrides: EnvOverrides,
): Promise<{ exitCode: number | null; output: string }> {
  const port = await freePort();
  const { child, output } = spawnFramework(target, port, overrides);
  const closed = once(child, 'close');
  try {
    if (await startsToAnswer(child, `http://127.0.0.1:${String(port)}`))
      throw new Error('the function started');
    await closed;
    return { exitCode: child.exitCode, output: output() };
  } finally {
    await end(child);
  }
}

/** Waits until the process answers anything over HTTP (true) or is gone (false). */
async function startsToAnswer(child: ChildProcess, url: string): Promise<boolean> {
  const outcome = await waitFor(
    async () => {
      if (!isRunning(child)) return 'ended';
      const { status } = await fetch(`${url}/api/health`);
      return status > 0 && 'answers';
    },
    { timeoutMs: START_TIMEOUT_MS, description: 'the function under the functions framework' },
  );
  return outcome === 'answers';
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function spawnFramework(
  target: string,
  port: number,
  overrides: EnvOverrides,
): { child: ChildProcess; output: () => string } {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    FUNCTION_TARGET: target,
    GCLOUD_PROJECT: environment.projectId,
    GOOGLE_CLOUD_PROJECT: environment.projectId,
    METADATA_SERVER_DETECTION: 'none',
  };
  for (const [name, value] of Object.entries(overrides)) {
    if (value === undefined) Reflect.deleteProperty(env, name);
    else env[name] = value;
  }
  const child = spawn(
    process.execPath,
    [FRAMEWORK, '--target', target, '--source', environment.functionsDir, '--port', String(port)],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  return { child, output: () => printed.join('') };
}
