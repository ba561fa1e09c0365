import { expect } from '@jest/globals';
import { z } from 'zod';
import { firestore } from './accounts/accounts.js';
import { call, type Answer } from './http/api.js';

const time = z.iso.datetime({ precision: 3 });

/** An entry of the audit log: these fields and no others. */
export const auditEntrySchema = z.strictObject({
  id: z.string().min(1),
  action: z.string().min(1),
  actor: z.strictObject({ id: z.string().min(1), name: z.string().min(1).nullable() }).nullable(),
  target: z.strictObject({
    type: z.string().min(1),
    id: z.string().min(1),
    name: z.string().min(1).nullable(),
  }),
  changes: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })),
  request_id: z.string().min(1).nullable(),
  ip_hash: z.string().min(1).nullable(),
  user_agent: z.string().nullable(),
  at: time,
});

/** A page of the audit log. */
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next_cursor: z.string().min(1).nullable(),
});

/** An entry of the audit log. */
export type AuditEntryJson = z.output<typeof auditEntrySchema>;

/** The answer of the audit log to a query such as `?action=post_created`, as it comes. */
export function readAuditLog(token: string, query = ''): Promise<Answer<unknown>> {
  return call<unknown>(`/admin/api/audit-log${query}`, { token });
}

/** The first page of what the audit log has for a query, its wire shape checked. */
export async function auditEntries(token: string, query: string): Promise<AuditEntryJson[]> {
  const { status, body } = await readAuditLog(token, query);
  expect({ status, body }).toMatchObject({ status: 200 });
  return auditPageSchema.parse(body).entries;
}

/** What is stored in audit_log about a target, the oldest first. */
export async function storedAuditEntries(targetId: string): Promise<Record<string, unknown>[]> {
  const { docs } = await firestore.collection('audit_log').where('target.id', '==', targetId).get();
  return docs
    .toSorted((a, b) => millisOf(a.get('at')) - millisOf(b.get('at')))
    .map((doc) => ({ id: doc.id, ...doc.data() }));
}

function millisOf(timestamp: unknown): number {
  return (timestamp as { toMillis(): number }).toMillis();
}
