export { IDEMPOTENCY_KEYS } from './idempotency-keys.codec.js';
export { IdempotencyKeys } from './idempotency-keys.js';
export { addKey, IdempotencyKeysRepository, isKeyStored } from './idempotency-keys.repository.js';
export type { IdempotentRequest, Made, Make, NewKey, Once } from './idempotent-request.js';
