import type { Clock, ReadCache } from '../platform/index.js';
import type { Cursors, PageRequest } from '../shared/index.js';
import { editorPage, type EditorFilter, type ListPosition } from './editor-list.js';
import type { PostSummary } from './post.js';
import type { PostDirectory } from './post-directory.repository.js';
import type { PostsRepository, PublicListing } from './posts.repository.js';
import type { PublishedPosts } from './published-posts.js';
import { findRelated, type RelatedPosts } from './related-posts.js';

/** One page of a list and the cursor of the next, null at the end. */
export interface Listed {
  readonly posts: readonly PostSummary[];
  readonly nextCursor: string | null;
}

/** One page of the editors' list, and how many posts there are on all pages. */
export interface EditorListed extends Listed {
  readonly total: number;
}

/** What the public list is narrowed to. */
export type PublicFilter = Pick<PublicListing, 'tag' | 'author' | 'featured' | 'archive'>;

/** Many posts at once. */
export class PostListsService {
  constructor(
    private readonly posts: PostsRepository,
    private readonly directory: PostDirectory,
    private readonly published: PublishedPosts,
    private readonly cursors: Cursors,
    private readonly cache: ReadCache,
    private readonly clock: Clock,
  ) {}

  /**
   * Posts that visitors see, the newest first. 0 reads when kept, else limit + 1 in 1 round trip.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listPublic({ limit, cursor }: PageRequest, filter: PublicFilter): Promise<Listed> {
    const now = this.clock.now();
    const list = `public:${JSON.stringify(filter)}`;
    const after = cursor === undefined ? null : this.cursors.decode(list, cursor, now);
    const key = `${list}:${String(limit)}:${after ? `${String(after.time.getTime())}:${after.id}` : ''}`;
    return this.cache.get(key, async () => {
      const { value, readTime } = await this.posts.listPublic({ limit, after, ...filter }, now);
      const { posts, end } = value;
      const nextCursor = end && this.cursors.encode(list, end, now);
      return { value: { posts, nextCursor }, readTime };
    });
  }

  /**
   * Posts for editors, as they are stored now. Costs what PostShards.refresh does, whatever the page, filter and order.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async listForEditors({ limit, cursor }: PageRequest, filter: EditorFilter): Promise<EditorListed> {
    const now = this.clock.now();
    const list = `editors:${JSON.stringify(filter)}`;
    const after =
      cursor === undefined ? null : (JSON.parse(this.cursors.decodeText(list, cursor, now)) as ListPosition);
    const { values } = await this.directory.refresh();
    const { posts, total, end } = editorPage(values.values(), filter, after, limit);
    const nextCursor = end && this.cursors.encodeText(list, JSON.stringify(end), now);
    return { posts, total, nextCursor };
  }

  /** What leads on from a post; null when visitors see none of this slug. 0 reads when kept, else as PostShards.refresh. */
  async findRelated(slug: string, limit: number): Promise<RelatedPosts | null> {
    return this.published.derive(`related:${slug}:${String(limit)}`, (visible) =>
      findRelated(visible, slug, limit),
    );
  }
}
