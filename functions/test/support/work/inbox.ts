import { environment } from '../suite/environment.js';
import { waitFor } from '../wait-for.js';

/** A mail address as MailDev parses it. */
export interface InboxAddress {
  readonly address: string;
  readonly name: string;
}

/** What MailDev 3 tells about a mail at GET /api/email; Reply-To is in its source only. */
export interface InboxMail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly from: readonly InboxAddress[];
  readonly to: readonly InboxAddress[];
  /** What the SMTP client said to the server. */
  readonly envelope: {
    readonly from: { readonly address: string };
    readonly to: readonly { readonly address: string }[];
  };
}

/** Mails in the inbox whose subject, text or HTML has `word`. */
export async function findMails(word: string): Promise<InboxMail[]> {
  const response = await fetch(new URL('/api/email', environment.mailUiUrl));
  const mails = (await response.json()) as InboxMail[];
  return mails.filter((mail) => [mail.subject, mail.text, mail.html].some((part) => part.includes(word)));
}

/** The mail that has `word`, once it is there. @throws Error when there are two */
export async function waitForMail(word: string, timeoutMs = 20_000): Promise<InboxMail> {
  const mails = await waitFor(
    async () => {
      const found = await findMails(word);
      return found.length > 0 && found;
    },
    { timeoutMs, description: `a mail with "${word}"` },
  );
  const [mail] = mails;
  if (!mail || mails.length > 1) throw new Error(`${mails.length} mails have "${word}"`);
  return mail;
}

/** A header field of a mail, unfolded and otherwise as it was sent. */
export type HeaderField = readonly [name: string, value: string];

/** The header fields of a mail as they went over the wire, in order. @throws Error when a line is no header field */
export async function readHeaders(mail: InboxMail): Promise<HeaderField[]> {
  const response = await fetch(new URL(`/api/email/${mail.id}/source`, environment.mailUiUrl));
  const source = await response.text();
  const [head = ''] = source.split('\r\n\r\n', 1);
  return head
    .replaceAll(/\r\n(?=[\t ])/g, '')
    .split('\r\n')
    .map((line) => {
      const [, name, value] = /^([^\s:]+): (.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined)
        throw new Error(`not a header field: ${JSON.stringify(line)}`);
      return [name, value];
    });
}

/** The values of the fields called `name`. */
export function valuesOf(headers: readonly HeaderField[], name: string): string[] {
  return headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}
