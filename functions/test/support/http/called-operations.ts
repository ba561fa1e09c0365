import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { environment } from '../suite/environment.js';

/** An operation that was called, and how it was answered. */
export interface CalledOperation {
  /** Such as `GET /api/posts/{slug}`. */
  readonly name: string;
  readonly status: number;
}

const recorded = new Set<string>();

/** Remembers for the tests that look back at the whole run that an operation was called. */
export function recordCall({ name, status }: CalledOperation): void {
  const line = `${String(status)} ${name}\n`;
  if (recorded.has(line)) return;
  recorded.add(line);
  appendFileSync(environment.callsFile, line);
}

/** What the run's tests have called so far. */
export function readCalls(): CalledOperation[] {
  if (!existsSync(environment.callsFile)) return [];
  const lines = readFileSync(environment.callsFile, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => ({ name: line.slice(line.indexOf(' ') + 1), status: Number.parseInt(line) }));
}
