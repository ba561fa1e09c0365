import type { Response } from 'express';
import { pathForClient } from './function-address.js';
import type { Route } from './route.js';

/**
 * Adds `Link: rel="next"` (RFC 8288) for a list's next page: the same path with its cursor and, of the query, what the
 * route knows. A header has no room for whatever else a URL may carry.
 */
export function linkNext(res: Response, cursor: string | null): void {
  if (cursor === null) return;
  const { query } = res.locals['route'] as Route;
  const { pathname, searchParams } = new URL(res.req.originalUrl, 'http://relative.invalid');
  const known = new Set(Object.keys(query?.shape ?? {}));
  known.delete('cursor');
  for (const name of [...searchParams.keys()]) {
    if (!known.has(name)) searchParams.delete(name);
  }
  searchParams.set('cursor', cursor);
  res.set('Link', `<${pathForClient(res, pathname)}?${searchParams.toString()}>; rel="next"`);
}
