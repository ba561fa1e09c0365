import type { Request, Response } from 'express';
import type { AppError } from '../errors/index.js';
import { cachePublicly } from './middleware/caching.js';
import { pageHeaders } from './page-headers.js';

/** Where what was at an address is now, and how that is answered. */
export interface Moved {
  readonly to: string;
  readonly status: 301 | 302 | 307 | 308;
}

/** Writes the page, as HTML, that stands in place of one that was refused; or tells where the path that was to be read has moved. */
export type ErrorPage = (error: AppError, path: string | null) => Promise<string | Moved>;

/** What caches keep of refusals: that nothing is there may change at any time, and asks the function again soon. */
const KEPT_REFUSALS: Readonly<Partial<Record<number, string>>> = {
  404: 'public, max-age=0, s-maxage=10',
  410: 'public, max-age=0, s-maxage=60',
};

/** Paths that programs ask for, and no people. */
const FOR_PROGRAMS = /^\/(?:(?:admin\/)?api|\.well-known)(?:\/|$)/;

/** What writes the refusal of a request as a page: that of its route, or where no route is what `rememberErrorPage` was told. */
export function errorPageOf(req: Request, res: Response): ErrorPage | undefined {
  if (FOR_PROGRAMS.test(req.path)) return undefined;
  const route = res.locals['route'] as { readonly errorPage?: ErrorPage } | undefined;
  return route ? route.errorPage : (res.locals['errorPage'] as ErrorPage | undefined);
}

/** For a request that no route has. */
export function rememberErrorPage(res: Response, errorPage: ErrorPage): void {
  res.locals['errorPage'] = errorPage;
}

/** Answers `error` with a page and the error's headers, or leads to where the path has moved. */
export async function sendErrorPage(res: Response, error: AppError, write: ErrorPage): Promise<void> {
  const { method, path } = res.req;
  const written = await write(error, method === 'GET' || method === 'HEAD' ? path : null);
  if (typeof written !== 'string') {
    cachePublicly(res).status(written.status).location(written.to).end();
    return;
  }
  const kept = KEPT_REFUSALS[error.httpStatus];
  if (kept === undefined) res.set('Cache-Control', 'no-store');
  else cachePublicly(res, kept);
  pageHeaders(res).status(error.httpStatus).set(error.headers).type('text/html').send(written);
}
