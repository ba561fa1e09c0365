import { isDeepStrictEqual } from 'node:util';
import {
  checkTerms,
  isPublic,
  loadTextReading,
  packTerms,
  TEXTS_PLACE,
  type KindName,
  type PackedText,
  type Places,
  type PreparedTerms,
  type PublishedItems,
  type ShardFormats,
} from '../content/index.js';
import type { BrokenDocuments, Clock, ReadCache } from '../platform/index.js';
import { SerialQueues } from '../shared/index.js';
import { describeHit } from './describe-hit.js';
import { buildIndex } from './engine/build-index.js';
import type { SearchDocument } from './engine/search-document.js';
import { SearchIndex } from './engine/search-index.js';
import { Turns } from './engine/turns.js';
import type { AnySearchedKind, SearchedItem } from './searched-kind.js';

/** How long the index is kept while nothing is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/**
 * How long a search may wait for the index, in ms: where the terms of many items are still to be prepared, a new instance
 * needs seconds of its processor. Under the handlers' own 15 s; what is built by then is there for the next search.
 */
const BUILD_TIMEOUT_MS = 14_000;

/**
 * For more changes at once the index is built anew: that costs what some 250 removals do, or 120 changed texts, however many
 * items there are.
 */
const MAX_CHANGES = 200;

/** What is searched where nothing is said. */
const ONLY_POSTS: readonly KindName[] = ['post'];

/** An item that was found. */
export interface FoundItem extends ReturnType<typeof describeHit> {
  readonly kind: KindName;
  readonly entry: SearchedItem['entry'];
}

/** The best items in order, and how many there are in all. */
export interface Found {
  /** Those that were asked for. */
  readonly kinds: readonly KindName[];
  readonly items: readonly FoundItem[];
  readonly total: number;
}

interface SearchParts {
  readonly kinds: readonly AnySearchedKind[];
  readonly published: PublishedItems;
  readonly places: Places;
  readonly formats: Pick<ShardFormats, 'dictionary' | 'dictionaries'>;
  readonly cache: ReadCache;
  readonly clock: Clock;
  readonly broken: BrokenDocuments;
}

/**
 * Search over the items that visitors see, in an index of all kinds that each instance keeps in memory.
 *
 * @see docs/adr/0021-search.md
 */
export class SearchService {
  private index = new SearchIndex();
  /** As the index has them. */
  private indexed = new Map<string, SearchedItem>();
  /** Loaded with the texts. */
  private unpackText: (packed: PackedText) => string = () => '';
  /** Of two updates the second begins when the first is through: each yields to other work in between. */
  private readonly updates = new SerialQueues();

  constructor(private readonly parts: SearchParts) {}

  /** Items of some kinds that match, the best first. 0 reads when warm, else at most 130, however many there are. */
  async search(query: string, limit: number, kinds: readonly KindName[] = ONLY_POSTS): Promise<Found> {
    const load = async () => {
      const { readTime } = await this.upToDate();
      const now = this.parts.clock.now();
      const isVisible = (key: string): boolean => {
        const item = this.indexed.get(key);
        return item !== undefined && kinds.includes(item.kind.name) && isPublic(item.entry, now);
      };
      const { hits, total } = this.index.search(query, { limit, isVisible });
      const items = hits.flatMap(({ id: key, terms }) => {
        const item = this.indexed.get(key);
        return item ? [this.describe(item, terms)] : [];
      });
      return { value: { kinds, items, total }, readTime };
    };
    const key = `search:${kinds.join()}:${String(limit)}:${query}`;
    return this.parts.cache.get(key, load, BUILD_TIMEOUT_MS);
  }

