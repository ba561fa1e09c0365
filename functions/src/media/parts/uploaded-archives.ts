import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import type { UploadedBytes, UploadParts } from './upload-parts.js';
import type { UploadsRepository } from './uploads.repository.js';

/** How long an archive is kept once it is imported, in ms: a worker whose last step was not noted reads it again. */
const KEPT_MS = 10 * 60 * 1000;

interface ArchivesParts {
  readonly uploads: UploadsRepository;
  readonly parts: UploadParts;
  readonly clock: Clock;
}

/** Archives that came in parts, for the jobs that import them. */
export class UploadedArchives {
  constructor(private readonly tools: ArchivesParts) {}

  /** 1 read. @throws AppError not-found when it was removed */
  async open(id: string): Promise<UploadedBytes> {
    const upload = await this.tools.uploads.find(id);
    if (upload) return this.tools.parts.bytesOf(upload);
    throw new AppError({
      code: 'not-found',
      message: 'The archive was removed, or its day was over: upload it again.',
    });
  }

  /** Has the sweep remove one that is imported, soon: unless a later job imports it again. 1 read, 1 write. */
  async release(id: string, jobId: string): Promise<void> {
    const { uploads, clock } = this.tools;
    if ((await uploads.find(id))?.jobId !== jobId) return;
    await uploads.note(id, { endsAt: new Date(clock.now().getTime() + KEPT_MS) });
  }
}
