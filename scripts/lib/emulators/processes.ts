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
import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { END_SIGNALS } from '../install.mjs';
import { PROJECT_NODE } from '../paths.mjs';

/** A mark for the processes of one run: short and unlikely to occur anywhere else. */
export function createRunId(): string {
  return `firefolio-${randomBytes(4).toString('hex')}`;
}

/**
 * The folder for a run's temporary files, absolute. It goes with the run. Its path is short, since that of a socket in it
 * may have about 100 characters.
 */
export function runTempDir(runId: string): string {
  return join(tmpdir(), runId);
}

/** A copy of an environment with the mark by which processes are found as the run's. */
export function markEnvironment(env: NodeJS.ProcessEnv, runId: string): NodeJS.ProcessEnv {
  return { ...env, FIREFOLIO_RUN: runId, PATH: [env['PATH'] ?? '', runTempDir(runId)].join(delimiter) };
}

interface ChildOptions {
  /** For people. */
  readonly name: string;
  /** The mark by which its descendants are found. */
  readonly runId: string;
  /** The program, and its arguments. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Absolute; written anew. Its folder is the working folder. */
  readonly logFile: string;
  /** Told of every line of its output. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/**
 * Starts a program of Node in a process group of its own, so that Ctrl-C at the terminal does not reach it, with its output
 * in a log file and its input closed.
 */
export function startChild({ name, runId, args, env, logFile, onLine }: ChildOptions) {
  const child = spawn(PROJECT_NODE, args, {
    cwd: dirname(logFile),
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
      finish(signal ? `signal ${signal}` : `exit code ${String(code)}`);
    });
  });
  return {
    name,
    logFile,
    /** Resolves, never rejects, with how it ended: `exit code 1` or `signal SIGKILL`. */
    ended,
    isRunning: () => running,
    /** Sends a signal to this process alone. */
    kill: (signal: NodeJS.Signals) => {
      if (running) child.kill(signal);
    },
  };
}

/** The ids of a run's living processes, this process excepted. */
export function findRunProcesses(runId: string): number[] {
  const found = existsSync('/proc/self/environ') ? findByProc(runId) : findByPs(runId);
  return found.filter((pid) => pid !== process.pid);
}

/**
 * Ends every process of a run, those too that appear meanwhile.
 *
 * @param graceMs time between SIGTERM and SIGKILL; without any there is SIGKILL alone
 * @returns the processes that survive SIGKILL for two seconds; normally none
 */
export async function endRunProcesses(runId: string, graceMs = 1500): Promise<number[]> {
  if (graceMs > 0) {
    signalAll(findRunProcesses(runId), 'SIGTERM');
    if (await waitUntil(() => findRunProcesses(runId).length === 0, graceMs)) return [];
  }
  await waitUntil(() => {
    const pids = findRunProcesses(runId);
    signalAll(pids, 'SIGKILL');
    return pids.length === 0;
  }, 2000);
  return findRunProcesses(runId);
}

/** Kills every process of a run at once, for the moment when nothing can be waited for any more. */
export function killRunProcesses(runId: string): void {
  signalAll(findRunProcesses(runId), 'SIGKILL');
  rmSync(runTempDir(runId), { recursive: true, force: true });
}

/** Waits for a condition. @returns whether it came true in time */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await delay(50);
  }
}

/** The last 15 lines of a log file; empty when there is no such file. */
export function readTail(file: string): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

/** Calls `end` with the reason when somebody asks this process to end: a signal, or that its parent has ended. */
export function whenAskedToEnd(end: (reason: string) => void): void {
  // A terminal sends Ctrl-C to the parent, too, which passes it on.
  for (const signal of END_SIGNALS) process.on(signal, end);
  process.once('disconnect', () => {
    end('the parent process ended');
  });
  process.channel?.unref(); // listening alone must not keep this process alive
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
