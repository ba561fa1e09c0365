import { z } from 'zod';

import { documentId, idList, pageQuery, ROLES, searchedText, singleLine } from '../shared/index.js';

/** Query of GET /admin/api/users. */
export const usersQuery = z
  .object({
    ...pageQuery,
    q: searchedText
      .optional()
      .describe('How the whole name, the address or a word of them begins, without case and accents'),
    role: z.enum(ROLES).optional(),
    is_active: z.enum(['true', 'false']).optional(),
    ids: idList
      .optional()
      .describe('Only these, as far as they are there, all on one page; goes with no other filter'),
    email: singleLine(1, 254)
      .optional()
      .describe('How the address begins, in any case; in a URL `+` is written `%2B`'),
  })
  .refine(
    ({ ids, email, q, role, is_active: isActive }) =>
      ids === undefined || [email, q, role, isActive].every((filter) => filter === undefined),
    { path: ['ids'], message: 'goes with no other filter' },
  )
  .refine(
    ({ email, q, role, is_active: isActive }) =>
      email === undefined || [q, role, isActive].every((filter) => filter === undefined),
    { path: ['email'], message: 'goes with no other filter; q finds addresses, too' },
  );

/** Path of one account. */
export const userParams = z.object({ id: documentId });

/** Body of PATCH /admin/api/users/:id: what is absent stays. Nobody sets another's password, address or name. */
export const changeUserBody = z
  .strictObject({ role: z.enum(ROLES), is_active: z.boolean() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');
