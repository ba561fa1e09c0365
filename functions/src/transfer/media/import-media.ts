import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { Job, JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { Media, MediaRepository, UploadService } from '../../media/index.js';
import { documentId } from '../../shared/index.js';
import type { ArchiveBytes } from '../archive/archive-bytes.js';
import type { ZipEntry } from '../archive/zip-format.js';
import { ZipArchive } from '../archive/zip-archive.js';
import { ItemRefused } from '../formats/import-collector.js';
import { refusedFile, requireJson, requireUtf8 } from '../formats/source-file.js';
import { archivedMediaJson, MANIFEST_NAME, manifestJson, type ArchivedMedia } from './media-archive.js';

/** What one step takes at most, unless one file has more. */
const STEP_FILES = 10;
const STEP_BYTES = 32 * 1024 * 1024;

/** The input of the jobs of kind `import-media`. */
export const importMediaInput = z.object({ upload_id: documentId });

const checkpoint = z.object({ next: z.int().min(0).default(0) });

interface ImportParts {
  readonly media: Pick<MediaRepository, 'find' | 'findByHash'>;
  readonly intake: Pick<UploadService, 'uploadLarge'>;
  /** Archives that came in parts. */
  readonly archives: {
    open(uploadId: string): Promise<ArchiveBytes>;
    release(uploadId: string, jobId: string): Promise<void>;
  };
}

/** What one worker knows of its job and the volume. */
interface Run {
  readonly entries: readonly unknown[];
  readonly archive: ZipArchive;
  readonly byName: ReadonlyMap<string, ZipEntry>;
  readonly job: Job;
}

type Outcome = 'created' | 'restored' | 'unchanged' | 'failed';

/**
 * Brings the files of a volume of the library's archive back, each with its id, so that `media:{id}` in content goes on naming it: the
 * jobs of kind `import-media`. What is here already stays as it is; each file that can't come, or not as it was, is a problem.
 *
 * @see docs/adr/0060-the-library-as-an-archive.md
 */
export class ImportMedia implements JobHandler {
  constructor(private readonly parts: ImportParts) {}

  /** @throws AppError validation-failed when it is no such volume; not-found when the upload was removed */
  async open(job: Job): Promise<JobRun> {
    const { upload_id: uploadId } = importMediaInput.parse(job.input);
    const archive = await ZipArchive.open(
      await this.parts.archives.open(uploadId),
      (name) => name === MANIFEST_NAME,
    );
    const byName = new Map(archive.entries.map((entry) => [entry.name, entry]));
    const run = { entries: readManifest(archive, byName), archive, byName, job };
    let isRepeated = job.attempts > 1;
    return {
      total: run.entries.length,
      step: async (state) => {
        const outcome = await this.step(run, isRepeated, state);
        isRepeated = false;
        if (outcome.isLast) await this.parts.archives.release(uploadId, job.id);
        return outcome;
      },
    };
  }

  private async step(run: Run, isRepeated: boolean, state: JsonObject | null): Promise<StepOutcome> {
    const { next: begin } = checkpoint.parse(state ?? {});
    const counts: Partial<Record<Outcome, number>> = {};
    const problems: JobProblem[] = [];
    let [next, bytes] = [begin, 0];
    while (next < run.entries.length && next - begin < STEP_FILES && bytes < STEP_BYTES) {
      const { outcome, problem, size } = await this.take(run, next, isRepeated);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (problem) problems.push(problem);
      bytes += size;
      next += 1;
    }
    return { state: { next }, done: next - begin, counts, problems, isLast: next >= run.entries.length };
  }

  /** @throws AppError a retryable one */
  private async take(
    run: Run,
    index: number,
    isRepeated: boolean,
  ): Promise<{ outcome: Outcome; problem: JobProblem | null; size: number }> {
    const { data: archived, error } = archivedMediaJson.safeParse(run.entries[index]);
    if (!archived) return { ...refused(`file ${String(index + 1)}`, firstIssue(error)), size: 0 };
    try {
      const { outcome, detail } = await this.bring(run, archived, isRepeated);
      const problem = detail === null ? null : { item: archived.id, detail };
      return { outcome, problem, size: outcome === 'unchanged' ? 0 : archived.bytes };
    } catch (thrown) {
      const isFinal = thrown instanceof ItemRefused || (thrown instanceof AppError && !thrown.retryable);
      if (!isFinal) throw thrown;
      const reason = thrown instanceof ItemRefused ? `it ${thrown.message}` : thrown.reason;
      return { ...refused(archived.id, `was not taken: ${reason}`), size: archived.bytes };
    }
  }

  private async bring(
    { archive, byName, job }: Run,
    archived: ArchivedMedia,
    isRepeated: boolean,
  ): Promise<{ outcome: Outcome; detail: string | null }> {
    const { id, hash } = archived;
    const present = await this.parts.media.find(id);
    if (present && present.hash !== hash) return { outcome: 'failed', detail: TAKEN };
    if (present?.trashedAt === null && present.status !== 'failed')
      return { outcome: isRepeated && isMadeBy(job, present) ? 'created' : 'unchanged', detail: null };
    const holder = present ?? (await this.parts.media.findByHash(hash));
    if (holder && holder.id !== id) return { outcome: 'failed', detail: elsewhere(holder.id) };
    const entry = byName.get(archived.path);
    if (!entry) throw new ItemRefused(`is not in the archive, as ${archived.path}`);
    const { media, outcome } = await this.parts.intake.uploadLarge(
      {
        open: () => archive.stream(entry),
        fileName: archived.file_name,
        text: textOf(archived),
        former: { id, hash, createdAt: new Date(archived.created_at) },
      },
      job.createdBy,
    );
    // Somebody was faster with the same bytes.
    if (media.id !== id) return { outcome: 'failed', detail: elsewhere(media.id) };
    return { outcome: outcome === 'created' ? 'created' : 'restored', detail: null };
  }
}

const TAKEN =
  'was not taken: its id is that of another file here, which content that names it shows. Upload it by itself, and name the new id in content';

function elsewhere(id: string): string {
  return `was not taken: the same bytes are here as media:${id}. Name that in content which names this one`;
}

/** By an attempt whose step was not noted. */
function isMadeBy({ createdBy, createdAt }: Job, media: Media): boolean {
  return media.version === 1 && media.uploadedBy?.id === createdBy.id && media.updatedAt >= createdAt;
}

function refused(item: string, detail: string): { outcome: 'failed'; problem: JobProblem } {
  return { outcome: 'failed', problem: { item, detail } };
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `was left out: ${issue?.path.join('.') || 'it'} ${issue?.message ?? 'is not as it should be'}`;
}

function textOf({ alt, decorative, title, caption, credit, focal_point: focalPoint }: ArchivedMedia) {
  return { alt, decorative, title, caption, credit, focalPoint };
}

/** What media.json lists. @throws AppError validation-failed */
function readManifest(archive: ZipArchive, byName: ReadonlyMap<string, ZipEntry>): readonly unknown[] {
  const entry = byName.get(MANIFEST_NAME);
  if (!entry)
    throw refusedFile(
      `has no ${MANIFEST_NAME}: it is no archive of a media library. Content is imported by POST /admin/api/uploads/:id/import`,
    );
  const { data } = manifestJson.safeParse(requireJson(textIn(archive, entry), MANIFEST_NAME));
  if (data) return data.files;
  throw refusedFile(`has a ${MANIFEST_NAME} of another form than this version of the site knows`);
}

/** The text of media.json. @throws AppError validation-failed */
function textIn(archive: ZipArchive, entry: ZipEntry): string {
  try {
    return requireUtf8(archive.text(entry));
  } catch (error) {
    throw error instanceof ItemRefused
      ? refusedFile(`has a ${MANIFEST_NAME} that ${error.message}`, error)
      : error;
  }
}
