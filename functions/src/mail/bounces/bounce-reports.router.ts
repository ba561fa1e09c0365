import { ADMIN_WRITE, defineRoute, jsonBody, type Route } from '../../http/index.js';
import { bounceReportBody, MAX_REPORT_BYTES } from '../suppressions/suppressions.schema.js';
import { EVENTS_AT_ONCE } from './mail-event.js';
import { presentReport, reportJson } from './mail-events.presenter.js';
import type { MailEventsService } from './mail-events.service.js';

/** The route by which admins paste bounces and complaints: /admin/api/suppressions/reports. */
export function bounceReportRoutes(events: MailEventsService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/suppressions/reports',
      summary: 'Paste a mail that says that another one came back, or that its reader called it spam',
      description:
        'Addresses that have no mailbox, and those of readers who complained, go onto the suppression list; the mail of the site is noted ' +
        'as `bounced`. Reads delivery reports (RFC 3464, RFC 6533), complaints (RFC 5965) and the texts of qmail, Exim, Postfix and ' +
        'Exchange. A report about no mail of the site suppresses nobody unless `confirmed` says so. 422: it tells of neither.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      // Each recipient: an entry, its line in the audit log, a mail.
      cost: { reads: 2 * EVENTS_AT_ONCE, writes: 3 * EVENTS_AT_ONCE, roundTrips: 3 },
      body: jsonBody(bounceReportBody, MAX_REPORT_BYTES),
      answer: { body: reportJson },
      refusals: ['aborted'],
      handle: async ({ body, res }) => {
        const { taken, omitted } = await events.takeReport(body.report, body.confirmed);
        res.json(presentReport(taken, omitted));
      },
    }),
  ];
}
