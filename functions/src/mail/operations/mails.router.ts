import { withCamelNames } from '../../documents/index.js';
import { ADMIN_READ, ADMIN_WRITE, defineRoute, linkNext, LIST_COST, type Route } from '../../http/index.js';
import { mailJson, mailsJson, presentMail, presentMailSummary } from './mails.presenter.js';
import { mailParams, mailsQuery } from './mails.schema.js';
import type { MailsService } from './mails.service.js';

/** Routes of all mails for admins: /admin/api/mails. */
export function mailRoutes(mails: MailsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/mails',
      summary: 'Mails of the last 90 days, the newest first: what became of them',
      description: 'All filters hold together.',
      ...ADMIN_READ,
      cost: LIST_COST,
      query: mailsQuery,
      answer: { body: mailsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { mails: found, nextCursor } = await mails.list(withCamelNames(query));
        linkNext(res, nextCursor);
        res.json({ mails: found.map(presentMailSummary), next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/mails/:id',
      summary: 'One mail, with what became of its attempts',
      ...ADMIN_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: mailParams,
      answer: { body: mailJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentMail(await mails.get(params.id)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/mails/:id/retry',
      summary:
        'Send a mail that failed, was held back or cancelled, or bounced; it is tried for three days, as a new one',
      description:
        'One that was held back (`suppressed`) goes out once its address is off the suppression list. 409 `failed-precondition`: it is on ' +
        'its way, was sent, may still go out (cancelled within the last minute while it was being sent), or its link has expired.',
      repeats: 'refused',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: mailParams,
      answer: { body: mailJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, res }) => {
        res.json(presentMail(await mails.retry(params.id)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/mails/:id/cancel',
      summary: 'Stop a mail that was not sent yet',
      description:
        'One that is being sent at this moment may still go out. 409 `failed-precondition`: it has ended.',
      repeats: 'refused',
      ...ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: mailParams,
      answer: { body: mailJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, res }) => {
        res.json(presentMail(await mails.cancel(params.id)));
      },
    }),
  ];
}
