import type { Timestamp } from 'firebase-admin/firestore';
import type { AuditAction } from './audit-actions.js';
import type { AuditChanges, AuditEntry, AuditTarget } from './audit-entry.js';

/** audit_log/{id} as stored; removed by TTL after expires_at. */
export interface AuditDoc {
  action: AuditAction;
  actor_id: string | null;
  target: AuditTarget;
  changes: AuditChanges;
  request_id: string | null;
  ip_hash: string | null;
  user_agent: string | null;
  at: Timestamp;
  expires_at: Timestamp;
}

/** Stored → domain. */
export function decodeAuditEntry(id: string, doc: AuditDoc): AuditEntry {
  return {
    id,
    action: doc.action,
    actorId: doc.actor_id,
    target: doc.target,
    changes: doc.changes,
    requestId: doc.request_id,
    ipHash: doc.ip_hash,
    userAgent: doc.user_agent,
    at: doc.at.toDate(),
    expiresAt: doc.expires_at.toDate(),
  };
}

/** Domain → stored; the times are written as Date. */
export function encodeAuditEntry(entry: AuditEntry): Record<keyof AuditDoc, unknown> {
  return {
    action: entry.action,
    actor_id: entry.actorId,
    target: entry.target,
    changes: entry.changes,
    request_id: entry.requestId,
    ip_hash: entry.ipHash,
    user_agent: entry.userAgent,
    at: entry.at,
    expires_at: entry.expiresAt,
  };
}
