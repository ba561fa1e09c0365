import { z } from 'zod';

/** A mail with a link: the token in it is derived from the seed when the mail is sent, so that it is never stored. */
const linked = { tokenSeed: z.string() };

/** A mail that says the same to everyone: no name that a stranger typed reaches an address that may not be theirs. */
const notice = z.object({});

const schemas = {
  'verify-email': z.object(linked),
  'already-registered': notice,
  invitation: z.object({ ...linked, role: z.string(), inviter: z.string() }),
  'reset-password': z.object(linked),
  'password-changed': notice,
  'change-email': z.object(linked),
  'change-email-requested': z.object({ newEmail: z.string() }),
  'email-in-use': notice,
  'email-changed': z.object({ newEmail: z.string() }),
  'mfa-enabled': notice,
  'mfa-disabled': notice,
  'mfa-reset': notice,
  'recovery-codes-renewed': notice,
  'recovery-code-used': z.object({ codesLeft: z.int() }),
  contact: z.object({
    name: z.string(),
    email: z.string(),
    subject: z.string(),
    message: z.string(),
    messageId: z.string(),
    /** Why it may be spam, in words; none where it is not. */
    doubts: z.array(z.string()).default([]),
  }),
  'contact-receipt': notice,
  answer: z.object({
    name: z.string(),
    subject: z.string(),
    text: z.string(),
    /** Who answers. */
    writer: z.string(),
    /** The visitor's message. */
    quote: z.string(),
    /** RFC 3339. */
    quotedAt: z.string(),
    /** Ids of the mails of the answers before. */
    thread: z.array(z.string()),
  }),
};

/** Turns of one mail that are kept: days of a mail server that is away. */
export const MAX_HISTORY = 20;

const HOUR_MS = 60 * 60 * 1000;

/** How long the links of mails are good, in ms. */
export const LINK_LIFE_MS = {
  'verify-email': 24 * HOUR_MS,
  'reset-password': HOUR_MS,
  'change-email': 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
} as const satisfies Partial<Record<TemplateName, number>>;

/** Whether a mail brings a link that is not good any more at `now`. */
export function hasDeadLink(
  { template, createdAt }: { readonly template: TemplateName; readonly createdAt: Date },
  now: Date,
): boolean {
  const lives: Partial<Record<TemplateName, number>> = LINK_LIFE_MS;
  const life = lives[template];
  return life !== undefined && now.getTime() >= createdAt.getTime() + life;
}

/** What to do about such a mail. */
export const DEAD_LINK =
  'The link in it has expired: have a new mail sent (ask for it, or invite, once more).';

/** The name of a mail template. */
export type TemplateName = keyof typeof schemas;

/** Values that a template fills in, by template. */
export type TemplateData = { readonly [T in TemplateName]: Readonly<z.output<(typeof schemas)[T]>> };

/** See TemplateData. */
export const TEMPLATE_DATA: { readonly [T in TemplateName]: z.ZodType<TemplateData[T]> } = schemas;

/** The names of all templates. */
export const TEMPLATES = Object.keys(schemas) as TemplateName[];
