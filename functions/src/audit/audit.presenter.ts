import type { AuditEntry } from './audit-entry.js';

/** An entry of the audit log as admins read it. */
export function presentAuditEntry(entry: AuditEntry) {
  return {
    id: entry.id,
    action: entry.action,
    actor: entry.actorId === null ? null : { id: entry.actorId },
    target: entry.target,
    changes: entry.changes,
    request_id: entry.requestId,
    ip_hash: entry.ipHash,
    user_agent: entry.userAgent,
    at: entry.at.toISOString(),
  };
}
