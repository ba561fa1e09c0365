import type { Request, RequestHandler, Response } from 'express';
import { fromUnknown, type AppError } from '../errors/index.js';
import { withDeadline } from '../shared/index.js';
import { cachePublicly } from './middleware/caching.js';
import { pageHeaders } from './page-headers.js';

/** Where what was at an address is now, and how that is answered. */
export interface Moved {
  readonly to: string;
  readonly status: 301 | 302 | 307 | 308;
}

/** What visitors are answered in place of a page that they can't have. */
export interface ErrorPage {
  /** Where a path has moved; null where it has not. */
  readonly findMoved: (path: string) => Promise<Moved | null>;
  /** The page of a refusal, as HTML. */
  readonly write: (error: AppError) => Promise<string>;
}

/** How long a visitor who asks for what is not there waits for the database, in ms. */
const FIND_TIMEOUT_MS = 2_000;

/** What caches keep of refusals: that nothing is there may change at any time, and asks the function again soon. */
const KEPT_REFUSALS: Readonly<Partial<Record<number, string>>> = {
  404: 'public, max-age=0, s-maxage=10',
  410: 'public, max-age=0, s-maxage=60',
};

/** Paths that programs ask for, and no people. */
const FOR_PROGRAMS = /^\/(?:(?:admin\/)?api|\.well-known)(?:\/|$)/;

/** What writes the refusal of a request as a page: that of its route, or where no route was met what `rememberErrorPage` was told. */
export function errorPageOf(req: Request, res: Response): ErrorPage | undefined {
  if (FOR_PROGRAMS.test(req.path)) return undefined;
  const { route, routePattern, errorPage } = localsOf(res);
  return routePattern === undefined ? errorPage : route?.errorPage;
}

/** What knows of moved addresses, for a request that reads what is not there, also where its route answers with no page. */
export function movesFor({ code }: AppError, { method, path }: Request, res: Response) {
  const isRead = method === 'GET' || method === 'HEAD';
  const isNowhere = code === 'not-found' || code === 'gone';
  return isRead && isNowhere && !FOR_PROGRAMS.test(path) ? localsOf(res).errorPage?.findMoved : undefined;
}

/** For requests that no route has, and for what knows of moved addresses. */
export function rememberErrorPage(errorPage: ErrorPage): RequestHandler {
  return (_req, res, next) => {
    localsOf(res).errorPage = errorPage;
    next();
  };
}

/** Where a path has moved; what it is refused with where that can't be asked, such as 503; else null. */
export async function findMoved(
  path: string,
  find: ErrorPage['findMoved'],
): Promise<Moved | AppError | null> {
  try {
    return await withDeadline(find(path), FIND_TIMEOUT_MS);
  } catch (error) {
    return fromUnknown(error);
  }
}

/** Leads to where a path has moved. The query that was asked with goes along, unless the new address has one. */
export function sendMoved(res: Response, { to, status }: Moved): void {
  const query = /\?([^#]+)/.exec(res.req.originalUrl)?.[1];
  const [address = to] = to.split('#', 1);
  const isBare = query !== undefined && !address.includes('?');
  const target = isBare ? `${address}?${query}${to.slice(address.length)}` : to;
  cachePublicly(res).status(status).location(target).end();
}

/** Answers `error` with a page and the error's headers. */
export async function sendErrorPage(res: Response, error: AppError, { write }: ErrorPage): Promise<void> {
  const html = await write(error);
  // Who is answered already, such as by the deadline of the request, is not answered twice.
  if (res.headersSent) return;
  const kept = KEPT_REFUSALS[error.httpStatus];
  if (kept === undefined) res.set('Cache-Control', 'no-store');
  else cachePublicly(res, kept);
  pageHeaders(res).status(error.httpStatus).set(error.headers).type('text/html').send(html);
}

interface Locals {
  readonly route?: { readonly errorPage?: ErrorPage };
  readonly routePattern?: string;
  errorPage?: ErrorPage;
}

function localsOf(res: Response): Locals {
  return res.locals;
}
