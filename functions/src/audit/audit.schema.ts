import { z } from 'zod';
import type { CamelNames } from '../documents/index.js';
import { documentId, isForward, pageQuery, TIME_RANGE } from '../shared/index.js';
import { AUDIT_ACTIONS } from './audit-actions.js';
import { AUDIT_TARGET_TYPES } from './audit.codec.js';

/** Query of GET /admin/api/audit-log. */
export const auditLogQuery = z
  .object({
    ...pageQuery,
    action: z.enum(AUDIT_ACTIONS).optional(),
    actor_id: documentId.optional().describe('Who did it: the id of a user'),
    target_type: z.enum(AUDIT_TARGET_TYPES).optional(),
    target_id: documentId.optional().describe('What it was done to'),
    ...TIME_RANGE,
  })
  .refine(({ from, to }) => isForward(from, to), { path: ['from'], error: 'must be before to' });

/** What entries are asked for: each filter narrows the list, absent ones don't. */
export type AuditQuery = CamelNames<z.output<typeof auditLogQuery>>;
