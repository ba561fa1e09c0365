import { findRelated, type Published, type Related } from '../content/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import { BY_TIME, MAX_PAGE_ITEMS, type Cursors, type PageRequest, type Position } from '../shared/index.js';
import type { PostEntry, PostSummary, PostTypes, PublicPost } from './post.js';
import type { PostsRepository, PublicListing } from './posts.repository.js';

/** How many posts are read at once for a page with their content, so that an instance has no more of them in memory. */
const CONTENT_BATCH = 8;

/** How often that is at most for a page. */
export const MAX_CONTENT_BATCHES = Math.ceil(MAX_PAGE_ITEMS / CONTENT_BATCH);

/** After so many characters of HTML a page ends, however few posts it has. */
const MAX_CONTENT_CHARACTERS = 2_000_000;

/** One page of a list and the cursor of the next, null at the end. */
export interface Listed<Item = PostSummary> {
  readonly posts: readonly Item[];
  readonly nextCursor: string | null;
  /** How many posts there are on all pages, where that was asked for. */
  readonly total?: number;
}

/** What the public list is narrowed to. */
export type PublicFilter = Pick<PublicListing, 'tag' | 'author' | 'featured' | 'archive'>;

/** What the public list is asked for: which posts, which page of them, and whether it tells how many there are. */
export interface PublicQuery extends PageRequest {
  readonly filter: PublicFilter;
  readonly hasTotal: boolean;
}

/** Posts in place of their entries, up to the entry before which the page ends. */
interface Loaded<Item> {
  readonly posts: readonly Item[];
  readonly count: number;
}

interface PostListsParts {
  readonly posts: PostsRepository;
  readonly published: Published<PostTypes>;
  readonly cursors: Cursors;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** Many posts at once, for visitors. */
export class PostListsService {
  constructor(private readonly parts: PostListsParts) {}

  /**
   * Posts that visitors see, the newest first. 0 reads when kept, else limit + 1 in 1 round trip; of several filters and with a total
   * as Shards.refresh, whatever the page.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listPublic(query: PublicQuery): Promise<Listed> {
    const { tag, author, featured } = query.filter;
    const hasIndex = [tag, author, featured].filter((filter) => filter !== null).length <= 1;
    if (hasIndex && !query.hasTotal) return this.listByQuery(query);
    return this.listByDirectory(query, 'summaries', (entries) =>
      Promise.resolve({ posts: entries, count: entries.length }),
    );
  }

  /**
   * The same with all that visitors see of each post. A page may have fewer than `limit`, where their content is long. 0 reads when
   * kept, else as Shards.refresh and 1 for each post in a round trip for each 8.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listWhole(query: PublicQuery): Promise<Listed<PublicPost>> {
    return this.listByDirectory(query, 'whole', (entries) => this.loadWhole(entries));
  }

  private async listByQuery(query: PublicQuery): Promise<Listed> {
    const now = this.parts.clock.now();
    const { list, after, key } = this.pageOf(query, now);
    return this.parts.cache.get(key, async () => {
      const listing = { limit: query.limit, after, ...query.filter };
      const { value, readTime } = await this.parts.posts.listPublic(listing, now);
      const { items: posts, end } = value;
      return { value: { posts, nextCursor: end && list.encode(end, now) }, readTime };
    });
  }

  /** What Firestore has no index for: a page out of all that is published. */
  private async listByDirectory<Item>(
    query: PublicQuery,
    form: string,
    load: (entries: readonly PostEntry[]) => Promise<Loaded<Item>>,
  ): Promise<Listed<Item>> {
    const now = this.parts.clock.now();
    const { list, after, key } = this.pageOf(query, now);
    return this.parts.published.derive(`${key}:${form}:${String(query.hasTotal)}`, async (visible) => {
      const matching = visible.filter((entry) => matches(entry, query.filter));
      const rest = after ? matching.filter((entry) => isBehind(entry, after)) : matching;
      const { posts, count } = await load(rest.slice(0, query.limit));
      const last = count < rest.length ? rest[count - 1] : undefined;
      const nextCursor = last?.publishedAt ? list.encode({ time: last.publishedAt, id: last.id }, now) : null;
      return { posts, nextCursor, ...(query.hasTotal && { total: matching.length }) };
    });
  }

  private async loadWhole(entries: readonly PostEntry[]): Promise<Loaded<PublicPost>> {
    const posts: PublicPost[] = [];
    let count = 0;
    for (let characters = 0; count < entries.length && characters < MAX_CONTENT_CHARACTERS;) {
      const batch = entries.slice(count, count + CONTENT_BATCH).map(({ id }) => id);
      const found = await this.parts.posts.getShown(batch, this.parts.clock.now());
      for (const id of batch) {
        if (characters >= MAX_CONTENT_CHARACTERS) break;
        const post = found.get(id);
        if (post) posts.push(post);
        characters += post?.contentHtml.length ?? 0;
        count += 1;
      }
    }
    return { posts, count };
  }

  private pageOf({ limit, cursor, filter }: PublicQuery, now: Date) {
    const name = `public:${JSON.stringify(filter)}`;
    const list = this.parts.cursors.of(name, BY_TIME);
    const after = list.decode(cursor, now);
    const begin = after ? `${String(after.time.getTime())}:${after.id}` : '';
    return { list, after, key: `${name}:${String(limit)}:${begin}` };
  }

  /** What leads on from a post; null when visitors see none of this slug. 0 reads when kept, else as Shards.refresh. */
  async findRelated(slug: string, limit: number): Promise<Related<PostSummary> | null> {
    return this.parts.published.derive(`related:${slug}:${String(limit)}`, (visible) =>
      findRelated(visible, slug, limit),
    );
  }
}

function matches(
  { tags, authors, featured, publishedAt }: PostEntry,
  { tag, author, featured: wanted, archive }: PublicFilter,
): boolean {
  return (
    (tag === null || tags.includes(tag)) &&
    (author === null || authors.some(({ id }) => id === author)) &&
    (wanted === null || featured === wanted) &&
    (archive === null || (publishedAt !== null && publishedAt >= archive.from && publishedAt < archive.to))
  );
}

/** Whether a post comes later in a list whose first is the newest. */
function isBehind({ id, publishedAt }: PostEntry, { time, id: lastId }: Position): boolean {
  const difference = (publishedAt?.getTime() ?? 0) - time.getTime();
  return difference < 0 || (difference === 0 && id < lastId);
}
