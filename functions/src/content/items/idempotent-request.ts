import { fingerprintOf } from '../../shared/index.js';

/** How long a key is remembered at least, in ms; TTL may take a day longer. */
const LIFE_MS = 24 * 60 * 60 * 1000;

/** A create that a client may send again without creating twice. */
export interface IdempotentRequest {
  /** Names the key of one user: SHA-256, hex. */
  readonly id: string;
  /** SHA-256 of what is to be created: the same key with another body is a mistake. */
  readonly fingerprint: string;
  readonly expiresAt: Date;
}

/** The request that a user marks with an `Idempotency-Key`. */
export function idempotentRequest(userId: string, key: string, input: unknown, now: Date): IdempotentRequest {
  return {
    id: fingerprintOf([userId, key]),
    fingerprint: fingerprintOf(input),
    expiresAt: new Date(now.getTime() + LIFE_MS),
  };
}
