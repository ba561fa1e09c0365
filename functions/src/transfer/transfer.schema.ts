import { z } from 'zod';
import { documentId, timeZone } from '../shared/index.js';
import { IMPORT_FORMATS } from './import/parse-import.js';

/** Largest file that is imported, in bytes: 20 MiB. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

/** Media types that a file to be imported may be sent as. */
export const IMPORT_TYPES = [
  'application/zip',
  'application/json',
  'application/xml',
  'text/xml',
  'text/markdown',
  'application/octet-stream',
] as const;

/** Query of POST /admin/api/posts/import. */
export const importQuery = z.object({
  format: z.enum(IMPORT_FORMATS),
  existing: z
    .enum(['skip', 'update'])
    .default('skip')
    .describe(
      "What becomes of what is here already: nothing, or they get the file's content; status and date stay",
    ),
  source_url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .max(500)
    .optional()
    .describe(
      'The address of the site that the posts come from: what relative addresses are resolved against, and ' +
        'whose paths and numbers its posts are known by. The same each time; without it, what the file says',
    ),
  fetch_media: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      'Whether pictures and files that the archive has not are fetched from the site that the posts come from: at most 500, of 25 MB each, within an hour',
    ),
  time_zone: timeZone
    .optional()
    .describe('The zone of the times in the file that say none, by its IANA name; without it, UTC'),
});

/**
 * Input of an import job: the query, the upload of an archive that came in parts, the origin of this site, which exports of its own have, and where its posts are: of jobs of before, where
 * they were.
 */
export const importInput = importQuery.extend({
  upload_id: documentId.optional(),
  own_url: z.string().nullable().default(null),
  post_address: z.string().default('/?post=:slug'),
});

/** See importQuery. */
export type ImportQuery = z.output<typeof importQuery>;

/** What content can be exported as. */
export const EXPORT_FORMATS = ['json', 'markdown'] as const;

/** A format that content can be exported in. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Body of POST /admin/api/posts/export. */
export const exportBody = z.strictObject({
  format: z.enum(EXPORT_FORMATS).describe('Our own JSON, or Markdown files with YAML headers in a ZIP'),
});
