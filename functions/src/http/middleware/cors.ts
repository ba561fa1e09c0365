import cors from 'cors';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from '../../platform/index.js';
import type { Route } from '../route.js';
import { logForeignOrigin } from './security-events.js';

/** How long a browser may keep a preflight's answer. */
const PREFLIGHT_SECONDS = 600;

/** Headers a page of another origin may read. */
const EXPOSED_HEADERS = [
  'ETag',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
];

interface CorsParts {
  /** Origins whose pages may call the API. */
  readonly origins: readonly string[];
  /** Whether pages of all origins may read what everybody gets alike. */
  readonly isReadByAll: boolean;
  /** The site's own address: its pages say where they come from when they write, and need no permission. */
  readonly siteUrl: string;
  readonly logger: Logger;
}

/** What decides for the routes of a path who may call them from elsewhere; none for a path that no route has. */
export type Cors = (routes: readonly Pick<Route, 'isForAll' | 'access'>[]) => RequestHandler;

/**
 * Cross-origin access for exactly the listed origins. Another origin gets no CORS headers at all and is logged;
 * `Vary: Origin` is always there, so that a cache never serves one origin's answer to another.
 *
 * But answers that everybody gets alike (Route.isForAll) are for all origins, without credentials: the same for each, so
 * that the CDN keeps one.
 *
 * @see docs/adr/0039-public-reads-are-for-all-origins.md
 */
export function createCors({ origins, isReadByAll, siteUrl, logger }: CorsParts): Cors {
  const allowed = new Set(origins);
  const siteOrigin = new URL(siteUrl).origin;
  return (routes) => {
    const read = isReadByAll ? routes.find(({ isForAll }) => isForAll) : undefined;
    return (req, res, next) => {
      const { origin } = req.headers;
      const isListed = origin !== undefined && allowed.has(origin);
      if (read && req.method === 'OPTIONS') res.vary('Origin');
      if (read && isOpenRead(req, read, isListed)) {
        grantReads(req, res, next);
        return;
      }
      if (isListed) {
        grantAll(req, res, next);
        return;
      }
      if (origin !== undefined && origin !== siteOrigin) logForeignOrigin(logger, origin, req, res);
      res.vary('Origin');
      next();
    };
  };
}

/** Paths whose answers everybody gets alike, by far the most. */
const PUBLIC_PATHS = '/api/';

/**
 * Decides for what met no route: nothing is there, or the path can't be read. Whom a public path refuses, everybody may tell. Before what may
 * refuse it besides, such as a limit.
 */
export function corsWithoutRoute(cors: Cors): (RequestHandler | ErrorRequestHandler)[] {
  const [decideForAll, decideByList] = [cors([{ isForAll: true, access: 'public' }]), cors([])];
  const decide: RequestHandler = (req, res, next) =>
    (req.path.startsWith(PUBLIC_PATHS) ? decideForAll : decideByList)(req, res, next);
  const decideOfError: ErrorRequestHandler = (error, req, res, next) => {
    const goOn = (): void => {
      next(error);
    };
    if (res.locals['routePattern'] === undefined) return decide(req, res, goOn);
    goOn();
    return undefined;
  };
  return [decide, decideOfError];
}

/** For every origin, whether the request names one or not. */
const grantReads = cors({
  origin: '*',
  methods: ['GET', 'HEAD'],
  // Content-Type, which says nothing of a read, many programs send with every request.
  allowedHeaders: ['Content-Type', 'If-None-Match', 'X-Request-Id'],
  exposedHeaders: EXPOSED_HEADERS,
  maxAge: PREFLIGHT_SECONDS,
});

/** For the origin that asks. */
const grantAll = cors({
  origin: true,
  methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'],
  allowedHeaders: [
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'If-None-Match',
    'X-CSRF-Token',
    'X-Request-Id',
  ],
  exposedHeaders: EXPOSED_HEADERS,
  // For logins by cookie, which is SameSite=Strict: in effect for origins on the site's own domain.
  credentials: true,
  maxAge: PREFLIGHT_SECONDS,
});

/** A read that no token changes, or an origin's question whether it may make one that is not listed. */
function isOpenRead(
  { method, headers }: Request,
  { access }: Pick<Route, 'access'>,
  isListed: boolean,
): boolean {
  if (method === 'OPTIONS') {
    const isForRead = ['GET', 'HEAD'].includes(String(headers['access-control-request-method']));
    return !isListed && isForRead && !asksForToken(headers['access-control-request-headers']);
  }
  const isAnonymous = access === 'public' || headers.authorization === undefined;
  return (method === 'GET' || method === 'HEAD') && isAnonymous;
}

function asksForToken(names = ''): boolean {
  return names.toLowerCase().split(/, */).includes('authorization');
}
