import type { RequestHandler, Response } from 'express';

/** Browsers ask again each time (304 by ETag), the CDN keeps the answer for a minute. */
const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

/**
 * Marks the answer as the same for everyone, for the CDN to keep; what was counted for one client is not part of it.
 */
export function cachePublicly(res: Response, cacheControl = PUBLIC): Response {
  for (const name of ['RateLimit', 'RateLimit-Policy']) res.removeHeader(name);
  return res.set('Cache-Control', cacheControl);
}

/** Of answers that set or remove cookies: Hosting's CDN takes cookies out of those that don't say `private`. */
export const PRIVATE_NO_STORE = 'private, no-store';

/** The default of every answer: kept by nobody. Public answers say otherwise by cachePublicly. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
