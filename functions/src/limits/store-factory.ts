import type { StoreFactory } from '../http/index.js';
import type { ApiPlatform } from '../platform/index.js';
import { CountersRepository } from './counters.repository.js';
import { FirestoreStore } from './firestore-store.js';
import { WindowedRedisStore } from './redis-store.js';

/**
 * Where hits are counted: in Redis where there is one; else in Firestore for sensitive policies, so that they hold
 * across instances, and in the instance's memory for the rest.
 *
 * @see docs/adr/0010-rate-limit-stores.md
 */
export function createStoreFactory({ redis, firestore, broken, clock }: ApiPlatform): StoreFactory {
  if (redis) return ({ name }) => new WindowedRedisStore(redis, name, clock);
  const counters = new CountersRepository(firestore, broken);
  return ({ name, sensitive, forgivesBadInput }, limit) =>
    sensitive
      ? new FirestoreStore({ policyName: name, limit: forgivesBadInput ? Infinity : limit, counters, clock })
      : undefined;
}
