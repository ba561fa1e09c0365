import { ReadCache, type Platform } from '../platform/index.js';
import { PostsRepository } from '../posts/index.js';

/** Builds what one instance keeps of what visitors may read, of all features together. */
export function createPublicReads({ clock, logger, firestore, broken }: Omit<Platform, 'queues'>): ReadCache {
  const posts = new PostsRepository(firestore, broken);
  return new ReadCache({ readLastChange: () => posts.readLastPublicChange(), clock, logger });
}
