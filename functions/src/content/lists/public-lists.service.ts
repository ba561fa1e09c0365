import { z } from 'zod';
import type { Clock } from '../../platform/index.js';
import type { Cursors, PageRequest } from '../../shared/index.js';
import type { ContentEntry } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Published } from '../directory/published.js';

/** One page of a public list, and the cursor of the next, null at the end. */
export interface PublicListed<T extends ContentTypes> {
  readonly items: readonly T['entry'][];
  readonly nextCursor: string | null;
}

/** What a public list is narrowed to. */
export interface PublicNarrowing<T extends ContentTypes> {
  /** The values asked for, as JSON: they name the list. */
  readonly asked: object;
  readonly matches: (item: T['entry']) => boolean;
}

/** No narrowing. */
const ALL = { asked: {}, matches: () => true };

/** Where an item stands in the list: by its order, in ms when it was published, and by its id. */
const position = z.object({ order: z.number(), time: z.number(), id: z.string() });

type Place = z.output<typeof position>;

interface PublicListsParts<T extends ContentTypes> {
  readonly kind: Pick<ContentKind<T>, 'plural'>;
  readonly published: Published<T>;
  /** What comes before the time: the least first. */
  readonly orderOf: (item: T['entry']) => number;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/**
 * Lists of a kind of which a site has few, out of the directory: by the order that editors gave, the newest of the same order
 * first.
 */
export class PublicListsService<T extends ContentTypes> {
  constructor(private readonly parts: PublicListsParts<T>) {}

  /**
   * One page of the items that visitors see. 0 reads when kept, else as Shards.refresh.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async list({ limit, cursor }: PageRequest, narrowing: PublicNarrowing<T> = ALL): Promise<PublicListed<T>> {
    const { kind, published, cursors, clock } = this.parts;
    const now = clock.now();
    const name = `public:${kind.plural}:${JSON.stringify(narrowing.asked)}`;
    const list = cursors.of(name, position);
    const after = list.decode(cursor, now);
    return published.derive(`${name}:${String(limit)}:${JSON.stringify(after)}`, (visible) => {
      const sorted = this.sorted(visible, narrowing).filter(
        (item) => !after || compare(this.placeOf(item), after) > 0,
      );
      const items = sorted.slice(0, limit);
      const last = items.at(-1);
      const nextCursor = last && sorted.length > limit ? list.encode(this.placeOf(last), now) : null;
      return { items, nextCursor };
    });
  }

  /** All items that visitors see, in the list's order. 0 reads when kept, else as Shards.refresh. */
  async all(narrowing: PublicNarrowing<T> = ALL): Promise<readonly T['entry'][]> {
    const key = `all:${this.parts.kind.plural}:${JSON.stringify(narrowing.asked)}`;
    return this.parts.published.derive(key, (visible) => this.sorted(visible, narrowing));
  }

  private sorted(visible: readonly T['entry'][], { matches }: PublicNarrowing<T>): T['entry'][] {
    return visible.filter(matches).sort((a, b) => compare(this.placeOf(a), this.placeOf(b)));
  }

  private placeOf(item: T['entry']): Place {
    const { publishedAt, id }: Pick<ContentEntry, 'publishedAt' | 'id'> = item;
    return { order: this.parts.orderOf(item), time: publishedAt?.getTime() ?? 0, id };
  }
}

function compare(a: Place, b: Place): number {
  if (a.order !== b.order) return a.order - b.order;
  if (a.time !== b.time) return b.time - a.time;
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}
