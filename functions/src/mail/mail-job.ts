import type { Mailbox } from '../platform/index.js';

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

/** A mail to be sent, whatever it is about: stored in the request, sent by the queue's worker. */
export interface MailJob<T extends TemplateName = TemplateName> {
  readonly id: string;
  readonly template: T;
  readonly recipient: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly data: TemplateData[T];
  readonly status: MailJobStatus;
  /** How often sending was begun. */
  readonly attempts: number;
  /** Until when the worker that is sending may be believed alive. */
  readonly leaseUntil: Date | null;
  readonly lastError: string | null;
  readonly requestId: string;
  readonly createdAt: Date;
  /** When it was last queued, claimed or finished: the sweeper takes up what stood still. */
  readonly updatedAt: Date;
  readonly sentAt: Date | null;
  /** When Firestore's TTL removes the job. */
  readonly expiresAt: Date;
}

/** A worker's claim ends by itself after this, in ms: longer than sending may take (platform/mailer.ts). */
export const LEASE_MS = 60_000;

/** A job this old, in ms, ends as failed: long enough for a mail server's bad weekend. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/** How long jobs are kept, in ms. */
export const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

/** What a worker finds when it wants to send a job. */
export type Claim = 'claimed' | 'done' | 'busy' | 'expired';

/** Whether a job may be sent at `now`: queued, or left behind by a worker whose lease has ended, and not too old. */
export function judgeClaim(job: Pick<MailJob, 'status' | 'leaseUntil' | 'createdAt'>, now: Date): Claim {
  if (job.status === 'sent' || job.status === 'failed') return 'done';
  const isHeld = job.status === 'sending' && job.leaseUntil !== null && job.leaseUntil > now;
  if (isHeld) return 'busy';
  return now.getTime() - job.createdAt.getTime() > GIVE_UP_AFTER_MS ? 'expired' : 'claimed';
}
