/** A mailbox: an address and the name shown beside it. */
export interface Mailbox {
  readonly address: string;
  readonly name?: string | undefined;
}

/** One mail, ready to send. Values may hold anything a visitor typed: the library encodes them. */
export interface Mail {
  readonly from: Mailbox;
  readonly to: Mailbox;
  /** Left out of the header where it is not ASCII. */
  readonly replyTo?: Mailbox | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `Message-ID` with its angle brackets; the same for each try, so that receivers can drop a repeat. */
  readonly messageId: string;
  /** `Message-ID`s of the mails before it in its thread, the oldest first. */
  readonly references: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

interface MailRefusal {
  readonly permanent: boolean;
  /** The server's answer, such as 550; null when it gave none. */
  readonly responseCode: number | null;
  /** What it answered to, such as `RCPT TO`; null where that is not known. */
  readonly command: string | null;
  readonly cause: unknown;
}

/** Why a mail was not sent, and whether another try may help. */
export class MailError extends Error {
  override readonly name = 'MailError';

  constructor(
    message: string,
    readonly refusal: MailRefusal,
  ) {
    super(message, { cause: refusal.cause });
  }
}

/** Hands mails to an SMTP server. */
export interface Mailer {
  /** Resolves when the server has taken the mail. @throws MailError */
  send(mail: Mail): Promise<void>;
}

/** The bound of all steps together, in ms: below a mail job's lease. */
const SEND_TIMEOUT_MS = 40_000;

/** Each step's in ms. A server that looks at a mail before it takes it may be silent for long: who leaves then sends it twice. */
const TIMEOUTS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: SEND_TIMEOUT_MS,
} as const;

const MAILBOX_FULL = 552;

const NEEDS_SMTPUTF8 =
  'The address has letters beyond ASCII before the @, which need SMTPUTF8 of the mail server and of those behind it';

/** A mailer for the server of an `smtp://` or `smtps://` URL; nodemailer is imported on first use. */
export function smtpMailer(smtpUrl: string): Mailer {
  return {
    async send(mail) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url: smtpUrl,
        ...TIMEOUTS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          ...mail,
          from: nodemailerAddress(mail.from),
          to: nodemailerAddress(mail.to),
          replyTo: mail.replyTo && isAscii(mail.replyTo) ? nodemailerAddress(mail.replyTo) : undefined,
          references: [...mail.references],
          inReplyTo: mail.references.at(-1),
          signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
        });
      } catch (error) {
        throw toMailError(error, mail.to);
      } finally {
        transport.close();
      }
    },
  };
}

/**
 * Whether any server takes the address in a header. Others need SMTPUTF8 (RFC 6531) of each server on the way: a recipient
 * like that has them, its mail has no other way; for a reply a mail must not be lost.
 */
function isAscii({ address }: Mailbox): boolean {
  return Buffer.byteLength(address) === address.length;
}

/** As an object, never as text: a comma or a group in a name must not become another recipient. */
function nodemailerAddress({ address, name }: Mailbox): { address: string; name: string } {
  return { address, name: name ?? '' };
}

/**
 * A 5xx answer to the recipient or the content is final, but for a mailbox that is full now. One to the greeting, the
 * login or the sender is the operator's to mend (a wrong SMTP_URL or MAIL_FROM, a blocked address), so that the mail is
 * kept for another try.
 *
 * @see RFC 5321 §4.2.3
 * A refusal of letters beyond ASCII is told as what it is: no other try helps, since the server lacks SMTPUTF8, or the next one does.
 */
function toMailError(error: unknown, to: Mailbox): MailError {
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  const isRefused = typeof responseCode === 'number' && responseCode >= 500;
  const permanent =
    isRefused && (command === 'DATA' || (command === 'RCPT TO' && responseCode !== MAILBOX_FULL));
  const words = error instanceof Error ? error.message : String(error);
  const message = permanent && command === 'RCPT TO' && !isAscii(to) ? `${NEEDS_SMTPUTF8}: ${words}` : words;
  return new MailError(message.slice(0, 500), {
    permanent,
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    command: typeof command === 'string' ? command : null,
    cause: error,
  });
}
