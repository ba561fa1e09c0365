import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import type { Job, JobHandler, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import { documentId } from '../../shared/index.js';
import { examine, verified, type MediaFiles } from '../files/media-files.js';
import { isSeen } from '../media.js';
import { carriesMetadata } from '../metadata/index.js';
import type { UploadParts } from '../parts/upload-parts.js';
import type { Upload } from '../parts/uploads.codec.js';
import type { UploadsRepository } from '../parts/uploads.repository.js';
import { cleanFileName, MEDIA_TYPE_NAMES, requireMediaType, traitsOf } from '../types/index.js';
import type { Intake } from '../upload/intake.service.js';
import { describedAs } from '../upload/require-described.js';

const joinInput = z.object({ upload_id: documentId });

/** What the first step has found out. */
const checkpoint = z.object({ hash: z.string(), type: z.enum(MEDIA_TYPE_NAMES), is_kept_back: z.boolean() });

interface JoinParts {
  readonly uploads: UploadsRepository;
  readonly parts: UploadParts;
  readonly files: MediaFiles;
  readonly intake: Intake;
}

/**
 * Makes a file of the parts of an upload: the jobs of kind `join-upload`. The first step reads them through and finds out what the
 * file is, the second puts it where its hash says.
 */
export class JoinUpload implements JobHandler {
  constructor(private readonly tools: JoinParts) {}

  /** @throws ZodError when the input is of another version of the site */
  open({ input, createdBy }: Job): Promise<JobRun> {
    const { upload_id: id } = joinInput.parse(input);
    return Promise.resolve({ total: 1, step: (state) => this.step(id, createdBy, state) });
  }

  private async step(id: string, uploader: Job['createdBy'], state: JsonObject | null): Promise<StepOutcome> {
    const upload = await this.tools.uploads.find(id);
    if (!upload) throw cancelled();
    if (upload.mediaId !== null) return this.end(upload, upload.mediaId);
    if (state === null) return { ...NOTHING, state: await this.look(upload), isLast: false };
    const { hash, type, is_kept_back: isKeptBack } = checkpoint.parse(state);
    const original = { hash, type, isKeptBack };
    const { media } = await this.tools.intake.take({
      ...original,
      id,
      bytes: upload.bytes,
      fileName: cleanFileName(upload.fileName, type),
      text: describedAs(type, textOf(upload)),
      uploader,
      key: null,
      save: () => this.tools.files.saveOriginal(original, verified(this.tools.parts.join(upload), hash)),
    });
    await this.tools.uploads.noteMedia(id, media.id);
    return this.end(upload, media.id);
  }

  private async look(upload: Upload): Promise<z.output<typeof checkpoint>> {
    const { hash, start, bytes } = await examine(this.tools.parts.join(upload));
    const type = requireMediaType(start, bytes);
    describedAs(type, textOf(upload));
    const isPicture = isSeen(traitsOf(type).kind);
    // A picture is small enough to be read as a whole.
    const isKeptBack =
      isPicture && carriesMetadata(await buffer(verified(this.tools.parts.join(upload), hash)), type);
    return { hash, type, is_kept_back: isKeptBack };
  }

  /** A file that is new has the id of its upload. */
  private async end({ id }: Upload, mediaId: string): Promise<StepOutcome> {
    await this.tools.parts.remove(id);
    const counts = { [mediaId === id ? 'created' : 'known']: 1 };
    return { ...NOTHING, state: { media_id: mediaId }, done: 1, counts, isLast: true };
  }
}

const NOTHING = { done: 0, counts: {}, problems: [] } as const;

function textOf({ alt, decorative, title, caption, credit, focalPoint }: Upload) {
  return { alt, decorative, title, caption, credit, focalPoint };
}

function cancelled(): AppError {
  return new AppError({ code: 'not-found', message: 'The upload was cancelled, or its day was over.' });
}
