import { z } from 'zod';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  STAFF_READ,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { ContentTypes } from '../content-kind.js';
import { PUBLISHING_COST } from '../directory/directory-cost.js';
import type { KindServices } from '../kind-services.js';
import { compareQuery, idParams, revisionParams } from '../wire/addresses.schema.js';
import { presentRevisionSummary, revisionSummaryJson } from '../wire/content.presenter.js';
import { CONTENT_LIMITS } from '../wire/content.schema.js';
import type { KindWire } from '../wire/kind-wire.js';
import { changeCost } from './write-cost.js';
import { CHANGE_REFUSALS, sendSaved, VERSION_HEADERS } from './item-answers.router.js';

const diffJson = z
  .object({
    from: z.int(),
    to: z.int(),
    fields: z
      .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
      .describe('Those that differ'),
    content: z
      .array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
      .describe('The text line by line; with more than 2,000 changed lines removed and added as a whole'),
  })
  .meta({ id: 'RevisionDiff' });

/** Routes of an item's revisions: {path}/:id/revisions. */
export function revisionRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  { revisions }: Pick<KindServices<T>, 'revisions'>,
): Route[] {
  const { name, path } = wire.kind;
  return [
    defineRoute({
      method: 'get',
      path: `${path}/:id/revisions`,
      summary: `The last 50 versions of a ${name} and the last of each of 50 days before, the last first`,
      ...STAFF_READ,
      cost: { reads: 101, writes: 0, roundTrips: 2 },
      params: idParams,
      answer: { body: z.object({ revisions: z.array(revisionSummaryJson) }) },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const found = await revisions.list(params.id);
        res.json({ revisions: found.map(presentRevisionSummary) });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/:id/revisions/:version`,
      summary: `A ${name} as it was at a version`,
      description: '404 also when the revision is not kept any more.',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: revisionParams,
      answer: { body: wire.revision.schema },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(wire.revision.present(await revisions.get(params.id, params.version)));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/:id/revisions/:version/diff`,
      summary: 'What changed since a version, up to another one: the text line by line',
      ...STAFF_READ,
      cost: { reads: 2, writes: 0, roundTrips: 1 },
      params: revisionParams,
      query: compareQuery,
      answer: { body: diffJson },
      refusals: ['not-found'],
      handle: async ({ params: { id, version }, query: { to }, res }) => {
        const { fields, content } = await revisions.compare(id, version, to);
        res.json({ from: version, to, fields, content });
      },
    }),
    defineRoute({
      method: 'post',
      path: `${path}/:id/revisions/:version/restore`,
      summary:
        'Write a former version as a new one; status and date stay, the slug unless it follows the title',
      description: `404 also when the revision is not kept any more. 409: the ${name} is in the trash.`,
      repeats: 'harmless',
      ...STAFF_WRITE,
      // As a PATCH, and the revision.
      cost: changeCost(
        wire,
        addCosts(PUBLISHING_COST, { reads: 6 + CONTENT_LIMITS.authors, writes: 9, roundTrips: 8 }),
      ),
      params: revisionParams,
      answer: { body: wire.saved, headers: VERSION_HEADERS },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params: { id, version }, req, res }) => {
        await sendSaved(res, wire, (heed) => revisions.restore(id, version, ifMatchVersions(req), heed));
      },
    }),
  ];
}
