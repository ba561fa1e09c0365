import { z } from 'zod';
import { timestampJson } from '../shared/index.js';
import { AUDIT_ACTIONS } from './audit-actions.js';
import type { AuditEntry } from './audit.codec.js';

const nameJson = z
  .string()
  .nullable()
  .describe(
    'Of an account: how it is called now, by its address where it has no name. Null of others, and of those that are gone',
  );

const auditEntryJson = z
  .object({
    id: z.string(),
    action: z.enum(AUDIT_ACTIONS).describe("OWASP's names where it has one; `authz_change` is a new role"),
    actor: z
      .object({ id: z.string(), name: nameJson })
      .nullable()
      .describe('Null for visitors and for the system'),
    target: z.object({ type: z.string(), id: z.string(), name: nameJson }),
    changes: z
      .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
      .describe(
        'The fields that changed, by their names in this API, without secrets; of `content_md` `{length, sha256}`',
      ),
    request_id: z.string().nullable(),
    ip_hash: z.string().nullable().describe('A keyed hash of the address'),
    user_agent: z.string().nullable(),
    at: timestampJson,
  })
  .meta({
    id: 'AuditEntry',
    description: '`request_id`, `ip_hash` and `user_agent` are null outside of a request',
  });

/** A page of the audit log. */
export const auditLogJson = z.object({
  entries: z.array(auditEntryJson),
  next_cursor: z.string().nullable(),
});

/** An entry of the audit log as admins read it. */
export function presentAuditEntry(
  entry: AuditEntry,
  names: ReadonlyMap<string, string>,
): z.output<typeof auditEntryJson> {
  const { actorId, target } = entry;
  const targetName = target.type === 'user' ? (names.get(target.id) ?? null) : null;
  return {
    id: entry.id,
    action: entry.action,
    actor: actorId === null ? null : { id: actorId, name: names.get(actorId) ?? null },
    target: { ...target, name: targetName },
    changes: entry.changes,
    request_id: entry.requestId,
    ip_hash: entry.ipHash,
    user_agent: entry.userAgent,
    at: entry.at.toISOString(),
  };
}
