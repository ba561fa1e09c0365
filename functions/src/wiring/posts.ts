import { AuditTrail } from '../audit/index.js';
import { ReadCache, type Platform } from '../platform/index.js';
import {
  createPostDirectory,
  PostBatchesRepository,
  PostsRepository,
  PostsService,
  PublishedPosts,
  RevisionsRepository,
} from '../posts/index.js';
import { UsersRepository } from '../users/index.js';

/** Builds what the API and the job worker have in common about posts. */
export function createPosts({ clock, logger, firestore }: Platform) {
  const repository = new PostsRepository(firestore);
  const batches = new PostBatchesRepository(firestore);
  const revisions = new RevisionsRepository(firestore);
  const users = new UsersRepository(firestore);
  const directory = createPostDirectory(firestore, logger);
  const cache = new ReadCache({ readLastChange: () => repository.readLastPublicChange(), clock, logger });
  return {
    repository,
    batches,
    revisions,
    users,
    directory,
    cache,
    published: new PublishedPosts(directory, cache, clock),
    service: new PostsService(repository, batches, revisions, users, new AuditTrail(clock), cache, clock),
  };
}