  /** Sees to it that the index has every item that was written before the call. */
  private async upToDate(): Promise<{ readonly readTime: string }> {
    const load = async () => {
      const { kinds, published, places, formats } = this.parts;
      const looks = [
        published.all(),
        places.refreshTexts(),
        loadTextReading(),
        formats.dictionary(),
      ] as const;
      const [entries, textsReadTime, { unpackText }] = await Promise.all(looks);
      this.unpackText = unpackText;
      // As a rule all name the one that was read beside them.
      await formats.dictionaries.loadFor(places.allTexts());
      await this.updates.run('index', () => this.update(kinds.flatMap((kind) => kind.itemsIn(entries))));
      const readTime = entries.readTime < textsReadTime ? entries.readTime : textsReadTime;
      return { value: { readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    };
    return this.parts.cache.get('search-index', load, BUILD_TIMEOUT_MS);
  }

  private async update(items: readonly SearchedItem[]): Promise<void> {
    const turns = new Turns();
    const gone = new Map(this.indexed);
    const changed: SearchedItem[] = [];
    for (const item of items) {
      const known = gone.get(item.key);
      gone.delete(item.key);
      if (known && isSame(known, item)) this.keep(known, item);
      else changed.push(item);
      if (turns.isOver) await turns.next();
    }
    if (this.index.size === 0 || changed.length + gone.size > MAX_CHANGES) await this.build(items);
    else await this.change(changed, gone, turns);
    for (const key of gone.keys())
      for (const reader of [this.unpackText, checkTerms]) this.parts.broken.forget(TEXTS_PLACE, key, reader);
  }

  /** Of what is the same: the known one would keep what its shard was before. */
  private keep(known: SearchedItem, item: SearchedItem): void {
    this.indexed.set(item.key, item);
    if (known.text !== item.text) this.read(checkTerms, item.text?.terms, item.key);
  }

  private async build(items: readonly SearchedItem[]): Promise<void> {
    this.index = await buildIndex(this.documents(items));
    this.indexed = new Map(items.map((item) => [item.key, item]));
  }

  /** One after the other. Searches meanwhile find what is there by then. */
  private async change(
    changed: readonly SearchedItem[],
    gone: ReadonlyMap<string, SearchedItem>,
    turns: Turns,
  ): Promise<void> {
    for (const [key, known] of gone) {
      this.index.remove(this.documentOf(known));
      this.indexed.delete(key);
      if (turns.isOver) await turns.next();
    }
    for (const item of changed) {
      const known = this.indexed.get(item.key);
      if (known) this.index.replace(this.documentOf(known), this.documentOf(item));
      else this.index.add(this.documentOf(item));
      this.indexed.set(item.key, item);
      if (turns.isOver) await turns.next();
    }
  }

  /** One at a time. */
  private *documents(items: readonly SearchedItem[]): Generator<SearchDocument> {
    for (const item of items) yield this.documentOf(item);
  }

  private documentOf(item: SearchedItem): SearchDocument {
    const { key, kind, entry } = item;
    const { title = [], tags = [], authors = [], ...others } = kind.wordsOf(entry);
    return {
      id: key,
      title: title.join('\n'),
      tags,
      authors,
      excerpt: Object.values(others).flat().join('\n'),
      text: this.termsOf(item),
      publishedAt: entry.publishedAt ?? entry.createdAt,
    };
  }

  private describe(item: SearchedItem, terms: readonly string[]): FoundItem {
    const { kind, entry } = item;
    const { title, excerpt } = entry;
    return { kind: kind.name, entry, ...describeHit(terms, { title, excerpt, text: this.textOf(item) }) };
  }

  /** A text that can't be read costs its item the words in it, and no other item anything. */
  private textOf({ key, text }: SearchedItem): string {
    return (text && this.read(this.unpackText, text, key)) ?? '';
  }

  /** Those that were prepared; where there are none that can be read, of the text. */
  private termsOf(item: SearchedItem): PreparedTerms {
    const packed = this.read(checkTerms, item.text?.terms, item.key);
    const prepared = packed && this.parts.formats.dictionaries.prepare(packed);
    return prepared ?? { packed: packTerms(this.textOf(item)), dictionary: null };
  }

  /** Notes under the reader's name what is broken: of one entry the terms may be, or the text. */
  private read<Stored, Value>(reader: (stored: Stored) => Value, stored: Stored, key: string): Value | null {
    const { broken } = this.parts;
    try {
      const value = reader(stored);
      broken.forget(TEXTS_PLACE, key, reader);
      return value;
    } catch (error) {
      broken.note(TEXTS_PLACE, key, reader, error);
      return null;
    }
  }
}

/** Whether an item is indexed as it is now: its terms follow from its text. */
function isSame(known: SearchedItem, item: SearchedItem): boolean {
  return isDeepStrictEqual(known.entry, item.entry) && isDeepStrictEqual(known.text?.text, item.text?.text);
}
