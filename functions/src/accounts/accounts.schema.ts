import { z } from 'zod';
import { accountAddress, emailAddress, passwordText, ROLES, singleLine } from '../shared/index.js';

const personName = singleLine(0, 100);
const mailedToken = z
  .string()
  .regex(/^[\w-]{43}$/, 'is not complete: it must be the 43 characters at the end of the mailed link');

/** Body of POST /api/auth/register. */
export const registerBody = z.strictObject({
  email: emailAddress.optional().describe('Not needed with an invitation'),
  password: passwordText,
  first_name: personName.default(''),
  last_name: personName.default(''),
  invite_token: mailedToken.optional().describe('The token of the mailed invitation'),
});

/** Body of the routes that redeem a mailed link and need nothing else. */
export const mailedTokenBody = z.strictObject({ token: mailedToken });

/** Body of PATCH /api/auth/profile. */
export const profileBody = z
  .strictObject({ first_name: personName, last_name: personName })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** Body of POST /api/auth/change-password. */
export const changePasswordBody = z.strictObject({
  current_password: passwordText,
  new_password: passwordText,
});

/** Body of POST /api/auth/forgot-password. */
export const forgotPasswordBody = z.strictObject({ email: accountAddress });

/** Body of POST /api/auth/reset-password. */
export const resetPasswordBody = z.strictObject({ token: mailedToken, new_password: passwordText });

/** Body of POST /api/auth/change-email. */
export const changeEmailBody = z.strictObject({ new_email: emailAddress });

/** Body of POST /admin/api/users/invite. */
export const inviteBody = z.strictObject({ email: emailAddress, role: z.enum(ROLES).default('user') });

/** Query of DELETE /admin/api/users/invite. */
export const invitationQuery = z.object({ email: emailAddress });
