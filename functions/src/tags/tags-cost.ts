/** What it costs to read what is said of all tags. */
export const DETAILS_COST = { reads: 1, writes: 0, roundTrips: 1 };
