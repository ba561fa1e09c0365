import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import type { Job, JobsService } from '../../jobs/index.js';
import { EXPORT_LIFE_MS, type UploadsService } from '../../media/index.js';
import type { Clock, FileStore, StoredFile } from '../../platform/index.js';
import { volumesOf, type exportMediaInput, type Volume } from './export-media.js';
import type { importMediaInput } from './import-media.js';

/** How long a link to a volume is good, in ms: a download that has begun by then goes on. */
const LINK_LIFE_MS = 15 * 60 * 1000;

/** A volume of an archive. */
export interface NumberedVolume extends Omit<Volume, 'path'> {
  /** From 1. */
  readonly number: number;
  /** Of the file, such as `media-2026-11-30-1.zip`. */
  readonly name: string;
}

/** An archive that is there. */
export interface MediaExport {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly volumes: readonly (NumberedVolume & Pick<Volume, 'path'>)[];
}

/** A volume and where to get it. */
export interface LinkedVolume extends NumberedVolume {
  readonly url: string;
  /** Null where it needs a login. */
  readonly urlExpiresAt: Date | null;
}

interface MediaTransferParts {
  readonly jobs: JobsService;
  readonly uploads: Pick<UploadsService, 'keepForImport' | 'noteImport'>;
  readonly store: Pick<FileStore, 'find' | 'link' | 'stream'>;
  readonly siteUrl: string;
  readonly clock: Clock;
}

/** Archives of the library: begun, given out, and imported. */
export class MediaTransferService {
  constructor(private readonly parts: MediaTransferParts) {}

  /** Begins to put all files into an archive. */
  async beginExport(creator: Job['createdBy'], key: NewKey | null = null): Promise<Job> {
    const input: z.input<typeof exportMediaInput> = { site_url: this.parts.siteUrl };
    return this.parts.jobs.create({ kind: 'export-media', input }, creator, key);
  }

  /**
   * Begins to import a volume that came in parts.
   *
   * @throws AppError not-found; failed-precondition while parts are missing, and where it is no archive to be imported
   */
  async beginImport(uploadId: string, creator: Job['createdBy'], key: NewKey | null = null): Promise<Job> {
    await this.parts.uploads.keepForImport(uploadId, creator.id);
    const input: z.input<typeof importMediaInput> = { upload_id: uploadId };
    const job = await this.parts.jobs.create({ kind: 'import-media', input }, creator, key);
    await this.parts.uploads.noteImport(uploadId, job.id);
    return job;
  }

  /**
   * An archive with its volumes. 1 read.
   *
   * @throws AppError not-found when there is no such job, it makes none, or its time is over; failed-precondition while it has not
   *   succeeded
   */
  async get(id: string): Promise<MediaExport> {
    const job = await this.parts.jobs.get(id);
    if (job.kind !== 'export-media')
      throw new AppError({ code: 'not-found', message: 'This job makes no archive of the library.' });
    const { createdAt } = job;
    const expiresAt = new Date(createdAt.getTime() + EXPORT_LIFE_MS);
    if (expiresAt <= this.parts.clock.now()) throw overNow();
    if (job.status !== 'succeeded') {
      const message = `The job is ${job.status}: its archive is complete when it has succeeded.`;
      throw new AppError({ code: 'failed-precondition', message });
    }
    const day = createdAt.toISOString().slice(0, 10);
    const volumes = volumesOf(job).map((volume, index) => ({
      ...volume,
      number: index + 1,
      name: `media-${day}-${String(index + 1)}.zip`,
    }));
    return { id, createdAt, expiresAt, volumes };
  }

  /** A volume and where to get it. 1 read. @throws AppError as get; unavailable where the functions' account may not sign */
  async link(id: string, number: number): Promise<LinkedVolume> {
    const { store, clock } = this.parts;
    const { path, ...volume } = await this.volume(id, number);
    const expiresAt = new Date(clock.now().getTime() + LINK_LIFE_MS);
    const url = await store.link({ path, name: volume.name, expiresAt });
    return url === null
      ? {
          ...volume,
          url: `/admin/api/media-exports/${id}/volumes/${String(number)}/file`,
          urlExpiresAt: null,
        }
      : { ...volume, url, urlExpiresAt: expiresAt };
  }

  /** The bytes of a volume as they come. 1 read. @throws AppError as get */
  async open(id: string, number: number): Promise<{ name: string; file: StoredFile; stream: Readable }> {
    const { path, name } = await this.volume(id, number);
    const file = await this.parts.store.find(path);
    if (!file) throw overNow();
    return { name, file, stream: this.parts.store.stream(path, { generation: file.generation }) };
  }

  private async volume(id: string, number: number) {
    const { volumes } = await this.get(id);
    const found = volumes[number - 1];
    if (found) return found;
    throw new AppError({
      code: 'not-found',
      message: `There is no volume ${String(number)}: the archive has ${String(volumes.length)}.`,
    });
  }
}

function overNow(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'The archive is no longer there: archives are kept for 7 days. Export anew.',
  });
}
