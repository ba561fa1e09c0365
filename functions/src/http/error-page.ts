import type { Response } from 'express';
import type { AppError } from '../errors/index.js';
import { cachePublicly } from './middleware/caching.js';
import { pageHeaders } from './page-headers.js';

/** Writes the page, as HTML, that stands in place of one that was refused. */
export type ErrorPage = (error: AppError) => Promise<string>;

/** What caches keep of refusals: that nothing is there may change at any time, and asks the function again soon. */
const KEPT_REFUSALS: Readonly<Partial<Record<number, string>>> = {
  404: 'public, max-age=0, s-maxage=10',
  410: 'public, max-age=0, s-maxage=60',
};

/** Where an answer to `res` has its refusals as pages: by its route, or where no route is by what `rememberErrorPage` was told. */
export function errorPageOf(res: Response): ErrorPage | undefined {
  const route = res.locals['route'] as { readonly errorPage?: ErrorPage } | undefined;
  return route ? route.errorPage : (res.locals['errorPage'] as ErrorPage | undefined);
}

/** For a request that no route has. */
export function rememberErrorPage(res: Response, errorPage: ErrorPage): void {
  res.locals['errorPage'] = errorPage;
}

/** Answers `error` with a page and the error's headers. */
export async function sendErrorPage(res: Response, error: AppError, write: ErrorPage): Promise<void> {
  const html = await write(error);
  const kept = KEPT_REFUSALS[error.httpStatus];
  if (kept === undefined) res.set('Cache-Control', 'no-store');
  else cachePublicly(res, kept);
  pageHeaders(res).status(error.httpStatus).set(error.headers).type('text/html').send(html);
}
