import { defineRoute, NO_COST, type Route } from '../http/index.js';
import { ADMIN } from '../shared/index.js';
import { presentReport, reportJson } from './reports.presenter.js';
import type { ReportsService } from './reports.service.js';

/** The route of the site's numbers, for admins: /admin/api/reports. */
export function reportRoutes(reports: ReportsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/reports',
      summary:
        'Posts, messages, users, failed logins, mails and broken documents in numbers, up to a minute old',
      description: 'An instance keeps its report for 60 s and makes one for all who ask meanwhile.',
      access: ADMIN,
      needsFreshLogin: false,
      limiter: 'read',
      // 38 counts, each 1 read for every 1,000 that it counts: with some thousand entries in the largest collections.
      cost: { reads: 60, writes: 0, roundTrips: 38, warm: NO_COST },
      answer: { body: reportJson },
      handle: async ({ res }) => {
        res.json(presentReport(await reports.get()));
      },
    }),
  ];
}
