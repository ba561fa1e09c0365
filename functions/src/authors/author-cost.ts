import type { Cost } from '../http/index.js';

/** Of the profile of an author, on top of who the authors are. */
export const PROFILE_COST: Cost = { reads: 1, writes: 0, roundTrips: 1 };
