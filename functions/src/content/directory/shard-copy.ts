import type { DocumentPlace } from '../../platform/index.js';
import { once } from '../../shared/once.js';
import type { Reader } from '../content-kind.js';
import type { Base } from './base/packed-base.js';
import type { Entry } from './base/packed-entries.js';
import {
  shardOf,
  type ShardAccess,
  type ShardCollection,
  type ShardFormat,
} from './shard-format.repository.js';
import type { Stray } from './shard-entries.repository.js';
import { keyOf, NO_ID, partsOf } from './shard-keys.js';

/** The kind of all entries in the shards of version 0.1. */
const FORMER_KIND = 'post';

/** A shard as it was seen last. */
interface SeenShard {
  /** Empty for one that a base has told of. */
  readonly updateTime: string;
  /** Of items that have their entry here, readable or not. */
  readonly keys: () => ReadonlySet<string>;
  /** Entries in a shard that is not their key's, or whose key is none. Such a one counts for who finds none in its own shard. */
  readonly strays: readonly string[];
  /** Whether it has nothing but entries that belong there and could be read. */
  readonly isPlain: boolean;
}

/** What is used of Firestore's snapshots of shards. */
interface ShardSnapshot {
  readonly ref: { readonly path: string; readonly parent: { readonly id: string } };
  readonly updateTime?: { valueOf(): string } | undefined;
  get(field: string): unknown;
}

/** Reads the entries of a kind. A broken one is left out, and costs no other item anything. */
export type EntryReader = Pick<Reader<unknown>, 'decodeOrNull'>;

/** What a copy is made of. */
export interface CopyParts extends Pick<ShardAccess, 'broken'> {
  readonly place: DocumentPlace & { readonly name: ShardCollection };
  /** By the names of the kinds. */
  readonly readers: Readonly<Record<string, EntryReader>>;
}

/** What an instance knows of shards: their values in memory, and which shard has an entry of what. */
export class ShardCopy {
  private readonly values;
  private readonly shards = new Map<string, SeenShard>();
  private format: ShardFormat | null = null;

  constructor(private readonly parts: CopyParts) {
    this.values = new Map(Object.keys(parts.readers).map((kind) => [kind, new Map<string, unknown>()]));
  }

  /** The values of a kind as of the last look. */
  valuesOf(kind: string): ReadonlyMap<string, unknown> {
    return this.values.get(kind) ?? new Map<string, unknown>();
  }

  /** The values of each kind as of the last look. */
  allValues(): ReadonlyMap<string, unknown>[] {
    return [...this.values.values()];
  }

  /** The items of a kind that had an entry in their own shard at the last look, readable or not. */
  storedIds(kind: string): string[] {
    const keys = [...this.shards.values()].flatMap((seen) => [...seen.keys()]);
    return keys.map(partsOf).flatMap(([itsKind, id]) => (itsKind === kind ? [id] : []));
  }

  /** The items of a kind that at the last look had entries in strange shards only. */
  idsAstray(kind: string): string[] {
    const keys = [...this.shards.values()].flatMap(({ strays }) => strays).filter((key) => !this.hasKey(key));
    return keys.map(partsOf).flatMap(([itsKind, id]) => (itsKind === kind && !NO_ID.test(id) ? [id] : []));
  }

  /** All entries in strange places. */
  strays(): Stray[] {
    return [...this.shards].flatMap(([path, seen]) => seen.strays.map((key) => ({ path, key })));
  }

  /** Whether the item of the key had an entry in its own shard at the last look, readable or not. */
  hasKey(key: string): boolean {
    return this.shards.get(this.pathOf(key))?.keys().has(key) ?? false;
  }

  /**
   * What the shards have.
   *
   * @param readTime of the last look
   * @param order in which who begins with it wants the entries
   */
  toBase<Value extends Entry>(readTime: Date, order: (a: Value, b: Value) => number): Base {
    const all = Array.from(this.shards, ([path, seen]) => ({ id: path.slice(path.indexOf('/') + 1), seen }));
    const [shards, others] = [true, false].map((isPlain) =>
      all.filter(({ seen }) => seen.isPlain === isPlain),
    );
    const placed = (shards ?? []).flatMap(({ seen }, place) =>
      Array.from(seen.keys(), (key) => ({ key, place })),
    );
    const byKind = Map.groupBy(placed, ({ key }) => partsOf(key)[0]);
    const kinds = Array.from(byKind, ([kind, those]) => {
      const found = those.map(({ key, place }) => ({ entry: this.valueOf(key) as Value, place }));
      found.sort((a, b) => order(a.entry, b.entry));
      const entries = found.map(({ entry }) => entry);
      return [kind, { entries, shardOf: found.map(({ place }) => place) }] as const;
    });
    const idsOf = (those: typeof all = []) => those.map(({ id }) => id);
    return {
      readTime,
      shards: idsOf(shards),
      others: idsOf(others),
      kinds: new Map(kinds),
    };
  }

