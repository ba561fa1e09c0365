import type { PostEntry, PublishedPosts } from '../../posts/index.js';

/** One page of a list of posts, counted from 1. */
export interface PostsPage {
  readonly posts: readonly PostEntry[];
  readonly number: number;
  /** How many pages there are, at least 1. */
  readonly pages: number;
  /** Posts on all pages. */
  readonly total: number;
}

/** What a list has of all posts. */
export interface PostsFilter {
  /** Names the filter among all that there are. */
  readonly key: string;
  readonly matches: (post: PostEntry) => boolean;
}

/** Every post. */
export const ALL_POSTS: PostsFilter = { key: 'all', matches: () => true };

/**
 * Lists of posts by number of page, from this instance's copy of the directory: a page far back costs what the first does, and
 * its address stays good.
 */
export class PagedPosts {
  constructor(private readonly published: PublishedPosts) {}

  /**
   * A page of those that visitors see, the newest first; null when the list has no such page. 0 reads when kept, else as
   * Shards.refresh.
   *
   * @param filter which posts
   * @param number of the page
   * @param size posts a page
   */
  async find(filter: PostsFilter, number: number, size: number): Promise<PostsPage | null> {
    const { key, matches } = filter;
    return this.published.derive(`page:${key}:${String(size)}:${String(number)}`, (visible) => {
      const matching = visible.filter(matches);
      const pages = Math.max(1, Math.ceil(matching.length / size));
      if (number > pages) return null;
      const posts = matching.slice((number - 1) * size, number * size);
      return { posts, number, pages, total: matching.length };
    });
  }
}
