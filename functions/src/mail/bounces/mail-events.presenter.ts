import { z } from 'zod';
import { suppressionJson, presentSuppression } from '../suppressions/suppressions.presenter.js';
import { suppressionReasonOf } from './mail-event.js';
import type { TakenEvent } from './mail-events.repository.js';

const OUTCOMES = [
  'suppressed',
  'already-suppressed',
  'temporary',
  'other-reason',
  'not-suppressible',
  'unknown-mail',
] as const;

/** What a report told of one recipient, and what came of it. */
const reportedJson = z
  .object({
    address: z.string().nullable().describe('As the report has it; null where it names nobody'),
    kind: z.enum(['failed', 'delayed', 'complained', 'unsubscribed']),
    status: z.string().nullable().describe('The enhanced status code, such as `5.1.1`'),
    diagnostic: z.string().describe("The server's words"),
    mail_id: z
      .string()
      .nullable()
      .describe('The mail of the site that it is about; null where that is not known'),
    outcome: z
      .enum(OUTCOMES)
      .describe(
        '`temporary`: mails go on, it may arrive yet. `other-reason`: it failed, but not because there is no such mailbox, so mails go on. ' +
          '`not-suppressible`: nobody is named, or the messages of the contact form go to the address. `unknown-mail`: it is about no mail that is known here, ' +
          'so nothing was done: send it again with `confirmed` to suppress the address',
      ),
    suppression: suppressionJson.nullable().describe('The entry of the suppression list'),
  })
  .meta({ id: 'ReportedDelivery' });

/** What a pasted report told. */
export const reportJson = z
  .object({
    recipients: z.array(reportedJson),
    omitted: z.int().min(0).describe('Recipients beyond the first 20, which were not looked at'),
  })
  .meta({ id: 'BounceReport' });

/** See reportJson. */
export function presentReport(taken: readonly TakenEvent[], omitted: number): z.output<typeof reportJson> {
  return {
    omitted,
    recipients: taken.map((one) => ({
      address: one.event.address,
      kind: one.event.kind,
      status: one.event.said.status,
      diagnostic: one.event.said.text,
      mail_id: one.mail?.id ?? null,
      outcome: outcomeOf(one),
      suppression: one.suppression && presentSuppression(one.suppression),
    })),
  };
}

function outcomeOf({ event, suppression, isNew, isUntrusted }: TakenEvent): (typeof OUTCOMES)[number] {
  if (isUntrusted) return 'unknown-mail';
  if (suppression) return isNew ? 'suppressed' : 'already-suppressed';
  if (suppressionReasonOf(event) !== null) return 'not-suppressible';
  return event.kind === 'delayed' ? 'temporary' : 'other-reason';
}
