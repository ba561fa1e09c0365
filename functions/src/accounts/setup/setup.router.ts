import { z } from 'zod';
import { withCamelNames } from '../../documents/index.js';
import { defineRoute, jsonBody, type Route } from '../../http/index.js';
import type { FirstAdminService } from './first-admin.service.js';
import { setupBody } from './setup.schema.js';

const PATH = '/api/auth/setup';

/** Routes of a site that has no admin yet: /api/auth/setup. */
export function setupRoutes(firstAdmin: FirstAdminService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Whether the site waits for its first admin',
      access: 'public',
      limiter: 'public-read',
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      answer: { body: z.object({ is_needed: z.boolean() }) },
      handle: async ({ res }) => {
        res.json({ is_needed: await firstAdmin.isNeeded() });
      },
    }),
    defineRoute({
      method: 'post',
      path: PATH,
      summary: 'Make the first admin, with the code that only who runs the site can make',
      description:
        '`npm run create-admin -- --code` makes it, `npm start -- --empty` shows it. It is good for an hour and one account. Log in then. 400: the code is not ' +
        'good, or no more after 10 wrong ones. 409: there is an admin already, or the address has an account.',
      repeats: 'refused',
      access: 'public',
      limiter: 'verify',
      cost: { reads: 4, writes: 4, roundTrips: 6 },
      body: jsonBody(setupBody),
      answer: { status: 201, body: z.object({ user_id: z.string(), email: z.string() }) },
      refusals: ['invalid-argument', 'failed-precondition', 'already-exists', 'unavailable', 'aborted'],
      handle: async ({ body, res }) => {
        const { userId } = await firstAdmin.create(withCamelNames(body));
        res.status(201).json({ user_id: userId, email: body.email });
      },
    }),
  ];
}
