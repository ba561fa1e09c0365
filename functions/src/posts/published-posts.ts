import type { Clock, ReadCache } from '../platform/index.js';
import { isPublic } from './post.js';
import type { PostDirectory } from './post-directory.repository.js';
import type { DirectoryEntry } from './posts.codec.js';

/** How long what is derived is kept while no post is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** Published posts, those with a date in the future included, the newest first. */
export interface Published {
  /** A function, so that the cache does not count again what the directory's copy holds anyway. */
  readonly posts: () => readonly DirectoryEntry[];
  readonly readTime: string;
}

/** What visitors may know of all posts at once, from this instance's copy of the directory. */
export class PublishedPosts {
  constructor(
    private readonly directory: PostDirectory,
    private readonly cache: ReadCache,
    private readonly clock: Clock,
  ) {}

  /**
   * What `from` makes of the posts that visitors see, the newest first. Kept until a post is written or the next one
   * appears by its time. 0 reads when kept, else as PostShards.refresh.
   *
   * @param key names the value among all that are kept
   */
  async derive<T>(key: string, from: (visible: readonly DirectoryEntry[]) => T): Promise<T> {
    return this.cache.get(key, async () => {
      const { posts, readTime } = await this.all();
      const now = this.clock.now();
      const visible = posts().filter((post) => isPublic(post, now));
      return { value: from(visible), readTime, maxAgeMs: untilNext(posts(), now) };
    });
  }

  /** Current posts. 0 reads when kept, else as PostShards.refresh. */
  async all(): Promise<Published> {
    return this.cache.get('directory', async () => {
      const { values, readTime } = await this.directory.refresh();
      const posts = [...values.values()].filter(({ status }) => status === 'published').sort(newestFirst);
      return { value: { posts: () => posts, readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    });
  }
}

/** Until the next scheduled post appears, in ms; at most MAX_AGE_MS. */
function untilNext(posts: readonly DirectoryEntry[], now: Date): number {
  const next = posts.findLast(({ publishedAt }) => publishedAt !== null && publishedAt > now);
  return Math.min((next?.publishedAt?.getTime() ?? Infinity) - now.getTime(), MAX_AGE_MS);
}

function newestFirst(a: DirectoryEntry, b: DirectoryEntry): number {
  return (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0) || (a.id < b.id ? 1 : -1);
}
