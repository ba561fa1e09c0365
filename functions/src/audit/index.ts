export type { AuditAction } from './audit-actions.js';
export type { AuditEntry } from './audit-entry.js';
export { AuditTrail } from './audit-trail.js';
export { addAuditEntry, AuditRepository } from './audit.repository.js';
export { AuditService } from './audit.service.js';
