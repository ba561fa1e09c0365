import type { FirestoreUsage } from '../platform/index.js';

/** What is asked of Firestore, counted as it is billed. */
export type Cost = Readonly<FirestoreUsage>;

/**
 * What one request of a route may cost at most when it succeeds, without the check of its token, its Idempotency-Key and
 * what its limiter counts. A retried transaction may cost more.
 */
export interface RouteCost extends Cost {
  /** Reads on top for each item of the page that is asked for. */
  readonly readsPerItem?: number;
  /** When the instance has answered the same shortly before; the same when absent. */
  readonly warm?: Cost;
  /** Of requests that ask for more than most, and when that is, in words. */
  readonly more?: { readonly when: string; readonly cost: Omit<RouteCost, 'more' | 'warm'> };
}

/** Of a route that asks Firestore nothing. */
export const NO_COST: Cost = { reads: 0, writes: 0, roundTrips: 0 };

/** Of a page of a list: its items, and one more that tells whether others follow. */
export const LIST_COST: RouteCost = { reads: 1, writes: 0, roundTrips: 1, readsPerItem: 1 };

/** Of a list that may be asked for 50 documents by their ids, in place of a page. */
export const BY_IDS = {
  when: '50 `ids` are asked for',
  cost: { reads: 50, writes: 0, roundTrips: 1 },
} as const satisfies RouteCost['more'];

/** Of an answer that is kept: once in 5 s. @see docs/adr/0009-read-cache.md */
export const KEPT_COST: Cost = { reads: 1, writes: 0, roundTrips: 1 };

/** The check of an access token, wherever one is sent. */
export const TOKEN_COST: Cost = { reads: 2, writes: 0, roundTrips: 1 };

/** The key of a request that may be sent again, wherever one is sent: looked for, and stored with what is made. */
export const KEY_COST: Cost = { reads: 1, writes: 1, roundTrips: 1 };

/** Both together. */
export function addCosts(a: Cost, b: Cost): Cost {
  return {
    reads: a.reads + b.reads,
    writes: a.writes + b.writes,
    roundTrips: a.roundTrips + b.roundTrips,
  };
}
