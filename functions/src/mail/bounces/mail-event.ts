import { hasEnded } from '../../work/index.js';
import { MAX_HISTORY } from '../mail-job.js';
import type { MailJob } from '../mail-jobs.codec.js';
import { MAIL_JOBS } from '../mail-work.js';
import type { DeliveryStatus } from './delivery-status.js';
import type { SuppressionReason } from '../suppressions/suppression.js';

/** Events that are stored in one transaction; of a report no more are looked at, since a mail of ours has one recipient. */
export const EVENTS_AT_ONCE = 20;

/** What was heard of a mail after the mail server had taken it. */
export interface MailEvent {
  /** `failed`: it is not delivered; `delayed`: not yet; `complained`: its reader called it spam; `unsubscribed`: wants no more. */
  readonly kind: 'failed' | 'delayed' | 'complained' | 'unsubscribed';
  /** Whom it did not reach, as it was told; null where nobody is named. */
  readonly address: string | null;
  /** Who sent the mail, as it was told; null where that is not told. */
  readonly sender?: string | null;
  /** What may be its `Message-ID`, with angle brackets, the likeliest first. */
  readonly messageIds: readonly string[];
  readonly said: DeliveryStatus;
  /** Whether it failed because there is no such mailbox. */
  readonly isNoMailbox: boolean;
}

/** Why nothing more goes to the address by it; null where mails go on. */
export function suppressionReasonOf({ kind, isNoMailbox }: MailEvent): SuppressionReason | null {
  if (kind === 'complained' || kind === 'unsubscribed') return kind;
  return kind === 'failed' && isNoMailbox ? 'bounced' : null;
}

const IN_WORDS: Readonly<Record<MailEvent['kind'], string>> = {
  failed: 'It came back',
  delayed: 'It is delayed',
  complained: 'Its recipient reported it as spam',
  unsubscribed: 'Its recipient wants no more such mails',
};

/** Units of what was said that are kept. */
const MAX_SAID = 500;

/** An ended mail with what was heard of it; the same object where that is noted of its last attempt already. */
export function notedMail(mail: MailJob, event: MailEvent, now: Date): MailJob {
  const { kind } = event;
  const error = wordsOf(event);
  if (mail.history.some((turn) => turn.error === error && turn.attempt === mail.attempts)) return mail;
  const status = mail.status === 'sent' && kind === 'failed' ? 'bounced' : mail.status;
  const turn = { at: now, status, attempt: mail.attempts, error };
  return {
    ...mail,
    status,
    lastError: error,
    updatedAt: now,
    history: [...mail.history, turn].slice(-MAX_HISTORY),
  };
}

/** Whether it was heard before the mail's worker has noted that it was sent: it is to be told again. */
export function isTooEarly(mail: MailJob, event: MailEvent): boolean {
  if (hasEnded(MAIL_JOBS, mail) || mail.attempts === 0) return false;
  const error = wordsOf(event);
  return !mail.history.some((turn) => turn.error === error);
}

function wordsOf({ kind, said }: MailEvent): string {
  return [IN_WORDS[kind], said.text]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, MAX_SAID);
}
