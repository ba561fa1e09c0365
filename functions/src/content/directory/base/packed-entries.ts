import { isDeepStrictEqual } from 'node:util';

/** An entry in the code's form. */
export interface Entry {
  readonly id: string;
  readonly [name: string]: unknown;
}

/** Entries of one kind as JSON has them. */
export interface PackedEntries {
  /** What is under `times` and `shared` stands for something else. */
  readonly rows: readonly Row[];
  /** Names under which numbers stand for times, in ms. */
  readonly times: readonly string[];
  /** Names under which few values differ, with each of these: rows name them by their places here, entries share them. */
  readonly shared: readonly (readonly [name: string, values: readonly unknown[]])[];
}

type Row = Record<string, unknown>;

/** How often a value is to be there on average for only the different ones to be written. */
const WORTH_SHARING = 4;

/** Packs entries in their order. @throws Error for what would not come back as it is */
export function packEntries(entries: readonly Entry[]): PackedEntries {
  const names = Object.keys(entries[0] ?? {});
  const times = names.filter((name) => entries.some((entry) => entry[name] instanceof Date));
  const rows = entries.map((entry): Row => ({ ...entry }));
  for (const row of rows) for (const name of times) row[name] = toNumber(row[name]);
  const shared = names.flatMap((name): PackedEntries['shared'] => {
    const values = shareColumn(rows, name);
    return values ? [[name, values]] : [];
  });
  const packed = { rows, times, shared };
  // Of what JSON has not, such as undefined, something else would come back.
  const copy = JSON.parse(JSON.stringify(packed)) as PackedEntries;
  if (!isDeepStrictEqual(unpackEntries(copy), entries)) throw new Error('entries can not be packed');
  return packed;
}

/** Puts places in the rows where few values differ. @returns these; null where many do */
function shareColumn(rows: readonly Row[], name: string): unknown[] | null {
  const places = new Map<string, number>();
  const byRow = rows.map((row) => {
    const text = JSON.stringify(row[name] ?? null);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  if (places.size * WORTH_SHARING > rows.length) return null;
  for (const [index, row] of rows.entries()) row[name] = byRow[index];
  return Array.from(places.keys(), (text) => JSON.parse(text) as unknown);
}

/** What was packed: the rows themselves become the entries, which JSON.parse makes faster than any code of ours. */
export function unpackEntries({ rows, times, shared }: PackedEntries): Entry[] {
  const sharedTimes = shared.map(([name, values]) => {
    return { name, values: times.includes(name) ? values.map(toTime) : values };
  });
  const ownTimes = times.filter((time) => shared.every(([name]) => name !== time));
  for (const row of rows) {
    for (const name of ownTimes) row[name] = toTime(row[name]);
    for (const { name, values } of sharedTimes) row[name] = values[row[name] as number];
  }
  return rows as unknown as Entry[];
}

function toTime(value: unknown): unknown {
  return typeof value === 'number' ? new Date(value) : value;
}

function toNumber(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}
