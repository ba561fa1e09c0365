import { hash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { MemoryStore, type IncrementResponse, type Options, type Store } from 'express-rate-limit';
import { AppError } from '../../errors/index.js';
import { currentContext, type Clock, type Logger } from '../../platform/index.js';
import { isStaff, type Role } from '../../shared/index.js';
import type { Clients } from '../clients.js';
import { InstanceCounter } from './instance-counter.js';
import { LIMITS, type LimiterName, type Policy } from './limits.js';
import { refusalStatusOf, refuse } from './problem.js';
import { clientOf, userIdOf } from './security-events.js';
import { WatchedStore, type ForgivingStore } from './rate-limit-store.js';

/** Makes the counter store of one policy, whose scaled limit it is told; undefined means this instance's memory. */
export type StoreFactory = (policy: Policy, limit: number) => ForgivingStore | undefined;

interface LimiterParts {
  /** Multiplies every limit; 1 in production. */
  readonly scale: number;
  readonly clients: Clients;
  readonly storeFor: StoreFactory;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What counts and bounds a route's requests. */
export interface Limiters {
  readonly middleware: readonly RequestHandler[];
  /** The same counters, where all of them are this instance's: without asking anybody. */
  readonly counters: readonly InstanceCounter[] | null;
}

/**
 * The middleware of each limiter. Signed-in clients are counted by user id, others by address (IPv6 by /56).
 * Policies of the same name share one counter, so that `contact` counts as a write too. When a store fails, sensitive
 * policies refuse (503) and the others let pass.
 */
export function createLimiters(parts: LimiterParts): (name: LimiterName) => Limiters {
  const byPolicy = new Map<string, PolicyLimiter>();
  const limiterOf = (policy: Policy): PolicyLimiter => {
    const known = byPolicy.get(policy.name);
    if (known) return known;
    const limiter = createLimiter(policy, parts);
    byPolicy.set(policy.name, limiter);
    return limiter;
  };
  return (name) => {
    const limiters = LIMITS[name].map(limiterOf);
    const counters = limiters.flatMap(({ counter }) => counter ?? []);
    return {
      middleware: limiters.map(({ handler }) => handler),
      counters: counters.length === limiters.length ? counters : null,
    };
  };
}

/** The same, for requests that bring a token only. */
export function whereTokenIsSent(handler: RequestHandler): RequestHandler {
  return (req, res, next) => {
    if (req.headers.authorization !== undefined) return handler(req, res, next);
    next();
    return undefined;
  };
}

/** How many documents that are read count as a further hit. */
const READS_A_HIT = 10;

/** How many bytes of an answer count as a further hit. */
const BYTES_A_HIT = 256 * 1024;

/** What an answer counts besides its request: long ones are as dear as several. @param bytes of its body */
export function hitsOfLength(bytes: number): number {
  return Math.floor(bytes / BYTES_A_HIT);
}

/**
 * Counts a read by what it asks of the database and by the length of its answer, be its client gone meanwhile: who goes through pages
 * that nobody keeps pays for them, who reads what is kept does not.
 */
export function chargeReads(counters: readonly InstanceCounter[], clients: Clients): RequestHandler {
  return (req, res, next) => {
    const usage = currentContext()?.usage;
    res.once('close', () => {
      const bytes = req.method === 'HEAD' ? 0 : Number(res.getHeader('Content-Length') ?? 0);
      const hits = Math.floor((usage?.reads ?? 0) / READS_A_HIT) + hitsOfLength(bytes);
      if (hits === 0) return;
      for (const counter of counters) counter.add(clientKey(req, res, clients), hits);
    });
    next();
  };
}

interface PolicyLimiter {
  readonly handler: RequestHandler;
  readonly counter: InstanceCounter | undefined;
}

function createLimiter(policy: Policy, parts: LimiterParts): PolicyLimiter {
  const { scale, clock, logger, storeFor } = parts;
  const limit = scale * policy.limit;
  if (policy.perInstance) {
    const counter = new InstanceCounter({ windowMs: policy.windowMs, limit, clock });
    return { counter, handler: createHandler(policy, counter, parts) };
  }
  const made = storeFor(policy, limit);
  const store = made ? new WatchedStore(made, policy, logger) : new MemoryStore();
  void startStore(store, policy);
  return { counter: undefined, handler: createHandler(policy, store, parts) };
}

/** What fails of it is in the log. */
async function startStore(store: WatchedStore | MemoryStore, { windowMs }: Policy): Promise<void> {
  await Promise.try(() => store.init({ windowMs } as Options)).catch(() => undefined);
}

function createHandler(
  policy: Policy,
  store: InstanceCounter | ForgivingStore,
  { scale, clients, clock, logger }: LimiterParts,
): RequestHandler {
  return async (req, res, next) => {
    const key = clientKey(req, res, clients);
    const hit = await countIn(store, key, policy);
    if (!hit) {
      next();
      return;
    }
    if (policy.forgivesBadInput) forgiveBadInput(res, () => store.decrement(key, hit.resetTime));
    const limit = scale * limitFor(policy, res);
    const windowEnd = hit.resetTime?.getTime() ?? clock.now().getTime() + policy.windowMs;
    const resetSeconds = Math.max(0, Math.ceil((windowEnd - clock.now().getTime()) / 1000));
    tellLimit(res, policy, { key, limit, remaining: Math.max(0, limit - hit.totalHits), resetSeconds });
    if (hit.totalHits <= limit) {
      next();
      return;
    }
    logger.log('warn', 'excess_rate_limit_exceeded', { policy: policy.name, ...clientOf(res) });
    refuse(req, res, tooManyRequests(resetSeconds));
  };
}

/** What the store says of a further hit; null when it fails, which only sensitive policies mind. */
async function countIn(store: Store, key: string, { sensitive }: Policy): Promise<IncrementResponse | null> {
  try {
    return await store.increment(key);
  } catch (error) {
    if (sensitive) throw error;
    return null;
  }
}

interface Told {
  readonly key: string;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/**
 * The headers of draft 8, which name the client by a digest.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/08/
 */
function tellLimit(res: Response, policy: Policy, { key, limit, remaining, resetSeconds }: Told): void {
  if (res.headersSent) return;
  const partition = Buffer.from(hash('sha256', key).slice(0, 12)).toString('base64');
  const windowSeconds = String(policy.windowMs / 1000);
  res.append('RateLimit', `"${policy.name}"; r=${String(remaining)}; t=${String(resetSeconds)}`);
  res.append(
    'RateLimit-Policy',
    `"${policy.name}"; q=${String(limit)}; w=${windowSeconds}; pk=:${partition}:`,
  );
}

/** Statuses of input that was refused: nothing was done. */
const BAD_INPUT = [400, 413, 415, 422];

/** Takes the hit back once the request is answered, not when the client hangs up: who does so after the message is stored has sent it. */
function forgiveBadInput(res: Response, takeBack: () => Promise<void> | void): void {
  res.once('finish', () => {
    // That the hit could not be taken back is in the log; the client has its answer.
    const status = refusalStatusOf(res) ?? res.statusCode;
    if (BAD_INPUT.includes(status)) Promise.try(takeBack).catch(() => undefined);
  });
}

function limitFor(policy: Policy, res: Response): number {
  const role = res.locals['role'] as Role | undefined;
  return policy.staffLimit !== undefined && role !== undefined && isStaff(role)
    ? policy.staffLimit
    : policy.limit;
}

/** Addresses only as keyed hashes: the `RateLimit-Policy` header shows a digest of the key. */
function clientKey(req: Request, res: Response, clients: Clients): string {
  const userId = userIdOf(res);
  return userId === null ? clients.of(req).limitKey : `user:${userId}`;
}

function tooManyRequests(resetSeconds: number): AppError {
  const retryAfter = String(resetSeconds);
  return new AppError({
    code: 'resource-exhausted',
    message: `Too many requests. Try again in ${retryAfter} seconds.`,
    headers: { 'Retry-After': retryAfter },
  });
}
