import { withCamelNames } from '../documents/index.js';
import { ADMIN_READ, defineRoute, linkNext, LIST_COST, type Route } from '../http/index.js';
import { auditLogJson, presentAuditEntry } from './audit.presenter.js';
import { auditLogQuery } from './audit.schema.js';
import type { AuditService } from './audit.service.js';

/** The route of the audit log, for admins: /admin/api/audit-log. */
export function auditRoutes(audit: AuditService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/audit-log',
      summary: 'Who did what to which resource, from where, when; the newest first',
      description:
        'All filters hold together. An entry is stored together with the change or not at all, is never ' +
        'changed, and is kept for 400 days. A change that is refused or makes no difference has none; a ' +
        'wrong password or code has one.',
      ...ADMIN_READ,
      cost: { ...LIST_COST, roundTrips: 2, readsPerItem: 3 },
      query: auditLogQuery,
      answer: { body: auditLogJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { entries, names, nextCursor } = await audit.list(withCamelNames(query));
        linkNext(res, nextCursor);
        res.json({
          entries: entries.map((entry) => presentAuditEntry(entry, names)),
          next_cursor: nextCursor,
        });
      },
    }),
  ];
}
