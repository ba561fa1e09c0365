import type { Cost } from '../http/index.js';

/** What the settings cost at most: whether those that are kept are current, and the settings where they are not. */
export const SETTINGS_COST: Cost = { reads: 2, writes: 0, roundTrips: 2 };
