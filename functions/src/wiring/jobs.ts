import type { AuditTrail } from '../audit/index.js';
import { REGION } from '../config/index.js';
import {
  JobFilesRepository,
  JobQueue,
  JobRunner,
  JobsRepository,
  JobsService,
  type JobHandlers,
} from '../jobs/index.js';
import { cloudTaskQueue, defaultPlatform, type Platform } from '../platform/index.js';
import { createPosts } from './posts.js';
import { BulkPosts, createPostTexts, ReindexPosts } from '../posts/index.js';
import type { Cursors } from '../shared/index.js';
import { RetagPosts } from '../tags/index.js';
import { ExportPosts, ImportPosts } from '../transfer/index.js';
import { UsersRepository } from '../users/index.js';

/** Builds what does the jobs of each kind. */
function createHandlers(platform: Platform): JobHandlers {
  const { clock, firestore, broken } = platform;
  const { service, batches, directory, users } = createPosts(platform);
  return {
    bulk: new BulkPosts(service),
    retag: new RetagPosts(service, directory),
    import: new ImportPosts({
      files: new JobFilesRepository(firestore),
      posts: service,
      stored: batches,
      users,
      clock,
    }),
    export: new ExportPosts(batches, directory),
    reindex: new ReindexPosts(batches, directory, createPostTexts(firestore, broken)),
  };
}

/** Builds the worker of the `runJob` function. Apart from wiring/api.ts, so that the worker does not build the API. */
export function createJobRunner(
  platform: Platform = defaultPlatform(),
  handlers = createHandlers(platform),
): JobRunner {
  const { clock, logger, firestore } = platform;
  return new JobRunner({
    jobs: new JobsRepository(firestore),
    users: new UsersRepository(firestore),
    handlers,
    queue: createJobQueue(platform),
    clock,
    logger,
  });
}

/** Builds the service of requests that begin, show and cancel jobs. */
export function createJobsService(audit: AuditTrail, cursors: Cursors, platform: Platform): JobsService {
  const { clock, firestore } = platform;
  return new JobsService({
    jobs: new JobsRepository(firestore),
    files: new JobFilesRepository(firestore),
    queue: createJobQueue(platform),
    audit,
    cursors,
    clock,
  });
}

/** Builds what enqueues jobs: for the requests that begin them, the worker, and the `sweepJobs` function. */
export function createJobQueue({ clock, logger, firestore }: Platform = defaultPlatform()): JobQueue {
  return new JobQueue(new JobsRepository(firestore), cloudTaskQueue('runJob', REGION), clock, logger);
}
