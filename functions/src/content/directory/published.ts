import type { Clock, ReadCache } from '../../platform/index.js';
import { isPublic, newestFirst, type ContentEntry } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Places } from './directory.repository.js';

/** How long what is derived is kept while nothing is written, in ms. */
const MAX_AGE_MS = 60 * 60 * 1000;

/** The kinds that something is derived from. */
type KindsByName = Readonly<Record<string, ContentTypes>>;

/** What visitors see of each kind, the newest first. */
export type VisibleOf<Kinds extends KindsByName> = {
  readonly [Name in keyof Kinds]: readonly Kinds[Name]['entry'][];
};

interface PublishedItemsParts {
  readonly places: Places;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** What visitors may know of all items of all kinds at once, from this instance's copy of the directory: one look serves all kinds. */
export class PublishedItems {
  constructor(private readonly parts: PublishedItemsParts) {}

  /**
   * What `from` makes of the items of some kinds that visitors see. Kept until something is written or the next one appears by
   * its time. 0 reads when kept, else as Shards.refresh.
   *
   * @param key names the value among all that are kept
   */
  async derive<Kinds extends KindsByName, Value>(
    key: string,
    kinds: { readonly [Name in keyof Kinds]: ContentKind<Kinds[Name]> },
    from: (visible: VisibleOf<Kinds>) => Value | Promise<Value>,
  ): Promise<Value> {
    return this.parts.cache.get(key, async () => {
      const { itemsOf, readTime } = await this.all();
      const now = this.parts.clock.now();
      const visible: Record<string, readonly ContentEntry[]> = {};
      let maxAgeMs = MAX_AGE_MS;
      for (const [name, kind] of Object.entries(kinds) as [string, ContentKind<ContentTypes>][]) {
        const items = itemsOf(kind);
        const first = items.findIndex((item) => isPublic(item, now));
        const begin = first < 0 ? items.length : first;
        visible[name] = items.slice(begin);
        maxAgeMs = Math.min(maxAgeMs, untilSeen(items[begin - 1], now));
      }
      return { value: await from(visible as VisibleOf<Kinds>), readTime, maxAgeMs };
    });
  }

  /**
   * Published items of each kind, the newest first: those with a date in the future, and then those that visitors see. 0 reads when kept, else as
   * Shards.refresh.
   */
  async all() {
    return this.parts.cache.get('directory', async () => {
      const { published, readTime } = await this.parts.places.publishedOfAll();
      const sorted = new Set<string>();
      // A function, so that the cache does not count again what the directory's copy holds anyway; of a kind that nobody asks
      // for nothing is sorted.
      const itemsOf = <T extends ContentTypes>({ name }: ContentKind<T>): readonly T['entry'][] => {
        const items = published.get(name) ?? [];
        if (!sorted.has(name)) items.sort(newestFirst);
        sorted.add(name);
        return items;
      };
      return { value: { itemsOf, readTime }, readTime, maxAgeMs: MAX_AGE_MS };
    });
  }
}

/** What visitors may know of all items of one kind at once. */
export class Published<T extends ContentTypes> {
  constructor(
    private readonly kind: ContentKind<T>,
    private readonly all: PublishedItems,
  ) {}

  /** As PublishedItems.derive. @param key names the value among all that are kept */
  async derive<Value>(
    key: string,
    from: (visible: readonly T['entry'][]) => Value | Promise<Value>,
  ): Promise<Value> {
    return this.all.derive(key, { only: this.kind }, ({ only }) => from(only));
  }
}

/** Until an item appears, in ms. */
function untilSeen(item: ContentEntry | undefined, now: Date): number {
  return (item?.publishedAt?.getTime() ?? Infinity) - now.getTime();
}
