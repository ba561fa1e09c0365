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

/** What the site's instances read for visitors, all together, by what for. */
export interface PublicReads {
  /** Posts, feeds, settings and what is said of tags, where they were not kept. */
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

/** Documents that the directory has at most, and as many the texts (content/directory/shard-format.repository.ts). */
export const SHARDS = 64;

/** What a new instance begins with in place of the directory's shards: one document of the base. */
export const BASE_READS = 1;

/** Documents of `shards` that hold something of `posts`, on average. */
export function filledShards(posts: number, shards: number): number {
  return shards * (1 - (1 - 1 / shards) ** posts);
}

/** What pages read when nothing is kept, by what of: the routes say what they cost with all of it. */
interface PartCosts {
  readonly settings: number;
  readonly tagDetails: number;
  readonly item: number;
  readonly feedPosts: number;
}

/** A check is in each route's cost once. */
export function partCosts(costOf: CostOf): PartCosts {
  const reads = (route: string) => costOf(route).reads;
  const theme = reads('GET /theme.css');
  return {
    settings: theme - 1,
    tagDetails: reads('GET /contact') - theme,
    item: reads('GET /posts/:slug') - reads('GET /'),
    feedPosts: reads('GET /feed.xml') - theme,
  };
}

/** What the site's instances read for visitors. @see docs/COST.md */
export function publicReads(site: Site, stir: Stir, costOf: CostOf): PublicReads {
  const arrivals = arrivalsAt(site);
  const keeping = new Keeping(stir.publicChanges / site.seconds);
  const costs = partCosts(costOf);
  const { posts, instances, seconds } = site;
  const all = instances * seconds;
  const { pages, moments, feeds, asked } = arrivals;
  const answers =
    keeping.loading(moments, DERIVED_SECONDS) * costs.settings +
    keeping.loading(pages, DERIVED_SECONDS) * costs.tagDetails +
    keeping.loading(feeds, KEPT_SECONDS) * Math.min(posts, costs.feedPosts) +
    sum(asked.map((rate) => keeping.loading(rate, KEPT_SECONDS))) * costs.item;
  // Every request needs the settings: who finds them kept may ask whether they are current. Each change is noticed so, but at the
  // instance that made it.
  const hasSettings = keeping.kept(moments, DERIVED_SECONDS);
  const judging = (moments + keeping.changes * (1 - 1 / instances)) * hasSettings;
  return {
    answers: answers * all,
    checks: judging > 0 ? all / (CHECK_SECONDS + 1 / judging) : 0,
    ...directoryReads(site, stir, { arrivals, keeping }),
  };
}

/** Requests a second at one instance. */
interface Arrivals {
  readonly feeds: number;
  /** Of each post. */
  readonly asked: readonly number[];
  /** Of each search. */
  readonly searched: readonly number[];
  /** Of pages, all of which are made of the directory. */
  readonly pages: number;
  /** Times at which something is asked for: a page and its stylesheet, asked at once of one instance, count as one. */
  readonly moments: number;
}

function arrivalsAt({ views, seconds, instances, hitRatio, posts, searches }: Site): Arrivals {
  const [rate, missed, together] = [views / seconds / instances, 1 - hitRatio, 1 / instances];
  const { front, post, search, feed } = PAGES;
  const pages = rate * (front.share + post.share + search.share);
  return {
    feeds: rate * missed * feed.share,
    asked: popularity(posts).map((share) => rate * missed * post.share * share),
    searched: popularity(searches).map((share) => rate * missed * search.share * share),
    pages: pages * missed,
    moments: pages * (2 * missed - together * missed ** 2) + rate * missed * feed.share,
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

interface DirectoryParts {
  readonly arrivals: Arrivals;
  readonly keeping: Keeping;
}

function directoryReads(
  { posts, instances, seconds, restarts }: Site,
  stir: Stir,
  { arrivals, keeping }: DirectoryParts,
): Pick<PublicReads, 'directory' | 'format' | 'byStaff'> {
  const all = instances * seconds;
  const starts = instances + restarts;
  const [deriving, searching] = [arrivals.pages, sum(arrivals.searched)];
  const byStaff = stir.looks / all;
  const byVisitors = keeping.loading(deriving, DERIVED_SECONDS) + keeping.loading(searching, DERIVED_SECONDS);
  /** Instances that look at all. @param rate of what asks for it */
  const looking = (rate: number) => starts * (1 - Math.exp((-rate * all) / starts));
  // What the first look of an instance reads more than later ones: what was changed since the base is of minutes.
  const first =
    looking(deriving + byStaff) * BASE_READS + looking(searching) * (filledShards(posts, SHARDS) - 1);
  // Whoever began a job looks at the list when it is done; the other instances notice at their next look.
  const afterJobs = sum(stir.jobChanges.map((count) => filledShards(count, SHARDS) - 1));
  const looks = byVisitors + byStaff;
  const format = looks > 0 ? all / (FORMAT_SECONDS + 1 / looks) : 0;
  const shareOfStaff = looks > 0 ? byStaff / looks : 0;
  return {
    directory: byVisitors * all + first + (instances - 1) * afterJobs,
    format: format * (1 - shareOfStaff),
    byStaff: format * shareOfStaff + afterJobs,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
