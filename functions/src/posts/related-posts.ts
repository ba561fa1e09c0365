import type { PostSummary } from './post.js';

/** What leads on from a post. */
export interface RelatedPosts {
  /** Published just before it; null for the first post. */
  readonly previous: PostSummary | null;
  /** Published just after it; null for the newest. */
  readonly next: PostSummary | null;
  /** Posts with tags in common, the closest first. */
  readonly related: readonly PostSummary[];
}

/**
 * The neighbours of a post, and up to `limit` with tags in common. A tag that few posts have says more than one that all
 * have; of posts that are equally close the newer one comes first.
 *
 * @param posts those that visitors see, the newest first
 * @returns null when none of them has this slug
 */
export function findRelated(posts: readonly PostSummary[], slug: string, limit: number): RelatedPosts | null {
  const index = posts.findIndex((post) => post.slug === slug);
  const post = posts[index];
  if (!post) return null;
  const weights = tagWeights(posts);
  const related = posts
    .filter((other) => other !== post)
    .map((other) => ({ other, closeness: closeness(post, other, weights) }))
    .filter(({ closeness }) => closeness > 0)
    // Stable: equal ones stay in the order of their dates.
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, limit)
    .map(({ other }) => other);
  return { previous: posts[index + 1] ?? null, next: posts[index - 1] ?? null, related };
}

/** How much each tag says: the inverse document frequency of the field's textbooks, never 0. */
function tagWeights(posts: readonly PostSummary[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tag of posts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].map(([tag, count]) => [tag, Math.log(1 + posts.length / count)]));
}

function closeness(post: PostSummary, other: PostSummary, weights: ReadonlyMap<string, number>): number {
  return post.tags
    .filter((tag) => other.tags.includes(tag))
    .reduce((sum, tag) => sum + (weights.get(tag) ?? 0), 0);
}
