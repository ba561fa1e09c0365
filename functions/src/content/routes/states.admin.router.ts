import type { ContentVerb } from '../../audit/index.js';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  optionalJsonBody,
  STAFF_WRITE,
  type Route,
} from '../../http/index.js';
import type { ContentTypes } from '../content-kind.js';
import { FORMAT_COST, PUBLISHING_COST } from '../directory/directory-cost.js';
import { publish, publishAsOf, restore, schedule, unpublish, type Edit } from '../items/edits.js';
import type { KindServices } from '../kind-services.js';
import { idParams } from '../wire/addresses.schema.js';
import { publishBody, scheduleBody } from '../wire/content.schema.js';
import type { KindWire } from '../wire/kind-wire.js';
import { THINNING_COST } from './write-cost.js';
import { CHANGE_REFUSALS, sendItem, VERSION_HEADERS } from './item-answers.router.js';

/** Routes that change where an item stands: schedule, publish, unpublish, restore. */
export function stateRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  { service }: Pick<KindServices<T>, 'service'>,
): Route[] {
  const { name, path, plural } = wire.kind;
  const change = {
    repeats: 'harmless',
    ...STAFF_WRITE,
    params: idParams,
    answer: { body: wire.editorItem.schema, headers: VERSION_HEADERS },
    refusals: CHANGE_REFUSALS,
  } as const;
  const thinned = { reads: 1 + THINNING_COST.reads, roundTrips: 2 + THINNING_COST.roundTrips };
  const publishing = addCosts(PUBLISHING_COST, { ...thinned, writes: 7 });
  const verbRoute = ({ verb, audited, edit, summary, description, writes }: Verb<T>) =>
    defineRoute({
      ...change,
      method: 'post',
      path: `${path}/:id/${verb}`,
      summary,
      description,
      cost: addCosts(FORMAT_COST, { ...thinned, writes }),
      handle: async ({ params, req, res }) => {
        sendItem(res, wire, await service.edit(params.id, audited, edit, ifMatchVersions(req)));
      },
    });
  return [
    defineRoute({
      ...change,
      method: 'post',
      path: `${path}/:id/schedule`,
      summary: `Publish a ${name} at a time in the future`,
      description: `409: the ${name} is in the trash. 422 also when the time has passed.`,
      cost: publishing,
      body: jsonBody(scheduleBody),
      handle: async ({ params, body, req, res }) => {
        const edit = schedule<T['item']>(body.published_at);
        sendItem(res, wire, await service.edit(params.id, 'scheduled', edit, ifMatchVersions(req)));
      },
    }),
    defineRoute({
      ...change,
      method: 'post',
      path: `${path}/:id/publish`,
      summary: `Publish a ${name} now, or as of an earlier time`,
      description:
        `One that was public before keeps its date, unless \`published_at\` gives another, of a published ${name} too: ` +
        `whatever sorts ${plural} by date has it there. 409: it is in the trash. 422 also when ` +
        '`published_at` is in the future: schedule it.',
      cost: publishing,
      body: optionalJsonBody(publishBody),
      handle: async ({ params, body: { published_at: publishedAt }, req, res }) => {
        const edit = publishedAt ? publishAsOf<T['item']>(publishedAt) : publish;
        sendItem(res, wire, await service.edit(params.id, 'published', edit, ifMatchVersions(req)));
      },
    }),
    verbRoute({
      verb: 'unpublish',
      audited: 'unpublished',
      edit: unpublish,
      summary: `Make a ${name} a draft again`,
      description: '409: it is in the trash.',
      writes: 8,
    }),
    verbRoute({
      verb: 'restore',
      audited: 'restored',
      edit: restore,
      summary: `Take a ${name} out of the trash, as a draft`,
      description: 'One that is not in the trash stays as it is.',
      writes: 4,
    }),
  ];
}

interface Verb<T extends ContentTypes> {
  readonly verb: string;
  readonly audited: ContentVerb;
  readonly edit: Edit<T['item']>;
  readonly summary: string;
  readonly description: string;
  readonly writes: number;
}
