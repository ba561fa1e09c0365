import type { Request, Response } from 'express';

/** Adds `Link: rel="next"` (RFC 8288) for a list's next page: the same path and query with its cursor. */
export function linkNext(req: Request, res: Response, cursor: string | null): void {
  if (cursor === null) return;
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://relative.invalid');
  searchParams.set('cursor', cursor);
  res.set('Link', `<${pathname}?${searchParams.toString()}>; rel="next"`);
}
