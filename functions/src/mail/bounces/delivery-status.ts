/** What a mail server said of a recipient. */
export interface DeliveryStatus {
  /** The reply code, such as 550; null where none is known. */
  readonly code: number | null;
  /** The enhanced status code, such as `5.1.1`; null where none is known. */
  readonly status: string | null;
  /** All that it said. */
  readonly text: string;
}

/** Enhanced codes that say that no mail to the address can ever arrive (RFC 3463 §3.2 and §3.3, RFC 7505 for 5.1.10). */
const NO_MAILBOX = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.2.1']);

/** Enhanced codes that say little: only the words tell. */
const UNSPECIFIC = /^5\.(?:1\.0|[045]\.\d+)$/;

/** Words by which servers tell that there is no such mailbox or host. */
const NO_MAILBOX_WORDS =
  /(?:no such|unknown|invalid|non-?existent|does(?:n't| not) exist|not (?:found|exist|known|a valid)|not our customer|disabled|inactive|no mailbox)[^.]{1,40}\b(?:user|mailbox|recipient|address|account|customer|here|host|domain)|\b(?:user|mailbox|recipient|address|account|host|domain)\b[^.]{1,80}(?:unknown|invalid|rejected: access denied|not (?:be )?found|no(?:t| longer) (?:available|exist|valid|active|here|a known)|does(?:n't| not) exist|disabled|inactive|unavailable)|recipientnotfound|\buser not local\b|unrouteable address/i;

/** Words by which servers tell that the mail, its sender or the moment was at fault; `your account` is the sender's. */
const OTHER_FAULT_WORDS =
  /\byour (?:e-?mail |mail |sending )?(?:account|address|domain|host|ip|mailbox|server|user)|\b(?:helo|ehlo|starttls|tls|ptr|rdns)\b|reverse dns|client host|envelope|mail ?from|exceed|too many|\blimit|junk|prohibit|spam|block(?:ed|list)|black ?list|polic(?:y|ies)|reputation|relay|authenticat|\bspf\b|dkim|dmarc|rate|quota|\bfull\b|over ?quota|grey ?list|temporar|try (?:again )?later|virus|content|listed|\bsender\b|rbl|dnsbl|not permitted|size/i;

/** Units of a server's words that are looked at. */
const MAX_WORDS = 1_000;

/** What in them is not a word of theirs. */
const ADDRESS = /[^\s<>@]+@[^\s<>]+/g;

/** Whether words tell that the mail, its sender or the moment was at fault, and not the address. */
export function isOfOtherFault(text: string): boolean {
  return OTHER_FAULT_WORDS.test(wordsOf(text));
}

function wordsOf(text: string): string {
  return text.slice(0, MAX_WORDS).replaceAll(ADDRESS, '');
}

/** The enhanced status code in a server's words, where there is one. */
export function enhancedCodeIn(text: string): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0] ?? null;
}

/** The reply code in a server's words, where there is one. */
export function replyCodeIn(text: string): number | null {
  const [, code] = /(?<![\d.:])([245][0-5]\d)(?=[ -])/.exec(text) ?? [];
  return code === undefined ? null : Number(code);
}

/** Whether what a server said holds for good. */
export function isPermanent({ code, status }: Pick<DeliveryStatus, 'code' | 'status'>): boolean {
  return status === null ? code !== null && code >= 500 : status.startsWith('5');
}

/**
 * Whether a refusal means that the address has no mailbox, so that no mail to it can ever arrive. A refusal for what the mail
 * says, where it comes from, how many came or how full the mailbox is does not, though many servers say 550 to that as well: so
 * without an enhanced code only words do.
 *
 * @see RFC 3463, and https://www.iana.org/assignments/smtp-enhanced-status-codes
 */
export function isNoMailbox({ code, status, text }: DeliveryStatus): boolean {
  if (!isPermanent({ code, status })) return false;
  if (status !== null && NO_MAILBOX.has(status)) return true;
  if (status !== null && !UNSPECIFIC.test(status)) return false;
  if (isOfOtherFault(text)) return false;
  return status === '5.1.0' || NO_MAILBOX_WORDS.test(wordsOf(text));
}
