import { z } from 'zod';
import { cutAtCharacter } from '../../shared/index.js';
import {
  enhancedCodeIn,
  isNoMailbox,
  isOfOtherFault,
  replyCodeIn,
  type DeliveryStatus,
} from '../bounces/delivery-status.js';
import type { MailEvent } from '../bounces/mail-event.js';

/** Units of what was said that are kept. */
const MAX_SAID = 500;

/** Units of a `From` that are looked at. */
const MAX_FROM = 1_000;

const text = z.string().catch('');
const address = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());

const standardEvent = z.object({
  type: z.string(),
  data: z.looseObject({
    to: address,
    from: text,
    message_id: text,
    headers: z.array(z.object({ name: text, value: text })).catch([]),
    bounce: z.looseObject({ type: text, message: text }).catch({ type: '', message: '' }),
  }),
});

/**
 * Events in the form of Resend: `email.bounced` (for good where `data.bounce.type` is `Permanent`), `email.complained` and
 * `email.delivery_delayed`, with `data.to`; of which mail by `data.message_id` or its header field in `data.headers`.
 *
 * @see https://resend.com/docs/webhooks/emails/bounced
 */
export function standardEvents(body: unknown): MailEvent[] {
  const { success, data: event } = standardEvent.safeParse(body);
  if (!success) return [];
  const { to, from, message_id: id, headers, bounce } = event.data;
  const kind = STANDARD_KINDS.get(event.type);
  if (kind === undefined) return [];
  const isPermanent = bounce.type.toLowerCase() === 'permanent';
  const said = saidIn(bounce.message);
  const messageIds = [
    id,
    ...headers.filter(({ name }) => /^message-id$/i.test(name)).map(({ value }) => value),
  ];
  return to.map((one) => ({
    kind: kind === 'failed' && !isPermanent ? 'delayed' : kind,
    address: one,
    sender: senderIn(from),
    messageIds: messageIds.flatMap(bracketed),
    said,
    isNoMailbox: kind === 'failed' && isPermanent && isMailboxIn(said),
  }));
}

const STANDARD_KINDS: ReadonlyMap<string, MailEvent['kind']> = new Map([
  ['email.bounced', 'failed'],
  ['email.complained', 'complained'],
  ['email.delivery_delayed', 'delayed'],
]);

const mailgunEvent = z.object({
  event: z.string(),
  recipient: z.string(),
  severity: text,
  reason: text,
  message: z
    .looseObject({ headers: z.looseObject({ 'message-id': text, from: text }) })
    .catch({ headers: { 'message-id': '', from: '' } }),
  'delivery-status': z
    .looseObject({
      code: z.number().nullable().catch(null),
      message: text,
      description: text,
      'enhanced-code': text,
    })
    .catch({ code: null, message: '', description: '', 'enhanced-code': '' }),
});

/** An event of Mailgun: `failed`, `complained`, `unsubscribed`. @see https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-types */
export function mailgunEvents(body: unknown): MailEvent[] {
  const { success, data: event } = mailgunEvent.safeParse(body);
  if (!success || !['failed', 'complained', 'unsubscribed'].includes(event.event)) return [];
  const status = event['delivery-status'];
  const words = status.message || status.description || event.reason;
  const said = {
    ...saidIn(words),
    ...(status.code !== null && status.code < 600 && { code: status.code }),
    ...(status['enhanced-code'] !== '' && { status: enhancedCodeIn(status['enhanced-code']) }),
  };
  const kind = mailgunKind(event);
  return [
    {
      kind,
      address: event.recipient,
      sender: senderIn(event.message.headers.from),
      messageIds: bracketed(event.message.headers['message-id']),
      said,
      // What it does not send any more had bounced before.
      isNoMailbox: kind === 'failed' && (event.reason === 'suppress-bounce' || isNoMailbox(said)),
    },
  ];
}

/** What it does not send any more is told as a failure, for what was told before. */
function mailgunKind({ event, reason, severity }: z.output<typeof mailgunEvent>): MailEvent['kind'] {
  const isPermanent = severity === 'permanent';
  if (event === 'complained' || (isPermanent && reason === 'suppress-complaint')) return 'complained';
  if (event === 'unsubscribed' || (isPermanent && reason === 'suppress-unsubscribe')) return 'unsubscribed';
  return isPermanent ? 'failed' : 'delayed';
}

const sendgridEvent = z.object({
  event: z.string(),
  email: z.string(),
  type: text,
  reason: text,
  status: text,
  bounce_classification: text,
  'smtp-id': text,
});

/** Events of SendGrid: `bounce`, `dropped`, `deferred`, `spamreport`. @see https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
export function sendgridEvents(body: unknown): MailEvent[] {
  return (Array.isArray(body) ? (body as unknown[]) : []).flatMap((one) => {
    const { success, data: event } = sendgridEvent.safeParse(one);
    const kind = success ? sendgridKind(event) : null;
    if (!success || kind === null) return [];
    const { status, reason } = event;
    const said = { ...saidIn(reason), ...(status !== '' && { status: enhancedCodeIn(status) }) };
    const isHard = event.event === 'dropped' || event.type !== 'blocked';
    const isInvalid =
      event.bounce_classification === 'Invalid Address' || /^(?:bounced address|invalid)$/i.test(reason);
    return [
      {
        kind,
        address: event.email,
        messageIds: bracketed(event['smtp-id']),
        said,
        isNoMailbox: kind === 'failed' && isHard && (isInvalid || isNoMailbox(said)),
      },
    ];
  });
}

function sendgridKind({ event, reason }: z.output<typeof sendgridEvent>): MailEvent['kind'] | null {
  if (event === 'spamreport' || (event === 'dropped' && /^spam reporting address$/i.test(reason)))
    return 'complained';
  if (event === 'deferred') return 'delayed';
  return event === 'bounce' || event === 'dropped' ? 'failed' : null;
}

/** What the provider calls permanent is a mailbox that is not there, unless the words say otherwise. */
function isMailboxIn(said: DeliveryStatus): boolean {
  return said.status === null && said.code === null ? !isOfOtherFault(said.text) : isNoMailbox(said);
}

function saidIn(words: string): DeliveryStatus {
  const said = cutAtCharacter(words.replaceAll(/\s+/g, ' ').trim(), MAX_SAID);
  return { code: replyCodeIn(said), status: enhancedCodeIn(said), text: said };
}

/** The address of a `From`, with or without a name. */
function senderIn(from: string): string | null {
  return /[^\s<>@]+@[^\s<>@]+(?=>?\s*$)/.exec(from.slice(0, MAX_FROM))?.[0] ?? null;
}

function bracketed(messageId: string): string[] {
  const id = messageId.trim();
  if (id === '') return [];
  return [id.startsWith('<') ? id : `<${id}>`];
}
