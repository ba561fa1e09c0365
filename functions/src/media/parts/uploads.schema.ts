import { z } from 'zod';
import { documentId } from '../../shared/index.js';
import { MEDIA_TEXT_SHAPE, uploadFileName } from '../library/library.schema.js';
import { MAX_ARCHIVE_BYTES, MAX_MEDIA_BYTES } from '../media.js';
import { countParts, PART_BYTES, UPLOAD_PURPOSES } from './uploads.codec.js';

const { alt, decorative, title, caption, credit, focal_point: focalPoint } = MEDIA_TEXT_SHAPE;

/** Body of POST /admin/api/uploads. */
export const beginUploadBody = z
  .strictObject({
    bytes: z.int().min(1).max(MAX_ARCHIVE_BYTES).describe('Of the whole file'),
    purpose: z
      .enum(UPLOAD_PURPOSES)
      .default('media')
      .describe('A file of the library; or a ZIP to be imported, of which nothing else is said'),
    file_name: uploadFileName,
    alt: alt.default(''),
    decorative: decorative.default(false),
    title: title.default(''),
    caption: caption.default(''),
    credit: credit.default(''),
    focal_point: focalPoint.default(null),
  })
  .refine(({ purpose, bytes }) => purpose === 'import' || bytes <= MAX_MEDIA_BYTES, {
    path: ['bytes'],
    error: `must be at most ${String(MAX_MEDIA_BYTES)}, but of an archive to be imported`,
  });

/** Path of one upload. */
export const uploadParams = z.object({ id: documentId });

/** Path of a part of one. */
export const partParams = z.object({
  id: documentId,
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(countParts({ bytes: MAX_ARCHIVE_BYTES, partBytes: PART_BYTES })),
});
