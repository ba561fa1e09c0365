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
 * @returns {string} short and unlikely to occur anywhere else
 */
export function createRunId() {
  return `firefolio-${randomBytes(4).toString('hex')}`;
}

/**
 * The folder for a run's temporary files. It goes with the run. Its path is short, since that of a socket in it may have
 * about 100 characters.
 * @param {string} runId
 * @returns {string} absolute
 */
export function runTempDir(runId) {
  return join(tmpdir(), runId);
}

/**
 * Marks an environment, so that processes with it are found as the run's.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} runId
 * @returns {NodeJS.ProcessEnv} a copy
 */
export function markEnvironment(env, runId) {
  return { ...env, FIREFOLIO_RUN: runId, PATH: [env.PATH ?? '', runTempDir(runId)].join(delimiter) };
}

/**
 * A started child.
 * @typedef {object} Child
 * @property {string} name for people
 * @property {string} logFile absolute path of its output
 * @property {number} pid
 * @property {Promise<string>} ended resolves, never rejects, with how it ended: `exit code 1` or `signal SIGKILL`
 * @property {() => boolean} isRunning
 * @property {(signal: NodeJS.Signals) => void} kill sends a signal to this process alone
 */

/**
 * Starts a child in a process group of its own, so that Ctrl-C at the terminal does not reach it, with its output in a
 * log file and its input closed.
 * @param {object} options
 * @param {string} options.name for people
 * @param {string} options.runId the mark its descendants are found by
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logFile absolute, written anew
 * @param {(line: string) => void} [options.onLine] told of every line of its output
 * @returns {Child}
 */
export function startChild({ name, runId, command, args, cwd, env, logFile, onLine }) {
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
  const ended = new Promise((resolve) => {
    const finish = (how) => {
      running = false;
      // Its last lines may still be on the way; a descendant may hold the other end open for longer.
      void Promise.race([closed, delay(500)]).then(() => log.end(() => resolve(how)));
    };
    const closed = new Promise((done) => child.once('close', done));
    child.once('error', (error) => finish(error.message));
    child.once('exit', (code, signal) => finish(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    name,
    logFile,
    pid: child.pid ?? -1,
    ended,
    isRunning: () => running,
    kill: (signal) => {
      if (running) child.kill(signal);
    },
  };
}

/**
 * The living processes of a run, this process excepted.
 * @param {string} runId
 * @returns {number[]} process ids
 */
export function findRunProcesses(runId) {
  const found = existsSync('/proc/self/environ') ? findByProc(runId) : findByPs(runId);
  return found.filter((pid) => pid !== process.pid);
}

/**
 * Ends every process of a run, those too that appear meanwhile.
 * @param {string} runId
 * @param {object} [options]
 * @param {NodeJS.Signals} [options.signal] the first signal, default SIGTERM; SIGKILL follows
 * @param {number} [options.graceMs] time between the two, default 1,500
 * @returns {Promise<number[]>} the processes that survive SIGKILL for two seconds; normally none
 */
export async function endRunProcesses(runId, { signal = 'SIGTERM', graceMs = 1500 } = {}) {
  const allEnded = (which) => () => {
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

/**
 * Kills every process of a run at once, for the moment when nothing can be waited for any more.
 * @param {string} runId
 */
export function killRunProcesses(runId) {
  signalAll(findRunProcesses(runId), 'SIGKILL');
  rmSync(runTempDir(runId), { recursive: true, force: true });
}

/**
 * Waits for a condition.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [intervalMs] default 50
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function waitUntil(condition, timeoutMs, intervalMs = 50) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await delay(intervalMs);
  }
}

/**
 * Whether a process lives.
 * @param {number} pid
 * @returns {boolean} also true for another user's process
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * The end of a log file.
 * @param {string} file
 * @param {number} [lines] default 15
 * @returns {string} at most that many lines, empty when there is no such file
 */
export function readTail(file, lines = 15) {
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

function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // it ended by itself meanwhile
    }
  }
}

function findByProc(runId) {
  const pids = [];
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

function findByPs(runId) {
  const { stdout } = spawnSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return (stdout ?? '')
    .split('\n')
    .filter((line) => line.includes(runId))
    .map((line) => Number.parseInt(line, 10));
}
