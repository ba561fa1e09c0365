/**
 * What a program that measures itself knows of its own process.
 */
import { readFileSync } from 'node:fs';

/** The most memory that it has had, in KiB: of itself alone, elsewhere than on Linux also of the one that began it. */
export function peakKilobytes(): number {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== 'linux') return maxRSS;
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? maxRSS);
}

/** How long some work takes, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
