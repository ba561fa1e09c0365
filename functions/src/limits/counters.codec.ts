import { z } from 'zod';
import { field, StoredCollection, storedTime, to, type BrokenSource } from '../documents/index.js';

/** More than any limit allows. */
const FULL = 1_000_000_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** rate_limits/{policy}:{client}:{window}: how often a client was there; removed by TTL after expires_at. */
export const RATE_LIMITS = new StoredCollection({
  name: 'rate_limits',
  fields: {
    // Until its window is over: a mend gives nobody the whole limit again.
    hits: field(z.number(), 'nobody', to(FULL)),
    // No window is longer than a day.
    expiresAt: field(
      storedTime,
      'nobody',
      ({ createTime }: BrokenSource) => new Date(createTime.getTime() + 2 * DAY_MS),
    ),
  },
});
