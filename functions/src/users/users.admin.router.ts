import { withCamelNames } from '../documents/index.js';
import {
  ADMIN_READ,
  BY_IDS,
  defineRoute,
  FRESH_ADMIN_WRITE,
  jsonBody,
  linkNext,
  LIST_COST,
  type Route,
} from '../http/index.js';
import type { UsersAdminService } from './users.admin.service.js';
import { presentUser, userJson, usersJson } from './users.presenter.js';
import { changeUserBody, userParams, usersQuery } from './users.schema.js';

/** Routes of all accounts for admins: /admin/api/users. */
export function adminUserRoutes(users: UsersAdminService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/users',
      summary:
        'Users by role, state and name, in the order that is asked for; with an e-mail address or its beginning those who have it, by address',
      description: 'Filters go together, but for `email` and `ids`. A cursor belongs to them.',
      ...ADMIN_READ,
      cost: { ...LIST_COST, reads: 2, roundTrips: 2, more: BY_IDS },
      query: usersQuery,
      answer: { body: usersJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { email, ids, q = null, role, sort = '-created_at' } = query;
        const filter = {
          query: q,
          roles: role === undefined ? null : [role],
          isActive: stateOf(query.is_active),
          emailVerified: stateOf(query.email_verified),
          mfaEnabled: stateOf(query.mfa_enabled),
        };
        const listed = ids
          ? users.listThese(ids)
          : email === undefined
            ? users.list(query, filter, sort)
            : users.search(email, query);
        const { users: found, total, nextCursor } = await listed;
        linkNext(res, nextCursor);
        res.json({ users: found.map(presentUser), total, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/users/:id',
      summary: 'One user',
      ...ADMIN_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: userParams,
      answer: { body: userJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentUser(await users.get(params.id)));
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/admin/api/users/:id',
      summary: 'Change role or state of a user; a change ends all of their sessions',
      description:
        'A new role or state ends all sessions of the user, and who is active logs in again with the new ' +
        'rights. Only its owner changes an address or a name. 409 `failed-precondition`: no active admin ' +
        'would be left, so make somebody else an admin first; or the address of who is to become an editor or admin ' +
        'is not verified, so that it may not be theirs.',
      ...FRESH_ADMIN_WRITE,
      cost: { reads: 3, writes: 3, roundTrips: 3 },
      params: userParams,
      body: jsonBody(changeUserBody),
      answer: { body: userJson },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, body, res }) => {
        res.json(presentUser(await users.changeAccess(params.id, withCamelNames(body))));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/users/:id/end-sessions',
      summary: 'End all sessions of a user',
      repeats: 'harmless',
      ...FRESH_ADMIN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: userParams,
      answer: { status: 204 },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        await users.endSessions(params.id);
        res.status(204).end();
      },
    }),
  ];
}

function stateOf(asked: 'true' | 'false' | undefined): boolean | null {
  return asked === undefined ? null : asked === 'true';
}
