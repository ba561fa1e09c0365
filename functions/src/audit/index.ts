export type { AuditAction } from './audit-actions.js';
export type { AuditEntry } from './audit-entry.js';
export { addAuditEntry, AuditTrail } from './audit-trail.js';
