/**
 * What visitors ask for: by these shares the model reckons, the scale simulation and the test play.
 */

import type { Site } from './site.ts';

/** A kind of page, its share of all views, and the routes that it asks, in order. */
export interface Page {
  readonly share: number;
  readonly asks: readonly string[];
}

/**
 * What a view of the site's own pages asks of the function; the shares are assumed. The front page stands for all lists. The stylesheet of
 * the settings is asked for as if each view were its visitor's first; scripts, pictures and the other stylesheet are Hosting's own.
 */
export const PAGES = {
  front: { share: 0.3, asks: ['GET /', 'GET /theme.css'] },
  post: { share: 0.6, asks: ['GET /posts/:slug', 'GET /theme.css'] },
  search: { share: 0.05, asks: ['GET /search', 'GET /theme.css'] },
  feed: { share: 0.05, asks: ['GET /feed.xml'] },
} as const satisfies Record<string, Page>;

/** The name of a kind of page. */
export type PageName = keyof typeof PAGES;

/** What one view sends. */
export interface Visit {
  readonly page: PageName;
  /** Which post, or which search. */
  readonly rank: number;
  /** Of the routes of the page those that the CDN does not answer. */
  readonly asks: readonly string[];
}

/** Shares of things of falling popularity, the first the most: that of the nth as 1 / n (Zipf). They add up to 1. */
export function popularity(count: number): number[] {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** How many requests a view sends on average, whoever answers them. */
export const REQUESTS_PER_VIEW = Object.values(PAGES).reduce(
  (sum, { share, asks }) => sum + share * asks.length,
  0,
);

/**
 * Draws views one after the other.
 *
 * @param random gives numbers from 0 to 1
 * @param turns likewise, by which a view's kind of page is chosen; spread evenly they give each its share exactly
 */
export function visitor(
  site: Pick<Site, 'posts' | 'searches' | 'hitRatio'>,
  random: () => number,
  turns = random,
): () => Visit {
  const [post, search] = [cumulated(popularity(site.posts)), cumulated(popularity(site.searches))];
  const names = Object.keys(PAGES) as PageName[];
  const page = cumulated(names.map((name) => PAGES[name].share));
  return () => {
    const name = names[draw(page, turns)] ?? 'front';
    const rank = name === 'post' ? draw(post, random) : name === 'search' ? draw(search, random) : 0;
    return { page: name, rank, asks: PAGES[name].asks.filter(() => random() >= site.hitRatio) };
  };
}

function cumulated(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.map((share) => (sum += share));
}

function draw(cumulative: readonly number[], random: () => number): number {
  const drawn = random();
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) > drawn) high = middle;
    else low = middle + 1;
  }
  return low;
}
