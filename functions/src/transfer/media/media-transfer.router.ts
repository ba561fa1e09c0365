import { getActorName } from '../../auth/index.js';
import {
  ADMIN_READ,
  ADMIN_WRITE,
  defineRoute,
  sendStream,
  tellLength,
  type Route,
} from '../../http/index.js';
import type { JobsService } from '../../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../../jobs/routes.js';
import { uploadParams } from '../../media/index.js';
import {
  linkedVolumeJson,
  mediaExportJson,
  presentLinkedVolume,
  presentMediaExport,
} from './media-transfer.presenter.js';
import { mediaExportParams, volumeParams } from './media-transfer.schema.js';
import type { MediaTransferService } from './media-transfer.service.js';

const PATH = '/admin/api/media-exports';
const OF_VOLUME = `${PATH}/:id/volumes/:number`;

/** How long the first byte of a volume may take, in ms. */
const FIRST_BYTE_MS = 30_000;

const ONE_READ = { reads: 1, writes: 0, roundTrips: 1 };

/** Routes of the library's archives: /admin/api/media-exports, /admin/api/uploads/:id/import-media. */
export function mediaTransferRoutes(transfer: MediaTransferService, jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: PATH,
      summary: 'Put all files of the library and what is said of them into an archive, as a job',
      description:
        'The archive is one ZIP or several (volumes) of some 100 MB with the originals as they came, which may tell where pictures were taken, and a `media.json`. The job counts what is `exported`; ' +
        'files that have `failed`, are `lost` or were `changed` meanwhile are left out and are its problems; those in the trash (`trashed`) are left out. ' +
        '`archive` of the job says where the volumes are; they are removed 7 days after it was begun.',
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: JOB_ACCEPTED,
      handle: ({ once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => transfer.beginExport(getActorName(res), key)),
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/:id`,
      summary: 'The volumes of an archive, by the id of its job',
      description: '404: no such job, or its archive was removed. 409: the job has not succeeded.',
      ...ADMIN_READ,
      cost: ONE_READ,
      params: mediaExportParams,
      answer: { body: mediaExportJson },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, res }) => {
        res.json(presentMediaExport(await transfer.get(params.id)));
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_VOLUME,
      summary: 'Where to get a volume of an archive, for 15 minutes',
      description:
        '`url` is signed: whoever has it gets the file, so keep it to yourself. 503: the functions’ account may not sign (docs/DEPLOY.md, step 6); `…/file` gives the volume as well.',
      ...ADMIN_READ,
      cost: ONE_READ,
      params: volumeParams,
      answer: { body: linkedVolumeJson },
      refusals: ['not-found', 'failed-precondition', 'unavailable'],
      handle: async ({ params, res }) => {
        res.json(presentLinkedVolume(await transfer.link(params.id, params.number)));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${OF_VOLUME}/file`,
      summary: 'A volume of an archive, through the API',
      description:
        'As long as a request takes: 60 seconds. In production get it from the `url` of the volume, where nothing ends it.',
      ...ADMIN_READ,
      cost: ONE_READ,
      params: volumeParams,
      timeoutMs: FIRST_BYTE_MS,
      answer: { fileTypes: ['application/zip'], headers: ['Content-Disposition'] },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, req, res }) => {
        const { name, file, stream } = await transfer.open(params.id, params.number);
        const isHead = req.method === 'HEAD';
        res.set({
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="${name}"`,
        });
        tellLength(res, file.bytes, isHead);
        if (!isHead) {
          await sendStream(stream, res);
          return;
        }
        stream.destroy();
        res.end();
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/uploads/:id/import-media',
      summary: 'Bring the files of a volume of a library’s archive back, as a job',
      description:
        'The upload has `purpose: import` and is complete. Each file gets the id that it had, so that content which names it shows it. The job counts what is `created`, `restored` (it was in the trash, or had failed), ' +
        '`unchanged` or `failed`; each that could not come is one of its problems, such as one whose id has other bytes here. 409: parts are missing, or it is a file of the library.',
      repeats: 'by-key',
      ...ADMIN_WRITE,
      cost: { reads: 2, writes: 4, roundTrips: 5 },
      params: uploadParams,
      answer: JOB_ACCEPTED,
      refusals: ['not-found', 'failed-precondition'],
      handle: ({ params, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => transfer.beginImport(params.id, getActorName(res), key)),
    }),
  ];
}
