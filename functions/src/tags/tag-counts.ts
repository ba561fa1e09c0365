import type { PostEntry } from '../posts/index.js';

/** A tag and how many posts have it. */
export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** The tags of posts, the most used first; of equally used ones in the order of the alphabet. */
export function countTags(posts: Iterable<Pick<PostEntry, 'tags'>>): TagCount[] {
  const counts = new Map<string, number>();
  for (const { tags } of posts) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
