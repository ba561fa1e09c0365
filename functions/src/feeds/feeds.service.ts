import type { Clock, ReadCache } from '../platform/index.js';
import { withAbsoluteLinks } from '../content/index.js';
import type { PostsRepository } from '../posts/index.js';
import { feedEntry, type Feed } from './feed.js';
import type { SitePlace } from './site.js';

/** Posts in a feed. */
export const FEED_LENGTH = 20;

interface FeedsParts {
  readonly posts: PostsRepository;
  readonly cache: ReadCache;
  readonly site: SitePlace;
  readonly clock: Clock;
}

/** The newest posts for feed readers. */
export class FeedsService {
  constructor(private readonly parts: FeedsParts) {}

  /** Whose feed it is. */
  get site(): SitePlace {
    return this.parts.site;
  }

  /** The newest 20 posts that visitors see, all or of one tag. 0 reads when kept, else 20 in 1 round trip. */
  async newest(tag: string | null): Promise<Feed> {
    return this.parts.cache.get(`feed:${tag ?? ''}`, async () => {
      const { value, readTime } = await this.parts.posts.listNewest(FEED_LENGTH, tag, this.parts.clock.now());
      const entries = await Promise.all(
        value.map(async (post) => {
          const contentHtml = await withAbsoluteLinks(
            post.contentHtml,
            this.site.addresses.urlOf('post', post.slug),
          );
          return feedEntry(this.site, post, contentHtml);
        }),
      );
      return { value: { tag, entries }, readTime };
    });
  }
}
