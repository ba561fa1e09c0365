/**
 * What visitors ask of the site that is in the database.
 */
import { startMeasured } from './measured-api.ts';
import type { DeployedFunction } from './servers.ts';

const PAGE_LENGTH = 10;

/** How many different queries there are. */
const QUERIES = 1_200;

/** A page of the list. */
interface PostList {
  readonly posts: readonly ListedPost[];
  readonly next_cursor: string | null;
}

interface ListedPost {
  readonly slug: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly author: { readonly id: string };
  readonly published_at: string;
}

/** What can be asked for. */
export interface Visits {
  /** Of a post in the middle of the list, and of a page and a project of the seed. */
  readonly slugs: Readonly<Record<'post' | 'page' | 'project', string>>;
  /** Of that post. */
  readonly tag: string;
  /** The id of that post's author. */
  readonly author: string;
  /** When that post was published, as `2026-05`. */
  readonly month: string;
  /** Path of the list. */
  readonly firstPage: string;
  /** Path of a page far down the list. */
  readonly farPage: string;
  /** Counted from 1. */
  readonly farPageNumber: number;
  /** Paths, all different. */
  readonly searches: string[];
}

/**
 * Walks through the list and makes of it what the benchmark asks for.
 *
 * @param api how to start the API; see startFunction
 * @param farPageNumber how far to walk; less where the list ends before
 */
export async function planVisits(api: DeployedFunction, farPageNumber: number): Promise<Visits> {
  const { ask, stop } = await startMeasured(api);
  try {
    const firstPage = `/api/posts?limit=${PAGE_LENGTH}`;
    const posts: ListedPost[] = [];
    let [farPage, page] = [firstPage, 1];
    for (; ; page += 1) {
      const list = JSON.parse((await ask(farPage)).body) as PostList;
      posts.push(...list.posts);
      if (page === farPageNumber || list.next_cursor === null) break;
      farPage = `${firstPage}&cursor=${encodeURIComponent(list.next_cursor)}`;
    }
    const post = posts[Math.floor(posts.length / 2)];
    if (!post) throw new Error('the site has no posts');
    const firstSlug = async (kind: 'pages' | 'projects'): Promise<string> => {
      const list = JSON.parse((await ask(`/api/${kind}?limit=1`)).body) as Record<string, { slug: string }[]>;
      return list[kind]?.[0]?.slug ?? '';
    };
    return {
      slugs: { post: post.slug, page: await firstSlug('pages'), project: await firstSlug('projects') },
      tag: post.tags[0] ?? '',
      author: post.author.id,
      month: post.published_at.slice(0, 7),
      firstPage,
      farPage,
      farPageNumber: page,
      searches: searchesFor(posts),
    };
  } finally {
    await stop();
  }
}

/** One to three words of titles in turns, and of four queries one is cut short and one has a letter wrong. */
function searchesFor(posts: readonly ListedPost[]): string[] {
  const found = new Set<string>();
  for (let rank = 0; found.size < QUERIES; rank += 1) {
    const title = posts[rank % posts.length]?.title ?? '';
    const first = Math.floor(rank / posts.length);
    const words = title.split(' ').slice(first, first + 1 + (rank % 3));
    if (words.length === 0) words.push(`${title.slice(0, 3)}${rank}`);
    found.add(`/api/search?q=${encodeURIComponent(mistype(words.join(' '), rank))}`);
  }
  return [...found];
}

function mistype(query: string, rank: number): string {
  if (rank % 4 === 1) return query.slice(0, -1) || query;
  if (rank % 4 === 2) return `${query.slice(0, 2)}x${query.slice(3)}`;
  return query;
}
