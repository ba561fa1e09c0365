import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { BrokenDocuments, FirestoreProvider } from '../../platform/index.js';
import { FORMER_DIRECTORY, FORMER_TEXTS, type ShardFormats } from './shard-format.repository.js';
import { MENDED_BY_REINDEX, Shards, type ShardCopy } from './shards.repository.js';
import { textReader, TEXTS_PLACE, type PackedText } from './texts.js';

/** The collection of the directory's shards. */
export const DIRECTORY = 'content_directory';

const DIRECTORY_PLACE = { name: DIRECTORY, mend: MENDED_BY_REINDEX };

/** A value of each item of one kind, up to date; see Shards. */
export class KindShards<Value> {
  constructor(
    private readonly shards: Shards,
    private readonly kind: string,
  ) {}

  /** The copy as of the last look. */
  get copy(): ReadonlyMap<string, Value> {
    return this.shards.copyOf(this.kind) as ReadonlyMap<string, Value>;
  }

  /** The items that had an entry in their own shard at the last look, readable or not. */
  get storedIds(): readonly string[] {
    return this.shards.storedIds(this.kind);
  }

  /** Whether the item had an entry in its own shard at the last look, readable or not. */
  has(id: string): boolean {
    return this.shards.has(this.kind, id);
  }

  /** The copy with every write that was committed before the call. Costs what Shards.refresh does. */
  async refresh(): Promise<ShardCopy<Value>> {
    const readTime = await this.shards.refresh();
    return { values: this.copy, readTime };
  }
}

/** Every item of a kind but its content, those in the trash included: content_directory/{shard}. */
export type Directory<T extends ContentTypes> = KindShards<T['entry']>;

/** The beginning of the text of every published item, those with a date in the future included: content_texts/{shard}. */
export type Texts = KindShards<PackedText>;

interface PlacesParts {
  readonly firestore: FirestoreProvider;
  readonly formats: ShardFormats;
  readonly broken: BrokenDocuments;
}

/** The directory and the texts of all kinds on a database. */
export class Places {
  /** See Shards.removeStrays. */
  readonly shards: readonly Shards[];
  private readonly directory: Shards;
  private readonly texts: Shards;

  constructor(parts: PlacesParts, kinds: readonly Pick<ContentKind<ContentTypes>, 'name' | 'entryReader'>[]) {
    const { broken } = parts;
    const entries = kinds.map((kind) => [kind.name, kind.entryReader(DIRECTORY_PLACE, broken)] as const);
    this.directory = new Shards({
      ...parts,
      place: DIRECTORY_PLACE,
      formerCollection: FORMER_DIRECTORY,
      decoders: Object.fromEntries(
        entries.map(([name, reader]) => [name, (id, entry) => reader.decodeOrNull(id, entry)]),
      ),
    });
    const text = textReader(broken);
    this.texts = new Shards({
      ...parts,
      place: TEXTS_PLACE,
      formerCollection: FORMER_TEXTS,
      decoders: Object.fromEntries(
        entries.map(([name]) => [name, (id, entry) => text.decodeOrNull(id, entry)?.text ?? null]),
      ),
    });
    this.shards = [this.directory, this.texts];
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
