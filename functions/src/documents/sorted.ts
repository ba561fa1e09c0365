import { z } from 'zod';
import type { Page } from './page.js';
import type { Snapshot } from './document-reader.js';
import { isTimestamp } from './stored-values.js';

/** What a list is sorted by, and then by id: a stored field and what whole documents have in it. */
export interface SortField {
  readonly field: string;
  readonly holds: 'time' | 'text' | 'number';
}

/** A list's order: `name`, or `-name` for the other way round. */
type SortBy<Name extends string> = Name | `-${Name}`;

/** Where a page of such a list ends, as its cursor has it: the last one's value, a time in ms, and its id. */
export const SORTED_END = z.tuple([z.union([z.number(), z.string()]), z.string()]);

/** See SORTED_END. */
export type SortedEnd = z.output<typeof SORTED_END>;

/** Firestore's Query, known by what is used of it. */
interface SortableQuery<Query> {
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  startAt(value: unknown): Query;
  startAfter(value: unknown, id: string): Query;
  endAt(value: unknown): Query;
}

/** The first and the last of what a field may hold. Firestore sorts values of other types before and behind them. */
const BOUNDS = {
  time: [new Date('0001-01-01T00:00:00.000Z'), new Date('9999-12-31T23:59:59.999Z')],
  text: ['', '\u{10ffff}'],
  number: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
} as const;

/** A list by one of its orders: sorted queries, and the pages of them. */
export class SortedList<Name extends string> {
  private readonly sort: SortField;
  private readonly direction: 'asc' | 'desc';

  /** @param by one of the orders of `fields` */
  constructor(fields: Readonly<Record<Name, SortField>>, by: SortBy<Name>) {
    this.direction = by.startsWith('-') ? 'desc' : 'asc';
    this.sort = fields[by.replace(/^-/, '') as Name];
  }

  /** The query in this order, behind where a page ended. Documents that hold something else in the field are broken: it leaves them out. */
  query<Query extends SortableQuery<Query>>(query: Query, after: SortedEnd | null): Query {
    const { field, holds } = this.sort;
    const [low, high] = BOUNDS[holds];
    const [first, last] = this.direction === 'asc' ? [low, high] : [high, low];
    const sorted = query.orderBy(field, this.direction).orderBy('__name__', this.direction);
    const begun = after ? sorted.startAfter(...this.stored(after)) : sorted.startAt(first);
    return begun.endAt(last);
  }

  /**
   * A page of it. It may have fewer than `limit` documents where some are broken.
   *
   * @param docs of the query, limit + 1 where there are so many
   */
  page<Item>(
    docs: readonly Snapshot[],
    limit: number,
    reader: { whole(docs: readonly Snapshot[]): Item[] },
  ): Page<Item, SortedEnd> {
    const shown = docs.slice(0, limit);
    const last = shown.at(-1);
    return { items: reader.whole(shown), end: last && docs.length > limit ? this.endOf(last) : null };
  }

  private endOf(doc: Snapshot): SortedEnd {
    const value = doc.get(this.sort.field);
    return [isTimestamp(value) ? value.toDate().getTime() : (value as number | string), doc.id];
  }

  private stored([value, id]: SortedEnd): [unknown, string] {
    return [this.sort.holds === 'time' ? new Date(value) : value, id];
  }
}
