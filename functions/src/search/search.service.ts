import { isDeepStrictEqual } from 'node:util';
import { isPublic, TEXTS_PLACE, unpackText, type PackedText, type Texts } from '../content/index.js';
import type { BrokenDocuments, Clock, ReadCache } from '../platform/index.js';
import { POST_KIND, type PostEntry, type PublishedPosts } from '../posts/index.js';
import { SerialQueues } from '../shared/index.js';
import { describeHit } from './describe-hit.js';
import type { SearchDocument } from './engine/search-document.js';
import { SearchIndex } from './engine/search-index.js';

/** How long the index is kept while no post is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/**
 * How long a search may wait for the index, in ms: a new instance needs seconds of its processor to build that of 5,000
 * posts. Under the handlers' own 15 s; what is built by then is there for the next search.
 */
const BUILD_TIMEOUT_MS = 14_000;

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
interface Indexed {
  readonly post: PostEntry;
  readonly text: PackedText | undefined;
}

interface SearchParts {
  readonly published: PublishedPosts;
  readonly texts: Texts;
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
  private readonly index = new SearchIndex();
  private readonly indexed = new Map<string, Indexed>();
  /** Of two updates the second begins when the first is through: each yields to other work in between. */
  private readonly updates = new SerialQueues();

  constructor(private readonly parts: SearchParts) {}

  /** Posts that match, the best first. 0 reads when warm, else at most 128, however many posts there are. */
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
      const [published, texts] = await Promise.all([this.parts.published.all(), this.parts.texts.refresh()]);
      await this.updates.run('index', () => this.update(published.items(), texts.values));
      const readTime = published.readTime < texts.readTime ? published.readTime : texts.readTime;
      return { value: { readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    };
    return this.parts.cache.get('search-index', load, BUILD_TIMEOUT_MS);
  }

  private async update(posts: readonly PostEntry[], texts: ReadonlyMap<string, PackedText>): Promise<void> {
    const gone = new Set(this.indexed.keys());
    const changed: Indexed[] = [];
    for (const post of posts) {
      gone.delete(post.id);
      const entry = { post, text: texts.get(post.id) };
      if (!isSame(this.indexed.get(post.id), entry)) changed.push(entry);
    }
    for (const id of gone) {
      this.index.remove(id);
      this.indexed.delete(id);
    }
    await this.index.putAll(this.documents(changed));
  }

  /** Unpacked one at a time. Each counts as indexed once the index has it and asks for the next one. */
  private *documents(entries: readonly Indexed[]): Generator<SearchDocument> {
    for (const entry of entries) {
      const { post } = entry;
      const { title = [], tags = [], authors = [], ...others } = POST_KIND.searchedOf(post);
      yield {
        id: post.id,
        title: title.join('\n'),
        tags,
        authors,
        excerpt: Object.values(others).flat().join('\n'),
        text: this.textOf(entry),
        publishedAt: post.publishedAt ?? post.createdAt,
      };
      this.indexed.set(post.id, entry);
    }
  }

  private describe(entry: Indexed, terms: readonly string[]): FoundPost {
    const { title, excerpt } = entry.post;
    return { post: entry.post, ...describeHit(terms, { title, excerpt, text: this.textOf(entry) }) };
  }

  /** A text that can't be read costs its post the words in it, and no other post anything. */
  private textOf({ post, text }: Indexed): string {
    try {
      const unpacked = text ? unpackText(text) : '';
      this.parts.broken.forget(TEXTS_PLACE, post.id, this);
      return unpacked;
    } catch (error) {
      this.parts.broken.note(TEXTS_PLACE, post.id, this, error);
      return '';
    }
  }
}

/** Of what was not written again the directory and the texts give the same objects. */
function isSame(known: Indexed | undefined, entry: Indexed): boolean {
  if (known?.post === entry.post && known.text === entry.text) return true;
  return isDeepStrictEqual(known, entry);
}
