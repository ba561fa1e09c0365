import { z } from 'zod';
import { timestampJson } from '../../shared/index.js';
import { countParts, UPLOAD_PURPOSES } from './uploads.codec.js';
import type { UploadState } from './uploads.service.js';

/** An upload in parts as its owner sees it. */
export const uploadJson = z
  .object({
    id: z.string(),
    purpose: z.enum(UPLOAD_PURPOSES),
    file_name: z.string(),
    bytes: z.int(),
    part_bytes: z.int().describe('Of each part but the last, which has the rest'),
    parts: z.int().describe('How many there are in all'),
    present: z.array(z.int()).describe('The numbers of those that are there, from 1'),
    job_id: z.string().nullable().describe('Of the job that joins them, once that was asked for'),
    media_id: z
      .string()
      .nullable()
      .describe('What it has become: a new file, or the one that the same bytes had before'),
    created_at: timestampJson,
    expires_at: timestampJson.describe('When it is removed, whatever is there of it'),
  })
  .meta({ id: 'MediaUpload' });

/** See uploadJson. */
export function presentUpload({ upload, present }: UploadState): z.output<typeof uploadJson> {
  return {
    id: upload.id,
    purpose: upload.purpose,
    file_name: upload.fileName,
    bytes: upload.bytes,
    part_bytes: upload.partBytes,
    parts: countParts(upload),
    present: [...present],
    job_id: upload.jobId,
    media_id: upload.mediaId,
    created_at: upload.createdAt.toISOString(),
    expires_at: upload.endsAt.toISOString(),
  };
}
