import { ZodError } from 'zod';
import type { BrokenSource, Field } from './field.js';
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
  for (const [name, field] of Object.entries(collection.fields)) {
    const { codec, mend, stored = snakeCase(name) } = field;
    const { success, data, error } = codec.safeParse(source.stored[stored]);
    const by = success ? undefined : await mendOf(field, source);
    if (success) value[name] = data;
    else if (by === undefined) {
      problems.push(`${stored} ${wordsOf(error)}: ${typeof mend === 'string' ? mend : FROM_A_BACKUP}`);
    } else {
      value[name] = by;
      mended.push(name);
    }
  }
  if (problems.length > 0) return hopeless(problems);
  const also = mended.length > 0 ? collection.ifMended(value) : {};
  const wanted = encoded(collection, { ...value, ...also });
  if (wanted instanceof Error) return hopeless([`can not be written: ${wanted.message}; ${FROM_A_BACKUP}`]);
  const names = [...mended, ...Object.keys(also)].map((name) => storedName(collection, name));
  const replaced = Object.fromEntries(names.map((stored) => [stored, wanted[stored]]));
  return { changes: { ...missing(source.stored, wanted), ...replaced }, replaced, problems };
}

function hopeless(problems: readonly string[]): Reform {
  return { changes: {}, replaced: {}, problems };
}

/**
 * What a field is to hold instead; undefined where there is no mend, it gives what the field can't hold, or it stumbles over
 * what else the document has.
 *
 * @throws what the database refuses: that may pass
 */
async function mendOf({ codec, mend }: Field, source: BrokenSource): Promise<unknown> {
  try {
    const by = typeof mend === 'string' ? undefined : await mend?.(source);
    return by !== undefined && codec.safeEncode(by).success ? by : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof ZodError)
      return undefined;
    throw error;
  }
}

/** An error is the document's: what follows from its fields can't be told. */
function encoded(
  collection: AnyCollection,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> | Error {
  try {
    return collection.encode(value);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function storedName({ fields }: AnyCollection, name: string): string {
  return fields[name]?.stored ?? snakeCase(name);
}

function wordsOf({ issues }: ZodError): string {
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
