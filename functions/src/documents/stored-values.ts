import { z } from 'zod';
import { snakeCase } from './names.js';

/** Firestore's Timestamp, known by what is used of it: importing its client takes its time. */
interface TimestampLike {
  toDate(): Date;
}

/** A stored time. It is written as a Date, which Firestore takes as well. */
export const storedTime = z.codec(z.unknown(), z.date('is no time'), {
  decode: (stored) => (isTimestamp(stored) ? stored.toDate() : (stored as Date)),
  encode: (time) => time,
});

/** An object that is stored as JSON: Firestore has no arrays in arrays. */
export const storedJson = z.codec(z.string(), z.record(z.string(), z.unknown()), {
  decode: (text, context) => {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      context.issues.push({ code: 'custom', message: 'is no JSON', input: text });
      return z.NEVER;
    }
  },
  encode: (value) => JSON.stringify(value),
});

/** The names of an object's members: of the code, and in the document. */
export type StoredNames = readonly (readonly [name: string, storedName: string])[];

/** A map in a document, with its names in snake case for those of the code. */
export function storedObject<Shape extends z.ZodRawShape>(shape: Shape) {
  type Value = { [Name in keyof Shape]: z.output<Shape[Name]> };
  const names = Object.keys(shape).map((name) => [name, snakeCase(name)] as const);
  // What the codec gives is what its stored shape has parsed: a second look at each value would only cost time.
  return z.codec(storedShape(shape, names), z.unknown() as unknown as z.ZodType<Value, Value>, {
    decode: (stored) => withCodeNames(stored, names) as Value,
    encode: (value) => withStoredNames(value, names),
  });
}

/** The schema of an object as it is stored. */
export function storedShape(shape: z.ZodRawShape, names: StoredNames) {
  return z.object(
    Object.fromEntries(names.map(([name, storedName]) => [storedName, shape[name] ?? z.never()])),
  );
}

/** Adds to `value` an object of the document, with the names of the code. */
export function withCodeNames(
  stored: Readonly<Record<string, unknown>>,
  names: StoredNames,
  value: Record<string, unknown> = {},
): Record<string, unknown> {
  for (const [name, storedName] of names) value[name] = stored[storedName];
  return value;
}

/** An object of the code with the names of the document. */
export function withStoredNames(
  value: Readonly<Record<string, unknown>>,
  names: StoredNames,
): Record<string, unknown> {
  return Object.fromEntries(
    names
      .filter(([name]) => value[name] !== undefined)
      .map(([name, storedName]) => [storedName, value[name]]),
  );
}

/** See TimestampLike. */
export function isTimestamp(stored: unknown): stored is TimestampLike {
  return (
    typeof stored === 'object' && stored !== null && 'toDate' in stored && typeof stored.toDate === 'function'
  );
}
