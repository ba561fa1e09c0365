import { z } from 'zod';
import { emailAddress } from '../shared/index.js';

const MAX_PASSWORD_BYTES = 512;
const MAX_TOKEN_LENGTH = 2_048;

/** Body of POST /api/auth/login. */
export const loginBody = z.strictObject({
  email: emailAddress,
  password: z
    .string()
    .min(1)
    .max(MAX_PASSWORD_BYTES)
    .refine((text) => Buffer.byteLength(text) <= MAX_PASSWORD_BYTES, 'must have at most 512 bytes'),
});

/** Body of POST /api/auth/refresh. */
export const refreshBody = z.strictObject({ refresh_token: z.string().min(1).max(MAX_TOKEN_LENGTH) });
