import cors from 'cors';
import type { RequestHandler } from 'express';
import type { Logger } from '../../platform/index.js';
import { logForeignOrigin } from './security-events.js';

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
  /** Origins whose pages may read the API. */
  readonly origins: readonly string[];
  /** The site's own address: its pages say where they come from when they write, and need no permission. */
  readonly siteUrl: string;
  readonly logger: Logger;
}

/**
 * Cross-origin access for exactly the listed origins. Another origin gets no CORS headers at all and is logged;
 * `Vary: Origin` is always there, so that a cache never serves one origin's answer to another.
 */
export function corsAllowList({ origins, siteUrl, logger }: CorsParts): RequestHandler {
  const allowed = new Set(origins);
  const siteOrigin = new URL(siteUrl).origin;
  const grant = cors({
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
    maxAge: 600,
  });
  return (req, res, next) => {
    const origin = req.get('origin');
    if (origin !== undefined && allowed.has(origin)) {
      grant(req, res, next);
      return;
    }
    if (origin !== undefined && origin !== siteOrigin) logForeignOrigin(logger, origin, req, res);
    res.vary('Origin');
    next();
  };
}
