import type { DocumentData, DocumentReference, Firestore } from 'firebase-admin/firestore';
import { currentContext, type Clock } from '../platform/index.js';
import { newId } from '../shared/index.js';
import type { AuditAction } from './audit-actions.js';
import type { AuditChanges, AuditEntry, AuditTarget } from './audit-entry.js';
import { encodeAuditEntry } from './audit.codec.js';

/** How long entries are kept, in ms: 400 days, a year and time to look into it. */
const RETENTION_MS = 400 * 24 * 60 * 60 * 1000;

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

/** Either of Firestore's ways to write several documents together. */
interface Writer {
  create(ref: DocumentReference, data: DocumentData): unknown;
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
      expiresAt: new Date(at.getTime() + RETENTION_MS),
    };
  }
}

/** Adds an entry to a batch or transaction: it is stored if and only if what it records is. 1 write. */
export function addAuditEntry(writer: Writer, db: Firestore, entry: AuditEntry): void {
  writer.create(db.collection('audit_log').doc(entry.id), encodeAuditEntry(entry));
}

function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): AuditChanges {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .map((name) => [name, { before: plain(before[name]), after: plain(after[name]) }] as const)
      .filter(([, change]) => JSON.stringify(change.before) !== JSON.stringify(change.after)),
  );
}

/** As JSON would have it: times as RFC 3339, absent as null. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
