/**
 * What sweeps ask Firestore: whether something waits, and, where the directory was changed, for what makes its base anew
 * (content/directory/base/base-sweeper.ts).
 */
import { BULK_POSTS } from './actions.ts';
import { filledShards, SHARDS } from './public-reads.ts';
import type { Site } from './site.ts';
import type { Operations } from './usage.ts';

/** When nothing waits and nothing was changed: of each of the two queues its pause, one for each of its six queries, and the base and what was changed since. */
export const SWEEP_READS = 10;

/** How the shards are spread, and the base as it is. */
const REMAKING_READS = 2;

/** The first sweep of a day asks whether the day's comparison of bucket and database was begun, and begins it. */
const BEGUN = { reads: 1, writes: 1 };

/** How often the library is swept in a period. */
export function librarySweeps({ seconds }: Pick<Site, 'seconds'>): number {
  return Math.floor(seconds / DAY_SECONDS);
}

/** How long a base follows bases before it is made of all shards. */
const DAY_SECONDS = 24 * 60 * 60;

/** In a period of the site. @param everySeconds how often sweepJobs is called */
export function sweepWork(site: Site, everySeconds: number): Operations {
  const { seconds, actions, posts } = site;
  const sweeps = seconds / everySeconds;
  /** How many sweeps find something that is done so often. */
  const finding = (times: number) => sweeps * (1 - Math.exp(-times / sweeps));
  const { saving, edit, publishing, bulk } = actions;
  const remade = finding(saving + edit + publishing + bulk);
  // Who saves a draft again and again changes one shard.
  const changed = finding(saving) + edit + publishing + bulk * filledShards(BULK_POSTS, SHARDS);
  const anew = Math.ceil(seconds / DAY_SECONDS) - 1;
  const days = librarySweeps(site);
  return {
    reads:
      sweeps * SWEEP_READS +
      remade * REMAKING_READS +
      changed +
      anew * (1 + filledShards(posts, SHARDS)) +
      days * BEGUN.reads,
    writes: remade + anew + days * BEGUN.writes,
  };
}
