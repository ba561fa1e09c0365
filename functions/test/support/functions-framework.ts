import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { environment } from './environment.js';
import { waitFor } from './wait-for.js';

/** The command that runs functions in production's containers; Jest runs in the repository's root. */
const FRAMEWORK = join(process.cwd(), 'node_modules/@google-cloud/functions-framework/build/src/main.js');

/** Environment variables on top of the suite's own; undefined takes one away. */
export type EnvOverrides = Readonly<Record<string, string | undefined>>;

/** The built function under the functions framework, as a production container runs it. */
export interface RunningFunction {
  /** Base URL; paths such as `/api/health` follow it. */
  readonly url: string;
  /** Everything the process has printed so far. */
  output(): string;
  /** Whether the process is still alive. */
  isRunning(): boolean;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the staged `api` function under the functions framework on a free port, with the suite's params, secrets and
 * emulators, in production's NODE_ENV, and waits until its health route answers.
 *
 * @param overrides other params or secrets
 * @throws {Error} with the process's output when it ends instead
 */
export async function startFunction(overrides: EnvOverrides = {}): Promise<RunningFunction> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const { child, output } = spawnFramework('api', port, overrides);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!isRunning()) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const answered = await waitFor(
      async () => !isRunning() || ((await fetch(`${url}/api/health`)).ok && 'healthy'),
      { timeoutMs: 25_000, description: 'the function under the functions framework' },
    );
    if (answered !== 'healthy') throw new Error('the function ended');
  } catch (cause) {
    await stop();
    throw new Error(`the function did not start:\n${output()}`, { cause });
  }
  return { url, output, isRunning, stop };
}

/**
 * Starts a function that is expected to refuse its configuration, and waits for its end.
 *
 * @param target name of the deployed function
 * @returns the exit code and all that it printed; an exit code of null means that it went on running and was ended
 */
export async function startAndFail(
  target: string,
  overrides: EnvOverrides,
): Promise<{ exitCode: number | null; output: string }> {
  const { child, output } = spawnFramework(target, await freePort(), overrides);
  const ended = once(child, 'close');
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(giveUp);
  return { exitCode: child.exitCode, output: output() };
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
