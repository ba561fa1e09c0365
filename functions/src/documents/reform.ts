import type { z } from 'zod';
import type { BrokenSource } from './field.js';
import { snakeCase } from './names.js';
import type { AnyCollection } from './stored-collection.js';
import { isTimestamp } from './stored-values.js';

/** What a stored document lacks to be as this version stores it. */
export interface Reform {
  /** What is to be written, by the names in the document; nothing where all is as it should be. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** The fields whose stored value could not be read, by those names, with what is written in its place. */
  readonly replaced: Readonly<Record<string, unknown>>;
  /** What can't be mended, and how to do it by hand. Where there is something nothing is to be written. */
  readonly problems: readonly string[];
}

const FROM_A_BACKUP = 'restore it from a backup';

/**
 * Compares a stored document with its collection's form. Fields that are missing get their defaults, those that can't be
 * read their mends; what is of no field stays, since instances of the version before may still read it.
 */
export async function reform(collection: AnyCollection, source: BrokenSource): Promise<Reform> {
  const value: Record<string, unknown> = {};
  const mended: string[] = [];
  const problems: string[] = [];
  for (const [name, { codec, mend, stored = snakeCase(name) }] of Object.entries(collection.fields)) {
    const { success, data, error } = codec.safeParse(source.stored[stored]);
    const by = success || typeof mend === 'string' ? undefined : await mend?.(source);
    if (success) value[name] = data;
    else if (by === undefined) {
      problems.push(`${stored} ${wordsOf(error)}: ${typeof mend === 'string' ? mend : FROM_A_BACKUP}`);
    } else {
      value[name] = by;
      mended.push(stored);
    }
  }
  if (problems.length > 0) return { changes: {}, replaced: {}, problems };
  const wanted = collection.encode(value);
  const replaced = Object.fromEntries(mended.map((stored) => [stored, wanted[stored]]));
  return { changes: { ...missing(source.stored, wanted), ...replaced }, replaced, problems };
}

function wordsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(' ')).join(', ');
}

function missing(
  stored: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entries = Object.entries(wanted).filter(([name, value]) => !covers(stored[name], value));
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      isMap(value) && isMap(stored[name]) ? { ...stored[name], ...value } : value,
    ]),
  );
}

/** Whether a stored value says all that the wanted one does; it may say more. */
function covers(stored: unknown, wanted: unknown): boolean {
  if (wanted instanceof Date) return isTimestamp(stored) && stored.toDate().getTime() === wanted.getTime();
  if (wanted instanceof Uint8Array)
    return stored instanceof Uint8Array && Buffer.compare(stored, wanted) === 0;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((item, index) => covers(stored[index], item))
    );
  }
  if (isMap(wanted)) {
    return isMap(stored) && Object.entries(wanted).every(([name, item]) => covers(stored[name], item));
  }
  return stored === wanted;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTimestamp(value);
}
