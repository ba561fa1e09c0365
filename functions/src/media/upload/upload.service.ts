import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import type { Job } from '../../jobs/index.js';
import type { Media } from '../documents/media.codec.js';
import { examine, verified, type MediaFiles } from '../files/media-files.js';
import { hashOf, isPictureType, type MediaText } from '../media.js';
import { carriesMetadata } from '../metadata/index.js';
import { cleanFileName, requireMediaType, type MediaType } from '../types/index.js';
import type { Intake, Taken } from './intake.service.js';
import { describedAs } from './require-described.js';

/** Most bytes of a file in one request; larger ones come in parts. */
export const MAX_WHOLE_BYTES = 8 * 1024 * 1024;

/** What to do with those. */
export const LARGER = 'Send a larger file in parts: POST /admin/api/uploads.';

/** A file and what is said of it. */
interface NamedUpload {
  /** Empty where none was given. */
  readonly fileName: string;
  /** By its type where it depends on that. */
  readonly text: MediaText | ((type: MediaType) => MediaText);
}

/** A file as a request brings it. */
export interface WholeUpload extends NamedUpload {
  readonly bytes: Buffer;
}

/** A file that is too large to be in memory. */
export interface LargeUpload extends NamedUpload {
  /** All of its bytes, each time anew. */
  readonly open: () => Readable;
  /** What it was in the library that it comes from, and is to be here where it is new. */
  readonly former?: Pick<Media, 'id' | 'hash' | 'createdAt'>;
}

/** Takes files that come in one request. */
export class UploadService {
  constructor(
    private readonly intake: Intake,
    private readonly files: MediaFiles,
  ) {}

  /**
   * Stores a file, or gives the document that the same bytes have; see Intake.take.
   *
   * @throws AppError unsupported-media-type; payload-too-large; validation-failed (alt); failed-precondition
   */
  async upload(
    { bytes, fileName, text }: WholeUpload,
    uploader: Job['createdBy'],
    key: NewKey | null,
  ): Promise<Taken> {
    const type = requireMediaType(bytes);
    const described = describedAs(type, textFor(type, text));
    const original = { hash: hashOf(bytes), type, isKeptBack: carriesMetadata(bytes, type) };
    return this.intake.take({
      ...original,
      bytes: bytes.length,
      fileName: cleanFileName(fileName, type),
      text: described,
      uploader,
      key,
      save: () => this.files.saveOriginal(original, bytes),
    });
  }

  /**
   * The same of one that is read twice, and never in memory as a whole: for its hash, and to its place. Pictures are never so large.
   *
   * @throws AppError as upload; validation-failed where it has not the bytes that it had; what the stream ends with
   */
  async uploadLarge(
    { open, fileName, text, former }: LargeUpload,
    uploader: Job['createdBy'],
  ): Promise<Taken> {
    const { hash, bytes, start } = await examine(open());
    if (former && former.hash !== hash) throw otherBytes();
    const type = requireMediaType(start, bytes);
    const described = describedAs(type, textFor(type, text));
    const isKeptBack = isPictureType(type) && carriesMetadata(await buffer(verified(open(), hash)), type);
    const original = { hash, type, isKeptBack };
    return this.intake.take({
      ...original,
      ...(former && { id: former.id, createdAt: former.createdAt }),
      bytes,
      fileName: cleanFileName(fileName, type),
      text: described,
      uploader,
      key: null,
      save: () => this.files.saveOriginal(original, verified(open(), hash)),
    });
  }
}

function otherBytes(): AppError {
  return new AppError({
    code: 'validation-failed',
    message: 'Its bytes are not those that it had: the archive is damaged, or was changed.',
  });
}

function textFor(type: MediaType, text: NamedUpload['text']): MediaText {
  return typeof text === 'function' ? text(type) : text;
}
