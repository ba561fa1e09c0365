/**
 * What a process has used, as Linux tells it in /proc.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/**
 * The most memory that a process has ever held.
 *
 * @returns MiB; null where there is no /proc
 */
export function readPeakMemory(pid: number): number | null {
  return readMemory(pid, 'VmHWM');
}

/**
 * The memory that a process holds now.
 *
 * @returns MiB; null where there is no /proc
 */
export function readPresentMemory(pid: number): number | null {
  return readMemory(pid, 'VmRSS');
}

function readMemory(pid: number, field: string): number | null {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readProc(pid, 'status') ?? '');
  return found ? Number(found[1]) / 1024 : null;
}

/**
 * The processor time that a process has used so far, all threads together.
 *
 * @returns ms; null where there is no /proc
 */
export function readProcessorTime(pid: number): number | null {
  const stat = readProc(pid, 'stat');
  return stat ? timeOf(stat) : null;
}

/**
 * The processor time of the threads that a Node process has for what blocks, such as hashes of passwords: all of libuv's.
 *
 * @returns ms; null where there is no /proc, or its threads have no names
 */
export function readPoolTime(pid: number): number | null {
  const stats = threadsOf(pid).flatMap((thread) => readProc(pid, `task/${thread}/stat`) ?? []);
  const pool = stats.filter((stat) => stat.includes('(libuv-worker)'));
  return pool.length > 0 ? pool.reduce((sum, stat) => sum + timeOf(stat), 0) : null;
}

/** User and system time in ms: the 12th and 13th field after the name, which is in parentheses and may have spaces. */
function timeOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
