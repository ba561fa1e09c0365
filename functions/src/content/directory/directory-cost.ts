import type { Cost } from '../../http/index.js';

/** How items are spread over shards: on top of the first write of a new instance. */
export const FORMAT_COST: Cost = { reads: 1, writes: 0, roundTrips: 1 };

/** As FORMAT_COST, and the dictionary of the texts and the job that draws its card, where the item may be a published one. */
export const PUBLISHING_COST: Cost = { reads: 2, writes: 1, roundTrips: 2 };

/**
 * What is known of all items at once, however many there are: of a new instance the format and the base, then what was changed
 * since the base: two documents and one for nothing as a rule, at most 4 for the base and all 64 shards.
 *
 * @see docs/adr/0020-post-shards.md and 0056-a-base-of-the-directory.md
 */
export const DIRECTORY_COST: Cost = { reads: 69, writes: 0, roundTrips: 3 };
