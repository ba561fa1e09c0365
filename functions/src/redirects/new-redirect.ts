import { redirectId, redirectKey } from './redirect.js';
import type { Redirect } from './redirects.codec.js';

/** What a redirect says. */
export type Said = Pick<Redirect, 'from' | 'to' | 'status'>;

/** A redirect that is to be stored. @param said of an address that has a key */
export function newRedirect(said: Said, source: Redirect['source'], now: Date): Redirect {
  const id = redirectId(redirectKey(said.from) ?? '');
  return { id, ...said, source, createdAt: now, updatedAt: now, version: 1 };
}
