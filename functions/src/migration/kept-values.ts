import { isTimestamp, snakeCase, type AnyCollection } from '../documents/index.js';

/** What the audit log keeps of stored fields: plain values; of secrets, and of what is of no field, only that there is some. */
export function keptValues(
  { fields }: AnyCollection,
  values: Readonly<Record<string, unknown>>,
  names = Object.keys(values),
): Record<string, unknown> {
  const about = new Map(
    Object.entries(fields).map(([name, field]) => [field.stored ?? snakeCase(name), field.about]),
  );
  return Object.fromEntries(
    names.map((name) => {
      if (!about.has(name)) return [name, OF_NO_FIELD];
      return [name, [about.get(name)].flat().includes('secret') ? 'secret' : plain(values[name])];
    }),
  );
}

/** In place of a value of which nobody knows whether it is a secret. */
const OF_NO_FIELD = 'of no field';

/** A stored value as JSON holds it. */
function plain(value: unknown): unknown {
  if (isTimestamp(value)) return value.toDate();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  // A reference, which knows its whole database.
  if ('path' in value && 'firestore' in value) return value.path;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}
