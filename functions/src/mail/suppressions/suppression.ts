import { createHash } from 'node:crypto';
import { normalizeEmail } from '../../users/index.js';
import type { TemplateName } from '../mail-job.js';

/** Why no mail goes to an address: it does not exist, its reader called a mail spam, or wants none that strangers can cause. */
export const SUPPRESSION_REASONS = ['bounced', 'complained', 'unsubscribed'] as const;

/** See SUPPRESSION_REASONS. */
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Who put an address on the list: the mail server's answer, a pasted report, the mail provider, an admin, its reader. */
export const SUPPRESSION_SOURCES = ['smtp', 'report', 'webhook', 'admin', 'reader'] as const;

/** Units of what was said of an address that are kept. */
export const MAX_DIAGNOSTIC = 500;

/**
 * Mails that somebody can have sent to an address that is not theirs, and that nobody misses who did not ask for them: what an
 * unsubscription holds back. The owner of an account must get a link to a new password all the same, and what tells of changes.
 */
const BY_STRANGERS: Readonly<Record<TemplateName, boolean>> = {
  'verify-email': true,
  'already-registered': true,
  invitation: true,
  'reset-password': false,
  'password-changed': false,
  'change-email': true,
  'change-email-requested': false,
  'email-in-use': true,
  'email-changed': false,
  'mfa-enabled': false,
  'mfa-disabled': false,
  'mfa-reset': false,
  'recovery-codes-renewed': false,
  'recovery-code-used': false,
  contact: false,
  'contact-receipt': true,
  answer: false,
};

/** Whether strangers can cause such mails: they can be unsubscribed from. */
export function isByStrangers(template: TemplateName): boolean {
  return BY_STRANGERS[template];
}

/** Whether the list is asked before such a mail is sent: those to the owner of the site are always tried. */
export function isSuppressible(template: TemplateName): boolean {
  return template !== 'contact';
}

/**
 * The id of an address's entry, by which a sender finds it without a search: SHA-256 of the address as accounts are told
 * apart (NFKC, lower case also before the `@`, where a server may tell cases apart and none is known to). An unsubscription has
 * an entry of its own, so that it outlives one for a bounce.
 */
export function suppressionId(address: string, reason: SuppressionReason): string {
  const kind = reason === 'unsubscribed' ? 'unsubscribed' : 'undeliverable';
  return createHash('sha256')
    .update(`${kind} ${normalizeEmail(address)}`)
    .digest('hex');
}

/** The ids of the entries that hold such a mail back. */
export function idsThatHoldBack(address: string, template: TemplateName): string[] {
  if (!isSuppressible(template)) return [];
  const all = suppressionId(address, 'bounced');
  return isByStrangers(template) ? [all, suppressionId(address, 'unsubscribed')] : [all];
}
