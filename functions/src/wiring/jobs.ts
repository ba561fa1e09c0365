import type { AuditTrail } from '../audit/index.js';
import { KindReindex, ReindexContent } from '../content/index.js';
import {
  JobFilesRepository,
  JobsRepository,
  JobsService,
  JobWork,
  type Job,
  type JobHandlers,
} from '../jobs/index.js';
import type { Platform } from '../platform/index.js';
import { createPosts } from './posts.js';
import { createPublicReads } from './public-reads.js';
import { BulkPosts, POST_KIND } from '../posts/index.js';
import type { Cursors } from '../shared/index.js';
import { RetagPosts } from '../tags/index.js';
import { ExportPosts, ImportPosts } from '../transfer/index.js';
import { UsersRepository } from '../users/index.js';
import { handleTask, Worker, WorkQueue, type DispatchedTask } from '../work/index.js';

/** Builds what does the jobs of each kind. */
function createHandlers(platform: Platform): Required<JobHandlers> {
  const { clock, firestore } = platform;
  const users = new UsersRepository(firestore);
  const posts = createPosts(platform, { users, publicReads: createPublicReads(platform) });
  const { service, batches, directory, texts, places, formats } = posts;
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
    reindex: new ReindexContent({
      kinds: [new KindReindex({ kind: POST_KIND, batches, directory, texts })],
      places,
      formats,
    }),
  };
}

/** Builds the handler of the `runJob` function. */
export function createJobHandler(platform: Platform): (task: DispatchedTask) => Promise<void> {
  const worker = createJobWorker(platform);
  return (task) => handleTask(task, worker);
}

/** Builds the worker of the `runJob` function. Apart from wiring/api.ts, so that the worker does not build the API. */
export function createJobWorker(platform: Platform, handlers = createHandlers(platform)): Worker<Job> {
  const { clock, logger, firestore } = platform;
  return new Worker({
    repository: new JobsRepository(firestore),
    handler: new JobWork(new UsersRepository(firestore), handlers),
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
export function createJobQueue({ clock, logger, firestore, queues }: Platform): WorkQueue<Job> {
  const repository = new JobsRepository(firestore);
  return new WorkQueue({ repository, queue: queues.runJob, clock, logger });
}
