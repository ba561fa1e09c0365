import type { Response } from 'express';
import { cachePublicly } from './middleware/caching.js';
import { pageHeaders } from './page-headers.js';
import { sendRenderedAs, type Rendering } from './rendered.js';

/** Answers with a page that everybody gets alike. */
export function sendPage<Source extends object>(
  res: Response,
  source: Source,
  rendering: Rendering<Source>,
): void {
  sendRenderedAs(cachePublicly(pageHeaders(res)), source, rendering);
}

/**
 * Answers with a page that only who has its address may know of: no cache and no search engine keeps it, and nobody that it
 * leads to is told its address.
 */
export function sendPrivatePage<Source extends object>(
  res: Response,
  source: Source,
  rendering: Rendering<Source>,
): void {
  pageHeaders(res).set({ 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
  sendRenderedAs(res, source, rendering);
}

/** Leads everybody from an address of before to the present one, for good. */
export function leadForGood(res: Response, address: string): void {
  cachePublicly(res).status(308).location(address).end();
}
