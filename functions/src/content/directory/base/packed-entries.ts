import { isDeepStrictEqual } from 'node:util';

/** An entry in the code's form. */
export interface Entry {
  readonly id: string;
  readonly [name: string]: unknown;
}

/** What entries have under one name, as JSON has it. */
interface Column {
  readonly name: string;
  /** Whether numbers stand for times, in ms. */
  readonly areTimes: boolean;
  /** Where few differ: each of them, which `values` then name by their places here. Entries share them. */
  readonly different: readonly unknown[] | null;
  readonly values: readonly unknown[];
}

/** Entries of one kind, which all have the same names: a column for each name. */
export type PackedEntries = readonly Column[];

/** How often a value is to be there on average for only the different ones to be written. */
const WORTH_SHARING = 4;

/** Packs entries in their order. @throws Error for what would not come back as it is */
export function packEntries(entries: readonly Entry[]): PackedEntries {
  const names = Object.keys(entries[0] ?? {});
  const columns = names.map((name) => packColumn(name, entries));
  // Of what JSON has not, such as undefined, something else would come back.
  const packed = JSON.parse(JSON.stringify(columns)) as PackedEntries;
  if (!isDeepStrictEqual(unpackEntries(packed), entries)) throw new Error('entries can not be packed');
  return packed;
}

function packColumn(name: string, entries: readonly Entry[]): Column {
  const values = entries.map((entry) => entry[name]);
  const areTimes = values.some((value) => value instanceof Date);
  const plain = areTimes ? values.map((value) => (value instanceof Date ? value.getTime() : value)) : values;
  const places = new Map<string, number>();
  const byPlace = plain.map((value) => {
    const text = value === undefined ? 'null' : JSON.stringify(value);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  if (places.size * WORTH_SHARING > plain.length) return { name, areTimes, different: null, values: plain };
  const different = Array.from(places.keys(), (text) => JSON.parse(text) as unknown);
  return { name, areTimes, different, values: byPlace };
}

/** What was packed. @throws Error where the columns differ in length */
export function unpackEntries(packed: PackedEntries): Entry[] {
  const columns = packed.map((column) => ({ name: column.name, values: valuesOf(column) }));
  const length = columns[0]?.values.length ?? 0;
  if (columns.some(({ values }) => values.length !== length)) throw new Error('columns: differ in length');
  return Array.from({ length }, (_, index) => {
    const entry: Record<string, unknown> = {};
    for (const { name, values } of columns) entry[name] = values[index];
    return entry as Entry;
  });
}

function valuesOf({ areTimes, different, values }: Column): readonly unknown[] {
  if (different === null) return areTimes ? values.map(toTime) : values;
  const shared = areTimes ? different.map(toTime) : different;
  return values.map((place) => shared[place as number]);
}

function toTime(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value) : value;
}
