import { isDeepStrictEqual } from 'node:util';
import { currentContext, type Clock } from '../platform/index.js';
import { newId } from '../shared/index.js';
import type { AuditAction } from './audit-actions.js';
import { auditExpiry, type AuditEntry, type AuditTarget } from './audit.codec.js';

/** What is to be recorded; who, from where and when is added. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly target: AuditTarget;
  /** The fields that matter as they were and as they are now; those that are equal are left out. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Who did it, when that is not the account whose token came with the request. */
  readonly actorId?: string | null;
}

/** Makes entries of the audit log for the request in hand. */
export class AuditTrail {
  constructor(private readonly clock: Clock) {}

  /** A new entry, to be stored in the same batch or transaction as what it records (addAuditEntry). */
  entry({ action, target, before = {}, after = {}, actorId }: AuditEvent): AuditEntry {
    const context = currentContext();
    const at = this.clock.now();
    return {
      id: newId(),
      action,
      actorId: actorId === undefined ? (context?.actorId ?? null) : actorId,
      target,
      changes: changedFields(before, after),
      requestId: context?.requestId ?? null,
      ipHash: context?.client?.ipHash ?? null,
      userAgent: context?.client?.userAgent ?? null,
      at,
      expiresAt: auditExpiry(at),
    };
  }
}

function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): AuditEntry['changes'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .map((name) => [name, { before: plain(before[name]), after: plain(after[name]) }] as const)
      .filter(([, change]) => !isDeepStrictEqual(change.before, change.after)),
  );
}

/** As JSON would have it: times as RFC 3339, absent as null. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
