import { defineRoute, type Route } from '../http/index.js';
import { presentReport, reportJson } from './reports.presenter.js';
import type { ReportsService } from './reports.service.js';

/** The route of the site's numbers, for admins: /admin/api/reports. */
export function reportRoutes(reports: ReportsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/reports',
      summary: 'Posts, messages, users, failed logins and mails in numbers, up to a minute old',
      limiter: 'read',
      answer: { body: reportJson },
      handle: async ({ res }) => {
        res.json(presentReport(await reports.get()));
      },
    }),
  ];
}
