import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  type BrokenSource,
  type Identified,
  type ValueOf,
} from '../../documents/index.js';

/** How long an upload in parts may take, in ms. */
export const UPLOAD_LIFE_MS = 24 * 60 * 60 * 1000;

/** Bytes of each part but the last. */
export const PART_BYTES = 4 * 1024 * 1024;

/** What becomes of the parts: a file of the library, or nothing but what is imported of them. */
export const UPLOAD_PURPOSES = ['media', 'import'] as const;

const share = z.number().min(0).max(1);

const fields = {
  /** That were announced for the whole file. */
  bytes: field(z.int().min(1), 'nobody'),
  partBytes: field(z.int().min(1), 'nobody'),
  purpose: field(z.enum(UPLOAD_PURPOSES).default('media'), 'nobody', to('media' as const)),
  fileName: field(z.string(), 'account'),
  alt: field(z.string().default(''), 'account', to('')),
  decorative: field(z.boolean().default(false), 'nobody', to(false)),
  title: field(z.string().default(''), 'account', to('')),
  caption: field(z.string().default(''), 'account', to('')),
  credit: field(z.string().default(''), 'account', to('')),
  focalPoint: field(z.object({ x: share, y: share }).nullable().default(null), 'nobody', to(null)),
  uploadedBy: field(z.object({ id: z.string() }), 'account'),
  /** The job that joins the parts, once it was asked for. */
  jobId: field(z.string().nullable().default(null), 'nobody', to(null)),
  /** What became of it; null before the job has ended. */
  mediaId: field(z.string().nullable().default(null), 'nobody', to(null)),
  createdAt: field(storedTime, 'account', toCreateTime),
  endsAt: field(
    storedTime,
    'nobody',
    ({ createTime }: BrokenSource) => new Date(createTime.getTime() + UPLOAD_LIFE_MS),
  ),
};

/** An upload in parts. Which are there the bucket knows. */
export type Upload = Identified<ValueOf<typeof fields>>;

/** media_uploads/{id}; removed with its parts after ends_at, by the sweep: TTL would leave the parts. */
export const MEDIA_UPLOADS = new StoredCollection({
  name: 'media_uploads',
  fields,
  removedIfBroken: 'it is good for a day only, and can be begun anew',
});

/** How many parts an upload has. */
export function countParts({ bytes, partBytes }: Pick<Upload, 'bytes' | 'partBytes'>): number {
  return Math.ceil(bytes / partBytes);
}

/** How many bytes a part has. @param number from 1 to countParts */
export function bytesOfPart(upload: Pick<Upload, 'bytes' | 'partBytes'>, number: number): number {
  return Math.min(upload.partBytes, upload.bytes - (number - 1) * upload.partBytes);
}
