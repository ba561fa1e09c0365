import { z } from 'zod';
import { field, StoredCollection, storedTime, type BrokenSource } from '../../documents/index.js';
import { assumedFailures } from './lockout.js';

/** lockouts/{kind}:{account or address}; removed by TTL after expires_at. What can't be read is assumed. */
export const LOCKOUTS = new StoredCollection({
  name: 'lockouts',
  fields: {
    failedAt: field(z.array(storedTime), 'account', assumed('failedAt')),
    lockedUntil: field(storedTime.nullable(), 'account', assumed('lockedUntil')),
    locks: field(z.int().min(0), 'account', assumed('locks')),
    expiresAt: field(storedTime, 'nobody', assumed('expiresAt')),
  },
});

function assumed<Name extends keyof ReturnType<typeof assumedFailures>>(name: Name) {
  return ({ updateTime }: BrokenSource) => assumedFailures(updateTime)[name];
}
