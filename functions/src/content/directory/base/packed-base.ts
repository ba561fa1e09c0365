import { ENTRY_FORMS } from './entry-forms.js';
import { packEntries, unpackEntries, type Entry, type PackedEntries } from './packed-entries.js';

/** Names how a base is packed, and the forms of its entries: one of others is not read. */
export const BASE_FORMS = `rows-${ENTRY_FORMS}`;

/** What all shards had as of a moment. */
export interface Base {
  readonly readTime: Date;
  /** Ids of the shards of which every entry could be read, and belongs there. */
  readonly shards: readonly string[];
  /** Ids of the others: they are to be read themselves. */
  readonly others: readonly string[];
  /** The entries of `shards` by the names of their kinds, in the order in which they are wanted. */
  readonly kinds: ReadonlyMap<string, KindOfBase>;
}

interface KindOfBase {
  readonly entries: readonly Entry[];
  /** Of each entry the place of its shard among all. */
  readonly shardOf: readonly number[];
}

/** A base as JSON, of nothing but ASCII: text of one byte for each character takes a new instance half the time. */
interface PackedBase extends Pick<Base, 'shards' | 'others'> {
  readonly kinds: readonly (readonly [kind: string, entries: PackedEntries, shardOf: readonly number[]])[];
}

/** The text that unpackBase takes. @throws Error for entries that would not come back as they are */
export function packBase({ shards, others, kinds }: Base): string {
  const packed: PackedBase = {
    ...{ shards, others },
    kinds: Array.from(kinds, ([kind, { entries, shardOf }]) => [kind, packEntries(entries), shardOf]),
  };
  return JSON.stringify(packed).replaceAll(/[\u0080-\uffff]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What was packed. @throws Error for what was not */
export function unpackBase(packed: string, readTime: Date): Base {
  const { shards, others, kinds } = JSON.parse(packed) as PackedBase;
  const unpacked = kinds.map(([kind, packedEntries, shardOf]): [string, KindOfBase] => {
    const entries = unpackEntries(packedEntries);
    if (entries.length !== shardOf.length || shardOf.some((place) => shards[place] === undefined))
      throw new Error('packed: has not one shard for each entry');
    return [kind, { entries, shardOf }];
  });
  return { readTime, shards, others, kinds: new Map(unpacked) };
}
