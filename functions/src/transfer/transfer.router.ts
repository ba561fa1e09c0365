import { getActorName } from '../auth/index.js';
import { defineRoute, fileBody, jsonBody, type Route } from '../http/index.js';
import { jobParams, type JobsService } from '../jobs/index.js';
import { uploadParams } from '../media/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';
import { STAFF } from '../shared/index.js';
import { EXPORT_TYPES } from './export/export-file.js';
import { exportBody, IMPORT_TYPES, importQuery, MAX_IMPORT_BYTES } from './transfer.schema.js';
import type { TransferService } from './transfer.service.js';

/** How long an export's file may take to be made, in ms: under the function's own 60 s. */
const DOWNLOAD_TIMEOUT_MS = 55_000;

/** Routes that bring posts, pages and projects in and out: /admin/api/posts/import, /admin/api/uploads/:id/import, /admin/api/posts/export, /admin/api/jobs/:id/file. */
export function transferRoutes(transfer: TransferService, jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/import',
      summary:
        'Import posts from Markdown files (ZIP), our JSON, a Ghost export or a WordPress export, as a job; pages and projects from our own exports',
      description:
        'The body is the file, at most 20 MiB; a ZIP of up to 200 MB comes in parts (POST /admin/api/uploads with `purpose: import`). The job counts what is `created`, `updated`, `unchanged`, ' +
        "`skipped` and `failed`, of all kinds together, and the `redirects` from where posts were; the same file a second time changes nothing. What can't come along, or " +
        'not as it was, is one of its problems and never the end of the import. Pictures and other files of an archive that posts refer to go into the media library (`files_created`, `files_known`, `files_failed`). A file that is not of its ' +
        'format is taken, and the job fails. What becomes of drafts, authors and slugs: docs/API.md. 400: ' +
        'the body is empty.',
      repeats: 'by-key',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'write',
      // And 1 write and round trip for each 900 kB of the file.
      cost: { reads: 1, writes: 3, roundTrips: 3 },
      query: importQuery,
      body: fileBody(IMPORT_TYPES, MAX_IMPORT_BYTES),
      answer: JOB_ACCEPTED,
      handle: ({ query, body, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => transfer.beginImport(query, body, getActorName(res), key)),
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/uploads/:id/import',
      summary: 'Import the archive whose parts you have sent, as a job',
      description:
        'As POST /admin/api/posts/import imports one that comes whole; the upload has `purpose: import`. Once it is imported it is removed; until then, for a day, ' +
        'it can be imported again, such as with another query. 409: parts are missing, or it is a file of the library.',
      repeats: 'by-key',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 2, writes: 4, roundTrips: 5 },
      params: uploadParams,
      query: importQuery,
      answer: JOB_ACCEPTED,
      refusals: ['not-found', 'failed-precondition'],
      handle: ({ params, query, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) =>
          transfer.beginImportOf(params.id, query, getActorName(res), key),
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/export',
      summary:
        'Export all posts, pages and projects but those in the trash, as JSON or as Markdown files in a ZIP: a job that makes a file',
      description:
        'Scheduled ones and drafts included; no revisions. What is written meanwhile may be in it or not. ' +
        'The job counts what is `exported`, and has a `file` when it has succeeded.',
      repeats: 'by-key',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      body: jsonBody(exportBody),
      answer: JOB_ACCEPTED,
      handle: ({ body, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => transfer.beginExport(body.format, getActorName(res), key)),
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/jobs/:id/file',
      summary: 'The file that an export has made',
      description:
        'Can be imported again; kept for 30 days. At most 30 MB, a ZIP at most 65,000 items. 404: no such ' +
        'job, one that is no export, or a file that has expired. 409: the job has not succeeded, or the ' +
        'file would be larger.',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'read',
      // And 1 read for each further part of the file, 8 in a round trip.
      cost: { reads: 2, writes: 0, roundTrips: 2 },
      params: jobParams,
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      answer: { fileTypes: Object.values(EXPORT_TYPES), headers: ['Content-Disposition'] },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, res }) => {
        const { name, contentType, content } = await transfer.getFile(params.id);
        res.set({ 'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${name}"` });
        res.send(content);
      },
    }),
  ];
}
