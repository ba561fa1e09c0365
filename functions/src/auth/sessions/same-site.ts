import type { Request } from 'express';
import { AppError } from '../../errors/index.js';

/** Whether a request may come from a page of ours, or from no page: see requireSameSite. */
export function isSameSite(req: Request, allowedOrigins: ReadonlySet<string>): boolean {
  const origin = req.get('origin');
  const isCrossSite = req.get('sec-fetch-site') === 'cross-site';
  return !isCrossSite && (origin === undefined || allowedOrigins.has(origin));
}

/**
 * Refuses what another site's page sends: requests that browsers mark as cross-site, or whose Origin is not one of ours.
 * Clients that are no browsers send neither header and bring no cookies by themselves.
 *
 * @param allowedOrigins the site's own and those of CORS_ORIGINS
 * @throws AppError permission-denied
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function requireSameSite(req: Request, allowedOrigins: ReadonlySet<string>): void {
  if (isSameSite(req, allowedOrigins)) return;
  throw new AppError({
    code: 'permission-denied',
    message: 'Logins by cookie are for pages of this site; others use "transport": "body".',
  });
}
