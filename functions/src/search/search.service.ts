import { isDeepStrictEqual } from 'node:util';
import {
  checkTerms,
  isPublic,
  packTerms,
  TEXTS_PLACE,
  unpackText,
  type PackedText,
  type PublishedItems,
  type PreparedTerms,
  type ShardFormats,
  type Texts,
} from '../content/index.js';
import type { BrokenDocuments, Clock, ReadCache } from '../platform/index.js';
import { POST_KIND, type PostEntry } from '../posts/index.js';
import { SerialQueues } from '../shared/index.js';
import { describeHit } from './describe-hit.js';
import { buildIndex } from './engine/build-index.js';
import type { SearchDocument } from './engine/search-document.js';
import { SearchIndex } from './engine/search-index.js';
import { Turns } from './engine/turns.js';

/** How long the index is kept while no post is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/**
 * How long a search may wait for the index, in ms: where the terms of many posts are still to be prepared, a new instance
 * needs seconds of its processor. Under the handlers' own 15 s; what is built by then is there for the next search.
 */
const BUILD_TIMEOUT_MS = 14_000;

/**
 * For more changes at once the index is built anew: that costs what some 250 removals do, or 120 changed texts, however many
 * posts there are.
 */
const MAX_CHANGES = 200;

/** Who may note that an entry is broken. */
const READERS = [unpackText, checkTerms];

/** A post that was found. */
export interface FoundPost extends ReturnType<typeof describeHit> {
  readonly post: PostEntry;
}

/** The best posts in order, and how many there are in all. */
export interface Found {
  readonly posts: readonly FoundPost[];
  readonly total: number;
}

/** A post as the index has it. */
interface SearchedPost {
  readonly post: PostEntry;
  readonly text: PackedText | undefined;
}

interface SearchParts {
  readonly published: PublishedItems;
  readonly texts: Texts;
  readonly formats: Pick<ShardFormats, 'dictionary' | 'dictionaries'>;
  readonly cache: ReadCache;
  readonly clock: Clock;
  readonly broken: BrokenDocuments;
}

/**
 * Search over the posts that visitors see, in an index that each instance keeps in memory.
 *
 * @see docs/adr/0021-search.md
 */
export class SearchService {
  private index = new SearchIndex();
  /** As the index has them. */
  private indexed = new Map<string, SearchedPost>();
  /** Of two updates the second begins when the first is through: each yields to other work in between. */
  private readonly updates = new SerialQueues();

  constructor(private readonly parts: SearchParts) {}

  /** Posts that match, the best first. 0 reads when warm, else at most 130, however many posts there are. */
  async search(query: string, limit: number): Promise<Found> {
    const load = async () => {
      const { readTime } = await this.upToDate();
      const now = this.parts.clock.now();
      const isVisible = (id: string): boolean => {
        const entry = this.indexed.get(id);
        return entry !== undefined && isPublic(entry.post, now);
      };
      const { hits, total } = this.index.search(query, { limit, isVisible });
      const posts = hits.flatMap(({ id, terms }) => {
        const entry = this.indexed.get(id);
        return entry ? [this.describe(entry, terms)] : [];
      });
      return { value: { posts, total }, readTime };
    };
    return this.parts.cache.get(`search:${String(limit)}:${query}`, load, BUILD_TIMEOUT_MS);
  }

