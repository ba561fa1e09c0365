import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { Job, JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import {
  ContentHash,
  EXPORTS,
  type Media,
  type MediaFiles,
  type MediaRepository,
} from '../../media/index.js';
import type { FileStore } from '../../platform/index.js';
import { storedZip, type StoredEntry } from '../archive/stored-zip.js';
import { MANIFEST_NAME, pathInVolume, toManifest, type ArchiveOrigin } from './media-archive.js';

/**
 * Of the originals in a volume, unless one file has more: the Storage emulator takes 130 MB in one file, and an upload in parts may have
 * 201.
 */
const VOLUME_BYTES = 100 * 1024 * 1024;

/** Files of a volume at most: each is asked for twice, and a step has less than two minutes. */
const VOLUME_FILES = 400;

/** Documents that are read at once, and those that one step looks at. */
const PAGE = 200;
const MAX_LOOKED = 2_000;

/** Files that are read through at once. */
const AT_ONCE = 4;

/** The input of the jobs of kind `export-media`. */
export const exportMediaInput = z.object({ site_url: z.string() });

const volume = z.object({ path: z.string(), bytes: z.int(), files: z.int() });

/** A volume that lies in the bucket. */
export type Volume = z.output<typeof volume>;

/** Where the next volume begins, those that are there, and the files of the next one once they were read through. */
const checkpoint = z.object({
  after: z.string().nullable().default(null),
  volumes: z.array(volume).default([]),
  measured: z
    .object({
      files: z.array(z.object({ id: z.string(), hash: z.string(), crc: z.int() })),
      last: z.string().nullable(),
    })
    .nullable()
    .default(null),
});

type Before = z.output<typeof checkpoint>;

interface ExportParts {
  readonly media: MediaRepository;
  readonly files: MediaFiles;
  readonly store: Pick<FileStore, 'save'>;
  /** VOLUME_BYTES when absent. */
  readonly volumeBytes?: number;
}

/** What one worker knows of its job. */
interface Run {
  readonly jobId: string;
  readonly attempt: number;
  readonly origin: ArchiveOrigin;
}

/** The volumes that a job has made so far. */
export function volumesOf({ state }: Pick<Job, 'state'>): readonly Volume[] {
  return checkpoint.parse(state ?? {}).volumes;
}

/**
 * Puts all originals of the library and what is said of them into ZIPs in the bucket: the jobs of kind `export-media`. One step reads
 * the files of a volume through, so that what is lost or damaged is named and left out; the next one writes the volume, from bucket to
 * bucket. A volume has the number of its attempt in its name: a worker that was taken for dead writes over nothing.
 *
 * @see docs/adr/0063-the-library-as-an-archive.md
 */
export class ExportMedia implements JobHandler {
  constructor(private readonly parts: ExportParts) {}

  /** 1 read, 1 more for each 1,000 files. @throws ZodError when the input is of another version of the site */
  async open({ id: jobId, attempts: attempt, input, createdAt: exportedAt }: Job): Promise<JobRun> {
    const { site_url: siteUrl } = exportMediaInput.parse(input);
    const run = { jobId, attempt, origin: { siteUrl, exportedAt } };
    return {
      total: await this.parts.media.count(OUTSIDE_OF_TRASH, '-created_at'),
      step: (state) => this.step(run, state),
    };
  }

  private async step(run: Run, state: JsonObject | null): Promise<StepOutcome> {
    const before = checkpoint.parse(state ?? {});
    return before.measured ? this.write(run, before, before.measured) : this.measure(before);
  }

  private async measure(before: Before): Promise<StepOutcome> {
    const { chosen, trashed, failed, last } = await this.choose(before.after);
    const problems: JobProblem[] = failed.map(({ id }) => ({ item: id, detail: FAILED }));
    const files: { id: string; hash: string; crc: number }[] = [];
    for (let begin = 0; begin < chosen.length; begin += AT_ONCE) {
      const some = chosen.slice(begin, begin + AT_ONCE);
      const sums = await Promise.all(some.map((media) => this.sumOf(media)));
      for (const [index, { id, hash }] of some.entries()) {
        const crc = sums[index] ?? null;
        if (crc === null) problems.push({ item: id, detail: LOST });
        else files.push({ id, hash, crc });
      }
    }
    const isEmpty = files.length === 0;
    return {
      state: isEmpty ? { ...before, after: last ?? before.after } : { ...before, measured: { files, last } },
      done: problems.length,
      counts: counted({ trashed, failed: failed.length, lost: chosen.length - files.length }),
      problems,
      isLast: isEmpty && last === null,
    };
  }

  private async write(
    run: Run,
    before: Before,
    measured: NonNullable<Before['measured']>,
  ): Promise<StepOutcome> {
    const number = before.volumes.length + 1;
    const crcs = new Map(measured.files.map(({ id, hash, crc }) => [`${id} ${hash}`, crc]));
    const found = await this.parts.media.findMany(measured.files.map(({ id }) => id));
    const media = found.filter(({ id, hash, trashedAt }) => trashedAt === null && crcs.has(`${id} ${hash}`));
    const there = new Set(media.map(({ id }) => id));
    const gone = measured.files.filter(({ id }) => !there.has(id));
    const entries = media.map((one) => this.entryOf(one, crcs.get(`${one.id} ${one.hash}`) ?? 0));
    const manifest = Buffer.from(toManifest(media, number, run.origin));
    const path = volumePath(run, number);
    const zip = storedZip([manifestEntry(manifest, run.origin.exportedAt), ...entries]);
    const { bytes } = await this.save(path, zip);
    return {
      state: {
        after: measured.last,
        volumes: [...before.volumes, { path, bytes, files: media.length }],
        measured: null,
      },
      done: measured.files.length,
      counts: counted({ exported: media.length, volumes: 1, changed: gone.length }),
      problems: gone.map(({ id }) => ({ item: id, detail: CHANGED })),
      isLast: measured.last === null,
    };
  }

  /** The next files in the order of ids, as many as a volume has. */
  private async choose(after: string | null) {
    const [chosen, failed]: [Media[], Media[]] = [[], []];
    const { volumeBytes = VOLUME_BYTES } = this.parts;
    let [at, bytes, trashed, looked] = [after, 0, 0, 0];
    for (;;) {
      const { media, last } = await this.parts.media.listById(at, PAGE);
      for (const one of media) {
        const isMore = bytes + one.bytes > volumeBytes || chosen.length === VOLUME_FILES;
        if (one.trashedAt !== null) trashed += 1;
        else if (one.status === 'failed') failed.push(one);
        else if (chosen.length > 0 && isMore) return { chosen, failed, trashed, last: at };
        else {
          chosen.push(one);
          bytes += one.bytes;
        }
        at = one.id;
      }
      at = last ?? at;
      looked += PAGE;
      if (last === null || looked >= MAX_LOOKED) return { chosen, failed, trashed, last };
    }
  }

  /** The checksum of an original; null where it is not there, or is not what its document says. */
  private async sumOf(media: Media): Promise<number | null> {
    const seen = new ContentHash();
    let [bytes, crc] = [0, 0];
    try {
      for await (const chunk of this.parts.files.openOriginal(media) as AsyncIterable<Buffer>) {
        seen.update(chunk);
        crc = crc32(chunk, crc);
        bytes += chunk.length;
      }
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
    return seen.digest() === media.hash && bytes === media.bytes ? crc : null;
  }

  private entryOf(media: Media, crc: number): StoredEntry {
    return {
      name: pathInVolume(media),
      bytes: media.bytes,
      crc,
      changedAt: media.createdAt,
      open: () => this.parts.files.openOriginal(media),
    };
  }

  private async save(path: string, zip: AsyncIterable<Buffer>) {
    try {
      return await this.parts.store.save(path, Readable.from(zip, { objectMode: false }), {
        contentType: 'application/zip',
      });
    } catch (error) {
      if (!isNotThere(error)) throw error;
      // The next attempt finds that it has no document any more.
      throw new AppError({
        code: 'unavailable',
        message: 'A file was removed while it was put into an archive.',
        cause: error,
      });
    }
  }
}

const OUTSIDE_OF_TRASH = {
  kind: null,
  type: null,
  status: null,
  trashed: false,
  described: null,
  uploadedBy: null,
  from: null,
  to: null,
  bytes: { min: null, max: null },
  q: null,
} as const;

const FAILED = 'has failed (see its `failure`) and was left out';
const LOST = 'its original is lost or damaged, and it was left out: upload it again';
const CHANGED = 'was replaced or deleted while the archive was made, and was left out: export anew';

function volumePath({ jobId, attempt }: Run, number: number): string {
  return `${EXPORTS}${jobId}/${String(number).padStart(6, '0')}-${String(attempt)}.zip`;
}

function manifestEntry(bytes: Buffer, changedAt: Date): StoredEntry {
  return {
    name: MANIFEST_NAME,
    bytes: bytes.length,
    crc: crc32(bytes),
    changedAt,
    open: () => Readable.from([bytes], { objectMode: false }),
  };
}

/** Those that there are some of. */
function counted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function isNotThere(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-found';
}
