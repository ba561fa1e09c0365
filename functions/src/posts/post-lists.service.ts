import { findRelated, type Published, type Related } from '../content/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import { BY_TIME, type Cursors, type PageRequest } from '../shared/index.js';
import type { PostSummary, PostTypes } from './post.js';
import type { PostsRepository, PublicListing } from './posts.repository.js';

/** One page of a list and the cursor of the next, null at the end. */
export interface Listed {
  readonly posts: readonly PostSummary[];
  readonly nextCursor: string | null;
}

/** What the public list is narrowed to. */
export type PublicFilter = Pick<PublicListing, 'tag' | 'author' | 'featured' | 'archive'>;

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
   * Posts that visitors see, the newest first. 0 reads when kept, else limit + 1 in 1 round trip.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listPublic({ limit, cursor }: PageRequest, filter: PublicFilter): Promise<Listed> {
    const now = this.parts.clock.now();
    const name = `public:${JSON.stringify(filter)}`;
    const list = this.parts.cursors.of(name, BY_TIME);
    const after = list.decode(cursor, now);
    const key = `${name}:${String(limit)}:${after ? `${String(after.time.getTime())}:${after.id}` : ''}`;
    return this.parts.cache.get(key, async () => {
      const { value, readTime } = await this.parts.posts.listPublic({ limit, after, ...filter }, now);
      const { items: posts, end } = value;
      return { value: { posts, nextCursor: end && list.encode(end, now) }, readTime };
    });
  }

  /** What leads on from a post; null when visitors see none of this slug. 0 reads when kept, else as Shards.refresh. */
  async findRelated(slug: string, limit: number): Promise<Related<PostSummary> | null> {
    return this.parts.published.derive(`related:${slug}:${String(limit)}`, (visible) =>
      findRelated(visible, slug, limit),
    );
  }
}
