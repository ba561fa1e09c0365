import type { Email } from 'postal-mime';
import { cutAtCharacter } from '../../shared/index.js';
import { failureKindOf, recipientsIn } from './bounce-text.js';
import { enhancedCodeIn, isNoMailbox, replyCodeIn, type DeliveryStatus } from './delivery-status.js';
import type { MailEvent } from './mail-event.js';
import { addressIn, reportFields, type ReportFields } from './report-fields.js';

/** Units of what was said that are kept. */
const MAX_SAID = 500;

/** Recipients in one header field, and `Message-ID`s, that are looked at. */
const MAX_NAMED = 20;

/** Headers of which a mail has one at least; without them a text was pasted, not a mail. */
const HEADERS_OF_MAILS = ['received', 'date', 'from', 'content-type', 'message-id', 'return-path'];

type Part = 'status' | 'feedback' | 'returned';

/** The media types of a report's parts (RFC 3464, RFC 6533, RFC 5965, RFC 6522). */
const PARTS: Readonly<Record<string, Part>> = {
  'message/delivery-status': 'status',
  'message/global-delivery-status': 'status',
  'message/feedback-report': 'feedback',
  'message/rfc822': 'returned',
  'message/global': 'returned',
  'text/rfc822-headers': 'returned',
  'message/global-headers': 'returned',
};

/** Kinds of feedback that are no complaints. */
const NO_COMPLAINTS = new Set(['not-spam', 'auth-failure', 'dmarc']);

/**
 * What a bounce or a complaint tells, for each recipient; nothing where it is neither. Reads reports in fields (RFC 3464 and its
 * internationalised form RFC 6533, complaints of RFC 5965) and the texts of servers that send none.
 *
 * @param source of the mail; or what remains of it when only its text was pasted
 */
export async function parseBounceReport(source: string): Promise<MailEvent[]> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(source.trimStart(), {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
    maxNestingDepth: 20,
  }).catch(() => null); // too deep, or too many headers
  const isMail = mail?.headers.some(({ key }) => HEADERS_OF_MAILS.includes(key)) ?? false;
  const text = mail && isMail ? (mail.text ?? '') : source;
  const parts = { status: '', feedback: '', returned: '', ...(mail && partsOf(mail)) };
  const messageIds = messageIdsIn(parts.returned, text, mail);
  const events = [
    ...deliveriesIn(parts.status === '' ? text : parts.status),
    ...complaintsIn(parts.feedback === '' ? text : parts.feedback),
  ];
  const isInFields = events.length > 0 || parts.status !== '' || parts.feedback !== '';
  const found = isInFields ? events : deliveriesInWords(text, mail);
  return found.map((event) => ({ ...event, messageIds }));
}

type Told = Omit<MailEvent, 'messageIds' | 'sender'>;

function partsOf({ attachments }: Email): Record<Part, string> {
  const parts = { status: '', feedback: '', returned: '' };
  for (const { mimeType, content } of attachments) {
    const part = PARTS[mimeType];
    if (part !== undefined && parts[part] === '') parts[part] = content as string;
  }
  return parts;
}

function deliveriesIn(status: string): Told[] {
  return reportFields(status).flatMap((fields) => {
    if (!fields.has('final-recipient') && !fields.has('original-recipient')) return [];
    const said = saidIn(fields);
    const kind = kindOf(fields.get('action')?.toLowerCase() ?? '', said);
    // What was mailed to: the final one may be where it was forwarded.
    const address = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
    return kind ? [{ kind, address, said, isNoMailbox: kind === 'failed' && isNoMailbox(said) }] : [];
  });
}

/** Null for one that was delivered. */
function kindOf(action: string, said: DeliveryStatus): 'failed' | 'delayed' | null {
  if (action.startsWith('failed')) return 'failed';
  if (action.startsWith('delayed')) return 'delayed';
  return /^(?:delivered|relayed|expanded)/.test(action) || said.status?.startsWith('2')
    ? null
    : failureKindOf(said);
}

/** Where the status is as good as none, the server's words may have a better one. */
function saidIn(fields: ReportFields): DeliveryStatus {
  const text = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+[ \t]*;[ \t]*/, '');
  const status = enhancedCodeIn(fields.get('status') ?? '');
  const inText = enhancedCodeIn(text);
  const isVague = status === null || /^[45]\.0\.0$/.test(status);
  const said = isVague ? (inText ?? status) : status;
  return { code: replyCodeIn(text), status: said, text: textOf(said, text) };
}

function complaintsIn(feedback: string): Told[] {
  return reportFields(feedback).flatMap((fields) => {
    const type = fields.get('feedback-type')?.toLowerCase();
    if (type === undefined || NO_COMPLAINTS.has(type)) return [];
    const address = addressIn(fields.get('original-rcpt-to')) ?? addressIn(fields.get('removal-recipient'));
    const by = fields.get('user-agent') ?? fields.get('source') ?? '';
    const said = { code: null, status: null, text: textOf(null, `${type} ${by}`.trim()) };
    return [{ kind: 'complained' as const, address, said, isNoMailbox: false }];
  });
}

function deliveriesInWords(text: string, mail: Email | null): Told[] {
  const failed = mail?.headers.find(({ key }) => key === 'x-failed-recipients')?.value ?? '';
  const addresses = failed.split(',', MAX_NAMED).map((address) => address.trim());
  return recipientsIn(
    text,
    addresses.filter((address) => address.includes('@')),
  ).map(({ address, said }) => {
    const kind = failureKindOf(said);
    return {
      kind,
      address,
      said: { ...said, text: textOf(null, said.text) },
      isNoMailbox: isNoMailbox(said),
    };
  });
}

/** Of the mail that came back; else those that the report answers. */
function messageIdsIn(returned: string, text: string, mail: Email | null): string[] {
  const header = (of: string) => [...of.matchAll(/^(?:x-)?(?:original-)?message-id:\s*(<[^<>\s]+>)/gim)];
  const told = [...header(returned), ...header(text)].map(([, id]) => id ?? '');
  const answered = `${mail?.inReplyTo ?? ''} ${mail?.references ?? ''}`.match(/<[^<>\s]+>/g) ?? [];
  return [...new Set([...told, ...answered])].slice(0, MAX_NAMED);
}

/** What was said, with the status where the words lack it. */
function textOf(status: string | null, words: string): string {
  const text = words.replaceAll(/\s+/g, ' ').trim();
  const all = status === null || text.includes(status) ? text : `${status} ${text}`.trim();
  return cutAtCharacter(all, MAX_SAID);
}
