import { z } from 'zod';
import { foldText } from '../shared/index.js';
import type { PostStatus, PostSummary } from './post.js';

/** What the editors' list can be sorted by, as the API names it. */
export const SORT_KEYS = ['updated_at', 'created_at', 'published_at', 'title'] as const;

type SortKey = (typeof SORT_KEYS)[number];

/** Such as `title`, or `-updated_at` for the last changed first. */
export type Sort = SortKey | `-${SortKey}`;

/** What the editors' list is narrowed to, and its order. */
export interface EditorFilter {
  /** Null for all but the trash. */
  readonly status: PostStatus | null;
  /** Words that are all found in the title, slug, excerpt, tags or authors' names; null for any post. */
  readonly query: string | null;
  readonly sort: Sort;
}

/** Where a post stands in a sorted list; null as a sort value stands after all others. */
export const listPosition = z.object({ value: z.union([z.number(), z.string(), z.null()]), id: z.string() });

/** See listPosition. */
export type ListPosition = z.output<typeof listPosition>;

/** A page of the editors' list. */
export interface EditorPage {
  readonly posts: readonly PostSummary[];
  /** On all pages together. */
  readonly total: number;
  /** Where the page ends; null when no further one follows. */
  readonly end: ListPosition | null;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The first `limit` of those posts that pass the filter and stand after `after`, in the filter's order. */
export function editorPage(
  posts: Iterable<PostSummary>,
  filter: EditorFilter,
  after: ListPosition | null,
  limit: number,
): EditorPage {
  const key = filter.sort.replace('-', '') as SortKey;
  const compare = comparer(filter.sort.startsWith('-') ? -1 : 1);
  const words = foldText(filter.query ?? '').split(/\s+/);
  const found = [...posts]
    .filter((post) => (filter.status ? post.status === filter.status : post.status !== 'trashed'))
    .filter((post) => includesAll(post, words))
    .map((post) => ({ post, position: { value: sortValue(post, key), id: post.id } }))
    .sort((a, b) => compare(a.position, b.position));
  const rest = after ? found.filter(({ position }) => compare(position, after) > 0) : found;
  const page = rest.slice(0, limit);
  return {
    posts: page.map(({ post }) => post),
    total: found.length,
    end: rest.length > limit ? (page.at(-1)?.position ?? null) : null,
  };
}

function sortValue(post: PostSummary, key: SortKey): ListPosition['value'] {
  switch (key) {
    case 'title':
      return post.title;
    case 'created_at':
      return post.createdAt.getTime();
    case 'updated_at':
      return post.updatedAt.getTime();
    case 'published_at':
      return post.publishedAt?.getTime() ?? null;
  }
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
          : collator.compare(String(a.value), String(b.value));
      if (order !== 0) return direction * order;
    }
    return a.id === b.id ? 0 : direction * (a.id < b.id ? -1 : 1);
  };
}

function includesAll(
  { title, slug, excerpt, tags, authors }: PostSummary,
  words: readonly string[],
): boolean {
  const text = foldText([title, slug, excerpt, ...tags, ...authors.map(({ name }) => name)].join('\n'));
  return words.every((word) => text.includes(word));
}
