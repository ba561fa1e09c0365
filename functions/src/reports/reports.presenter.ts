import { z } from 'zod';
import { MAIL_STATUSES } from '../mail/index.js';
import { timestampJson } from '../shared/index.js';
import type { Report } from './reports.service.js';

const count = z.int().min(0);

type Counts = Record<(typeof MAIL_STATUSES)[number], typeof count>;

const recentlyJson = z
  .object({ last_24_hours: count, last_7_days: count, last_30_days: count })
  .meta({ id: 'Recently' });

/** The site in numbers. */
export const reportJson = z
  .object({
    generated_at: timestampJson,
    posts_per_month: z
      .array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), count }))
      .describe(
        'What visitors see, by the month (UTC) of publication: twelve months, the present one last, empty ones too',
      ),
    posts: z
      .object({ draft: count, published: count, scheduled: count, trashed: count })
      .describe('`published` includes the `scheduled`'),
    messages: z.object({ total: count, unhandled: count, last_30_days: count }),
    users: z.object({
      total: count,
      active: count,
      by_role: z.object({ admin: count, editor: count, user: count }),
      registered_last_30_days: count,
    }),
    failed_logins: recentlyJson,
    login_locks: recentlyJson,
    mails: z.object(Object.fromEntries(MAIL_STATUSES.map((status) => [status, count])) as Counts),
    broken_documents: z.record(z.string(), z.int().min(1)),
  })
  .meta({
    id: 'Report',
    description:
      '`failed_logins` were refused for a wrong password or code; `login_locks` says how often so many ' +
      'were wrong that an address or account was locked. Mails are kept for 90 days',
  });

/** See reportJson. */
export function presentReport(report: Report): z.output<typeof reportJson> {
  const { posts, messages, users, mails } = report;
  return {
    generated_at: report.generatedAt.toISOString(),
    posts_per_month: report.postsPerMonth,
    posts,
    messages: {
      total: messages.total,
      unhandled: messages.unhandled,
      last_30_days: messages.last30Days,
    },
    users: {
      total: users.total,
      active: users.active,
      by_role: users.byRole,
      registered_last_30_days: users.registeredLast30Days,
    },
    failed_logins: presentRecently(report.failedLogins),
    login_locks: presentRecently(report.loginLocks),
    mails,
    broken_documents: report.brokenDocuments,
  };
}

function presentRecently(recently: Report['failedLogins']): z.output<typeof recentlyJson> {
  return {
    last_24_hours: recently.last24Hours,
    last_7_days: recently.last7Days,
    last_30_days: recently.last30Days,
  };
}
