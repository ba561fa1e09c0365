/**
 * What visitors' requests read, by how an instance keeps what it has read (ADR 0009): requests come at random, so that the
 * next one for a value that is no longer good comes 1 / rate later on average.
 */
import type { RouteCost } from '../../../functions/src/http/index.ts';
import { CHECK_INTERVAL_MS, MAX_AGE_MS } from '../../../functions/src/platform/read-cache.ts';
import type { Site } from './site.ts';
import { PAGES, popularity } from './visits.ts';

/** The cost of a route by its name. @throws Error when there is no such route */
export type CostOf = (route: string) => RouteCost;

/** What an instance derives from its copy of the directory is kept for so long (content/directory/published.ts). */
const DERIVED_SECONDS = 60 * 60;

/** How long an instance knows how posts are spread over shards (content/directory/shard-format.repository.ts). */
const FORMAT_SECONDS = 5 * 60;

const KEPT_SECONDS = MAX_AGE_MS / 1000;
const CHECK_SECONDS = CHECK_INTERVAL_MS / 1000;

/** Items of a page that asks for no other number (shared/fields.ts). */
export const PAGE_ITEMS = 10;

/** What the site's instances read for visitors, all together, by what for. */
export interface PublicReads {
  /** Pages of the list, posts and feeds that were not kept. */
  readonly answers: number;
  /** The directory and the texts: of new instances, and after changes. */
  readonly directory: number;
  /** Whether something has changed. */
  readonly checks: number;
  /** How posts are spread over shards. */
  readonly format: number;
  /** What staff's requests read of the directory's format, and more of the directory after jobs. */
  readonly byStaff: number;
}

/** Visitors' in all. */
export function totalReads({ answers, directory, checks, format }: PublicReads): number {
  return answers + directory + checks + format;
}

/** What staff does that instances notice, in the whole period. */
export interface Stir {
  /** Writes that visitors may see. */
  readonly publicChanges: number;
  /** Requests that look at the directory, or write posts. */
  readonly looks: number;
  /** Posts that jobs change in one go, for each of them. */
  readonly jobChanges: readonly number[];
}

/** Documents of 64 that hold something of `posts`, on average. */
export function filledShards(posts: number, shards: number): number {
  return shards * (1 - (1 - 1 / shards) ** posts);
}

/** What the site's instances read for visitors. @see docs/COST.md */
export function publicReads(site: Site, stir: Stir, costOf: CostOf): PublicReads {
  const arrivals = arrivalsAt(site);
  const keeping = new Keeping(stir.publicChanges / site.seconds);
  const { posts, instances, seconds } = site;
  const all = instances * seconds;
  const { fronts, feeds, asked } = arrivals;
  const list = costOf('GET /api/posts');
  const answers =
    keeping.loading(fronts, KEPT_SECONDS) *
      Math.min(posts, list.reads + PAGE_ITEMS * (list.readsPerItem ?? 0)) +
    keeping.loading(feeds, KEPT_SECONDS) * Math.min(posts, costOf('GET /feed.xml').reads) +
    sum(asked.map((rate) => keeping.loading(rate, KEPT_SECONDS))) * costOf('GET /api/posts/:slug').reads;
  const judging = judgingRequests(site, arrivals, keeping);
  return {
    answers: answers * all,
    checks: judging > 0 ? all / (CHECK_SECONDS + 1 / judging) : 0,
    ...directoryReads(site, stir, { arrivals, keeping, shards: costOf('GET /api/tags').reads - 1 }),
  };
}

/** Requests a second at one instance. */
interface Arrivals {
  /** Of the list, and as many of the tags. */
  readonly fronts: number;
  readonly feeds: number;
  /** Of each post, and as many of what is related to it. */
  readonly asked: readonly number[];
  /** Of each search. */
  readonly searched: readonly number[];
}

function arrivalsAt({ views, seconds, instances, hitRatio, posts, searches }: Site): Arrivals {
  const missed = (views / seconds / instances) * (1 - hitRatio);
  return {
    fronts: missed * PAGES.front.share,
    feeds: missed * PAGES.feed.share,
    asked: popularity(posts).map((share) => missed * PAGES.post.share * share),
    searched: popularity(searches).map((share) => missed * PAGES.search.share * share),
  };
}

