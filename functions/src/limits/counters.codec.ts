import { z } from 'zod';
import { field, StoredCollection, storedTime, to, type BrokenSource } from '../documents/index.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** rate_limits/{policy}:{client}:{window}: how often a client was there; removed by TTL after expires_at. */
export const RATE_LIMITS = new StoredCollection({
  name: 'rate_limits',
  fields: {
    hits: field(z.number(), 'nobody', to(0)),
    // No window is longer than a day.
    expiresAt: field(
      storedTime,
      'nobody',
      ({ createTime }: BrokenSource) => new Date(createTime.getTime() + 2 * DAY_MS),
    ),
  },
});
