import { z } from 'zod';
import type { FormPages } from './form-pages.js';
import { emailAddress, headerText, plainText } from '../shared/index.js';

/** Query of POST /api/contact, of use to plain forms. */
export function contactQuery(pages: FormPages) {
  const page = z
    .string()
    .max(2_000)
    .refine((address) => pages.isAllowed(address), {
      message:
        'must be a page of this site or of one that CORS_ORIGINS names, such as /thanks or https://example.com/thanks',
    })
    .optional();
  return z.object({
    next: page.describe('Where a plain form leads when its message has arrived'),
    next_if_refused: page.describe(
      'Where it leads otherwise; the fragment says why, such as #email or #too-many',
    ),
  });
}

/** Body of POST /api/contact. */
export const contactBody = z
  .strictObject({
    name: headerText(100),
    email: emailAddress.describe("The mail's Reply-To, where the part before the @ is ASCII"),
    subject: z.union([z.literal(''), headerText(150)]).default(''),
    message: plainText(10, 5_000),
    website: z
      .string()
      .max(2_000)
      .default('')
      .describe('Of a field that people do not see: who fills it in is rather a program'),
    form_token: z
      .string()
      .max(100)
      .default('')
      .describe('That of GET /api/contact/form, where a page has fetched one; without it nothing is worse'),
    captcha: z
      .string()
      .max(10_000)
      .default('')
      .describe(
        'What the captcha of GET /api/contact/form has given, where a page shows it; without it it is hardly worse',
      ),
    receipt: z
      .union([z.boolean(), z.enum(['true', 'false', 'on', ''])])
      .default(false)
      .transform((given) => given === true || given === 'true' || given === 'on')
      .describe(
        'Whether to mail a receipt (`on` is what a checkbox sends), where the site gives them: at most one an hour and address, and none of spam',
      ),
    email_again: z
      .union([z.literal(''), emailAddress])
      .default('')
      .describe('With `receipt`: the same as `email`'),
  })
  .refine(({ receipt, email, email_again: again }) => !receipt || again === email, {
    path: ['email_again'],
    message: 'must be the same as email: type the address twice, so that the receipt goes to nobody else',
  });
