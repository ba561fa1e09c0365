import { z } from 'zod';
import { emailAddress, passwordText, singleLine } from '../../shared/index.js';

/** Body of POST /api/auth/setup. */
export const setupBody = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(100)
    .describe('As `npm run create-admin -- --code` shows it; case, spaces and hyphens don’t matter'),
  email: emailAddress,
  password: passwordText,
  first_name: singleLine(1, 100),
  last_name: singleLine(1, 100),
});
