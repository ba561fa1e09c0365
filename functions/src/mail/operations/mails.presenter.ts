import { z } from 'zod';
import { presentAs } from '../../documents/index.js';
import { timestampJson } from '../../shared/index.js';
import { TEMPLATES } from '../mail-job.js';
import { MAIL_STATUSES, type MailSummary } from '../mail-jobs.codec.js';

const attempts = z.int().min(0);

const mailSummaryShape = {
  id: z.string(),
  kind: z.enum(TEMPLATES).describe('What it is about'),
  recipient: z.object({ address: z.string(), name: z.string().nullable() }),
  status: z
    .enum(MAIL_STATUSES)
    .describe(
      '`queued` again between its attempts; `suppressed`: not sent, for the suppression list; `bounced`: sent, and it came back',
    ),
  attempts: attempts.describe('How often a worker took it'),
  last_error: z
    .string()
    .nullable()
    .describe("What the last attempt came to, in the mail server's words, or what was heard of it later"),
  request_id: z.string().describe('Of the request that caused it'),
  created_at: timestampJson,
  updated_at: timestampJson,
  sent_at: timestampJson.nullable().describe('When the mail server took it'),
  retried_at: timestampJson.nullable().describe('When an admin had it sent again'),
  expires_at: timestampJson.describe('When it is forgotten'),
};

/** A mail as admins see it in a list. */
export const mailSummaryJson = z.object(mailSummaryShape).meta({ id: 'MailSummary' });

/** A mail with what became of its attempts. */
export const mailJson = z
  .object({
    ...mailSummaryShape,
    history: z
      .array(
        z
          .object({
            at: timestampJson,
            status: z.enum(MAIL_STATUSES),
            attempt: attempts,
            error: z.string().nullable(),
          })
          .meta({ id: 'MailTurn' }),
      )
      .describe('Its last 20 turns, the newest last'),
  })
  .meta({ id: 'Mail', description: 'What it says is not shown: it may have a link that logs somebody in' });

/** A page of mails. */
export const mailsJson = z.object({ mails: z.array(mailSummaryJson), next_cursor: z.string().nullable() });

/** See mailSummaryJson. */
export function presentMailSummary(mail: MailSummary): z.output<typeof mailSummaryJson> {
  return presentAs(mailSummaryJson, namesOfWire(mail));
}

/** See mailJson. */
export function presentMail(mail: MailSummary): z.output<typeof mailJson> {
  return presentAs(mailJson, namesOfWire(mail));
}

function namesOfWire(mail: MailSummary) {
  const { address, name = null } = mail.recipient;
  return { ...mail, kind: mail.template, recipient: { address, name } };
}
