import type { Request, Response } from 'express';
import { AppError, validationFailed } from '../../errors/index.js';
import { isUnauthenticated } from '../tokens/tokens.js';
import { clearRefreshCookie, findRefreshCookie } from './refresh-cookie.js';
import { isSameSite, requireSameSite } from './same-site.js';
import type { PresentedToken, SessionsService } from './sessions.service.js';

/**
 * The refresh token of a request: the body's, else the cookie's, which only pages of ours may use.
 *
 * @throws AppError validation-failed when there is none; permission-denied for a cookie of another site's page
 */
export function presentedToken(
  req: Request,
  bodyToken: string | undefined,
  cookieOrigins: ReadonlySet<string>,
): PresentedToken {
  if (bodyToken !== undefined) return { token: bodyToken, transport: 'body', csrfToken: undefined };
  const token = findRefreshCookie(req);
  if (token === undefined) {
    throw validationFailed([{ pointer: '/refresh_token', detail: 'is missing, and there is no cookie' }]);
  }
  requireSameSite(req, cookieOrigins);
  return byCookie(req, token);
}

/** Does what a refresh token is for; a cookie whose token is refused as no longer good is removed: it is of no use. */
export async function removingBadCookie<T>(
  req: Request,
  res: Response,
  presented: PresentedToken,
  work: (presented: PresentedToken) => Promise<T>,
): Promise<T> {
  try {
    return await work(presented);
  } catch (error) {
    if (presented.transport === 'cookie' && isUnauthenticated(error)) clearRefreshCookie(req, res);
    throw error;
  }
}

/**
 * Ends the session of the cookie, for a page of ours that has no good access token. A cookie that does not do, such as one
 * without its CSRF token, is removed: that much another page of this site can do as well.
 *
 * @throws AppError `refusal`, why the access token was not good, when there is no cookie that does
 */
export async function endByCookie(
  req: Request,
  res: Response,
  { sessions, cookieOrigins, refusal }: EndByCookie,
): Promise<void> {
  const token = findRefreshCookie(req);
  if (token === undefined || !isSameSite(req, cookieOrigins)) throw refusal;
  try {
    await sessions.logoutByRefreshToken(byCookie(req, token));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    clearRefreshCookie(req, res);
    throw refusal;
  }
}

interface EndByCookie {
  readonly sessions: SessionsService;
  readonly cookieOrigins: ReadonlySet<string>;
  readonly refusal: AppError;
}

function byCookie(req: Request, token: string): PresentedToken {
  return { token, transport: 'cookie', csrfToken: req.get('x-csrf-token') };
}

function isRefusal(error: unknown): boolean {
  return isUnauthenticated(error) || (error instanceof AppError && error.code === 'permission-denied');
}
