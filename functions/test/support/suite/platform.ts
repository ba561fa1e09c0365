import type { Firestore } from 'firebase-admin/firestore';
import { BrokenDocuments, type ApiPlatform } from '../../../src/platform/index.js';
import { createContent } from '../../../src/wiring/content.js';
import { createApiPlatform } from '../../../src/wiring/platform.js';
import { inProcess } from '../in-process/index.js';

/**
 * The suite's platform on a database, without Redis and with a log that nobody reads.
 *
 * @param parts what is another than that
 */
export function platformOn(db: Firestore, parts: Partial<ApiPlatform> = {}): ApiPlatform {
  const logger = parts.logger ?? { log: () => undefined };
  return {
    ...createApiPlatform({ REDIS_URL: '' }),
    ...(inProcess && { queues: inProcess.queues, controls: inProcess.queues, files: inProcess.files }),
    logger,
    broken: new BrokenDocuments(logger),
    firestore: () => Promise.resolve(db),
    ...parts,
  };
}

/** What a new instance has of posts, with nothing in memory, what it shares with other features, and of the other kinds. */
export function createPostsOn(platform: ApiPlatform) {
  const { posts, pages, projects, ...shared } = createContent(platform);
  return { ...shared, publishedItems: shared.published, ...posts, kinds: { posts, pages, projects } };
}

/** See createPostsOn. */
export type PostsInstance = ReturnType<typeof createPostsOn>;
