import type { Request } from 'express';

/**
 * The versions that `If-Match` accepts, or null when the header is absent or `*`.
 *
 * RFC 9110 §13.1.1 never matches a weak tag. A CDN that compresses an answer weakens its tag, though, so that a
 * client behind one could never write: `W/` is ignored here, which is safe because the version counts every write.
 */
export function ifMatchVersions(req: Request): readonly string[] | null {
  const header = req.get('if-match')?.trim();
  if (header === undefined || header === '*') return null;
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

/** Whether `If-None-Match: *` asks for a write only where there is nothing yet. */
export function isForNew(req: Request): boolean {
  return req.get('if-none-match')?.trim() === '*';
}
