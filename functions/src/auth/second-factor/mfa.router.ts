import { z } from 'zod';
import { SETTINGS_COST } from '../../settings/index.js';
import { addCosts, defineRoute, FRESH_ADMIN_WRITE, jsonBody, type Route } from '../../http/index.js';
import { ANY_ROLE, documentId, messageJson } from '../../shared/index.js';
import { getActor } from '../actor.js';
import { grantJson } from '../auth.presenter.js';
import { sendGrant } from '../auth.router.js';
import { confirmTotpBody } from '../auth.schema.js';
import type { MfaService } from './mfa.service.js';

const enrolmentJson = z
  .object({
    secret: z.string().describe('In base32, for typing'),
    otpauth_uri: z.string().describe('For apps'),
    qr_svg: z.string().describe('The URI as a QR code'),
  })
  .meta({ id: 'TotpEnrolment' });

const recoveryCodes = z.array(z.string()).describe('Ten, each good once; shown only now');

const recoveryCodesJson = z.object({ recovery_codes: recoveryCodes }).meta({ id: 'RecoveryCodes' });

const confirmationJson = grantJson.extend({ recovery_codes: recoveryCodes }).meta({ id: 'TotpConfirmation' });

const FRESH_OWNER = { access: ANY_ROLE, needsFreshLogin: true, limiter: 'mfa' } as const;

/** Routes of two-factor login: /api/auth/mfa/totp, and its reset by an admin. All need a fresh login. */
export function mfaRoutes(mfa: MfaService): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/auth/mfa/totp/enrol',
      summary: 'A new secret for an authenticator app; it counts once a code of it was confirmed',
      description:
        'Another secret that waits is void. 409: two-factor login is on already, or the address is not ' +
        'verified.',
      repeats: 'harmless',
      ...FRESH_OWNER,
      cost: addCosts(SETTINGS_COST, { reads: 2, writes: 1, roundTrips: 3 }),
      answer: { body: enrolmentJson },
      refusals: ['failed-precondition'],
      handle: async ({ res }) => {
        const { secret, otpauthUri, qrSvg } = await mfa.enrol(getActor(res));
        res.json({ secret, otpauth_uri: otpauthUri, qr_svg: qrSvg });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/mfa/totp/confirm',
      summary:
        "Turn two-factor login on with the app's first code; gives recovery codes and new tokens, ends all other sessions",
      description:
        'The new session has the transport of this one. 409: nothing waits to be confirmed. 422: the code ' +
        'is wrong.',
      repeats: 'refused',
      ...FRESH_OWNER,
      cost: { reads: 2, writes: 4, roundTrips: 3 },
      body: jsonBody(confirmTotpBody),
      answer: { body: confirmationJson },
      refusals: ['failed-precondition'],
      handle: async ({ body, res }) => {
        const { recoveryCodes, grant } = await mfa.confirm(getActor(res), body.code);
        sendGrant(res, grant, { recovery_codes: recoveryCodes });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/mfa/totp/disable',
      summary: 'Turn two-factor login off',
      description: '409: it is off.',
      repeats: 'refused',
      ...FRESH_OWNER,
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      answer: { body: messageJson },
      refusals: ['failed-precondition'],
      handle: async ({ res }) => {
        await mfa.disable(getActor(res));
        res.json({ message: 'Two-factor login is off' });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/mfa/totp/recovery-codes',
      summary: 'New recovery codes; the old ones are void',
      description: '409: two-factor login is off.',
      // The last ones count, and nobody has seen those whose answer was lost.
      repeats: 'harmless',
      ...FRESH_OWNER,
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      answer: { body: recoveryCodesJson },
      refusals: ['failed-precondition'],
      handle: async ({ res }) => {
        res.json({ recovery_codes: await mfa.renewRecoveryCodes(getActor(res)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/users/:id/reset-mfa',
      summary:
        'Turn two-factor login of a user off who has lost device and recovery codes; ends their sessions',
      description: 'Make sure that it is them who ask; they are told by mail. 409: it is off.',
      repeats: 'refused',
      ...FRESH_ADMIN_WRITE,
      cost: { reads: 1, writes: 4, roundTrips: 2 },
      params: z.object({ id: documentId }),
      answer: { status: 204 },
      refusals: ['not-found', 'failed-precondition'],
      handle: async ({ params, res }) => {
        await mfa.resetFor(params.id);
        res.status(204).end();
      },
    }),
  ];
}