  /** Sees to it that the index has every post that was written before the call. */
  private async upToDate(): Promise<{ readonly readTime: string }> {
    const load = async () => {
      const { published: posts, texts: stored, formats } = this.parts;
      const looks = [posts.all(), stored.refresh(), formats.dictionary()] as const;
      const [published, texts] = await Promise.all(looks);
      // As a rule all name the one that was read beside them.
      await formats.dictionaries.loadFor(texts.values.values());
      await this.updates.run('index', () => this.update(published.itemsOf(POST_KIND), texts.values));
      const readTime = published.readTime < texts.readTime ? published.readTime : texts.readTime;
      return { value: { readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    };
    return this.parts.cache.get('search-index', load, BUILD_TIMEOUT_MS);
  }

  private async update(posts: readonly PostEntry[], texts: ReadonlyMap<string, PackedText>): Promise<void> {
    const turns = new Turns();
    const entries = posts.map((post) => ({ post, text: texts.get(post.id) }));
    const gone = new Map(this.indexed);
    const changed: SearchedPost[] = [];
    for (const entry of entries) {
      const known = gone.get(entry.post.id);
      gone.delete(entry.post.id);
      if (known && isSame(known, entry)) this.keep(known, entry);
      else changed.push(entry);
      if (turns.isOver) await turns.next();
    }
    if (this.index.size === 0 || changed.length + gone.size > MAX_CHANGES) await this.build(entries);
    else await this.change(changed, gone, turns);
    for (const id of gone.keys())
      for (const reader of READERS) this.parts.broken.forget(TEXTS_PLACE, id, reader);
  }

  /** Of what is the same: the known one would keep what its shard was before. */
  private keep(known: SearchedPost, entry: SearchedPost): void {
    this.indexed.set(entry.post.id, entry);
    if (known.text !== entry.text) this.read(checkTerms, entry.text?.terms, entry.post.id);
  }

  private async build(entries: readonly SearchedPost[]): Promise<void> {
    this.index = await buildIndex(this.documents(entries));
    this.indexed = new Map(entries.map((entry) => [entry.post.id, entry]));
  }

  /** One after the other. Searches meanwhile find what is there by then. */
  private async change(
    changed: readonly SearchedPost[],
    gone: ReadonlyMap<string, SearchedPost>,
    turns: Turns,
  ): Promise<void> {
    for (const [id, known] of gone) {
      this.index.remove(this.documentOf(known));
      this.indexed.delete(id);
      if (turns.isOver) await turns.next();
    }
    for (const entry of changed) {
      const known = this.indexed.get(entry.post.id);
      if (known) this.index.replace(this.documentOf(known), this.documentOf(entry));
      else this.index.add(this.documentOf(entry));
      this.indexed.set(entry.post.id, entry);
      if (turns.isOver) await turns.next();
    }
  }

  /** One at a time. */
  private *documents(entries: readonly SearchedPost[]): Generator<SearchDocument> {
    for (const entry of entries) yield this.documentOf(entry);
  }

  private documentOf(entry: SearchedPost): SearchDocument {
    const { post } = entry;
    const { title = [], tags = [], authors = [], ...others } = POST_KIND.searchedOf(post);
    return {
      id: post.id,
      title: title.join('\n'),
      tags,
      authors,
      excerpt: Object.values(others).flat().join('\n'),
      text: this.termsOf(entry),
      publishedAt: post.publishedAt ?? post.createdAt,
    };
  }

  private describe(entry: SearchedPost, terms: readonly string[]): FoundPost {
    const { title, excerpt } = entry.post;
    return { post: entry.post, ...describeHit(terms, { title, excerpt, text: this.textOf(entry) }) };
  }

  /** A text that can't be read costs its post the words in it, and no other post anything. */
  private textOf({ post, text }: SearchedPost): string {
    return (text && this.read(unpackText, text, post.id)) ?? '';
  }

  /** Those that were prepared; where there are none that can be read, of the text. */
  private termsOf(entry: SearchedPost): PreparedTerms {
    const { post, text } = entry;
    const packed = this.read(checkTerms, text?.terms, post.id);
    const prepared = packed && this.parts.formats.dictionaries.prepare(packed);
    return prepared ?? { packed: packTerms(this.textOf(entry)), dictionary: null };
  }

  /** Notes under the reader's name what is broken: of one entry the terms may be, or the text. */
  private read<Stored, Value>(reader: (stored: Stored) => Value, stored: Stored, id: string): Value | null {
    const { broken } = this.parts;
    try {
      const value = reader(stored);
      broken.forget(TEXTS_PLACE, id, reader);
      return value;
    } catch (error) {
      broken.note(TEXTS_PLACE, id, reader, error);
      return null;
    }
  }
}

/** Whether a post is indexed as it is now: its terms follow from its text. */
function isSame(known: SearchedPost, entry: SearchedPost): boolean {
  return isDeepStrictEqual(known.post, entry.post) && isDeepStrictEqual(known.text?.text, entry.text?.text);
}
