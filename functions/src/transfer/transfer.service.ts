import type { z } from 'zod';
import { AppError } from '../errors/index.js';
import type { NewKey } from '../idempotency/index.js';
import type { Job, JobsService } from '../jobs/index.js';
import { exportFile, type ExportFile } from './export/export-file.js';
import { exportBody, type ExportFormat, type importInput, type ImportQuery } from './transfer.schema.js';

/** Begins imports and exports of posts, pages and projects, and gives the exports' files. */
export class TransferService {
  constructor(
    private readonly jobs: JobsService,
    /** The origin of this site. */
    private readonly siteUrl: string,
    /** Where its posts are, with `:slug`. */
    private readonly postAddress: string,
  ) {}

  /** Stores the file and begins to import it. */
  async beginImport(
    query: ImportQuery,
    upload: Buffer,
    creator: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    const input: z.output<typeof importInput> = {
      ...query,
      own_url: this.siteUrl,
      post_address: this.postAddress,
    };
    return this.jobs.create({ kind: 'import', input, upload }, creator, key);
  }

  /** Begins to collect all of them but those in the trash. */
  async beginExport(
    format: ExportFormat,
    creator: Job['createdBy'],
    key: NewKey | null = null,
  ): Promise<Job> {
    return this.jobs.create({ kind: 'export', input: { format } }, creator, key);
  }

  /**
   * The file of an export. 1 read, and 1 for each part that was collected, 900 kB or a step's.
   *
   * @throws AppError not-found when there is no such job, one that makes no file, or the file has expired;
   *   failed-precondition when the job has not succeeded, or the file would be too large (export-file.ts)
   */
  async getFile(jobId: string): Promise<ExportFile> {
    const job = await this.jobs.get(jobId);
    if (job.kind !== 'export') throw new AppError({ code: 'not-found', message: 'This job makes no file.' });
    const { format } = exportBody.parse(job.input);
    return exportFile(format, this.jobs.readOutput(job), {
      siteUrl: this.siteUrl,
      exportedAt: job.createdAt,
    });
  }
}
