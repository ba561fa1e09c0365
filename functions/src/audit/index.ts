export { CONTENT_TARGETS } from './audit-actions.js';
export type { AuditAction, ContentTarget, ContentVerb } from './audit-actions.js';
export { AUDIT_LOG, type AuditEntry } from './audit.codec.js';
export { AuditTrail, type AuditEvent } from './audit-trail.js';
export { addAuditEntry, AuditRepository } from './audit.repository.js';
export { AuditService } from './audit.service.js';
