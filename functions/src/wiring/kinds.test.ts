import { hash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ENTRY_FORMS } from '../content/index.js';
import type { Field } from '../documents/index.js';
import { KINDS } from './kinds.js';

/** What a schema is made of, with the source of its functions. */
function describeSchema(value: unknown, above: readonly unknown[] = []): unknown {
  if (typeof value === 'function') return String(value).replaceAll(/\s/g, '');
  if (typeof value !== 'object' || value === null || above.includes(value)) return value;
  if (value instanceof RegExp) return String(value);
  const within = [...above, value];
  if ('_zod' in value) return describeSchema((value._zod as { def: unknown }).def, within);
  if (Array.isArray(value)) return value.map((item) => describeSchema(item, within));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, describeSchema(part, within)]),
  );
}

test('what packed entries are told by is another one where their forms are', () => {
  const forms = KINDS.map(({ name, entryFields }) => [
    name,
    Object.entries<Field>(entryFields).map(([field, { codec, stored }]) => [
      field,
      stored,
      describeSchema(codec),
    ]),
  ]);
  const found = hash('sha256', JSON.stringify(forms)).slice(0, 16);
  // Another one? Then instances must not read what was packed before: put what was found into entry-forms.ts.
  expect(ENTRY_FORMS).toBe(found);
});
