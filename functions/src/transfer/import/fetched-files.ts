import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TakenFile } from './media-addresses.js';

const takenFile = z.object({ id: z.string(), isPicture: z.boolean(), url: z.string().nullable() });

/** What steps before have fetched: how many bytes, and what came of each address, by its digest; null of one that gave no file. */
export const fetchedState = z.object({
  bytes: z.int().min(0),
  files: z.record(z.string(), takenFile.nullable()),
});

/** See fetchedState. */
export type FetchedState = z.output<typeof fetchedState>;

/**
 * What a job has fetched of the site that its posts come from. It goes into the job's checkpoints, so that a worker that begins anew
 * asks for none of it again: another answer, or none, would have the same post show something else.
 */
export class FetchedFiles {
  private readonly files: Map<string, TakenFile | null>;
  private bytes: number;

  /** @param before of the last checkpoint; absent where nothing was fetched by then */
  constructor(before?: FetchedState) {
    this.files = new Map(Object.entries(before?.files ?? {}));
    this.bytes = before?.bytes ?? 0;
  }

  /** What came of an address: null where it gave no file, undefined where it was not asked. */
  at(url: string): TakenFile | null | undefined {
    return this.files.get(digestOf(url));
  }

  /** Notes what came of an address that was asked. */
  note(url: string, file: TakenFile | null): void {
    this.files.set(digestOf(url), file);
  }

  /** Counts what was read. @returns bytes of all that the job has read */
  count(bytes: number): number {
    this.bytes += bytes;
    return this.bytes;
  }

  /** For the next checkpoint; undefined where nothing was fetched yet. */
  get state(): FetchedState | undefined {
    if (this.files.size === 0) return undefined;
    return { bytes: this.bytes, files: Object.fromEntries(this.files) };
  }
}

/** Addresses may be long, and there are hundreds in one document. */
function digestOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 22);
}
