import type { ContentSummary } from '../content-item.js';
import { isSameSlug } from '../slugs/slug.js';

/** What has tags. */
interface Tagged extends ContentSummary {
  readonly tags: readonly string[];
}

/** What leads on from an item. */
export interface Related<Summary> {
  /** Published just before it; null for the first one. */
  readonly previous: Summary | null;
  /** Published just after it; null for the newest. */
  readonly next: Summary | null;
  /** Items with tags in common, the closest first. */
  readonly related: readonly Summary[];
}

/**
 * The neighbours of an item, and up to `limit` with tags in common. A tag that few have says more than one that all
 * have; of those that are equally close the newer one comes first.
 *
 * @param items those that visitors see, the newest first
 * @returns null when none of them has this slug
 */
export function findRelated<Summary extends Tagged>(
  items: readonly Summary[],
  slug: string,
  limit: number,
): Related<Summary> | null {
  const index = items.findIndex((item) => isSameSlug(item.slug, slug));
  const item = items[index];
  if (!item) return null;
  const weights = tagWeights(item, items);
  const related = items
    .filter((other) => other !== item)
    .map((other) => ({ other, closeness: closeness(item, other, weights) }))
    .filter(({ closeness }) => closeness > 0)
    // Stable: equal ones stay in the order of their dates.
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, limit)
    .map(({ other }) => other);
  return { previous: items[index + 1] ?? null, next: items[index - 1] ?? null, related };
}

/** How much each tag of an item says: the inverse document frequency of the field's textbooks, never 0. */
function tagWeights(item: Tagged, items: readonly Tagged[]): ReadonlyMap<string, number> {
  const counts = new Map(item.tags.map((tag) => [tag, 0]));
  for (const { tags } of items) {
    for (const tag of tags) {
      const count = counts.get(tag);
      if (count !== undefined) counts.set(tag, count + 1);
    }
  }
  return new Map([...counts].map(([tag, count]) => [tag, Math.log(1 + items.length / count)]));
}

function closeness(item: Tagged, other: Tagged, weights: ReadonlyMap<string, number>): number {
  return item.tags
    .filter((tag) => other.tags.includes(tag))
    .reduce((sum, tag) => sum + (weights.get(tag) ?? 0), 0);
}
