import { AuditTrail } from '../audit/index.js';
import type { MakeCards } from '../cards/index.js';
import type { Job } from '../jobs/index.js';
import {
  DailySweep,
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

/** Builds what imports and exports have of files: the library and what takes files into it, and archives that came in parts. */
export function createMediaTransfer(platform: Platform, jobs: WorkQueue<Job>) {
  const shared = createShared(platform, jobs);
  return {
    media: shared.media,
    files: shared.files,
    store: platform.files,
    intake: new UploadService(shared.intake, shared.files),
    archives: new UploadedArchives(shared),
  };
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

/** Builds what removes files whose time in the trash is over, and uploads that nobody has completed, and what has bucket and database compared once a day. */
export function createMediaSweeper(platform: Platform, jobs: WorkQueue<Job>) {
  const { trash, uploadsInParts } = createShared(platform, jobs);
  const daily = new DailySweep({ ...platform, jobs });
  return {
    sweep: async () => {
      await trash.purgeOver(AT_ONCE);
      await uploadsInParts.removeExpired(AT_ONCE);
      await daily.begin();
    },
  };
}
