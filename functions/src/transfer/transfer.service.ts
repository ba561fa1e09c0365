import type { z } from 'zod';
import { AppError } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Job, JobsService } from '../jobs/index.js';
import type { UploadsService } from '../media/index.js';
import { exportFile, type ExportFile } from './export/export-file.js';
import { exportBody, type ExportFormat, type importInput, type ImportQuery } from './transfer.schema.js';

interface TransferParts {
  readonly jobs: JobsService;
  /** Archives that come in parts. */
  readonly uploads: Pick<UploadsService, 'keepForImport' | 'noteImport'>;
  /** The origin of this site. */
  readonly siteUrl: string;
  /** Where its posts are, with `:slug`. */
  readonly postAddress: string;
}

/** Begins imports and exports of posts, pages and projects, and gives the exports' files. */
export class TransferService {
  constructor(private readonly parts: TransferParts) {}

  /** Stores the file and begins to import it. */
  async beginImport(
    query: ImportQuery,
    upload: Buffer,
    creator: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    return this.parts.jobs.create({ kind: 'import', input: this.inputOf(query), upload }, creator, key);
  }

  /**
   * Begins to import an archive that came in parts.
   *
   * @throws AppError not-found; failed-precondition while parts are missing, and where it is no archive to be imported
   */
  async beginImportOf(
    uploadId: string,
    query: ImportQuery,
    creator: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    await this.parts.uploads.keepForImport(uploadId, creator.id);
    const input = { ...this.inputOf(query), upload_id: uploadId };
    const job = await this.parts.jobs.create({ kind: 'import', input }, creator, key);
    await this.parts.uploads.noteImport(uploadId, job.id);
    return job;
  }

  private inputOf(query: ImportQuery): z.output<typeof importInput> {
    return { ...query, own_url: this.parts.siteUrl, post_address: this.parts.postAddress };
  }

  /** Begins to collect all of them but those in the trash. */
  async beginExport(
    format: ExportFormat,
    creator: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    return this.parts.jobs.create({ kind: 'export', input: { format } }, creator, key);
  }

  /**
   * The file of an export. 1 read, and 1 for each part that was collected, 900 kB or a step's.
   *
   * @throws AppError not-found when there is no such job, one that makes no file, or the file has expired;
   *   failed-precondition when the job has not succeeded, or the file would be too large (export-file.ts)
   */
  async getFile(jobId: string): Promise<ExportFile> {
    const job = await this.parts.jobs.get(jobId);
    if (job.kind !== 'export') throw new AppError({ code: 'not-found', message: 'This job makes no file.' });
    const { format } = exportBody.parse(job.input);
    return exportFile(format, this.parts.jobs.readOutput(job), {
      siteUrl: this.parts.siteUrl,
      exportedAt: job.createdAt,
    });
  }
}
