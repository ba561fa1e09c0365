import { z } from 'zod';
import { documentId, pageQuery, timestamp } from '../shared/index.js';
import { AUDIT_ACTIONS } from './audit-actions.js';
import { AUDIT_TARGET_TYPES } from './audit.codec.js';

/** Query of GET /admin/api/audit-log: the filters hold together; `from` is in, `to` is out. */
export const auditLogQuery = z
  .object({
    ...pageQuery,
    action: z.enum(AUDIT_ACTIONS).optional(),
    actor_id: documentId.optional(),
    target_type: z.enum(AUDIT_TARGET_TYPES).optional(),
    target_id: documentId.optional(),
    from: timestamp.optional(),
    to: timestamp.optional(),
  })
  .refine(({ from, to }) => !from || !to || from < to, { path: ['from'], error: 'must be before to' });
