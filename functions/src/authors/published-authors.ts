import type { ContentEntry } from '../content/index.js';

/** Somebody whom something public names as its author. */
export interface PublishedAuthor {
  readonly id: string;
  /** As the newest that names them has it, posts before projects before pages. */
  readonly name: string;
  readonly postCount: number;
  readonly projectCount: number;
}

type Authored = Pick<ContentEntry, 'authors'>;

/** What visitors see of each kind, the newest first. */
interface Visible {
  readonly posts: readonly Authored[];
  readonly projects: readonly Authored[];
  readonly pages: readonly Authored[];
}

/** Everybody who is an author of something that visitors see; who has written most first, of the same count by id. */
export function authorsOf({ posts, projects, pages }: Visible): readonly PublishedAuthor[] {
  const authors = new Map<string, PublishedAuthor>();
  const count = (
    items: readonly Authored[],
    counted: { readonly posts?: number; readonly projects?: number },
  ) => {
    for (const { id, name } of items.flatMap((item) => item.authors)) {
      const known = authors.get(id) ?? { id, name, postCount: 0, projectCount: 0 };
      const postCount = known.postCount + (counted.posts ?? 0);
      authors.set(id, { ...known, postCount, projectCount: known.projectCount + (counted.projects ?? 0) });
    }
  };
  count(posts, { posts: 1 });
  count(projects, { projects: 1 });
  count(pages, {});
  return [...authors.values()].sort(byCount);
}

function byCount(a: PublishedAuthor, b: PublishedAuthor): number {
  return b.postCount + b.projectCount - (a.postCount + a.projectCount) || (a.id < b.id ? -1 : 1);
}
