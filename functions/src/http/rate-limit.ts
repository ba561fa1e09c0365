import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { AppError } from '../errors/index.js';
import { isStaff, type Mac, type Role } from '../shared/index.js';
import { sendProblem } from './problem.js';

interface Policy {
  /** Name in the `RateLimit` headers. */
  readonly name: string;
  readonly windowMs: number;
  readonly limit: number;
  /** The limit of editors and admins, where theirs differs: autosave must not lock a writer out. */
  readonly staffLimit?: number;
  /** Whether refused requests don't count: a form's mistakes must not lock its visitor out. */
  readonly countsSuccessOnly?: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const READS: Policy = { name: 'reads', windowMs: MINUTE_MS, limit: 300 };
const WRITES: readonly Policy[] = [
  { name: 'writes-hour', windowMs: HOUR_MS, limit: 50, staffLimit: 2_000 },
  { name: 'writes-day', windowMs: DAY_MS, limit: 200, staffLimit: 20_000 },
];

/** Every limit of the API, for each client; a route names one of these keys. */
export const LIMITS = {
  none: [],
  /** Before a token is looked up, which costs 2 reads, whatever comes of it. */
  token: [{ name: 'token', windowMs: MINUTE_MS, limit: 1_200 }],
  read: [READS],
  write: WRITES,
  login: [{ name: 'login', windowMs: MINUTE_MS, limit: 5 }],
  refresh: [{ name: 'refresh', windowMs: MINUTE_MS, limit: 30 }],
  contact: [{ name: 'contact', windowMs: HOUR_MS, limit: 5, countsSuccessOnly: true }, ...WRITES],
} as const satisfies Record<string, readonly Policy[]>;

/** The name of a set of limits. */
export type LimiterName = keyof typeof LIMITS;

/** Makes the counter store of one policy; undefined means this instance's memory. */
export type StoreFactory = (policyName: string) => Store | undefined;

/**
 * The middleware of each limiter. Signed-in clients are counted by user id, others by address (IPv6 by /56).
 * Policies of the same name share one counter, so that `contact` counts as a write too.
 *
 * @param scale multiplies every limit; 1 in production
 * @param ipMac keyed hash of client addresses
 */
export function createLimiters(
  scale: number,
  ipMac: Mac,
  storeFor: StoreFactory,
): (name: LimiterName) => readonly RequestHandler[] {
  const byPolicy = new Map<string, RequestHandler>();
  const handlerFor = (policy: Policy): RequestHandler => {
    const known = byPolicy.get(policy.name);
    if (known) return known;
    const store = storeFor(policy.name);
    const handler = rateLimit({
      identifier: policy.name,
      windowMs: policy.windowMs,
      limit: (_req: Request, res: Response) => scale * limitFor(policy, res),
      keyGenerator: (req, res) => clientKey(req, res, ipMac),
      skipFailedRequests: policy.countsSuccessOnly ?? false,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_req, res, _next, { windowMs }) => {
        sendProblem(res, tooManyRequests(res, windowMs));
      },
      ...(store && { store }),
      // The client key has its own fallback where the platform gives no address (the emulator's Unix socket).
      validate: { ip: false, trustProxy: false, xForwardedForHeader: false },
    });
    byPolicy.set(policy.name, handler);
    return handler;
  };
  return (name) => LIMITS[name].map(handlerFor);
}

function limitFor(policy: Policy, res: Response): number {
  const role = res.locals['role'] as Role | undefined;
  return policy.staffLimit !== undefined && role !== undefined && isStaff(role)
    ? policy.staffLimit
    : policy.limit;
}

/** Addresses only as keyed hashes: the `RateLimit-Policy` header shows a digest of the key. */
function clientKey(req: Request, res: Response, ipMac: Mac): string {
  const userId: unknown = res.locals['userId'];
  if (typeof userId === 'string') return `user:${userId}`;
  return req.ip === undefined ? 'local' : `ip:${ipMac(ipKeyGenerator(req.ip, 56))}`;
}

function tooManyRequests(res: Response, windowMs: number): AppError {
  const retryAfter = res.get('Retry-After') ?? String(Math.ceil(windowMs / 1000));
  return new AppError({
    code: 'resource-exhausted',
    message: `Too many requests. Try again in ${retryAfter} seconds.`,
    headers: { 'Retry-After': retryAfter },
  });
}
