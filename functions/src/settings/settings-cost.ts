import type { Cost } from '../http/index.js';

/**
 * What the settings cost a route that is seldom asked: whether those that are kept are current, and the settings where they
 * are not. Of a route that is prepared they are 1 read when cold, and nothing on top of KEPT_COST when warm.
 */
export const SETTINGS_COST: Cost = { reads: 2, writes: 0, roundTrips: 2 };
