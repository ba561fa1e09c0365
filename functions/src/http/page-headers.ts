import type { Response } from 'express';

/**
 * What a page of the site may load: scripts and styles of its own, pictures and sound of any host, since writers link them, and
 * players, once they are pressed. Static pages have the same by firebase.json.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "media-src 'self' https:",
  "connect-src 'self'",
  'frame-src https://www.youtube-nocookie.com https://player.vimeo.com',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'Content-Security-Policy': PAGE_POLICY,
  'X-Frame-Options': 'DENY',
  // A form says by it where it is: see contact/form-pages.ts.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Marks the answer as a page: the headers of the API are tighter than a page can live with. */
export function pageHeaders(res: Response): Response {
  return res.set(PAGE_HEADERS);
}
