import { getActor } from '../auth/index.js';
import { defineRoute, type Route } from '../http/index.js';
import { inviteBody } from './accounts.schema.js';
import type { RegistrationService } from './registration.service.js';

/** The admin's route to new accounts: POST /admin/api/users/invite. */
export function invitationRoutes(registration: RegistrationService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/admin/api/users/invite',
      summary: 'Mail an invitation to make an account with a role',
      limiter: 'write',
      body: inviteBody,
      handle: async ({ body, res }) => {
        const { email, role, expiresAt } = await registration.invite(getActor(res), body.email, body.role);
        res
          .status(202)
          .json({ message: 'Invitation sent', email, role, expires_at: expiresAt.toISOString() });
      },
    }),
  ];
}
