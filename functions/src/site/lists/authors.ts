import type { Author } from '../../content/index.js';
import type { PostEntry } from '../../posts/index.js';

/** Somebody who writes here, and how many posts are theirs. */
export interface AuthorCount {
  readonly author: Author;
  readonly count: number;
}

/** Who has written the posts, those of the newest first. */
export function countAuthors(posts: readonly PostEntry[]): AuthorCount[] {
  const counts = new Map<string, AuthorCount>();
  for (const author of posts.flatMap(({ authors }) => authors)) {
    const known = counts.get(author.id) ?? { author, count: 0 };
    counts.set(author.id, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
