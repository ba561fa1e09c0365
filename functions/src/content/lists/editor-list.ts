import { z } from 'zod';
import type { Page } from '../../documents/index.js';
import { foldText } from '../../shared/index.js';
import { once } from '../../shared/once.js';
import { isPublic, type ContentSummary } from '../content-item.js';
import { STATUSES } from '../content.fields.js';

const SORT_VALUES = {
  updated_at: ({ updatedAt }: ContentSummary) => updatedAt.getTime(),
  created_at: ({ createdAt }: ContentSummary) => createdAt.getTime(),
  published_at: ({ publishedAt }: ContentSummary) => publishedAt?.getTime() ?? null,
  title: ({ title }: ContentSummary) => title,
  slug: ({ slug }: ContentSummary) => slug,
  status: ({ status }: ContentSummary) => status,
  reading_time_minutes: ({ readingTimeMinutes }: ContentSummary) => readingTimeMinutes,
};

type SortKey = keyof typeof SORT_VALUES;

/** What the editors' list can be sorted by, as the API names it. */
export const SORT_KEYS = Object.keys(SORT_VALUES) as SortKey[];

/** Such as `title`, or `-updated_at` for the last changed first. */
export type Sort = SortKey | `-${SortKey}`;

/** What the editors' list can be narrowed to: `scheduled` are those of the published that have not appeared yet. */
export const STATUS_FILTERS = [...STATUSES, 'scheduled'] as const;

/** A span of a time that items have. */
export interface Span {
  readonly of: 'createdAt' | 'updatedAt' | 'publishedAt';
  readonly from: Date | null;
  readonly to: Date | null;
}

/** What the editors' list is narrowed to, and its order. */
export interface EditorFilter {
  /** Those that may be in it, in the trash as well; null for any. */
  readonly ids: readonly string[] | null;
  /** Null for all but the trash. */
  readonly status: (typeof STATUS_FILTERS)[number] | null;
  /** Id of an author. */
  readonly author: string | null;
  /** What its slug is. */
  readonly slug: string | null;
  /** Whether there is a working copy of it. */
  readonly hasChanges: boolean | null;
  /** Items that have each of these times from `from` on and before `to`; null for any. */
  readonly spans: readonly Span[];
  /** Of the reading time, both included; null for any. */
  readonly minutes: { readonly min: number | null; readonly max: number | null };
  /** Words that are all found in the slug or in what the kind's fields say is searched in the directory; null for any item. */
  readonly query: string | null;
  readonly sort: Sort;
}

/** Where an item stands in a sorted list; null as a sort value stands after all others. */
export const listPosition = z.object({ value: z.union([z.number(), z.string(), z.null()]), id: z.string() });

/** See listPosition. */
export type ListPosition = z.output<typeof listPosition>;

interface EditorWindow<Summary> {
  readonly now: Date;
  /** What the kind's own fields are narrowed to; every item when absent. */
  readonly matches?: (item: Summary) => boolean;
  /** Ids of the items that there is a working copy of; asked for where the filter says something of it. */
  readonly changed?: ReadonlySet<string>;
  readonly after: ListPosition | null;
  readonly limit: number;
  /** As ContentKind.searchedOf. */
  readonly searchedOf: (item: Summary) => Readonly<Record<string, readonly string[]>>;
}

/** Made with the first list: a start would wait for its tables. */
const collator = once(() => new Intl.Collator('en', { sensitivity: 'base', numeric: true }));

/**
 * The first `limit` of those items that pass the filter and stand after `after`, in the filter's order; how many there are on
 * all pages together; and where the page ends, null when no further one follows.
 */
export function editorPage<Summary extends ContentSummary>(
  items: Iterable<Summary>,
  filter: EditorFilter,
  { now, matches = () => true, changed = new Set(), after, limit, searchedOf }: EditorWindow<Summary>,
): Page<Summary, ListPosition> & { readonly total: number } {
  const textOf = (item: Summary) => searchedText(item, () => Object.values(searchedOf(item)).flat());
  const key = filter.sort.replace('-', '') as SortKey;
  const compare = comparer(filter.sort.startsWith('-') ? -1 : 1);
  const words = filter.query === null ? [] : foldText(filter.query).split(/\s+/);
  const { ids } = filter;
  const found = [...items]
    .filter(({ id }) => ids === null || ids.includes(id))
    .filter((item) => (ids !== null && filter.status === null) || hasStatus(item, filter.status, now))
    .filter((item) => isOf(item, filter) && matches(item))
    .filter(({ id }) => filter.hasChanges === null || changed.has(id) === filter.hasChanges)
    .filter((item) => words.every((word) => textOf(item).includes(word)))
    .map((item) => ({ item, position: { value: SORT_VALUES[key](item), id: item.id } }))
    .sort((a, b) => compare(a.position, b.position));
  const rest = after ? found.filter(({ position }) => compare(position, after) > 0) : found;
  const page = rest.slice(0, limit);
  return {
    items: page.map(({ item }) => item),
    total: found.length,
    end: rest.length > limit ? (page.at(-1)?.position ?? null) : null,
  };
}

function hasStatus(item: ContentSummary, status: EditorFilter['status'], now: Date): boolean {
  if (status === null) return item.status !== 'trashed';
  if (status === 'scheduled') return item.status === 'published' && !isPublic(item, now);
  return item.status === status;
}

function isOf(item: ContentSummary, { author, slug, spans, minutes: { min, max } }: EditorFilter): boolean {
  if (author !== null && !item.authors.some(({ id }) => id === author)) return false;
  if (slug !== null && item.slug !== slug) return false;
  if (item.readingTimeMinutes < (min ?? 0) || item.readingTimeMinutes > (max ?? Infinity)) return false;
  return spans.every(({ of, from, to }) => {
    const time = item[of];
    return time !== null && (from === null || time >= from) && (to === null || time < to);
  });
}

/** Compares two places in the list. @param direction 1 for ascending, -1 for descending */
function comparer(direction: 1 | -1): (a: ListPosition, b: ListPosition) => number {
  return (a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else {
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : collator().compare(String(a.value), String(b.value));
      if (order !== 0) return direction * order;
    }
    return a.id === b.id ? 0 : direction * (a.id < b.id ? -1 : 1);
  };
}

/** What items are found by, kept as long as they are: of thousands it takes longer than all else in a search. */
const searchedTexts = new WeakMap<ContentSummary, string>();

function searchedText(item: ContentSummary, textsOf: () => readonly string[]): string {
  const known = searchedTexts.get(item);
  if (known !== undefined) return known;
  const text = foldText([item.slug, ...textsOf()].join('\n'));
  searchedTexts.set(item, text);
  return text;
}
