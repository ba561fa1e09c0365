import { getActorName } from '../auth/index.js';
import { defineRoute, type Route } from '../http/index.js';
import { JOB_ACCEPTED, jobParams, sendAccepted } from '../jobs/index.js';
import { EXPORT_TYPES } from './export/export-file.js';
import { exportBody, IMPORT_TYPES, importQuery, MAX_IMPORT_BYTES } from './transfer.schema.js';
import type { TransferService } from './transfer.service.js';

/** How long an export's file may take to be made, in ms: under the function's own 60 s. */
const DOWNLOAD_TIMEOUT_MS = 55_000;

/** Routes that bring posts in and out: /admin/api/posts/import, /admin/api/posts/export, /admin/api/jobs/:id/file. */
export function transferRoutes(transfer: TransferService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/import',
      summary:
        'Import posts from Markdown files (ZIP), our JSON, a Ghost export or a WordPress export, as a job',
      limiter: 'write',
      query: importQuery,
      uploadTypes: IMPORT_TYPES,
      maxBodyBytes: MAX_IMPORT_BYTES,
      answer: JOB_ACCEPTED,
      handle: async ({ query, upload, res }) => {
        sendAccepted(res, await transfer.beginImport(query, upload, getActorName(res)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/export',
      summary:
        'Export all posts but those in the trash, as JSON or as Markdown files in a ZIP: a job that makes a file',
      limiter: 'write',
      body: exportBody,
      answer: JOB_ACCEPTED,
      handle: async ({ body, res }) => {
        sendAccepted(res, await transfer.beginExport(body.format, getActorName(res)));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/jobs/:id/file',
      summary: 'The file that an export has made',
      limiter: 'read',
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
