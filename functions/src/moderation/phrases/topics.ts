/**
 * What phrases tell. In the tables phrases are divided by `|`; `*` at the end of one takes every ending of its last word;
 * `a & b` needs both within a sentence or two; `~` before one says that honest people write it often, so that it counts
 * little. They are normalised like texts are: case, accents and signs don't matter.
 */

/** What spam is about. */
export const SPAM_TOPICS = [
  'seo',
  'links',
  'agency',
  'outreach',
  'invest',
  'casino',
  'pharma',
  'loan',
  'dating',
  'phishing',
  'scare',
  'windfall',
  'job',
  'goods',
  'occult',
] as const;

/** How spam talks, whatever it is about. */
export const SPAM_MANNERS = ['pitch', 'call', 'urgency', 'promise', 'greeting', 'optout'] as const;

/** What people write who mean this site and its owner. */
export const HAM_MANNERS = ['reference', 'inquiry', 'problem', 'personal'] as const;

/** What spam is about. */
export type SpamTopic = (typeof SPAM_TOPICS)[number];

/** A topic or manner. */
export type Topic = SpamTopic | (typeof SPAM_MANNERS)[number] | (typeof HAM_MANNERS)[number];

/** The phrases of a language. */
export type PhraseTable = Readonly<Partial<Record<Topic, string>>>;
