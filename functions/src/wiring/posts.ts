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
export function createPosts({ clock, logger, firestore, broken }: Platform) {
  const repository = new PostsRepository(firestore, broken);
  const batches = new PostBatchesRepository(firestore, broken);
  const revisions = new RevisionsRepository(firestore, broken);
  const users = new UsersRepository(firestore);
  const directory = createPostDirectory(firestore, broken);
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
