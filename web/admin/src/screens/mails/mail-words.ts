import type { Schemas } from '../../api/client.js';

/** What each kind of mail is about. */
export const MAIL_KINDS: Readonly<Record<Schemas['MailSummary']['kind'], string>> = {
  'verify-email': 'Confirm an address',
  'already-registered': 'There is an account already',
  invitation: 'Invitation',
  'reset-password': 'New password',
  'password-changed': 'Password was changed',
  'change-email': 'Confirm a new address',
  'change-email-requested': 'Another address is wanted',
  'email-in-use': 'The address is taken',
  'email-changed': 'Address was changed',
  'mfa-enabled': 'Two-factor login is on',
  'mfa-disabled': 'Two-factor login is off',
  'mfa-reset': 'Second factor was taken away',
  'recovery-codes-renewed': 'New recovery codes',
  'recovery-code-used': 'A recovery code was used',
  contact: 'Message of a visitor',
  'contact-receipt': 'A message has arrived',
  answer: 'Answer to a message',
};

/** What a mail's state is called, and which badge it has. */
export const MAIL_STATES: Readonly<
  Record<Schemas['MailSummary']['status'], readonly [badge: string, text: string]>
> = {
  queued: ['info', 'Waits'],
  sending: ['info', 'Is being sent'],
  sent: ['good', 'Sent'],
  failed: ['bad', 'Failed'],
  cancelled: ['draft', 'Cancelled'],
  suppressed: ['warn', 'Not sent: suppressed'],
  bounced: ['bad', 'Came back'],
};
