import type { Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { libraryRoutes } from './library/library.router.js';
import type { LibraryService } from './library/library.service.js';
import type { TrashService } from './library/trash.service.js';
import { mediaJobRoutes } from './media-jobs.router.js';
import { uploadRoutes } from './parts/uploads.router.js';
import type { UploadsService } from './parts/uploads.service.js';
import { uploadRoute } from './upload/upload.router.js';
import type { UploadService } from './upload/upload.service.js';

/** What the routes of files call. */
export interface MediaServices {
  readonly uploads: UploadService;
  readonly uploadsInParts: UploadsService;
  readonly library: LibraryService;
  readonly trash: TrashService;
}

/** Routes of pictures and files for editors and admins: /admin/api/media. */
export function mediaRoutes(services: MediaServices, jobs: JobsService): Route[] {
  return [
    uploadRoute(services.uploads, services.library),
    // Before the routes of one file, whose `:id` would match their paths.
    ...mediaJobRoutes(jobs),
    ...uploadRoutes(services.uploadsInParts, jobs),
    ...libraryRoutes(services.library, services.trash),
  ];
}
