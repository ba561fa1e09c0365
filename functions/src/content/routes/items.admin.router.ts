import { z } from 'zod';
import { getActorName } from '../../auth/index.js';
import { fromWire } from '../../documents/index.js';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  pathForClient,
  STAFF_READ,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { ContentTypes } from '../content-kind.js';
import { DIRECTORY_COST, FORMAT_COST, PUBLISHING_COST } from '../directory/directory-cost.js';
import type { WithAuthors } from '../items/content.service.js';
import { trash } from '../items/edits.js';
import type { KindServices } from '../kind-services.js';
import { loadMarkdown } from '../markdown/load-markdown.js';
import { deleteQuery, idParams } from '../wire/addresses.schema.js';
import { askedOfList, editorListQuery } from '../wire/editor-list.schema.js';
import { CONTENT_LIMITS, MAX_CONTENT_BODY_BYTES } from '../wire/content.schema.js';
import type { KindWire } from '../wire/kind-wire.js';
import { changeCost, THINNING_COST, writeCost } from './write-cost.js';
import { CHANGE_REFUSALS, sendItem, sendSaved, VERSION_HEADERS } from './item-answers.router.js';

/** Routes of all items of a kind, for editors and admins: list, create, read, change, delete. */
export function itemRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  services: Pick<KindServices<T>, 'service' | 'editorLists'>,
): Route[] {
  return [
    listRoute(wire, services),
    createRoute(wire, services),
    readRoute(wire, services),
    patchRoute(wire, services),
    deleteRoute(wire, services),
  ];
}

function listRoute<T extends ContentTypes>(
  { kind, editorFilter, editorListSummary, editorSummary }: KindWire<T>,
  { editorLists }: Pick<KindServices<T>, 'editorLists'>,
): Route {
  return defineRoute({
    method: 'get',
    path: kind.path,
    summary: editorListSummary,
    description:
      'As stored now, never from a cache. A cursor belongs to its filters and `sort`.' +
      ' Filters go together, and cost nothing more.',
    ...STAFF_READ,
    // Never kept: editors see what is stored now, at the price of what was changed.
    cost: {
      ...DIRECTORY_COST,
      more: {
        when: '`has_changes` is asked for: 1 for each working copy of the kind, say 100',
        cost: addCosts(DIRECTORY_COST, { reads: 100, writes: 0, roundTrips: 1 }),
      },
    },
    query: editorListQuery(editorFilter.shape),
    answer: {
      body: z.object({
        [kind.plural]: z.array(editorSummary.schema),
        total: z.int().min(0).describe('On all pages'),
        next_cursor: z.string().nullable(),
      }),
      headers: ['Link'],
    },
    handle: async ({ query, res }) => {
      const { page, filter, own } = askedOfList(query);
      const narrowing = { asked: own, matches: editorFilter.matches(own) };
      const { items, total, nextCursor } = await editorLists.list(page, filter, narrowing);
      linkNext(res, nextCursor);
      const shown = items.map((item) => editorSummary.present(item));
      res.json({ [kind.plural]: shown, total, next_cursor: nextCursor });
    },
  });
}

function createRoute<T extends ContentTypes>(
  wire: KindWire<T>,
  { service }: Pick<KindServices<T>, 'service'>,
): Route {
  const { name, path } = wire.kind;
  return defineRoute({
    method: 'post',
    path,
    summary: `Create a ${name}`,
    description:
      'Without `slug` it is made from the title, in the letters a to z whatever its script; when that is ' +
      `taken, with \`-2\`, \`-3\` or six random characters behind it. 404: the ${name} that the ` +
      '`Idempotency-Key` made was removed for good. 409 `already-exists`: a given slug is taken; ' +
      '`failed-precondition`: there is no room (docs/API.md).',
    repeats: 'by-key',
    ...STAFF_WRITE,
    // Of the slugs of a title three may be taken: stored in vain, the authors are read again, and the job that draws its card is written again.
    cost: writeCost(
      wire,
      addCosts(PUBLISHING_COST, { reads: 4 + 2 * CONTENT_LIMITS.authors, writes: 15, roundTrips: 9 }),
    ),
    body: jsonBody(wire.createBody, MAX_CONTENT_BODY_BYTES),
    answer: { status: 201, body: wire.saved, headers: ['Location', ...VERSION_HEADERS] },
    // 404: what its key once created was removed for good.
    refusals: ['already-exists', 'failed-precondition', 'not-found'],
    handle: async ({ body, once, res }) => {
      await sendSaved(res, wire, async (heed) => {
        const item = await once(
          (key) => service.create(fromWire<T['content'] & WithAuthors>(body), getActorName(res), key, heed),
          async ({ id }) => {
            const made = await service.get(id);
            heed((await loadMarkdown()).renderMarkdown(made.contentMd).warnings);
            return made;
          },
        );
        res.status(201).location(pathForClient(res, `${path}/${item.id}`));
        return item;
      });
    },
  });
}

