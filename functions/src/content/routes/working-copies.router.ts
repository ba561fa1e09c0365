import type { Response } from 'express';
import { z } from 'zod';
import { getActor } from '../../auth/index.js';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  isForNew,
  jsonBody,
  linkNext,
  LIST_COST,
  optionalJsonBody,
  parseInput,
  pathForClient,
  STAFF_AUTOSAVE,
  STAFF_READ,
  STAFF_WRITE,
  type Cost,
  type Route,
} from '../../http/index.js';
import { pageQuery } from '../../shared/index.js';
import { itemEtag } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import { PUBLISHING_COST } from '../directory/directory-cost.js';
import type { KindServices } from '../kind-services.js';
import { idParams } from '../wire/addresses.schema.js';
import { CONTENT_LIMITS, MAX_CONTENT_BODY_BYTES, publishBody } from '../wire/content.schema.js';
import { finishBy } from '../wire/finish-copy.js';
import type { KindWire } from '../wire/kind-wire.js';
import {
  baseVersion,
  COPY_STATE_SHAPE,
  copyStateJson,
  copySummaryJson,
  presentCopyState,
  presentCopySummary,
  scheduleCopyBody,
} from '../wire/working-copy.schema.js';
import type { CopiesService } from '../working-copies/copies.service.js';
import { copyEtag, type WorkingCopy } from '../working-copies/working-copy.js';
import { sendSaved, VERSION_HEADERS } from './item-answers.router.js';
import { changeCost } from './write-cost.js';

/** How a write that makes a copy live can be refused, besides what is wrong in it. */
const LIVE_REFUSALS = [
  'not-found',
  'no-working-copy',
  'stale-version',
  'base-changed',
  'already-exists',
  'failed-precondition',
  'aborted',
] as const;

/** Of a write that makes a copy live: as a PATCH, and the copy, its item and the version it was begun from. */
const LIVE_COST: Cost = addCosts(PUBLISHING_COST, {
  reads: 9 + CONTENT_LIMITS.authors,
  writes: 10,
  roundTrips: 12,
});

/** Routes of what is being written beside the live version of an item: {path}/:id/working-copy. */
export function workingCopyRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  services: Pick<KindServices<T>, 'workingCopies'>,
): Route[] {
  return [...savingRoutes(wire, services), ...publishingRoutes(wire, services)];
}

function savingRoutes<T extends ContentTypes>(
  { kind: { name, path: kindPath }, workingCopyShape }: KindWire<T>,
  { workingCopies }: Pick<KindServices<T>, 'workingCopies'>,
): Route[] {
  const path = `${kindPath}/:id/working-copy`;
  // Of a copy that an earlier version has stored a field may be missing.
  const copyJson = z.object({ ...COPY_STATE_SHAPE, ...z.object(workingCopyShape).partial().shape });
  return [
    defineRoute({
      method: 'get',
      path,
      summary: `What is being written of a ${name}, beside its live version`,
      description: 'As it was saved, to the letter. 204: there is none.',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: idParams,
      answer: [{ body: copyJson, headers: ['ETag'] }, { status: 204 }],
      handle: async ({ params, res }) => {
        const copy = await workingCopies.find(params.id);
        if (!copy) res.status(204).end();
        else withEtag(res, copy).json({ ...copy.content, ...presentCopyState(copy) });
      },
    }),
    defineRoute({
      method: 'put',
      path,
      summary: `Save what is being written of a ${name}: nobody but staff sees it`,
      description:
        'Made for saving every few seconds: nothing is rendered, no revision is left, and what is not finished is taken: no title ' +
        'yet, half an address. `If-None-Match: *` begins a copy, `If-Match` goes on with one; without either whatever is there is ' +
        'written over. What is stored already is answered as stored, whatever the condition. 412: another one is there, or none any more; ' +
        '`changed_fields` are those that differ from what was sent. 409: it waits for its time, or the ' +
        `${name} is in the trash.`,
      ...STAFF_AUTOSAVE,
      cost: { reads: 2, writes: 1, roundTrips: 2 },
      params: idParams,
      body: jsonBody(
        z.strictObject({ base_version: baseVersion, ...workingCopyShape }),
        MAX_CONTENT_BODY_BYTES,
      ),
      requestHeaders: ['If-None-Match'],
      answer: [
        { body: copyStateJson, headers: ['ETag'] },
        { status: 201, body: copyStateJson, headers: ['ETag', 'Location'] },
      ],
      refusals: ['not-found', 'stale-version', 'failed-precondition', 'aborted'],
      handle: async ({ params, body: { base_version, ...content }, req, res }) => {
        const condition = { accepted: ifMatchVersions(req), mustBeNew: isForNew(req) };
        const given = { baseVersion: base_version, content };
        const { user } = getActor(res);
        const { copy, isNew } = await workingCopies.save(params.id, given, condition, user.id);
        if (isNew) res.status(201).location(pathForClient(res, `${kindPath}/${params.id}/working-copy`));
        withEtag(res, copy).json(presentCopyState(copy));
      },
    }),
    defineRoute({
      method: 'delete',
      path,
      summary: `Discard what is being written of a ${name}: its live version stays`,
      ...STAFF_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: idParams,
      answer: { status: 204 },
      refusals: ['no-working-copy', 'stale-version', 'aborted'],
      handle: async ({ params, req, res }) => {
        await workingCopies.discard(params.id, { accepted: ifMatchVersions(req) });
        res.status(204).end();
      },
    }),
  ];
}

function publishingRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  { workingCopies }: Pick<KindServices<T>, 'workingCopies'>,
): Route[] {
  const { name, path: kindPath } = wire.kind;
  const path = `${kindPath}/:id/working-copy`;
  const finish = finishBy(wire, parseInput);
  const live = {
    method: 'post',
    // The copy is gone then.
    repeats: 'refused',
    ...STAFF_WRITE,
    cost: changeCost(wire, LIVE_COST),
    params: idParams,
    refusals: LIVE_REFUSALS,
  } as const;
  const told =
    'If-Match is that of the working copy. 422: what it says is not fit to be stored, as in a PATCH. 409 `base-changed`: somebody has changed ' +
    `the ${name} since; \`changed_fields\` says what. Merge, and save the copy with the present version as \`base_version\`. ` +
    `That it was published or taken back meanwhile does not matter. 409 otherwise: the ${name} is in the trash, the slug is taken, there is no room.`;
  return [
    defineRoute({
      ...live,
      path: `${path}/apply`,
      summary: `Make a ${name} what its working copy says, in one version; its status stays`,
      description: `Of a published ${name} that makes it live, of a draft it saves it. The copy is gone then. ${told}`,
      answer: { body: wire.saved, headers: VERSION_HEADERS },
      handle: async ({ params, req, res }) => {
        const condition = { accepted: ifMatchVersions(req) };
        await sendSaved(res, wire, (heed) => workingCopies.apply(params.id, condition, finish, heed));
      },
    }),
    defineRoute({
      ...live,
      path: `${path}/publish`,
      summary: `The same, and publish the ${name} in the same version, now or as of an earlier time`,
      description: `One that was public before keeps its date, unless \`published_at\` gives another. ${told}`,
      body: optionalJsonBody(publishBody),
      answer: { body: wire.saved, headers: VERSION_HEADERS },
      handle: async ({ params, body: { published_at: publishedAt }, req, res }) => {
        const condition = { accepted: ifMatchVersions(req) };
        await sendSaved(res, wire, (heed) =>
          workingCopies.publish(params.id, condition, finish, { publishedAt, heed }),
        );
      },
    }),
    defineRoute({
      ...live,
      path: `${path}/schedule`,
      summary: `Have a working copy go live at a time in the future`,
      description:
        `Of a ${name} that visitors see it waits until then, and within five minutes after \`publish_at\` takes the place of what they saw; until then it can't be edited ` +
        `(\`working_copy\` in the answer). Any other ${name} becomes what it says at once, and is published at that time (\`item\`). ` +
        `Where it can't go live by then, because the ${name} was changed, it stays and its \`failure\` says why. ${told}`,
      repeats: 'harmless',
      body: jsonBody(scheduleCopyBody),
      answer: {
        body: z.object({
          working_copy: copyStateJson.nullable(),
          item: z.union([wire.editorItem.schema, z.null()]),
        }),
        headers: ['ETag'],
      },
      handle: async ({ params, body: { publish_at: publishAt }, req, res }) => {
        const condition = { accepted: ifMatchVersions(req) };
        const by = getActor(res).user.id;
        const { copy, item } = await workingCopies.schedule(params.id, condition, finish, { publishAt, by });
        if (copy) withEtag(res, copy).json({ working_copy: presentCopyState(copy), item: null });
        else
          res.set('ETag', itemEtag(item)).json({ working_copy: null, item: wire.editorItem.present(item) });
      },
    }),
    defineRoute({
      method: 'post',
      path: `${path}/unschedule`,
      summary: 'Take back the time at which a working copy goes live: it can be edited again',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: { reads: 3, writes: 2, roundTrips: 3 },
      params: idParams,
      answer: { body: copyStateJson, headers: ['ETag'] },
      refusals: ['no-working-copy', 'stale-version', 'aborted'],
      handle: async ({ params, req, res }) => {
        const condition = { accepted: ifMatchVersions(req) };
        const copy = await workingCopies.unschedule(params.id, condition, getActor(res).user.id);
        withEtag(res, copy).json(presentCopyState(copy));
      },
    }),
  ];
}

/** The route of the working copies of all kinds: /admin/api/working-copies. */
export function copiesRoute(copies: CopiesService): Route {
  return defineRoute({
    method: 'get',
    path: '/admin/api/working-copies',
    summary: 'Posts, pages and projects of which something is being written, the last saved first',
    ...STAFF_READ,
    cost: LIST_COST,
    query: z.object(pageQuery),
    answer: {
      body: z.object({ working_copies: z.array(copySummaryJson), next_cursor: z.string().nullable() }),
      headers: ['Link'],
    },
    handle: async ({ query, res }) => {
      const page = await copies.list(query);
      linkNext(res, page.nextCursor);
      res.json({ working_copies: page.copies.map(presentCopySummary), next_cursor: page.nextCursor });
    },
  });
}

function withEtag(res: Response, copy: WorkingCopy): Response {
  return res.set('ETag', copyEtag(copy));
}
