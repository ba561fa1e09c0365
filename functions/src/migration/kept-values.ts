import { isTimestamp, snakeCase, type AnyCollection } from '../documents/index.js';

/** What the audit log keeps of stored fields: plain values, and of secrets only that they are some. */
export function keptValues(
  { fields }: AnyCollection,
  values: Readonly<Record<string, unknown>>,
  names = Object.keys(values),
): Record<string, unknown> {
  const secrets = Object.entries(fields)
    .filter(([, { about }]) => about === 'secret')
    .map(([name, { stored = snakeCase(name) }]) => stored);
  const kept = names.map((name) => [name, secrets.includes(name) ? 'secret' : plain(values[name])]);
  return Object.fromEntries(kept) as Record<string, unknown>;
}

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