function readRoute<T extends ContentTypes>(
  wire: KindWire<T>,
  { service }: Pick<KindServices<T>, 'service'>,
): Route {
  return defineRoute({
    method: 'get',
    path: `${wire.kind.path}/:id`,
    summary: `One ${wire.kind.name}, whatever its status`,
    ...STAFF_READ,
    cost: { reads: 1, writes: 0, roundTrips: 1 },
    params: idParams,
    answer: { body: wire.editorItem.schema, headers: VERSION_HEADERS },
    refusals: ['not-found'],
    handle: async ({ params, res }) => {
      sendItem(res, wire, await service.get(params.id));
    },
  });
}

function patchRoute<T extends ContentTypes>(
  wire: KindWire<T>,
  { service }: Pick<KindServices<T>, 'service'>,
): Route {
  const { name, path } = wire.kind;
  return defineRoute({
    method: 'patch',
    path: `${path}/:id`,
    summary: `Change fields of a ${name}; If-Match guards against overwriting newer work`,
    description:
      `What is absent stays; \`cover_image: null\` takes the image away. The slug of a ${name} that has never been ` +
      'published follows a new title, unless it was chosen; else a former slug redirects from then on. 409: the ' +
      `${name} is in the trash, the slug belongs to another ${name}, or there is no room.`,
    ...STAFF_WRITE,
    // Of the slugs of a new title three may be taken.
    cost: changeCost(
      wire,
      addCosts(PUBLISHING_COST, { reads: 5 + CONTENT_LIMITS.authors, writes: 9, roundTrips: 7 }),
    ),
    params: idParams,
    body: jsonBody(wire.patchBody, MAX_CONTENT_BODY_BYTES),
    answer: { body: wire.saved, headers: VERSION_HEADERS },
    refusals: ['already-exists', ...CHANGE_REFUSALS],
    handle: async ({ params, body, req, res }) => {
      const patch = fromWire<T['patch'] & WithAuthors>(body);
      await sendSaved(res, wire, (heed) => service.update(params.id, patch, ifMatchVersions(req), heed));
    },
  });
}

function deleteRoute<T extends ContentTypes>(
  { kind: { name, path } }: KindWire<T>,
  { service }: Pick<KindServices<T>, 'service'>,
): Route {
  return defineRoute({
    method: 'delete',
    path: `${path}/:id`,
    summary: `Move a ${name} to the trash; with purge=true remove one that is there for good`,
    description:
      'In the trash its slug stays taken; one that is there already stays as it is. Purged, it goes with ' +
      'its revisions and all its slugs, which are free from then on; the audit log stays. 409: purged ' +
      'outside of the trash.',
    ...STAFF_WRITE,
    cost: addCosts(addCosts(FORMAT_COST, THINNING_COST), { reads: 1, writes: 8, roundTrips: 2 }),
    params: idParams,
    query: deleteQuery,
    answer: { status: 204 },
    refusals: CHANGE_REFUSALS,
    handle: async ({ params, query, req, res }) => {
      if (query.purge === 'true') await service.purge(params.id, ifMatchVersions(req));
      else await service.edit(params.id, 'trashed', trash, ifMatchVersions(req));
      res.status(204).end();
    },
  });
}
