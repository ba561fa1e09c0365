import type { Timestamp } from 'firebase-admin/firestore';
import type { Failures } from './lockout.js';

/** lockouts/{kind}:{account or address} as stored; removed by TTL after expires_at. */
export interface LockoutDoc {
  failed_at: Timestamp[];
  locked_until: Timestamp | null;
  locks: number;
  expires_at: Timestamp;
}

/** Stored → domain. */
export function decodeFailures(doc: LockoutDoc): Failures {
  return {
    failedAt: doc.failed_at.map((time) => time.toDate()),
    lockedUntil: doc.locked_until?.toDate() ?? null,
    locks: doc.locks,
    expiresAt: doc.expires_at.toDate(),
  };
}

/** Domain → stored. */
export function encodeFailures(failures: Failures): Record<keyof LockoutDoc, unknown> {
  return {
    failed_at: failures.failedAt,
    locked_until: failures.lockedUntil,
    locks: failures.locks,
    expires_at: failures.expiresAt,
  };
}
