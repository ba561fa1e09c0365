import type { ContentEntry } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { DirectoryBase } from './base/directory-base.repository.js';
import { MENDED_BY_REINDEX } from './mended-by-reindex.js';
import { DIRECTORY, type ShardAccess } from './shard-format.repository.js';
import type { EntryReader } from './shard-copy.js';
import { keyOf } from './shard-keys.js';
import { Shards } from './shards.repository.js';
import { textReader, TEXTS_PLACE, type PackedText } from './texts.js';

const DIRECTORY_PLACE = { name: DIRECTORY, mend: MENDED_BY_REINDEX } as const;

/** A value of each item of one kind, up to date; see Shards. */
export class KindShards<Value> {
  constructor(
    private readonly shards: Shards,
    private readonly kind: string,
  ) {}

  /** The copy as of the last look, by the items' ids: the same object at every call. */
  get copy(): ReadonlyMap<string, Value> {
    return this.shards.copy.valuesOf(this.kind) as ReadonlyMap<string, Value>;
  }

  /** The items that had an entry in their own shard at the last look, readable or not. */
  get storedIds(): readonly string[] {
    return this.shards.copy.storedIds(this.kind);
  }

  /** Whether the item had an entry in its own shard at the last look, readable or not. */
  has(id: string): boolean {
    return this.shards.copy.hasKey(keyOf(this.kind, id));
  }

  /** The copy with every write that was committed before the call, and when it was read. Costs what Shards.refresh does. */
  async refresh() {
    const readTime = await this.shards.refresh();
    return { values: this.copy, readTime };
  }
}

/** Every item of a kind but its content, those in the trash included: content_directory/{shard}. */
export type Directory<T extends ContentTypes> = KindShards<T['entry']>;

/** The beginning of the text of every published item, those with a date in the future included: content_texts/{shard}. */
export type Texts = KindShards<PackedText>;

/** A kind, as far as its shards are concerned. */
type ShardedKind = Pick<ContentKind<ContentTypes>, 'name' | 'entryReader'>;

/** The directory of all kinds. @param base what it begins with, if anything */
export function directoryShards(
  parts: ShardAccess,
  kinds: readonly ShardedKind[],
  base?: Pick<DirectoryBase, 'find'>,
): Shards {
  const readers = kinds.map(({ name, entryReader }) => [name, entryReader(DIRECTORY_PLACE, parts.broken)]);
  return new Shards({
    ...parts,
    place: DIRECTORY_PLACE,
    readers: Object.fromEntries(readers) as Record<string, EntryReader>,
    base,
  });
}

/** The directory and the texts of all kinds on a database. */
export class Places {
  readonly base: DirectoryBase;
  /** See Shards.removeStrays. */
  readonly shards: readonly Shards[];
  private readonly directory: Shards;
  private readonly texts: Shards;
  private readonly names: readonly string[];

  constructor(parts: ShardAccess, kinds: readonly ShardedKind[]) {
    this.base = new DirectoryBase(parts);
    this.directory = directoryShards(parts, kinds, this.base);
    const text = textReader(parts.broken);
    const readers = Object.fromEntries(kinds.map(({ name }) => [name, text]));
    this.texts = new Shards({ ...parts, place: TEXTS_PLACE, readers });
    this.shards = [this.directory, this.texts];
    this.names = kinds.map(({ name }) => name);
  }

  /** What is published of every kind, each with a date, which may be in the future; and as of when. Costs what Shards.refresh does. */
  async publishedOfAll() {
    const readTime = await this.directory.refresh();
    const published = new Map<string, ContentEntry[]>();
    for (const name of this.names) {
      const dated: ContentEntry[] = [];
      for (const entry of this.directory.copy.valuesOf(name).values() as Iterable<ContentEntry>)
        if (entry.status === 'published' && entry.publishedAt !== null) dated.push(entry);
      published.set(name, dated);
    }
    return { published, readTime };
  }

  /** Brings the texts of all kinds up to date, and says as of when. Costs what Shards.refresh does. */
  async refreshTexts(): Promise<string> {
    return this.texts.refresh();
  }

  /** Those of all kinds, as of the last look. */
  *allTexts(): Generator<PackedText> {
    for (const copy of this.texts.copy.allValues()) yield* copy.values() as Iterable<PackedText>;
  }

  /** Of one kind. */
  directoryOf<T extends ContentTypes>({ name }: ContentKind<T>): Directory<T> {
    return new KindShards<T['entry']>(this.directory, name);
  }

  /** Of one kind. */
  textsOf({ name }: Pick<ContentKind<ContentTypes>, 'name'>): Texts {
    return new KindShards<PackedText>(this.texts, name);
  }
}
