/** One line of the audit log: who did what to which resource. Values hold no secrets. */
export interface AuditEntry {
  /** Event name from OWASP's logging vocabulary where it has one, such as `authn_token_reuse`. */
  readonly action: string;
  readonly actorId: string | null;
  readonly target: { readonly type: string; readonly id: string };
  readonly requestId: string | null;
  readonly ipHash: string;
  readonly userAgent: string;
  readonly at: Date;
}

/** Domain → stored (audit_log/{id}); the times are written as Date. */
export function encodeAuditEntry(entry: AuditEntry): Record<string, unknown> {
  return {
    action: entry.action,
    actor_id: entry.actorId,
    target: entry.target,
    request_id: entry.requestId,
    ip_hash: entry.ipHash,
    user_agent: entry.userAgent,
    at: entry.at,
  };
}
