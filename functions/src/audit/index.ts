export { encodeAuditEntry, type AuditEntry } from './audit-entry.js';
