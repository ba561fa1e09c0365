import { renderAnswerMail } from './answer.template.js';
import { renderContactMail } from './contact.template.js';
import { renderLetter, type Letter, type Link, type RenderedMail, type Site } from './letter.js';
import { TEMPLATE_DATA, type TemplateData, type TemplateName } from './mail-job.js';
import type { MailJob } from './mail-jobs.codec.js';

type LetterTemplate = Exclude<TemplateName, 'contact' | 'answer'>;

const IGNORE = 'If that was not you, ignore this mail: nothing changes.';

const NOT_YOU =
  'If that was not you, somebody else knows your password or has your device: ' +
  'set a new password at once with "Forgot password", which ends every login.';

/** The mails that are letters: about accounts, and receipts. */
const LETTERS: { readonly [T in LetterTemplate]: (data: TemplateData[T], site: Site) => Letter } = {
  'verify-email': ({ tokenSeed }, site) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [`Someone made an account at ${site.name} with this address. Confirm that it is yours:`],
    link: linkTo(site, 'verify-email', 'Confirm this address', tokenSeed),
    footnote: `The link is good for 24 hours. ${IGNORE}`,
  }),
  'already-registered': (_data, site) => ({
    subject: 'You already have an account',
    paragraphs: [
      `Someone wanted to make an account at ${site.name} with this address, which has one already.`,
      'Log in with it; if you forgot the password, choose "Forgot password" there.',
    ],
    footnote: IGNORE,
  }),
  invitation: ({ tokenSeed, role, inviter }, site) => ({
    subject: 'You are invited',
    paragraphs: [
      `${inviter} invites you to ${site.name} as ${role}. Choose a password to make your account:`,
    ],
    link: linkTo(site, 'accept-invitation', 'Accept the invitation', tokenSeed),
    footnote: 'The link is good for 7 days. If you did not expect it, ignore this mail: nothing changes.',
  }),
  'reset-password': ({ tokenSeed }, site) => ({
    subject: 'Set a new password',
    paragraphs: [`Someone asked for a new password of your account at ${site.name}.`],
    link: linkTo(site, 'reset-password', 'Set a new password', tokenSeed),
    footnote: `The link is good for one hour, and once. ${IGNORE}`,
  }),
  'password-changed': (_data, site) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account at ${site.name} was changed, and all other logins were ended.`,
    ],
    footnote: NOT_YOU,
  }),
  'change-email': ({ tokenSeed }, site) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: [`Confirm that your account at ${site.name} shall have this address from now on:`],
    link: linkTo(site, 'confirm-email', 'Use this address', tokenSeed),
    footnote: `The link is good for 24 hours. ${IGNORE}`,
  }),
  'change-email-requested': ({ newEmail }, site) => ({
    subject: 'Your e-mail address is about to change',
    paragraphs: [
      `Someone who is logged in to your account at ${site.name} wants it to have the address ${newEmail}.`,
      'It changes once the new address is confirmed.',
    ],
    footnote: NOT_YOU,
  }),
  'email-in-use': (_data, site) => ({
    subject: 'Your address was given for another account',
    paragraphs: [
      `Someone wanted another account at ${site.name} to have this address, but it belongs to yours.`,
    ],
    footnote: IGNORE,
  }),
  'email-changed': ({ newEmail }, site) => ({
    subject: 'Your e-mail address was changed',
    paragraphs: [`Your account at ${site.name} now has the address ${newEmail}.`],
    footnote:
      'If that was not you, write to the owner of the site at once: this address can no longer log in.',
  }),
  'contact-receipt': (_data, site) => ({
    subject: 'Your message has arrived',
    paragraphs: [
      `Someone sent a message through the contact form of ${site.name} with this address, and asked for a receipt. It has arrived, and will be read.`,
    ],
    footnote: 'If that was not you, ignore this mail: nothing else comes of it.',
  }),
  'mfa-enabled': (_data, site) => ({
    subject: 'Two-factor login is on',
    paragraphs: [`Logins to your account at ${site.name} now need a code from your authenticator app.`],
    footnote: NOT_YOU,
  }),
  'mfa-disabled': (_data, site) => ({
    subject: 'Two-factor login is off',
    paragraphs: [`Logins to your account at ${site.name} no longer need a code: the password is enough.`],
    footnote: NOT_YOU,
  }),
  'mfa-reset': (_data, site) => ({
    subject: 'Two-factor login was reset',
    paragraphs: [
      `An admin of ${site.name} turned two-factor login of your account off, and ended its logins.`,
      'The password is enough now: log in and turn two-factor login on again.',
    ],
    footnote: 'If you did not expect that, tell the owner of the site, and set a new password.',
  }),
  'recovery-codes-renewed': (_data, site) => ({
    subject: 'New recovery codes',
    paragraphs: [`New recovery codes were made for your account at ${site.name}; the old ones are void.`],
    footnote: NOT_YOU,
  }),
  'recovery-code-used': ({ codesLeft }, site) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      `Someone logged in to your account at ${site.name} with the password and a recovery code.`,
      `${String(codesLeft)} of your codes are left.`,
    ],
    footnote: NOT_YOU,
  }),
};

/** The subject, text and HTML of a job's mail. @throws ZodError when its data is not the template's */
export function renderMail({ template, data }: Pick<MailJob, 'template' | 'data'>, site: Site): RenderedMail {
  if (template === 'contact') return renderContactMail(TEMPLATE_DATA.contact.parse(data), site);
  if (template === 'answer') return renderAnswerMail(TEMPLATE_DATA.answer.parse(data), site);
  return renderLetterMail(template, data, site);
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the letter to its data
function renderLetterMail<T extends LetterTemplate>(template: T, data: unknown, site: Site): RenderedMail {
  return renderLetter(LETTERS[template](TEMPLATE_DATA[template].parse(data), site), site);
}

/** A link to a page of the site that redeems a token. */
function linkTo(site: Site, page: string, label: string, tokenSeed: string): Link {
  return { label, page: site.accountPage(page), token: site.tokenOf(tokenSeed) };
}
