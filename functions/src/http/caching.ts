import type { RequestHandler, Response } from 'express';

/** Public answers: browsers ask again each time (304 by ETag), the CDN keeps them for a minute. */
const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600';

/** Marks the answer as the same for everyone, for the CDN to keep. */
export function cachePublicly(res: Response): Response {
  return res.set('Cache-Control', PUBLIC);
}

/** The default of every answer: kept by nobody. Public answers say otherwise by cachePublicly. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
