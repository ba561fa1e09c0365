import type { Request, RequestHandler, Response } from 'express';
import { rateLimit, type AugmentedRequest, type Store } from 'express-rate-limit';
import { AppError } from '../../errors/index.js';
import { currentContext, errorFields, type Clock, type Logger } from '../../platform/index.js';
import { isStaff, type Role } from '../../shared/index.js';
import type { Clients } from '../clients.js';
import { InstanceCounter } from './instance-counter.js';
import { LIMITS, type LimiterName, type Policy } from './limits.js';
import { sendProblem } from './problem.js';
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
    if (req.headers.authorization === undefined) next();
    else handler(req, res, next);
  };
}

/** How many documents that are read count as a further hit. */
const READS_A_HIT = 10;

/**
 * Counts a read that asks the database by what it asks, be its client gone meanwhile: who goes through pages that nobody keeps
 * pays for them, who reads what is kept does not.
 */
export function chargeReads(counters: readonly InstanceCounter[], clients: Clients): RequestHandler {
  return (req, res, next) => {
    const usage = currentContext()?.usage;
    res.once('close', () => {
      const hits = Math.floor((usage?.reads ?? 0) / READS_A_HIT);
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
  const store = made && new WatchedStore(made, policy, logger);
  const handler = createHandler(policy, store, parts);
  return {
    counter: undefined,
    handler: policy.forgivesBadInput && store ? forgiving(handler, store, parts) : handler,
  };
}

function createHandler(
  policy: Policy,
  store: Store | undefined,
  { scale, clients, logger }: LimiterParts,
): RequestHandler {
  return rateLimit({
    identifier: policy.name,
    windowMs: policy.windowMs,
    limit: (_req: Request, res: Response) => scale * limitFor(policy, res),
    keyGenerator: (req, res) => clientKey(req, res, clients),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res, _next, { windowMs }) => {
      logger.log('warn', 'excess_rate_limit_exceeded', { policy: policy.name, ...clientOf(res) });
      sendProblem(res, tooManyRequests(res, windowMs));
    },
    ...(store && { store }),
    passOnStoreError: !policy.sensitive,
    logger: libraryLogger(logger),
    // The client key has its own fallback where the platform gives no address (the emulator's Unix socket).
    validate: { ip: false, trustProxy: false, xForwardedForHeader: false },
  });
}

/** The same, but what is refused for its input doesn't count. */
function forgiving(handler: RequestHandler, store: WatchedStore, { clients }: LimiterParts): RequestHandler {
  return (req, res, next) =>
    handler(req, res, (error) => {
      // Noted now: by the time it is answered another window may have begun.
      const windowEnd = (req as Partial<AugmentedRequest>)['rateLimit']?.resetTime;
      // Once it is answered, not when the client hangs up: who does so after the message is stored has sent it.
      res.once('finish', () => {
        if (BAD_INPUT.includes(res.statusCode)) void forgive(store, clientKey(req, res, clients), windowEnd);
      });
      next(error);
    });
}

/** Statuses of input that was refused: nothing was done. */
const BAD_INPUT = [400, 413, 415, 422];

/** That the hit could not be taken back is in the log; the client has its answer. */
async function forgive(store: WatchedStore, key: string, windowEnd: Date | undefined): Promise<void> {
  await store.decrement(key, windowEnd).catch(() => undefined);
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

/** What express-rate-limit has to say, less the failures of stores, which WatchedStore has logged. */
function libraryLogger(logger: Logger) {
  const write = (level: 'warn' | 'error') => (error: unknown, message?: string) => {
    if (error instanceof AppError) return;
    logger.log(level, message ?? 'express-rate-limit', errorFields(error));
  };
  return { warn: write('warn'), error: write('error') };
}

function tooManyRequests(res: Response, windowMs: number): AppError {
  const retryAfter = res.get('Retry-After') ?? String(Math.ceil(windowMs / 1000));
  return new AppError({
    code: 'resource-exhausted',
    message: `Too many requests. Try again in ${retryAfter} seconds.`,
    headers: { 'Retry-After': retryAfter },
  });
}
