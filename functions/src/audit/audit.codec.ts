import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  type BrokenSource,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { AUDIT_ACTIONS, CONTENT_TARGETS } from './audit-actions.js';

/** Kinds of things that actions are done to. */
export const AUDIT_TARGET_TYPES = [
  'user',
  'session',
  ...CONTENT_TARGETS,
  'address',
  'job',
  'message',
  'tag',
  'author',
  'settings',
  'moderation_model',
  'mail',
  'queue',
  'suppression',
  'media',
  'redirect',
  'document',
] as const;

/** How long entries are kept, in ms: 400 days, a year and time to look into it. */
const RETENTION_MS = 400 * 24 * 60 * 60 * 1000;

const fields = {
  action: field(z.enum(AUDIT_ACTIONS), 'account'),
  /** The signed-in account; null for visitors and for the system itself. */
  actorId: field(z.string().nullable(), 'account'),
  target: field(z.object({ type: z.enum(AUDIT_TARGET_TYPES), id: z.string() }), 'account'),
  /** The fields that the action changed, by their names in the API. Values hold no secrets. */
  changes: field(z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })), 'account'),
  requestId: field(z.string().nullable().default(null), 'nobody', to(null)),
  /** Keyed hash of the client's address: tells repeats, names nobody. */
  ipHash: field(z.string().nullable().default(null), 'account', to(null)),
  userAgent: field(z.string().nullable().default(null), 'account', to(null)),
  at: field(storedTime, 'account', toCreateTime),
  /** When Firestore's TTL removes the entry. */
  expiresAt: field(storedTime, 'nobody', ({ createTime }: BrokenSource) => auditExpiry(createTime)),
};

/** One line of the audit log: who did what to which resource, from where, when. */
export type AuditEntry = Identified<ValueOf<typeof fields>>;

/** What an action was done to. */
export type AuditTarget = AuditEntry['target'];

/** audit_log/{id}; removed by TTL after expires_at. */
export const AUDIT_LOG = new StoredCollection({ name: 'audit_log', fields });

/** When an entry is removed that was made then. */
export function auditExpiry(at: Date): Date {
  return new Date(at.getTime() + RETENTION_MS);
}
