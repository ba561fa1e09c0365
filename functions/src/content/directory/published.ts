import type { Clock, ReadCache } from '../../platform/index.js';
import { isPublic, type ContentEntry } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Directory } from './directory.repository.js';

/** How long what is derived is kept while nothing is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

interface PublishedParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly directory: Directory<T>;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** What visitors may know of all items of a kind at once, from this instance's copy of the directory. */
export class Published<T extends ContentTypes> {
  constructor(private readonly parts: PublishedParts<T>) {}

  /**
   * What `from` makes of the items that visitors see, the newest first. Kept until something is written or the next one
   * appears by its time. 0 reads when kept, else as Shards.refresh.
   *
   * @param key names the value among all that are kept
   */
  async derive<Value>(
    key: string,
    from: (visible: readonly T['entry'][]) => Value | Promise<Value>,
  ): Promise<Value> {
    return this.parts.cache.get(key, async () => {
      const { items, readTime } = await this.all();
      const now = this.parts.clock.now();
      const visible = items().filter((item) => isPublic(item, now));
      return { value: await from(visible), readTime, maxAgeMs: untilNext(items(), now) };
    });
  }

  /** Published items, those with a date in the future included, the newest first. 0 reads when kept, else as Shards.refresh. */
  async all() {
    return this.parts.cache.get(`directory:${this.parts.kind.name}`, async () => {
      const { values, readTime } = await this.parts.directory.refresh();
      const items = [...values.values()].filter(({ status }) => status === 'published').sort(newestFirst);
      // A function, so that the cache does not count again what the directory's copy holds anyway.
      return { value: { items: () => items, readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    });
  }
}

/** Until the next scheduled item appears, in ms; at most MAX_AGE_MS. */
function untilNext(items: readonly ContentEntry[], now: Date): number {
  const next = items.findLast(({ publishedAt }) => publishedAt !== null && publishedAt > now);
  return Math.min((next?.publishedAt?.getTime() ?? Infinity) - now.getTime(), MAX_AGE_MS);
}

function newestFirst(a: ContentEntry, b: ContentEntry): number {
  return (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0) || (a.id < b.id ? 1 : -1);
}
