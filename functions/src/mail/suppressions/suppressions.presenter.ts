import { z } from 'zod';
import { presentAs } from '../../documents/index.js';
import { timestampJson } from '../../shared/index.js';
import { SUPPRESSION_REASONS, SUPPRESSION_SOURCES } from './suppression.js';
import type { Suppression } from './suppressions.codec.js';

/** An entry of the suppression list. */
export const suppressionJson = z
  .object({
    id: z.string(),
    address: z.string(),
    reason: z
      .enum(SUPPRESSION_REASONS)
      .describe('`unsubscribed` holds back only what strangers can cause; the others every mail'),
    source: z
      .enum(SUPPRESSION_SOURCES)
      .describe(
        'What put it there: the answer of an SMTP server, a pasted report, the mail provider, an admin, or its reader by the link in a mail',
      ),
    diagnostic: z.string().describe('What was said of the address; may be empty'),
    mail_id: z.string().nullable().describe('The mail by which it was known'),
    created_at: timestampJson,
  })
  .meta({ id: 'Suppression' });

/** A page of the suppression list. */
export const suppressionsJson = z.object({
  suppressions: z.array(suppressionJson),
  total: z.int().min(0).describe('All that pass the filters'),
  next_cursor: z.string().nullable(),
});

/** See suppressionJson. */
export function presentSuppression(suppression: Suppression): z.output<typeof suppressionJson> {
  return presentAs(suppressionJson, suppression);
}
