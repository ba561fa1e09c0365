import type { NewKey } from '../../idempotency/index.js';
import type { Job } from '../../jobs/index.js';
import type { MediaFiles } from '../files/media-files.js';
import { hashOf, type MediaText } from '../media.js';
import { carriesMetadata } from '../metadata/index.js';
import { cleanFileName, requireMediaType } from '../types/index.js';
import type { Intake, Taken } from './intake.service.js';
import { describedAs } from './require-described.js';

/** Most bytes of a file in one request; larger ones come in parts. */
export const MAX_WHOLE_BYTES = 8 * 1024 * 1024;

/** What to do with those. */
export const LARGER = 'Send a larger file in parts: POST /admin/api/uploads.';

/** A file as a request brings it. */
export interface WholeUpload {
  readonly bytes: Buffer;
  /** Empty where none was given. */
  readonly fileName: string;
  readonly text: MediaText;
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
    const described = describedAs(type, text);
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
}
