import { z } from 'zod';
import { field, StoredCollection, storedTime, type ValueOf } from '../documents/index.js';
import type { Made, NewKey } from './idempotent-request.js';

/** A key as it is stored. */
export interface StoredKey extends Omit<NewKey, 'id'> {
  readonly made: Made;
  /** Whether it is of version 0.1, which had keys of new posts only and another fingerprint. */
  readonly isOfFirstForm: boolean;
}

const fields = {
  fingerprint: field(z.string(), 'nobody'),
  made: field(
    z
      .object({ id: z.string(), details: z.record(z.string(), z.string()).default({}) })
      .nullable()
      .default(null),
    // The key of a preview link is among the details.
    'secret',
  ),
  expiresAt: field(storedTime, 'nobody'),
};

/** idempotency_keys/{SHA-256 of caller and key}; removed by TTL after expires_at. */
export const IDEMPOTENCY_KEYS = new StoredCollection({
  name: 'idempotency_keys',
  fields,
  removedIfBroken: 'it is good for a day only, and its request can be sent anew under another key',
});

/** Stored → domain. @param postId what version 0.1 has instead of `made` */
export function keyOf({ fingerprint, expiresAt, made }: ValueOf<typeof fields>, postId: unknown): StoredKey {
  return {
    fingerprint,
    expiresAt,
    made: made ?? { id: String(postId) },
    isOfFirstForm: made === null,
  };
}

/** Domain → stored. */
export function encodeKey({ fingerprint, expiresAt }: NewKey, made: Made): Record<string, unknown> {
  const { id, details = {} } = made;
  return IDEMPOTENCY_KEYS.encode({
    fingerprint,
    expiresAt,
    made: { id, details: { ...details } },
  });
}
