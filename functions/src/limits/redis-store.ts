import { createHash } from 'node:crypto';
import { RedisStore, type RedisReply } from 'rate-limit-redis';
import type { ForgivingStore } from '../http/index.js';
import type { Clock, Redis } from '../platform/index.js';

/** Takes a hit back where the counter ends within ARGV[1] ms: only then its window is the one that is meant. */
const TAKE_BACK = `
local ttl = redis.call('PTTL', KEYS[1])
if ttl > 0 and ttl < tonumber(ARGV[1]) then redis.call('DECR', KEYS[1]) end
return 0`;

/** Counts the hits of one policy in Redis, for all instances together; a window begins with the client's first hit. */
export class WindowedRedisStore extends RedisStore implements ForgivingStore {
  constructor(
    private readonly redis: Redis,
    policyName: string,
    private readonly clock: Clock,
  ) {
    super({
      prefix: `rate-limit:${policyName}:`,
      sendCommandCluster: async ({ key, command }) =>
        command[0] === 'SCRIPT'
          ? loadScript(redis, command, key === undefined)
          : ((await redis.send(command)) as RedisReply),
    });
  }

  /** Takes a hit back, unless its window is over. */
  override async decrement(key: string, windowEnd?: Date): Promise<void> {
    const now = this.clock.now();
    const leftMs = windowEnd ? windowEnd.getTime() - now.getTime() : this.windowMs;
    // A later window ends later by a whole length; half of one is more than a command is under way.
    const withinMs = String(leftMs + this.windowMs / 2);
    await this.redis.send(['EVAL', TAKE_BACK, '1', this.prefixKey(key), withinMs]);
  }
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
