import { createHash } from 'node:crypto';
import type { Store } from 'express-rate-limit';
import { RedisStore, type RedisReply } from 'rate-limit-redis';
import type { Redis } from '../platform/index.js';

/** Counts the hits of one policy in Redis, for all instances together; a window begins with the client's first hit. */
export function redisStore(redis: Redis, policyName: string): Store {
  return new RedisStore({
    prefix: `rate-limit:${policyName}:`,
    sendCommandCluster: async ({ key, command }) =>
      command[0] === 'SCRIPT'
        ? loadScript(redis, command, key === undefined)
        : ((await redis.send(command)) as RedisReply),
  });
}

/**
 * Answers `SCRIPT LOAD` with the script's SHA-1, by which Redis knows it, whether Redis can be asked or not: the store
 * keeps the first answer for good, so that a failed one would fail every request until a restart. At start nothing is
 * sent; a Redis without the script answers NOSCRIPT to EVALSHA, and the store loads it then.
 */
async function loadScript(redis: Redis, command: readonly string[], isAtStart: boolean): Promise<string> {
  // The EVALSHA that follows tells what is wrong.
  if (!isAtStart) await redis.send(command).catch(() => undefined);
  return createHash('sha1')
    .update(command[2] ?? '')
    .digest('hex');
}
