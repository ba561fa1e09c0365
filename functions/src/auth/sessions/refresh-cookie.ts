import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { PRIVATE_NO_STORE } from '../../http/index.js';
import type { Grant } from './session-tokens.js';

/** The one cookie that Firebase Hosting hands to functions. */
const REFRESH_COOKIE = '__session';

/** Read by the page, and repeated as `X-CSRF-Token`; Hosting does not hand it on, nor is it needed here. */
const CSRF_COOKIE = 'csrf_token';

const COMMON: CookieOptions = { secure: true, sameSite: 'strict', path: '/' };

/** Keeps the refresh token where no script reads it, and its CSRF token where the page's own scripts do. */
export function setRefreshCookie(res: Response, { refreshToken, refreshExpiresAt, csrfToken }: Grant): void {
  const lasting = { ...COMMON, expires: refreshExpiresAt };
  res.set('Cache-Control', PRIVATE_NO_STORE);
  res.cookie(REFRESH_COOKIE, refreshToken, { ...lasting, httpOnly: true });
  res.cookie(CSRF_COOKIE, csrfToken, lasting);
}

/** Removes both cookies, if the request has the first. */
export function clearRefreshCookie(req: Request, res: Response): void {
  if (findRefreshCookie(req) === undefined) return;
  res.set('Cache-Control', PRIVATE_NO_STORE);
  res.clearCookie(REFRESH_COOKIE, { ...COMMON, httpOnly: true });
  res.clearCookie(CSRF_COOKIE, COMMON);
}

/** The refresh token that came as a cookie. */
export function findRefreshCookie(req: Request): string | undefined {
  return parseCookie(req.get('cookie') ?? '')[REFRESH_COOKIE];
}
