import type { Cost } from '../http/index.js';

/** What is known of all posts at once, however many there are. @see docs/adr/0020-post-shards.md */
export const DIRECTORY_COST: Cost = { reads: 64, writes: 0, roundTrips: 1 };
