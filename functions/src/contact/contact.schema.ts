import { z } from 'zod';
import { emailAddress, singleLine } from '../shared/index.js';

/** Control characters but tab and line breaks. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
const FORBIDDEN_IN_TEXT = /[\u0000-\u0008\v\f\u000e-\u001f\u007f]/;

/** Body of POST /api/contact. */
export const contactBody = z.strictObject({
  name: singleLine(1, 100),
  email: emailAddress,
  subject: z.union([z.literal(''), singleLine(1, 150)]).default(''),
  message: z
    .string()
    .trim()
    .min(10)
    .max(5_000)
    .refine((text) => !FORBIDDEN_IN_TEXT.test(text), 'must not have control characters'),
});