  /** Forgets everything. */
  clear(): void {
    this.shards.clear();
    for (const values of this.values.values()) values.clear();
  }

  /** Says by which format the shards are read from now on. */
  setFormat(format: ShardFormat): void {
    this.format = format;
  }

  /** Whether what is known was read by a format. */
  isOf({ salt, hasFormerShards }: ShardFormat): boolean {
    return this.format?.salt === salt && this.format.hasFormerShards === hasFormerShards;
  }

  /** Takes what a base has. */
  takeBase(found: Base): void {
    for (const [kind, { entries }] of found.kinds) {
      const values = this.values.get(kind);
      for (const entry of entries) values?.set(entry.id, entry);
    }
    // Who only reads needs no keys.
    const keysOf = once(() => keysIn(found));
    for (const [place, id] of found.shards.entries()) {
      const keys = () => keysOf()[place] ?? NO_KEYS;
      this.shards.set(`${this.parts.place.name}/${id}`, { updateTime: '', keys, strays: [], isPlain: true });
    }
  }

  /** Takes a shard as it was read, unless a later state of it was taken. */
  apply(doc: ShardSnapshot): void {
    const { path } = doc.ref;
    const updateTime = doc.updateTime?.valueOf() ?? '';
    const known = this.shards.get(path);
    if (known && known.updateTime >= updateTime) return;
    const [keys, strays] = [new Set<string>(), [] as string[]];
    const entries = this.entriesOf(doc);
    let isPlain = entries !== null;
    for (const [key, entry] of entries ?? []) {
      if (this.isOfLaterKind(key)) {
        isPlain = false;
        continue;
      }
      if (known?.keys().has(key) || this.belongsTo(path, key)) keys.add(key);
      else {
        strays.push(key);
        if (this.hasKey(key)) continue;
      }
      if (!this.put(key, entry)) isPlain = false;
    }
    for (const key of known?.keys() ?? []) if (!keys.has(key)) this.drop(key);
    for (const key of known?.strays ?? []) if (!strays.includes(key) && !this.hasKey(key)) this.drop(key);
    this.shards.set(path, { updateTime, keys: () => keys, strays, isPlain: isPlain && strays.length === 0 });
  }

  /** @returns whether it could be read */
  private put(key: string, entry: unknown): boolean {
    const [kind, id] = partsOf(key);
    const value = this.parts.readers[kind]?.decodeOrNull(id, entry) ?? null;
    if (value === null) this.drop(key);
    else this.values.get(kind)?.set(id, value);
    return value !== null;
  }

  private valueOf(key: string): unknown {
    const [kind, id] = partsOf(key);
    return this.values.get(kind)?.get(id);
  }

  private drop(key: string): void {
    const [kind, id] = partsOf(key);
    this.values.get(kind)?.delete(id);
  }

  /** The entries of a shard by their keys: none where nothing but a removal was ever written; null where it is no map. */
  private entriesOf(doc: ShardSnapshot): [string, unknown][] | null {
    const { place, broken } = this.parts;
    const isFormer = doc.ref.parent.id !== place.name;
    const name = isFormer ? 'posts' : 'entries';
    const entries: unknown = doc.get(name) ?? {};
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
      broken.note(place, `shard ${doc.ref.path}`, this, new Error(`${name}: is no map`));
      return null;
    }
    broken.forget(place, `shard ${doc.ref.path}`, this);
    return Object.entries(entries).map(([key, entry]) => [isFormer ? keyOf(FORMER_KIND, key) : key, entry]);
  }

  /** Of a kind that a later version has: not ours to judge. */
  private isOfLaterKind(key: string): boolean {
    const [kind] = partsOf(key);
    return kind !== '' && !this.values.has(kind);
  }

  private belongsTo(path: string, key: string): boolean {
    const [kind, id] = partsOf(key);
    return this.values.has(kind) && !NO_ID.test(id) && path === this.pathOf(key);
  }

  /** Of the shard that a key belongs to. */
  private pathOf(key: string): string {
    return this.format ? `${this.parts.place.name}/${shardOf(key, this.format)}` : '';
  }
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The keys of each shard of a base. */
function keysIn({ shards, kinds }: Base): readonly ReadonlySet<string>[] {
  const keys = shards.map(() => new Set<string>());
  for (const [kind, { entries, shardOf: places }] of kinds)
    for (const [index, { id }] of entries.entries()) keys[places[index] ?? -1]?.add(keyOf(kind, id));
  return keys;
}
