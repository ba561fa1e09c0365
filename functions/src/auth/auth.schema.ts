import { z } from 'zod';
import { accountAddress, pageQuery, passwordText } from '../shared/index.js';
import { MAX_TOKEN_LENGTH } from './tokens/tokens.js';

const mfaCode = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .describe('A code of the authenticator app, or a recovery code; case, spaces and hyphens do not matter');

/** Body of POST /api/auth/login. */
export const loginBody = z.strictObject({
  email: accountAddress,
  password: passwordText,
  mfa_code: mfaCode.optional(),
  transport: z
    .enum(['body', 'cookie'])
    .default('body')
    .describe(
      'How the refresh token travels from now on: in JSON bodies, or in a cookie that no script can read',
    ),
});

/** Body of POST /api/auth/refresh. */
export const refreshBody = z.strictObject({
  refresh_token: z
    .string()
    .min(1)
    .max(MAX_TOKEN_LENGTH)
    .optional()
    .describe("Without it the cookie's is taken, which X-CSRF-Token goes with"),
});

/** Body of POST /api/auth/reauthenticate. */
export const reauthenticateBody = z.strictObject({ password: passwordText, mfa_code: mfaCode.optional() });

/** Query of GET /api/auth/sessions. */
export const sessionsQuery = z.object(pageQuery);

/** Path of one session. */
export const sessionParams = z.object({ id: z.string().regex(/^[a-z\d]{1,64}$/, 'is not a session id') });

/** Body of POST /api/auth/mfa/totp/confirm. */
export const confirmTotpBody = z.strictObject({
  code: z
    .string()
    .max(40)
    .regex(/^(?:\s*\d){6}\s*$/, 'must have the six digits that the app shows')
    .overwrite((code) => code.replaceAll(/\s/g, ''))
    .describe('Spaces do not matter'),
});
