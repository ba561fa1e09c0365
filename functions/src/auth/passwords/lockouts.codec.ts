import { z } from 'zod';
import { field, snakeCase, StoredCollection, storedTime, type BrokenSource } from '../../documents/index.js';
import { assumedFailures, type Failures } from './lockout.js';

const CODECS = {
  failedAt: z.array(storedTime),
  lockedUntil: storedTime.nullable(),
  locks: z.int().min(0),
  expiresAt: storedTime,
};

/** lockouts/{kind}:{account or address}; removed by TTL after expires_at. What can't be read is assumed. */
export const LOCKOUTS = new StoredCollection({
  name: 'lockouts',
  fields: {
    failedAt: field(CODECS.failedAt, 'account', assumed('failedAt')),
    lockedUntil: field(CODECS.lockedUntil, 'account', assumed('lockedUntil')),
    locks: field(CODECS.locks, 'account', assumed('locks')),
    expiresAt: field(CODECS.expiresAt, 'nobody', assumed('expiresAt')),
  },
});

/** A count of which not all can be read: what can be, and for the rest what is assumed. */
export function readableFailures(stored: BrokenSource['stored'], writtenAt: Date): Failures {
  const readable = Object.entries(CODECS).flatMap(([name, codec]) => {
    const { success, data } = codec.safeParse(stored[snakeCase(name)]);
    return success ? [[name, data] as const] : [];
  });
  return assumedFailures(Object.fromEntries(readable), writtenAt);
}

function assumed<Name extends keyof Failures>(name: Name) {
  return ({ stored, updateTime }: BrokenSource) => {
    const { failedAt, ...rest } = readableFailures(stored, updateTime);
    return { ...rest, failedAt: [...failedAt] }[name];
  };
}
