import { readLastPublicChange } from '../content/index.js';
import { ReadCache, type Platform } from '../platform/index.js';

/** Builds what one instance keeps of what visitors may read, of all features together. */
export function createPublicReads({ clock, logger, firestore }: Omit<Platform, 'queues'>): ReadCache {
  return new ReadCache({
    readLastChange: async () => readLastPublicChange(await firestore()),
    clock,
    logger,
  });
}
