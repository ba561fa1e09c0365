import type { StoreFactory } from '../http/index.js';
import type { BrokenDocuments, Clock, FirestoreProvider, Redis } from '../platform/index.js';
import { CountersRepository } from './counters.repository.js';
import { FirestoreStore } from './firestore-store.js';
import { redisStore } from './redis-store.js';

interface StoreParts {
  /** Undefined where the API runs without Redis. */
  readonly redis: Redis | undefined;
  readonly firestore: FirestoreProvider;
  readonly broken: BrokenDocuments;
  readonly clock: Clock;
}

/**
 * Where hits are counted: in Redis where there is one; else in Firestore for sensitive policies, so that they hold
 * across instances, and in the instance's memory for the rest.
 *
 * @see docs/adr/0010-rate-limit-stores.md
 */
export function createStoreFactory({ redis, firestore, broken, clock }: StoreParts): StoreFactory {
  if (redis) return ({ name }) => redisStore(redis, name, clock);
  const counters = new CountersRepository(firestore, broken);
  return ({ name, sensitive, forgivesBadInput }, limit) =>
    sensitive
      ? new FirestoreStore({ policyName: name, limit: forgivesBadInput ? Infinity : limit, counters, clock })
      : undefined;
}
