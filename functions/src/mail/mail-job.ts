import type { Mailbox } from '../platform/index.js';
import type { Work } from '../work/index.js';

/** Where a mail job stands. */
export type MailJobStatus = 'queued' | 'sending' | 'sent' | 'failed';

/** A mail with a link: the token in it is derived from the seed when the mail is sent, so that it is never stored. */
interface Linked {
  readonly tokenSeed: string;
}

/** A mail that says the same to everyone: no name that a stranger typed reaches an address that may not be theirs. */
type Notice = Readonly<Record<string, never>>;

/** Values that a template fills in, by template. */
export interface TemplateData {
  'verify-email': Linked;
  'already-registered': Notice;
  invitation: Linked & { readonly role: string; readonly inviter: string };
  'reset-password': Linked;
  'password-changed': Notice;
  'change-email': Linked;
  'change-email-requested': { readonly newEmail: string };
  'email-in-use': Notice;
  'email-changed': { readonly newEmail: string };
  'mfa-enabled': Notice;
  'mfa-disabled': Notice;
  'mfa-reset': Notice;
  'recovery-codes-renewed': Notice;
  'recovery-code-used': { readonly codesLeft: number };
  contact: {
    readonly name: string;
    readonly email: string;
    readonly subject: string;
    readonly message: string;
    readonly messageId: string;
  };
}

/** The name of a mail template. */
export type TemplateName = keyof TemplateData;

/** A mail to be sent, whatever it is about: work of one step, stored in the request, done by the queue's worker. */
export interface MailJob<T extends TemplateName = TemplateName> extends Work {
  readonly template: T;
  readonly recipient: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly data: TemplateData[T];
  readonly status: MailJobStatus;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
}
