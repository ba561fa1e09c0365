import { z } from 'zod';
import { presentAs } from '../documents/index.js';
import { timestampJson } from '../shared/index.js';
import { REDIRECT_STATUSES } from './redirect.js';
import type { Redirect } from './redirects.codec.js';

/** A moved address. */
export const redirectJson = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    status: z.literal(REDIRECT_STATUSES),
    source: z.enum(['admin', 'import']),
    created_at: timestampJson,
    updated_at: timestampJson,
    version: z.int().min(1),
  })
  .meta({ id: 'Redirect' });

/** A page of moved addresses. */
export const redirectsJson = z.object({
  redirects: z.array(redirectJson),
  total: z.int().min(0).describe('On all pages'),
  next_cursor: z.string().nullable(),
});

/** See redirectJson. */
export function presentRedirect(redirect: Redirect): z.output<typeof redirectJson> {
  return presentAs(redirectJson, redirect);
}