/** How values are kept where changes that make all of them void come at random. */
class Keeping {
  /** A second. */
  readonly changes: number;

  constructor(changes: number) {
    this.changes = changes;
  }

  /** How often a second a value is loaded that is asked for `rate` times a second and good for `age` seconds. */
  loading(rate: number, age: number): number {
    return rate > 0 ? 1 / (this.lasting(age) + 1 / rate) : 0;
  }

  /** The chance that a request finds the value kept. */
  kept(rate: number, age: number): number {
    return rate > 0 ? 1 - this.loading(rate, age) / rate : 0;
  }

  private lasting(age: number): number {
    return this.changes > 0 ? (1 - Math.exp(-this.changes * age)) / this.changes : age;
  }
}

/** Requests that need the directory: a change makes all that is derived void at once, and the next of any kind looks again. */
function derivingOf({ fronts, asked, searched }: Arrivals): number {
  return fronts + sum(asked) + sum(searched);
}

/** Requests a second at one instance that find something kept, and so may ask whether it is current; two at once as one. */
function judgingRequests({ instances, hitRatio }: Site, arrivals: Arrivals, keeping: Keeping): number {
  const { fronts, feeds, asked, searched } = arrivals;
  const chances = { together: 1 / instances, missed: 1 - hitRatio };
  const hasDirectory = keeping.kept(derivingOf(arrivals), DERIVED_SECONDS);
  /** Of a page with a request for something kept by itself, and one for something derived. */
  const ofPage = (rate: number) => {
    const foundDerived = either(keeping.kept(rate, DERIVED_SECONDS), hasDirectory);
    return (rate / chances.missed) * pair(chances, keeping.kept(rate, KEPT_SECONDS), foundDerived);
  };
  return (
    ofPage(fronts) +
    sum(asked.map(ofPage)) +
    sum(searched) * either(keeping.kept(sum(searched), DERIVED_SECONDS), hasDirectory) +
    feeds * keeping.kept(feeds, KEPT_SECONDS) +
    // Each change is noticed by a request that finds what it made void, but at the instance that made it.
    keeping.changes * (1 - chances.together) * hasDirectory
  );
}

interface DirectoryParts {
  readonly arrivals: Arrivals;
  readonly keeping: Keeping;
  readonly shards: number;
}

function directoryReads(
  { posts, instances, seconds, restarts }: Site,
  stir: Stir,
  { arrivals, keeping, shards }: DirectoryParts,
): Pick<PublicReads, 'directory' | 'format' | 'byStaff'> {
  const all = instances * seconds;
  const starts = instances + restarts;
  const [deriving, searching] = [derivingOf(arrivals), sum(arrivals.searched)];
  const byStaff = stir.looks / all;
  const byVisitors = keeping.loading(deriving, DERIVED_SECONDS) + keeping.loading(searching, DERIVED_SECONDS);
  /** What the first look of an instance reads more than later ones. @param rate of what asks for it */
  const first = (rate: number) =>
    starts * (1 - Math.exp((-rate * all) / starts)) * (filledShards(posts, shards) - 1);
  // Whoever began a job looks at the list when it is done; the other instances notice at their next look.
  const afterJobs = sum(stir.jobChanges.map((count) => filledShards(count, shards) - 1));
  const looks = byVisitors + byStaff;
  const format = looks > 0 ? all / (FORMAT_SECONDS + 1 / looks) : 0;
  const shareOfStaff = looks > 0 ? byStaff / looks : 0;
  return {
    directory: byVisitors * all + first(deriving + byStaff) + first(searching) + (instances - 1) * afterJobs,
    format: format * (1 - shareOfStaff),
    byStaff: format * shareOfStaff + afterJobs,
  };
}

interface Chances {
  /** That the two requests of a page come to one instance. */
  readonly together: number;
  /** That the CDN does not answer a request. */
  readonly missed: number;
}

/**
 * How many of the two requests of a page count as finding something kept.
 *
 * @param first the chance of the first, and `second` of the second
 */
function pair(chances: Chances, first: number, second: number): number {
  const { together, missed } = chances;
  const alone = missed * (first + second);
  const atOnce = missed ** 2 * either(first, second) + missed * (1 - missed) * (first + second);
  return together * atOnce + (1 - together) * alone;
}

/** The chance that one of two independent things is so, or both. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
