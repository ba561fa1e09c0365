import type {
  DocumentSnapshot,
  Firestore,
  Query,
  QueryDocumentSnapshot,
  QuerySnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import { loadFirestore, type DocumentPlace, type DocumentWriter } from '../../platform/index.js';
import { once } from '../../shared/once.js';
import type { Reader } from '../content-kind.js';
import type { DirectoryBase } from './base/directory-base.repository.js';
import type { Base } from './base/packed-base.js';
import type { Entry } from './base/packed-entries.js';
import {
  FORMER,
  shardOf,
  type ShardAccess,
  type ShardCollection,
  type ShardFormat,
} from './shard-format.repository.js';

/**
 * What a later look asks for again, in ms: a shard says by the server's clock when it was changed, which is a little
 * before the moment from which readers see it.
 */
const OVERLAP_MS = 10_000;

/**
 * How long after that it may take until readers see it, in ms: as long as a commit's request may take. Who begins with a base asks so
 * far back, and once in so long every other.
 */
const LATE_MS = 60_000;

/** Entries that one commit removes at most. */
const MAX_REMOVED = 500;

/** Ids that Firestore does not take, which a backup of something else may have as keys. */
const NO_ID = /^$|\/|^\.{1,2}$|^__.*__$/;

/** The kind of all entries in the shards of version 0.1. */
const FORMER_KIND = 'post';

/** An entry in a strange place. */
interface Stray {
  /** Of the shard. */
  readonly path: string;
  readonly key: string;
}

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

/** Reads the entries of a kind. A broken one is left out, and costs no other item anything. */
export type EntryReader = Pick<Reader<unknown>, 'decodeOrNull'>;

interface ShardsParts extends ShardAccess {
  readonly place: DocumentPlace & { readonly name: ShardCollection };
  /** By the names of the kinds. */
  readonly readers: Readonly<Record<string, EntryReader>>;
  /** What the first look begins with, if it is there; all shards are read where nothing is given. */
  readonly base?: Pick<DirectoryBase, 'find'> | undefined;
}

/**
 * A value for each item of every kind in a few documents, {place}/{shard}.entries.{kind}:{id}, and this instance's copy of
 * them in memory. What is needed of all items at once is so read at the price of a few documents, and after that at the
 * price of those that were changed.
 *
 * @see docs/adr/0020-post-shards.md and 0034-one-content-engine.md
 */
export class Shards {
  private readonly values;
  private readonly shards = new Map<string, SeenShard>();
  private format: ShardFormat | null = null;
  private readTime: Timestamp | null = null;
  /** Of the last look that reached as far back as anything may come late, in ms. */
  private thoroughAt = 0;
  private isDistrusted = false;
  private looking: Promise<string> | null = null;
  private nextLook: Promise<string> | null = null;

  constructor(private readonly parts: ShardsParts) {
    this.values = new Map(Object.keys(parts.readers).map((kind) => [kind, new Map<string, unknown>()]));
  }

  /** The values of a kind as of the last look. */
  copyOf(kind: string): ReadonlyMap<string, unknown> {
    return this.values.get(kind) ?? new Map<string, unknown>();
  }

  /** The values of each kind as of the last look. */
  allCopies(): ReadonlyMap<string, unknown>[] {
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

  /**
   * Removes the entries of the last look that are in a shard that is not their key's, or whose key is none, but for those
   * that are to be kept. 1 write for each shard that has some. When version 0.1 has left nothing its shards go.
   *
   * @returns how many were removed, without those of version 0.1, and how many of those were kept
   */
  async removeStrays(isKept: (key: string) => boolean): Promise<{ removed: number; formerLeft: number }> {
    const { place, formats } = this.parts;
    const db = await this.parts.firestore();
    const strays = [...this.shards].flatMap(([path, seen]) => seen.strays.map((key) => ({ path, key })));
    const gone = strays.filter(({ key }) => !isKept(key));
    for (let begin = 0; begin < gone.length; begin += MAX_REMOVED) {
      await removeEntries(db, gone.slice(begin, begin + MAX_REMOVED));
    }
    if (!(await formats.get()).hasFormerShards) await db.recursiveDelete(db.collection(FORMER[place.name]));
    const isFormer = ({ path }: Stray) => !path.startsWith(`${place.name}/`);
    return {
      removed: gone.filter((stray) => !isFormer(stray)).length,
      formerLeft: strays.filter((stray) => isFormer(stray) && isKept(stray.key)).length,
    };
  }

  /**
   * The moment up to which the copy has every write, which is after the call. The first time at most 64 reads in 1 round trip,
   * with a base as many in 2, and those of the base; then 1 for each shard that was changed since, at least 1. Calls at once share one
   * look.
   */
  async refresh(): Promise<string> {
    if (!this.looking) return this.startLook();
    // The look in hand may have missed what was written since it began: all who come meanwhile share the next one.
    this.nextLook ??= this.looking.then(
      () => this.startLook(),
      () => this.startLook(),
    );
    return this.nextLook;
  }

  /** As refresh, of nothing but the shards as they are: needed where they were changed past this code. At most 64 reads. */
  async refreshAnew(): Promise<string> {
    this.isDistrusted = true;
    return this.refresh();
  }

  /** Whether who begins with a base of a moment would find more. 1 read. */
  async areChangedSince(time: Date): Promise<boolean> {
    const from = before(time.getTime(), LATE_MS);
    const changed = (await this.changedFrom(this.parts.place.name, from)).select().limit(1);
    return !(await changed.get()).empty;
  }

  /**
   * What the shards had at the last look.
   *
   * @param order in which who begins with it wants the entries
   * @throws Error before the first look
   */
  toBase<Value extends Entry>(order: (a: Value, b: Value) => number): Base {
    if (!this.readTime) throw new Error('nothing was looked at yet');
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
      readTime: new Date(this.readTime.toMillis()),
      shards: idsOf(shards),
      others: idsOf(others),
      kinds: new Map(kinds),
    };
  }

  private startLook(): Promise<string> {
    this.nextLook = null;
    const look = this.look().finally(() => {
      if (this.looking === look) this.looking = null;
    });
    this.looking = look;
    return look;
  }

  private async look(): Promise<string> {
    const { place, formats } = this.parts;
    const since = this.readTime;
    if (!since || this.isDistrusted) return this.lookAnew();
    const format = formats.get();
    const isThorough = since.toMillis() - this.thoroughAt >= LATE_MS;
    const from = isThorough ? before(this.thoroughAt, LATE_MS) : before(since.toMillis(), OVERLAP_MS);
    const [{ docs, readTime }, former, { salt, hasFormerShards }] = await Promise.all([
      this.changed(place.name, from),
      format.then((known) => (known.hasFormerShards ? this.changed(FORMER[place.name], from) : null)),
      format,
    ]);
    const isOther = this.format?.salt !== salt || this.format.hasFormerShards !== hasFormerShards;
    if (isOther) return this.lookAnew();
    for (const doc of [...docs, ...(former?.docs ?? [])]) this.apply(doc);
    this.readTime = readTime;
    if (isThorough) this.thoroughAt = readTime.toMillis();
    return readTime.valueOf();
  }

  /** What was seen in another format says nothing, nor what a look has seen that failed midway. */
  private async lookAnew(): Promise<string> {
    const isDistrusted = this.isDistrusted;
    this.isDistrusted = false;
    this.readTime = null;
    this.shards.clear();
    for (const values of this.values.values()) values.clear();
    const readTime = await this.readAnew(isDistrusted);
    this.readTime = readTime;
    this.thoroughAt = readTime.toMillis();
    return readTime.valueOf();
  }

  private async readAnew(isDistrusted: boolean): Promise<Timestamp> {
    const { place, formats, base } = this.parts;
    const format = formats.get().then((known) => (this.format = known));
    if (base && !isDistrusted) {
      const [found, { hasFormerShards }] = await Promise.all([base.find(format), format]);
      if (found && !hasFormerShards) return this.lookFrom(found);
    }
    const [readTime, { hasFormerShards }] = await Promise.all([this.readAll(place.name, format), format]);
    if (hasFormerShards) await this.readAll(FORMER[place.name], format);
    return readTime;
  }

  /** Takes what a base has, and what it does not have any more or never had. */
  private async lookFrom(found: Base): Promise<Timestamp> {
    const { shards, others, kinds, readTime } = found;
    const { name } = this.parts.place;
    for (const [kind, { entries }] of kinds) {
      const values = this.values.get(kind);
      for (const entry of entries) values?.set(entry.id, entry);
    }
    // Who only reads needs no keys.
    const keysOf = once(() => keysIn(found));
    for (const [place, id] of shards.entries()) {
      const keys = () => keysOf()[place] ?? NO_KEYS;
      this.shards.set(`${name}/${id}`, { updateTime: '', keys, strays: [], isPlain: true });
    }
    const db = await this.parts.firestore();
    const [changed, strange] = await Promise.all([
      this.changed(name, before(readTime.getTime(), LATE_MS)),
      others.length > 0 ? db.getAll(...others.map((id) => db.collection(name).doc(id))) : [],
    ]);
    for (const doc of [...strange, ...changed.docs]) if (doc.exists) this.apply(doc);
    return changed.readTime;
  }

  /** One shard after the other, as they come: what Firestore's client makes of all of them at once takes several times their memory. */
  private async readAll(collection: string, format: Promise<unknown>): Promise<Timestamp> {
    const all = (await this.parts.firestore()).collection(collection);
    let readTime: Timestamp | null = null;
    for await (const doc of all.stream() as AsyncIterable<QueryDocumentSnapshot>) {
      await format;
      this.apply(doc);
      // Of later ones it may be later.
      readTime ??= doc.readTime;
    }
    if (readTime) return readTime;
    // Of nothing the stream tells no time, and what is asked for later may find what was written in between.
    const { docs, readTime: later } = await all.get();
    await format;
    for (const doc of docs) this.apply(doc);
    return later;
  }

  private async changed(collection: string, from: Date): Promise<QuerySnapshot> {
    return (await this.changedFrom(collection, from)).get();
  }

  private async changedFrom(collection: string, from: Date): Promise<Query> {
    const db = await this.parts.firestore();
    return db.collection(collection).where('changed_at', '>', from);
  }

  private apply(doc: DocumentSnapshot): void {
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
  private entriesOf(doc: DocumentSnapshot): [string, unknown][] | null {
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

  /** Whether the item of the key had an entry in its own shard at the last look, readable or not. */
  hasKey(key: string): boolean {
    return this.shards.get(this.pathOf(key))?.keys().has(key) ?? false;
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

function before(moment: number, ms: number): Date {
  return new Date(moment - ms);
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The keys of each shard of a base. */
function keysIn({ shards, kinds }: Base): readonly ReadonlySet<string>[] {
  const keys = shards.map(() => new Set<string>());
  for (const [kind, { entries, shardOf: places }] of kinds)
    for (const [index, { id }] of entries.entries()) keys[places[index] ?? -1]?.add(keyOf(kind, id));
  return keys;
}

async function removeEntries(db: Firestore, strays: readonly Stray[]): Promise<void> {
  const { FieldPath, FieldValue } = await loadFirestore();
  const batch = db.batch();
  for (const [path, keys] of Map.groupBy(strays, (stray) => stray.path)) {
    const removals = keys.flatMap(({ key }) => [
      new FieldPath(...storedPathOf(path, key)),
      FieldValue.delete(),
    ]);
    batch.update(db.doc(path), 'changed_at', FieldValue.serverTimestamp(), ...removals);
  }
  await batch.commit();
}

/** Where a shard has the entry of a key. */
function storedPathOf(path: string, key: string): [field: string, name: string] {
  const isFormer = Object.values(FORMER).some((name) => path.startsWith(`${name}/`));
  return isFormer ? ['posts', partsOf(key)[1]] : ['entries', key];
}

/** Writes the value of a key, or none for null, into a shard without reading it. 1 write. @param path of the shard */
export async function writeToShard(
  writer: DocumentWriter,
  db: Firestore,
  path: string,
  key: string,
  value: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  const { FieldPath, FieldValue } = await loadFirestore();
  const [field, name] = storedPathOf(path, key);
  writer.set(
    db.doc(path),
    { [field]: { [name]: value ?? FieldValue.delete() }, changed_at: FieldValue.serverTimestamp() },
    { mergeFields: [new FieldPath(field, name), 'changed_at'] },
  );
}

/** Names an item among those of all kinds. */
export function keyOf(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** The kind and the id that a key names. */
function partsOf(key: string): [kind: string, id: string] {
  const colon = key.indexOf(':');
  return [key.slice(0, Math.max(colon, 0)), key.slice(colon + 1)];
}
