import { getActor, getActorName } from '../../auth/index.js';
import { withCamelNames } from '../../documents/index.js';
import {
  defineRoute,
  fileBody,
  jsonBody,
  pathForClient,
  STAFF_READ,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { JobsService } from '../../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../../jobs/routes.js';
import { PART_BYTES } from './uploads.codec.js';
import { presentUpload, uploadJson } from './uploads.presenter.js';
import { beginUploadBody, partParams, uploadParams } from './uploads.schema.js';
import { MAX_UPLOADS, type UploadsService } from './uploads.service.js';

const PATH = '/admin/api/uploads';
const OF_ONE = `${PATH}/:id`;

/** Routes of files that come in parts: /admin/api/uploads. */
export function uploadRoutes(uploads: UploadsService, jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: PATH,
      summary: 'Begin to upload a file in parts',
      description:
        `For files that are too large for one request. Send the parts, each of \`part_bytes\` and the last of what is left, in any order and as often as it takes, then complete it. ` +
        `It is removed after a day. With \`purpose: import\` it is a ZIP of at most 200 MB, imported by \`POST …/:id/import\`. At most 25 MB a picture, 200 MB a film, a recording or a PDF. 409: there is no room, or ${String(MAX_UPLOADS)} uploads of yours are under way.`,
      repeats: 'by-key',
      ...STAFF_WRITE,
      cost: { reads: 3, writes: 1, roundTrips: 3 },
      body: jsonBody(beginUploadBody),
      answer: { status: 201, body: uploadJson, headers: ['Location'] },
      refusals: ['failed-precondition', 'not-found'],
      handle: async ({ body, once, res }) => {
        const { user } = getActor(res);
        const { purpose, bytes, fileName, ...text } = withCamelNames(body);
        const state = await once(
          (key) => uploads.begin({ purpose, bytes, fileName, text }, user.id, key),
          ({ id }) => uploads.get(id, user.id),
        );
        res
          .status(201)
          .location(pathForClient(res, `${PATH}/${state.upload.id}`))
          .json(presentUpload(state));
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'An upload of yours: which parts are there, and what became of it',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: uploadParams,
      answer: { body: uploadJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentUpload(await uploads.get(params.id, getActor(res).user.id)));
      },
    }),
    defineRoute({
      method: 'put',
      path: `${OF_ONE}/parts/:number`,
      summary: 'Send a part of it, counted from 1; one that is there is written over',
      description:
        'The first one tells what the file is: a picture without `alt` is refused then, and so is what is no file of a type that is taken, or no ZIP where one is to be imported.',
      ...STAFF_WRITE,
      cost: { reads: 2, writes: 0, roundTrips: 2 },
      params: partParams,
      body: fileBody(['application/octet-stream'], PART_BYTES),
      answer: { status: 204 },
      refusals: ['not-found', 'failed-precondition', 'validation-failed'],
      handle: async ({ params, body, res }) => {
        await uploads.putPart(params.id, params.number, body, getActor(res).user.id);
        res.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/complete`,
      summary: 'Make a file of the parts, as a job; `media_id` of the upload then says which',
      description:
        'Asked for again it is the same job, but where that has failed or was cancelled: then it begins anew, with parts that may have been sent again. ' +
        'The job counts what is `created` or `known`. 409: parts are missing, or it is an archive to be imported.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: { reads: 4, writes: 2, roundTrips: 5 },
      params: uploadParams,
      answer: JOB_ACCEPTED,
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, once, res }) => {
        const id = await uploads.complete(params.id, getActorName(res));
        await sendAccepted({ once, res }, jobs, () => jobs.get(id));
      },
    }),
    defineRoute({
      method: 'delete',
      path: OF_ONE,
      summary: 'Cancel an upload, and remove its parts',
      description: 'A job that joins them fails; what it has become already stays.',
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 1, roundTrips: 2 },
      params: uploadParams,
      answer: { status: 204 },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        await uploads.cancel(params.id, getActor(res).user.id);
        res.status(204).end();
      },
    }),
  ];
}
