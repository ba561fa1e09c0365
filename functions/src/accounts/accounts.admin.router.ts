import { z } from 'zod';
import { getActor } from '../auth/index.js';
import {
  ADMIN_READ,
  defineRoute,
  FRESH_ADMIN_WRITE,
  jsonBody,
  linkNext,
  LIST_COST,
  type Route,
} from '../http/index.js';
import { ADMIN, pageQuery, ROLES, timestampJson } from '../shared/index.js';
import { invitationQuery, inviteBody } from './accounts.schema.js';
import type { InvitationsService } from './invitations.service.js';
import type { RegistrationService } from './registration.service.js';

const invitationJson = z.object({
  message: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  expires_at: timestampJson,
});

const waitingJson = z.object({
  email: z.string(),
  role: z.enum(ROLES).nullable(),
  invited_by: z.object({ id: z.string() }).nullable().describe('Void once this account is no active admin'),
  created_at: timestampJson,
  expires_at: timestampJson,
});

/** The admin's routes to new accounts: /admin/api/users/invite. */
export function invitationRoutes(
  registration: RegistrationService,
  invitations: InvitationsService,
): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/users/invitations',
      summary: 'Invitations that wait, the newest first',
      ...ADMIN_READ,
      cost: LIST_COST,
      query: z.object(pageQuery),
      answer: {
        body: z.object({ invitations: z.array(waitingJson), next_cursor: z.string().nullable() }),
        headers: ['Link'],
      },
      handle: async ({ query, res }) => {
        const { invitations: waiting, nextCursor } = await invitations.list(query);
        linkNext(res, nextCursor);
        res.json({
          invitations: waiting.map(({ email, role, invitedBy, createdAt, expiresAt }) => ({
            ...{ email, role, invited_by: invitedBy === null ? null : { id: invitedBy } },
            ...{ created_at: createdAt.toISOString(), expires_at: expiresAt.toISOString() },
          })),
          next_cursor: nextCursor,
        });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/users/invite',
      summary: 'Mail an invitation to make an account with a role',
      description:
        'Good for 7 days, and void once its sender is no active admin any more; it replaces an earlier one ' +
        'of the address. The mail names the sender and the role. 409 `already-exists`: the address has an ' +
        'account; `failed-precondition`: registration is closed. 404: sent again with its key, once the ' +
        'invitation was accepted, taken back or replaced. 429 with `Retry-After: 60` also when it ' +
        'was invited a moment ago.',
      repeats: 'by-key',
      ...FRESH_ADMIN_WRITE,
      cost: { reads: 3, writes: 4, roundTrips: 4 },
      body: jsonBody(inviteBody),
      answer: { status: 202, body: invitationJson },
      refusals: ['already-exists', 'failed-precondition', 'not-found'],
      handle: async ({ body: { email, role }, once, res }) => {
        const { expiresAt } = await once(
          (key) => registration.invite(getActor(res), email, role, key),
          (made) => registration.recallInvitation(made),
        );
        res
          .status(202)
          .json({ message: 'Invitation sent', email, role, expires_at: expiresAt.toISOString() });
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/admin/api/users/invite',
      summary: 'Take the invitation of an address back',
      description: '404: it has none that waits.',
      access: ADMIN,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      query: invitationQuery,
      answer: { status: 204 },
      refusals: ['not-found'],
      handle: async ({ query, res }) => {
        await registration.cancelInvitation(query.email);
        res.status(204).end();
      },
    }),
  ];
}
