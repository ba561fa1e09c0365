import type { Request, Response } from 'express';

/** Query parameters that say which list it is. */
const LIST_PARAMETERS = [
  'action',
  'actor_id',
  'email',
  'from',
  'limit',
  'q',
  'sort',
  'status',
  'tag',
  'author',
  'featured',
  'archive',
  'fields',
  'target_id',
  'target_type',
  'to',
];

/** Adds `Link: rel="next"` (RFC 8288) for a list's next page: the same path and query with its cursor. */
export function linkNext(req: Request, res: Response, cursor: string | null): void {
  if (cursor === null) return;
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://relative.invalid');
  // Only what lists know: a header has no room for whatever else a URL may carry.
  for (const name of [...searchParams.keys()]) {
    if (!LIST_PARAMETERS.includes(name)) searchParams.delete(name);
  }
  searchParams.set('cursor', cursor);
  res.set('Link', `<${pathname}?${searchParams.toString()}>; rel="next"`);
}
