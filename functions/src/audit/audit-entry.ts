import type { AuditAction } from './audit-actions.js';

/** Kinds of things that actions are done to. */
export const AUDIT_TARGET_TYPES = ['user', 'session', 'post', 'address', 'job'] as const;

/** What an action was done to. */
export interface AuditTarget {
  readonly type: (typeof AUDIT_TARGET_TYPES)[number];
  readonly id: string;
}

/** The fields that an action changed, by their names in the API. Values hold no secrets. */
export type AuditChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** One line of the audit log: who did what to which resource, from where, when. */
export interface AuditEntry {
  readonly id: string;
  readonly action: AuditAction;
  /** The signed-in account; null for visitors and for the system itself. */
  readonly actorId: string | null;
  readonly target: AuditTarget;
  readonly changes: AuditChanges;
  readonly requestId: string | null;
  /** Keyed hash of the client's address: tells repeats, names nobody. */
  readonly ipHash: string | null;
  readonly userAgent: string | null;
  readonly at: Date;
  /** When Firestore's TTL removes the entry. */
  readonly expiresAt: Date;
}
