import cors from 'cors';
import type { RequestHandler } from 'express';

/** Headers a page of another origin may read. */
const EXPOSED_HEADERS = [
  'ETag',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
];

/**
 * Cross-origin access for exactly the listed origins. Another origin gets no CORS headers at all; `Vary: Origin`
 * is always there, so that a cache never serves one origin's answer to another.
 */
export function corsAllowList(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  const grant = cors({
    origin: true,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'X-Request-Id',
    ],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
  return (req, res, next) => {
    const origin = req.get('origin');
    if (origin !== undefined && allowed.has(origin)) {
      grant(req, res, next);
      return;
    }
    res.vary('Origin');
    next();
  };
}
