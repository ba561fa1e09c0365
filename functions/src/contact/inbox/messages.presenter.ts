import { z } from 'zod';
import { presentAs } from '../../documents/index.js';
import { presentMail, mailJson, type MailJob } from '../../mail/index.js';
import { describeReason } from '../../moderation/index.js';
import { timestampJson } from '../../shared/index.js';
import { DECISIONS } from '../../moderation/model/index.js';
import { VERDICTS, type ContactMessage } from '../contact.codec.js';
import type { MessageAnswer } from './message.js';
import type { MessageCounts } from './messages.repository.js';

const messageShape = {
  id: z.string(),
  name: z.string(),
  email: z.string(),
  subject: z.string().describe('Empty when the visitor gave none'),
  message: z.string(),
  handled: z.boolean(),
  verdict: z.enum(VERDICTS),
  decided: z
    .enum(DECISIONS)
    .nullable()
    .describe('The verdict that an admin gave, of which the filter learns'),
  score: z.number().describe('Of when it came, before any admin decided: the higher, the more like spam'),
  note: z.string().describe("Staff's own"),
  created_at: timestampJson,
  version: z.int().min(1),
};

/** A message in a list. */
export const messageSummaryJson = z
  .object({ ...messageShape, answers: z.int().min(0).describe('How often it was answered') })
  .meta({ id: 'MessageSummary' });

const answerShape = {
  text: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: timestampJson,
  mail_id: z.string().describe('Of the mail that takes it to the visitor'),
};

/** What was written back to a visitor. */
export const answerJson = z.object(answerShape).meta({ id: 'MessageAnswer' });

const mailedAnswerJson = z
  .object({ ...answerShape, mail: mailJson.nullable().describe('Null once it is forgotten') })
  .meta({ id: 'MailedAnswer' });

/** A message with its answers, and what became of its mails. */
export const messageJson = z
  .object({
    ...messageShape,
    reasons: z
      .array(
        z.object({
          text: z.string().describe('In words, such as `has links (example.com)`'),
          weight: z.number().describe('What it added to the score; below 0 it speaks for ham'),
        }),
      )
      .describe('What its score was made of, the weightiest first; empty of messages of before'),
    answers: z.array(mailedAnswerJson),
    mail: mailJson.nullable().describe('That which brought it to the owner; null once it is forgotten'),
  })
  .meta({ id: 'ContactMessage' });

const count = z.int().min(0);

/** A page of messages. */
export const messagesJson = z.object({
  messages: z.array(messageSummaryJson),
  total: count.describe('All that pass the filters'),
  next_cursor: z.string().nullable(),
});

/** How many messages there are. */
export const messageCountsJson = z.object({
  open: count.describe('Neither handled nor spam: for a badge'),
  unsure: count.describe('Of the open ones'),
  spam: count,
  total: count,
});

/** See messageSummaryJson. */
export function presentMessageSummary(message: ContactMessage): z.output<typeof messageSummaryJson> {
  return presentAs(messageSummaryJson, { ...message, answers: message.answers.length });
}

/** See messageJson. @param mails the mails of the message and its answers that there still are */
export function presentMessage(
  message: ContactMessage,
  mails: readonly MailJob[],
): z.output<typeof messageJson> {
  const mailOf = (id: string) => {
    const mail = mails.find((one) => one.id === id);
    return mail ? presentMail(mail) : null;
  };
  return {
    ...presentAs(z.object(messageShape), message),
    reasons: message.reasons.map((reason) => ({ text: describeReason(reason), weight: reason.weight })),
    answers: message.answers.map((answer) => ({
      ...presentAnswer(answer),
      mail: mailOf(answer.mailJobId),
    })),
    mail: mailOf(message.mailJobId),
  };
}

/** See answerJson. */
export function presentAnswer({ text, by, at, mailJobId }: MessageAnswer): z.output<typeof answerJson> {
  return { text, by: { id: by.id, name: by.name }, at: at.toISOString(), mail_id: mailJobId };
}

/** See messageCountsJson. */
export function presentMessageCounts(counts: MessageCounts): z.output<typeof messageCountsJson> {
  return counts;
}

/** What became of many messages. */
export const bulkOutcomeJson = z.object({
  changed: count.describe(
    'Those that were as asked for already are not among them, but those whose verdict is to be learned once more',
  ),
  not_found: z
    .array(z.string())
    .describe('Ids of those that are not there, or can not be read and so not be changed'),
});

/** See bulkOutcomeJson. */
export function presentBulkOutcome(outcome: {
  readonly changed: number;
  readonly notFound: readonly string[];
}): z.output<typeof bulkOutcomeJson> {
  return { changed: outcome.changed, not_found: [...outcome.notFound] };
}
