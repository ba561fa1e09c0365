import type { Response } from 'express';
import {
  ADMIN_READ,
  ADMIN_WRITE,
  alsoByPut,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  pathForClient,
  type Route,
} from '../http/index.js';
import { versionEtag } from '../shared/index.js';
import type { Redirect } from './redirects.codec.js';
import { presentRedirect, redirectJson, redirectsJson } from './redirects.presenter.js';
import { MAX_STEPS } from './redirects.repository.js';
import {
  createRedirectBody,
  redirectParams,
  redirectsQuery,
  updateRedirectBody,
} from './redirects.schema.js';
import type { RedirectsService } from './redirects.service.js';

const PATH = '/admin/api/redirects';

const OF_ONE = `${PATH}/:id`;

/** The redirect itself, those it leads on to; the document, its audit entry, and what tells the caches. */
const WRITE = { reads: 1 + MAX_STEPS, writes: 3, roundTrips: 2 + MAX_STEPS };

const SAVED = { body: redirectJson, headers: ['ETag'] };

/** Routes of moved addresses for admins: /admin/api/redirects. */
export function redirectRoutes(redirects: RedirectsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Addresses of the site that have moved, the newest redirect first',
      description: 'An import makes one for each address that a post had where it comes from.',
      ...ADMIN_READ,
      cost: { reads: 2, writes: 0, roundTrips: 2, readsPerItem: 1 },
      query: redirectsQuery,
      answer: { body: redirectsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        if (query.from !== undefined) {
          const these = await redirects.listFrom(query.from);
          res.json({ redirects: these.map(presentRedirect), total: these.length, next_cursor: null });
          return;
        }
        const [{ redirects: found, nextCursor }, total] = await Promise.all([
          redirects.list(query),
          redirects.count(query),
        ]);
        linkNext(res, nextCursor);
        res.json({ redirects: found.map(presentRedirect), total, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'post',
      path: PATH,
      summary: 'Move an address of the site',
      description:
        'It counts where the site has nothing else at the address, with the bundled pages only (`BUNDLED_PAGES`), at once through this instance, within 5 seconds through every other. ' +
        'A query goes along, unless `to` has one. 409 `already-exists`: the address is moved already; `failed-precondition`: `to` leads back to it.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: WRITE,
      body: jsonBody(createRedirectBody),
      answer: { status: 201, body: redirectJson, headers: ['Location', 'ETag'] },
      refusals: ['already-exists', 'failed-precondition', 'aborted'],
      handle: async ({ body, res }) => {
        const redirect = await redirects.create(body);
        res.status(201).location(pathForClient(res, `${PATH}/${redirect.id}`));
        sendRedirect(res, redirect);
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'One redirect',
      ...ADMIN_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: redirectParams,
      answer: SAVED,
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        sendRedirect(res, await redirects.get(params.id));
      },
    }),
    ...alsoByPut(
      defineRoute({
        method: 'patch',
        path: OF_ONE,
        summary: 'Lead a moved address elsewhere; If-Match guards against overwriting newer work',
        description: '409 `failed-precondition`: `to` leads back to it.',
        ...ADMIN_WRITE,
        cost: WRITE,
        params: redirectParams,
        body: jsonBody(updateRedirectBody),
        answer: SAVED,
        refusals: ['not-found', 'stale-version', 'failed-precondition', 'aborted'],
        handle: async ({ params, body, req, res }) => {
          sendRedirect(res, await redirects.update(params.id, body, ifMatchVersions(req)));
        },
      }),
    ),
    defineRoute({
      method: 'delete',
      path: OF_ONE,
      summary: 'Remove a redirect',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 3, roundTrips: 2 },
      params: redirectParams,
      answer: { status: 204 },
      refusals: ['not-found', 'aborted'],
      handle: async ({ params, res }) => {
        await redirects.remove(params.id);
        res.status(204).end();
      },
    }),
  ];
}

function sendRedirect(res: Response, redirect: Redirect): void {
  res.set('ETag', versionEtag(redirect.version)).json(presentRedirect(redirect));
}
