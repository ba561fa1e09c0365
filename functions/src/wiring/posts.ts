import { AuditTrail } from '../audit/index.js';
import type { Platform, ReadCache } from '../platform/index.js';
import {
  createPostDirectory,
  PostBatchesRepository,
  PostsRepository,
  PostsService,
  PublishedPosts,
  RevisionsRepository,
} from '../posts/index.js';
import type { UsersRepository } from '../users/index.js';

interface Shared {
  readonly users: UsersRepository;
  readonly publicReads: ReadCache;
}

/** Builds what the API and the job worker have in common about posts. */
export function createPosts({ clock, firestore, broken }: Omit<Platform, 'queues'>, shared: Shared) {
  const { users, publicReads: cache } = shared;
  const repository = new PostsRepository(firestore, broken);
  const batches = new PostBatchesRepository(firestore, broken);
  const revisions = new RevisionsRepository(firestore, broken);
  const directory = createPostDirectory(firestore, broken);
  const audit = new AuditTrail(clock);
  return {
    repository,
    batches,
    revisions,
    directory,
    published: new PublishedPosts(directory, cache, clock),
    service: new PostsService({ posts: repository, batches, revisions, users, audit, cache, clock }),
  };
}
