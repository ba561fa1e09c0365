import { ADMIN_READ, ADMIN_WRITE, defineRoute, jsonBody, linkNext, type Route } from '../../http/index.js';
import { presentSuppression, suppressionJson, suppressionsJson } from './suppressions.presenter.js';
import { addSuppressionBody, suppressionParams, suppressionsQuery } from './suppressions.schema.js';
import type { SuppressionsService } from './suppressions.service.js';

const PATH = '/admin/api/suppressions';

const OF_ONE = `${PATH}/:id`;

/** Routes of the suppression list for admins: /admin/api/suppressions. */
export function suppressionRoutes(suppressions: SuppressionsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Addresses that no mails are sent to, the newest first',
      description: 'All filters hold together. A cursor belongs to them.',
      ...ADMIN_READ,
      cost: { reads: 2, writes: 0, roundTrips: 2, readsPerItem: 1 },
      query: suppressionsQuery,
      answer: { body: suppressionsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const [{ suppressions: found, nextCursor }, total] = await Promise.all([
          suppressions.list(query),
          suppressions.count(query),
        ]);
        linkNext(res, nextCursor);
        res.json({ suppressions: found.map(presentSuppression), total, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'post',
      path: PATH,
      summary: 'Send no mails to an address any more',
      description:
        '200 with the entry that is there where the address is on the list already. 409 `failed-precondition`: the messages of the ' +
        'contact form go to it.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      body: jsonBody(addSuppressionBody),
      answer: [
        { status: 201, body: suppressionJson },
        { status: 200, body: suppressionJson },
      ],
      refusals: ['failed-precondition', 'aborted'],
      handle: async ({ body, res }) => {
        const { suppression, isNew } = await suppressions.add(body);
        res.status(isNew ? 201 : 200).json(presentSuppression(suppression));
      },
    }),
    defineRoute({
      method: 'get',
      path: OF_ONE,
      summary: 'One entry of the suppression list',
      ...ADMIN_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: suppressionParams,
      answer: { body: suppressionJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentSuppression(await suppressions.get(params.id)));
      },
    }),
    defineRoute({
      method: 'delete',
      path: OF_ONE,
      summary: 'Send mails to an address again',
      description: 'Mails that were held back are not sent by it: `POST /admin/api/mails/:id/retry` does so.',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: suppressionParams,
      answer: { status: 204 },
      refusals: ['not-found', 'aborted'],
      handle: async ({ params, res }) => {
        await suppressions.remove(params.id);
        res.status(204).end();
      },
    }),
  ];
}
