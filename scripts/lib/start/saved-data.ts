/**
 * The data that one `npm start` leaves to the next. It is replaced in one step by a complete export, so that a failed
 * one costs nothing of what was saved before.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORT_METADATA, LOG_DIR, SEED_DIR, STATE_DIR } from '../paths.mjs';

interface Places {
  /** Everything made locally. */
  readonly state: string;
  readonly seed: string;
  /** The working folder of firebase-tools. */
  readonly logs: string;
}

/** A clone's saved data; the export of the present run goes into `next`. */
export class SavedData {
  readonly next: string;
  private readonly current: string;
  private readonly previous: string;
  private readonly places: Places;

  constructor(places: Places = { state: STATE_DIR, seed: SEED_DIR, logs: LOG_DIR }) {
    this.places = places;
    this.current = join(places.state, 'data');
    this.next = join(places.state, 'data.next');
    this.previous = join(places.state, 'data.previous');
  }

  /** What to begin with, and words for it: the last run's data, otherwise the seed, otherwise nothing. */
  choose({ fresh, empty = false }: { readonly fresh: boolean; readonly empty?: boolean }): {
    folder?: string;
    what: string;
  } {
    // An exchange may have been cut short between its two renames.
    if (!existsSync(this.current) && existsSync(this.previous)) renameSync(this.previous, this.current);
    if (empty) return { what: 'no data' };
    if (!fresh && isExport(this.current)) return { folder: this.current, what: "the last run's data" };
    if (isExport(this.places.seed)) return { folder: this.places.seed, what: 'the seed' };
    return { what: 'no data' };
  }

  /**
   * Clears the place for this run's export. firebase-tools collects it in its working folder first; what an interrupted
   * one left there goes too.
   */
  prepare(): void {
    remove(this.next);
    for (const name of readdirSync(this.places.logs).filter((entry) => entry.startsWith('firebase-export-')))
      remove(join(this.places.logs, name));
  }

  /** Puts this run's export, if it is complete, in the place of the last one's. @returns whether it did */
  take(complete: boolean): boolean {
    if (!complete) return false;
    remove(this.previous);
    if (existsSync(this.current)) renameSync(this.current, this.previous);
    renameSync(this.next, this.current);
    remove(this.previous);
    return true;
  }
}

/** firebase-tools writes this file last. */
function isExport(folder: string): boolean {
  return existsSync(join(folder, EXPORT_METADATA));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
