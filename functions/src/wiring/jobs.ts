import { AuditTrail } from '../audit/index.js';
import {
  BulkItems,
  CarryAlong,
  KindBulk,
  KindCarrier,
  KindReindex,
  ReindexContent,
} from '../content/index.js';
import {
  JobFilesRepository,
  JobsRepository,
  JobsService,
  JobWork,
  type Job,
  type JobHandlers,
} from '../jobs/index.js';
import { CarriedMigration, CollectionMigration, MigrateDocuments } from '../migration/index.js';
import { publicWeb, type Platform } from '../platform/index.js';
import { createMakeCards } from './cards.js';
import { createContent } from './content.js';
import { createJobQueue } from './job-queue.js';
import { createMediaJobs, createMediaTransfer } from './media.js';
import { PAGE_BULK } from '../pages/index.js';
import { POST_BULK } from '../posts/index.js';
import { PROJECT_BULK } from '../projects/index.js';
import type { Cursors } from '../shared/index.js';
import { ImportedRedirects, RedirectsRepository } from '../redirects/index.js';
import { RetagPosts } from '../tags/index.js';
import {
  ExportContent,
  ExportedKind,
  ExportMedia,
  ImportContent,
  ImportMedia,
  toExportRecord,
  toPageRecord,
  toProjectRecord,
} from '../transfer/index.js';
import { UsersRepository } from '../users/index.js';
import { handleTask, Worker, type DispatchedTask } from '../work/index.js';

/** Builds what does the jobs of each kind. @param web where imports fetch files from; tests let a stand-in in */
export function createHandlers(platform: Platform, web = publicWeb()): Required<JobHandlers> {
  const { clock, firestore, broken } = platform;
  const audit = new AuditTrail(clock);
  const transfer = createMediaTransfer(platform, createJobQueue(platform));
  const cards = createMakeCards(platform);
  const { users, places, formats, tagDetails, posts, pages, projects } = createContent(platform);
  const showing = new CarryAlong('media_id', [
    new KindCarrier({ ...posts, carried: posts.shown, clock }),
    new KindCarrier({ ...pages, carried: pages.shown, clock }),
    new KindCarrier({ ...projects, carried: projects.shown, clock }),
  ]);
  return {
    bulk: new BulkItems([
      new KindBulk(posts.kind, POST_BULK, posts.service),
      new KindBulk(pages.kind, PAGE_BULK, pages.service),
      new KindBulk(projects.kind, PROJECT_BULK, projects.service),
    ]),
    retag: new RetagPosts(posts.service, posts.directory, tagDetails),
    import: new ImportContent({
      files: new JobFilesRepository(firestore, broken),
      intake: transfer.intake,
      web,
      archives: transfer.archives,
      posts,
      pages,
      projects,
      users,
      redirects: new ImportedRedirects(new RedirectsRepository(firestore, broken), clock),
      clock,
    }),
    export: new ExportContent([
      new ExportedKind({ ...posts, toRecord: toExportRecord }),
      new ExportedKind({ ...pages, toRecord: toPageRecord }),
      new ExportedKind({ ...projects, toRecord: toProjectRecord }),
    ]),
    'export-media': new ExportMedia(transfer),
    'import-media': new ImportMedia(transfer),
    reindex: new ReindexContent({
      kinds: [
        new KindReindex({ ...posts, formats }),
        new KindReindex({ ...pages, formats }),
        new KindReindex({ ...projects, formats }),
      ],
      places,
      formats,
    }),
    'rename-author': new CarryAlong('user_id', [
      new KindCarrier({ ...posts, carried: posts.names, clock }),
      new KindCarrier({ ...pages, carried: pages.names, clock }),
      new KindCarrier({ ...projects, carried: projects.names, clock }),
    ]),
    'show-media': showing,
    ...createMediaJobs(platform, createJobQueue(platform), { showing, cards }),
    'make-cards': cards,
    migrate: {
      // Imported late: with all collections come the rooms of the API.
      open: async () => {
        const { COLLECTIONS } = await import('./collections.js');
        const steps = COLLECTIONS.map(
          (collection) => new CollectionMigration({ collection, firestore, audit }),
        );
        const carried = [posts, pages, projects].flatMap(({ kind, names, shown }) => [
          new CarriedMigration({ kind, what: 'names', carried: names, clock }),
          new CarriedMigration({ kind, what: 'media', carried: shown, clock }),
        ]);
        return new MigrateDocuments([...steps, ...carried]).open();
      },
    },
  };
}

/** Builds the handler of the `runJob` function. */
export function createJobHandler(platform: Platform): (task: DispatchedTask) => Promise<void> {
  const worker = createJobWorker(platform);
  return (task) => handleTask(task, worker);
}

/** Builds the worker of the `runJob` function. Apart from wiring/api.ts, so that the worker does not build the API. */
export function createJobWorker(
  platform: Platform,
  handlers: JobHandlers = createHandlers(platform),
): Worker<Job> {
  const { clock, logger, firestore, broken } = platform;
  return new Worker({
    repository: new JobsRepository(firestore, broken),
    handler: new JobWork(new UsersRepository(firestore, broken), handlers),
    queue: createJobQueue(platform),
    clock,
    logger,
  });
}

/** Builds the service of requests that begin, show and cancel jobs. */
export function createJobsService(audit: AuditTrail, cursors: Cursors, platform: Platform): JobsService {
  const { clock, firestore, broken } = platform;
  return new JobsService({
    jobs: new JobsRepository(firestore, broken),
    files: new JobFilesRepository(firestore, broken),
    queue: createJobQueue(platform),
    audit,
    cursors,
    clock,
  });
}
