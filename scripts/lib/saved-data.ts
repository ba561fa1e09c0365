/**
 * The data that one `npm start` leaves to the next. It is replaced in one step by a complete export, so that a failed
 * one costs nothing of what was saved before.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR, EXPORT_METADATA, LOG_DIR, SEED_DIR, STATE_DIR } from './paths.mjs';

/** Where the export of this run goes. */
export const NEXT_DATA_DIR = join(STATE_DIR, 'data.next');

const PREVIOUS_DATA_DIR = join(STATE_DIR, 'data.previous');

/**
 * Chooses what to begin with: the last run's data, otherwise the seed, otherwise nothing.
 *
 * @returns an absolute path, and words for people
 */
export function chooseImport({ fresh }: { readonly fresh: boolean }): { folder?: string; what: string } {
  recover();
  if (!fresh && existsSync(join(DATA_DIR, EXPORT_METADATA)))
    return { folder: DATA_DIR, what: "the last run's data" };
  if (existsSync(join(SEED_DIR, EXPORT_METADATA))) return { folder: SEED_DIR, what: 'the seed' };
  return { what: 'no data' };
}

/**
 * Clears the place for this run's export. firebase-tools collects it in its working folder first; what an interrupted
 * one left there goes too.
 */
export function prepareExport(): void {
  rmSync(NEXT_DATA_DIR, { recursive: true, force: true });
  for (const name of readdirSync(LOG_DIR).filter((entry) => entry.startsWith('firebase-export-'))) {
    rmSync(join(LOG_DIR, name), { recursive: true, force: true });
  }
}

/**
 * Puts this run's export in the place of the last one's.
 *
 * @param complete whether the export came to its end
 * @returns whether it did
 */
export function takeExport(complete: boolean): boolean {
  if (!complete) return false;
  rmSync(PREVIOUS_DATA_DIR, { recursive: true, force: true });
  if (existsSync(DATA_DIR)) renameSync(DATA_DIR, PREVIOUS_DATA_DIR);
  renameSync(NEXT_DATA_DIR, DATA_DIR);
  rmSync(PREVIOUS_DATA_DIR, { recursive: true, force: true });
  return true;
}

/** Undoes an exchange that was cut short between its two renames. */
function recover(): void {
  if (!existsSync(DATA_DIR) && existsSync(PREVIOUS_DATA_DIR)) renameSync(PREVIOUS_DATA_DIR, DATA_DIR);
}
