import { z } from 'zod';

import {
  documentId,
  goesAlone,
  idList,
  pageQuery,
  ROLES,
  searchedText,
  singleLine,
} from '../shared/index.js';

const USER_SORTS = ['created_at', '-created_at', 'email', '-email', 'name', '-name'] as const;

/** Orders of the list of accounts. */
export type UserSort = (typeof USER_SORTS)[number];

const flag = z.enum(['true', 'false']);

/** Query of GET /admin/api/users. */
export const usersQuery = z
  .object({
    ...pageQuery,
    q: searchedText
      .optional()
      .describe('How the whole name, the address or a word of them begins, without case and accents'),
    role: z.enum(ROLES).optional(),
    is_active: flag.optional(),
    email_verified: flag.optional(),
    mfa_enabled: flag.optional(),
    sort: z
      .enum(USER_SORTS)
      .optional()
      .describe(
        'By default `-created_at`: the newest first. `name` is the first and the last one, or the address where both are empty, without case and accents',
      ),
    ids: idList
      .optional()
      .describe('Only these, as far as they are there, all on one page; goes with no other filter'),
    email: singleLine(1, 254)
      .optional()
      .describe('How the address begins, in any case; in a URL `+` is written `%2B`'),
  })
  .refine((query) => goesAlone(query, 'ids'), { path: ['ids'], message: 'goes with no other filter' })
  .refine((query) => goesAlone(query, 'email'), {
    path: ['email'],
    message: 'goes with no other filter; q finds addresses, too',
  });

/** Path of one account. */
export const userParams = z.object({ id: documentId });

/** Body of PATCH /admin/api/users/:id: what is absent stays. Nobody sets another's password, address or name. */
export const changeUserBody = z
  .strictObject({ role: z.enum(ROLES), is_active: z.boolean() })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');
