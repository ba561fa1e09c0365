import { z } from 'zod';
import { storedTime } from '../documents/index.js';
import type { Made, NewKey } from './idempotent-request.js';

/** A key as it is stored. */
export interface StoredKey extends Omit<NewKey, 'id'> {
  readonly made: Made;
  /** Whether it is of version 0.1, which had keys of new posts only and another fingerprint. */
  readonly isOfFirstForm: boolean;
}

const common = { fingerprint: z.string(), expires_at: storedTime };

const keyDoc = z.union([
  z.object({
    ...common,
    made: z.object({ id: z.string(), details: z.record(z.string(), z.string()).default({}) }),
  }),
  z.object({ ...common, post_id: z.string() }),
]);

/** Stored (idempotency_keys/{id}) → domain. @throws ZodError for what is no key */
export function decodeKey(stored: unknown): StoredKey {
  const { fingerprint, expires_at: expiresAt, ...rest } = keyDoc.parse(stored);
  return 'made' in rest
    ? { fingerprint, expiresAt, made: rest.made, isOfFirstForm: false }
    : { fingerprint, expiresAt, made: { id: rest.post_id }, isOfFirstForm: true };
}

/** Domain → stored. */
export function encodeKey({ fingerprint, expiresAt }: NewKey, made: Made): Record<string, unknown> {
  return { fingerprint, made: { id: made.id, details: made.details ?? {} }, expires_at: expiresAt };
}
