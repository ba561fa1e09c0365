import type { Response } from 'express';
import { getActor, getActorName } from '../../auth/index.js';
import { withCamelNames } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import {
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  STAFF_READ,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { Media } from '../documents/media.codec.js';
import { mediaEtag, type LibraryService } from './library.service.js';
import { presentUse } from '../shown/media-use.js';
import {
  mediaDetailJson,
  mediaJson,
  mediaListJson,
  presentMedia,
  presentUsages,
  usagesJson,
} from './media.presenter.js';
import { deleteMediaQuery, mediaParams, mediaQuery, replaceBody, updateMediaBody } from './library.schema.js';
import type { TrashService } from './trash.service.js';

const PATH = '/admin/api/media';
const OF_ONE = `${PATH}/:id`;

const SAVED = { body: mediaJson, headers: ['ETag'] };

const CHANGE_REFUSALS = ['not-found', 'stale-version', 'failed-precondition', 'aborted'] as const;

/** Routes of the files that there are: /admin/api/media. */
export function libraryRoutes(library: LibraryService, trash: TrashService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Pictures and files, in the order that is asked for',
      description: 'Filters go together, but for `ids`.',
      ...STAFF_READ,
      cost: {
        ...{ reads: 2, writes: 0, roundTrips: 2, readsPerItem: 1 },
        more: {
          when: 'unused ones are asked for: 10 times 30 files are looked through, each with one use',
          cost: { reads: 730, writes: 0, roundTrips: 130 },
        },
      },
      query: mediaQuery,
      answer: { body: mediaListJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        if (query.ids) {
          const these = await library.listThese(query.ids);
          res.json({ media: these.map(presentMedia), total: these.length, next_cursor: null });
          return;
        }
        const { kind = null, type = null, status = null, trashed, described = null, q = null } = query;
        const { uploaded_by: uploadedBy = null, from = null, to = null, sort = '-created_at' } = query;
        const bytes = { min: query.bytes_min ?? null, max: query.bytes_max ?? null };
        const filter = { kind, type, status, trashed, described, uploadedBy, from, to, bytes, q };
        const listed = query.unused
          ? library.listUnused(query, filter, sort)
          : library.list(query, filter, sort);
        const { media, total, nextCursor } = await listed;
        linkNext(res, nextCursor);
        res.json({ media: media.map(presentMedia), total, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/usage`,
      summary: 'How much room originals take, and how much there is',
      description: 'Of the site and of what you have uploaded, the trash included; variants come on top.',
      ...STAFF_READ,
      cost: { reads: 2, writes: 0, roundTrips: 1 },
      answer: { body: usagesJson },
      handle: async ({ res }) => {
        res.json(presentUsages(await library.usage(getActor(res).user.id)));
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'One file, whatever its status, with where it is used',
      ...STAFF_READ,
      cost: { reads: 121, writes: 0, roundTrips: 13 },
      params: mediaParams,
      answer: { body: mediaDetailJson, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const media = await library.get(params.id);
        const uses = await library.usesOf(media);
        res.set('ETag', mediaEtag(media)).json({ ...presentMedia(media), used_in: uses.map(presentUse) });
      },
    }),
    defineRoute({
      method: 'patch',
      path: OF_ONE,
      summary: 'Change what is said of a file; If-Match guards against overwriting newer work',
      description:
        'What is absent stays. A job brings what shows the file up to date. `alt` makes a picture one that is not decorative, `decorative` takes its `alt` away. The ETag changes also when its ' +
        'variants are made, which If-Match forgives. 409: it is in the trash.',
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 3, roundTrips: 2 },
      params: mediaParams,
      body: jsonBody(updateMediaBody),
      answer: SAVED,
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, body, req, res }) => {
        const accepted = ifMatchVersions(req);
        sendMedia(res, await library.update(params.id, withCamelNames(body), accepted, getActorName(res)));
      },
    }),
    defineRoute({
      method: 'delete',
      path: OF_ONE,
      summary: 'Move a file to the trash for 30 days; with purge=true remove one that is there for good',
      description:
        'In the trash it is served as before. Purging is for admins; what caches have kept of it they may keep for a year. 409: it is used somewhere (`used_in`); purged outside of the trash.',
      ...STAFF_WRITE,
      cost: { reads: 38, writes: 5, roundTrips: 15 },
      params: mediaParams,
      query: deleteMediaQuery,
      answer: { status: 204 },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, query, req, res }) => {
        const accepted = ifMatchVersions(req);
        if (query.purge === 'true') {
          requireAdmin(res);
          await trash.purge(params.id, accepted);
        } else await library.trash(params.id, accepted);
        res.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/replace`,
      summary: 'Replace a file by another one that was uploaded',
      description:
        'It gets the bytes of the other one and what is said of them, title, caption and credit only where something is said; a job brings what shows it up to date. The other ' +
        'one gets what this one had, so that it can be taken back the same way, and old addresses stay good until that is deleted. 409: the other one is used, one of both is in the trash or being ' +
        'processed, or only one of both is a picture.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: { reads: 29, writes: 6, roundTrips: 15 },
      params: mediaParams,
      body: jsonBody(replaceBody),
      answer: SAVED,
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, body, req, res }) => {
        const accepted = ifMatchVersions(req);
        sendMedia(res, await library.replace(params.id, body.hash, accepted, getActorName(res)));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${OF_ONE}/restore`,
      summary: 'Take a file out of the trash',
      description: 'One that is not in the trash stays as it is.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: mediaParams,
      answer: SAVED,
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, req, res }) => {
        sendMedia(res, await library.restore(params.id, ifMatchVersions(req)));
      },
    }),
  ];
}

/** Answers with a file and its ETag. */
export function sendMedia(res: Response, media: Media): void {
  res.set('ETag', mediaEtag(media)).json(presentMedia(media));
}

function requireAdmin(res: Response): void {
  const { user } = getActor(res);
  if (user.role === 'admin') return;
  throw new AppError({ code: 'permission-denied', message: 'Only admins remove files for good.' });
}
