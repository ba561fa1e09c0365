import { z } from 'zod';
import { documentId, pageQuery, ROLES, singleLine } from '../shared/index.js';

/** Query of GET /admin/api/users. */
export const usersQuery = z.object({
  ...pageQuery,
  email: singleLine(1, 254)
    .optional()
    .describe('How the address begins, in any case; in a URL `+` is written `%2B`'),
});

/** Path of one account. */
export const userParams = z.object({ id: documentId });

/** Body of PATCH /admin/api/users/:id: what is absent stays. Nobody sets another's password, address or name. */
export const changeUserBody = z
  .strictObject({ role: z.enum(ROLES), is_active: z.boolean() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');
