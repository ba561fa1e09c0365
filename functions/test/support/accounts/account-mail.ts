import { environment } from '../suite/environment.js';
import type { InboxMail } from '../work/inbox.js';
import { waitFor } from '../wait-for.js';

/** The mails that an address has got, the first one first. */
export async function mailsTo(address: string): Promise<InboxMail[]> {
  const url = new URL('/api/email', environment.mailUiUrl);
  url.searchParams.set('to.address', address);
  return (await (await fetch(url)).json()) as InboxMail[];
}

/** The last mail to an address whose subject has `subject`, once it is there. */
export function waitForMailTo(address: string, subject: string): Promise<InboxMail> {
  return waitFor(async () => (await mailsTo(address)).findLast((mail) => mail.subject.includes(subject)), {
    timeoutMs: 30_000,
    description: `a mail to ${address} about "${subject}"`,
  });
}

/** The address of the page that a mail asks its reader to open. @throws Error when it asks for none */
export function linkOf({ text }: InboxMail): string {
  const [link] = /https?:\/\/\S+#token=[\w-]+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in ${JSON.stringify(text)}`);
  return link;
}
