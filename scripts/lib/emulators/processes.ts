/**
 * Child processes that can all be found again and ended, whatever process group they moved to.
 *
 * firebase-tools starts the Java emulators in process groups of their own, so neither Ctrl-C nor a signal to a group
 * reaches them when firebase-tools dies. Every child gets a mark in its environment instead, which its descendants
 * inherit and which can be read back: from /proc on Linux, from `ps -E` elsewhere. It stands in PATH as well, since
 * firebase-tools starts its reader of the functions' definitions with little else.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Makes up a mark for the processes of one run.
 *
 * @returns short and unlikely to occur anywhere else
 */
export function createRunId(): string {
  return `firefolio-${randomBytes(4).toString('hex')}`;
}

/**
 * The folder for a run's temporary files. It goes with the run. Its path is short, since that of a socket in it may have
 * about 100 characters.
 *
 * @returns absolute
 */
export function runTempDir(runId: string): string {
  return join(tmpdir(), runId);
}

/**
 * Marks an environment, so that processes with it are found as the run's.
 *
 * @returns a copy
 */
export function markEnvironment(env: NodeJS.ProcessEnv, runId: string): NodeJS.ProcessEnv {
  return { ...env, FIREFOLIO_RUN: runId, PATH: [env['PATH'] ?? '', runTempDir(runId)].join(delimiter) };
}

/** A started child. */
export interface Child {
  /** For people. */
  readonly name: string;
  readonly logFile: string;
  /** Resolves, never rejects, with how it ended: `exit code 1` or `signal SIGKILL`. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
  /** Sends a signal to this process alone. */
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** What to start, and where its output goes. */
interface ChildOptions {
  /** For people. */
  readonly name: string;
  /** The mark by which its descendants are found. */
  readonly runId: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; written anew. */
  readonly logFile: string;
  /** Told of every line of its output. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/**
 * Starts a child in a process group of its own, so that Ctrl-C at the terminal does not reach it, with its output in a
 * log file and its input closed.
 */
export function startChild({ name, runId, command, args, cwd, env, logFile, onLine }: ChildOptions): Child {
  const child = spawn(command, args, {
    cwd,
    env: markEnvironment(env, runId),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      if (!log.writableEnded) log.write(`${line}\n`);
      onLine?.(line);
    });
  }
  let running = true;
  const ended = new Promise<string>((resolve) => {
    const finish = (how: string): void => {
      running = false;
      // Its last lines may still be on the way; a descendant may hold the other end open for longer.
      void Promise.race([closed, delay(500)]).then(() =>
        log.end(() => {
          resolve(how);
        }),
      );
    };
    const closed = new Promise((done) => child.once('close', done));
    child.once('error', ({ message }) => {
      finish(message);
    });
    child.once('exit', (code, signal) => {
      finish(describeExit(code, signal));
    });
  });
  return {
    name,
    logFile,
    ended,
    isRunning: () => running,
    kill: (signal) => {
      if (running) child.kill(signal);
    },
  };
}

/**
 * The living processes of a run, this process excepted.
 *
 * @returns process ids
 */
export function findRunProcesses(runId: string): number[] {
  const found = existsSync('/proc/self/environ') ? findByProc(runId) : findByPs(runId);
  return found.filter((pid) => pid !== process.pid);
}

/** How processes are ended. */
interface EndOptions {
  /** The first signal, default SIGTERM; SIGKILL follows. */
  readonly signal?: NodeJS.Signals;
  /** Time between the two, default 1,500. */
  readonly graceMs?: number;
}

/**
 * Ends every process of a run, those too that appear meanwhile.
 *
 * @returns the processes that survive SIGKILL for two seconds; normally none
 */
export async function endRunProcesses(
  runId: string,
  { signal = 'SIGTERM', graceMs = 1500 }: EndOptions = {},
): Promise<number[]> {
  const allEnded = (which?: NodeJS.Signals) => () => {
    const pids = findRunProcesses(runId);
    if (which) signalAll(pids, which);
    return pids.length === 0;
  };
  if (signal !== 'SIGKILL') {
    signalAll(findRunProcesses(runId), signal);
    if (await waitUntil(allEnded(), graceMs)) return [];
  }
  await waitUntil(allEnded('SIGKILL'), 2000);
  return findRunProcesses(runId);
}

/** Kills every process of a run at once, for the moment when nothing can be waited for any more. */
export function killRunProcesses(runId: string): void {
  signalAll(findRunProcesses(runId), 'SIGKILL');
  rmSync(runTempDir(runId), { recursive: true, force: true });
}

/**
 * Waits for a condition.
 *
 * @param intervalMs default 50
 * @returns whether it came true in time
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  intervalMs = 50,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await delay(intervalMs);
  }
}

/**
 * The end of a log file.
 *
 * @param lines default 15
 * @returns at most that many lines, empty when there is no such file
 */
export function readTail(file: string, lines = 15): string {
  if (!existsSync(file)) return '';
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, 64 * 1024));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(descriptor);
  }
}

/** How a process ended: `exit code 1` or `signal SIGKILL`. */
export function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `signal ${signal}` : `exit code ${String(code)}`;
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // it ended by itself meanwhile
    }
  }
}

function findByProc(runId: string): number[] {
  const pids: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // A zombie has an empty environment, so that it counts as ended.
      if (readFileSync(`/proc/${name}/environ`, 'latin1').includes(runId)) pids.push(Number(name));
    } catch {
      // ended meanwhile, or another user's
    }
  }
  return pids;
}

function findByPs(runId: string): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(runId))
    .map((line) => Number.parseInt(line, 10));
}
