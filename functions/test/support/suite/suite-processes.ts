import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A kind of process that this run's emulator suite has. */
export interface ProcessKind {
  /** Part of the command line. */
  readonly command: string;
  /** Part of the environment, such as `NAME=value`. */
  readonly variable: string;
}

/** The processes in which the Functions emulator runs a function; none before its first call. */
export function workerOf(functionName: string): ProcessKind {
  return { command: 'functionsEmulatorRuntime', variable: `FUNCTION_TARGET=${functionName}` };
}

/** Ids of this run's processes of a kind; those of other suites on the machine are left out. */
export function findProcesses({ command, variable }: ProcessKind): number[] {
  const run = process.env['FIREFOLIO_RUN'];
  if (run === undefined) throw new Error('FIREFOLIO_RUN is not set');
  return (existsSync('/proc/self/environ') ? readProc() : readPs())
    .filter((found) => found.command.includes(command))
    .filter(
      ({ environment }) => environment.includes(variable) && environment.includes(`FIREFOLIO_RUN=${run}`),
    )
    .map(({ pid }) => pid);
}

/** Sends a signal to each of this run's processes of a kind, and gives their ids. */
export function signalProcesses(kind: ProcessKind, signal: NodeJS.Signals): number[] {
  const pids = findProcesses(kind);
  for (const pid of pids) process.kill(pid, signal);
  return pids;
}

interface FoundProcess {
  readonly pid: number;
  readonly command: string;
  readonly environment: string;
}

function readProc(): FoundProcess[] {
  const read = (pid: string, file: string) => readFileSync(`/proc/${pid}/${file}`, 'latin1');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), command: read(name, 'cmdline'), environment: read(name, 'environ') }];
      } catch {
        return []; // ended meanwhile, or another user's
      }
    });
}

/** Elsewhere `ps -E` shows command line and environment in one. */
function readPs(): FoundProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line, environment: line }));
}
