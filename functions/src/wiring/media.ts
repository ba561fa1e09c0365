import { AuditTrail } from '../audit/index.js';
import type { MakeCards } from '../cards/index.js';
import type { Job } from '../jobs/index.js';
import {
  Intake,
  JoinUpload,
  LibraryService,
  MediaChangesRepository,
  MediaFiles,
  MediaRepository,
  MediaServing,
  MediaUsageRepository,
  MediaUsesRepository,
  RenderMedia,
  SweepMedia,
  type ShowingOfMedia,
  TrashService,
  UploadedArchives,
  UploadParts,
  UploadService,
  UploadsRepository,
  UploadsService,
} from '../media/index.js';
import type { Platform } from '../platform/index.js';
import type { Cursors } from '../shared/index.js';
import { KINDS } from './kinds.js';
import type { WorkQueue } from '../work/index.js';

/** Builds what the API, the job worker and the sweeper have in common about files. */
function createShared({ firestore, broken, files: store, clock }: Platform, jobs: WorkQueue<Job>) {
  const uses = new MediaUsesRepository(
    firestore,
    KINDS.map(({ name, collection }) => ({ type: name, collection })),
  );
  const parts = {
    uses,
    media: new MediaRepository(firestore, broken),
    changes: new MediaChangesRepository(firestore, broken, uses),
    uploads: new UploadsRepository(firestore, broken),
    files: new MediaFiles(store),
    parts: new UploadParts(store),
    audit: new AuditTrail(clock),
    jobs,
    clock,
  };
  return {
    ...parts,
    intake: new Intake(parts),
    trash: new TrashService(parts),
    uploadsInParts: new UploadsService(parts),
  };
}

/** Builds the services of files. */
export function createMedia(platform: Platform, jobs: WorkQueue<Job>, cursors: Cursors) {
  const shared = createShared(platform, jobs);
  return {
    uploads: new UploadService(shared.intake, shared.files),
    uploadsInParts: shared.uploadsInParts,
    library: new LibraryService({ ...shared, cursors }),
    trash: shared.trash,
    serving: new MediaServing(platform.files),
  };
}

/** Builds what takes whole files: those of requests, and those that a job finds in an archive. */
export function createFileIntake(platform: Platform, jobs: WorkQueue<Job>): UploadService {
  const { intake, files } = createShared(platform, jobs);
  return new UploadService(intake, files);
}

/** Builds what gives imports the archives that came in parts. */
export function createUploadedArchives(platform: Platform, jobs: WorkQueue<Job>): UploadedArchives {
  return new UploadedArchives(createShared(platform, jobs));
}

/** Builds what does the jobs of files. @param others what shows files and is to show them as they are by now, and what draws cards */
export function createMediaJobs(
  platform: Platform,
  jobs: WorkQueue<Job>,
  { showing, cards }: { readonly showing: ShowingOfMedia; readonly cards: MakeCards },
) {
  const shared = createShared(platform, jobs);
  const render = new RenderMedia({ ...shared, showing });
  return {
    'render-media': render,
    'join-upload': new JoinUpload(shared),
    'sweep-media': new SweepMedia({
      ...shared,
      usage: new MediaUsageRepository(platform.firestore),
      render,
      cards,
    }),
  };
}

/** How many files and uploads one sweep removes of each: it runs again in 5 minutes. */
const AT_ONCE = 50;

/** Builds what removes files whose time in the trash is over, and uploads that nobody has completed. */
export function createMediaSweeper(platform: Platform, jobs: WorkQueue<Job>) {
  const { trash, uploadsInParts } = createShared(platform, jobs);
  return {
    sweep: async () => {
      await trash.purgeOver(AT_ONCE);
      await uploadsInParts.removeExpired(AT_ONCE);
    },
  };
}
