/**
 * What counts for and against a submission, in one table: its weight when it is there once, and its words for an admin. More
 * of the same adds half as much each time, so none counts more than twice its weight.
 */

/** A sign, what it weighs and what an admin reads. Above 0: spam. */
interface Sign {
  readonly weight: number;
  readonly words: string;
}

/** By code. No circumstance alone reaches the threshold of spam, and no topic does without a pitch, a link or the like. */
export const EVIDENCE = {
  seo: { weight: 2, words: 'offers better places in search engines' },
  links: { weight: 2, words: 'wants to place or sell links or articles' },
  agency: { weight: 1.9, words: 'offers websites, apps or other services of an agency' },
  outreach: { weight: 1.8, words: 'offers customers, advertising, followers or addresses' },
  invest: { weight: 2.1, words: 'promises money from investments' },
  casino: { weight: 2.1, words: 'advertises gambling' },
  pharma: { weight: 2.1, words: 'sells medicine or diets' },
  loan: { weight: 2.1, words: 'offers loans' },
  dating: { weight: 2, words: 'offers acquaintances or sex' },
  phishing: { weight: 2, words: 'asks for logins, data or fees, as from a bank or parcel service' },
  scare: { weight: 2, words: 'frightens with errors, fines or claims' },
  windfall: { weight: 2.1, words: 'promises an inheritance, a prize or a donation' },
  job: { weight: 2.1, words: 'promises easy work' },
  goods: { weight: 1.8, words: 'sells goods, documents or homework' },
  occult: { weight: 2.3, words: 'offers magic' },
  mentions: { weight: 0.1, words: 'uses words that much spam uses' },
  together: { weight: 0.8, words: 'a subject of spam together with a call, an offer or a link' },
  pitch: { weight: 0.9, words: 'offers something to the owner of a site' },
  call: { weight: 0.5, words: 'calls upon the reader to click, sign up, buy or call' },
  urgency: { weight: 0.5, words: 'is in a hurry' },
  promise: { weight: 0.3, words: 'promises and guarantees' },
  greeting: { weight: 0.9, words: 'is written to nobody in particular' },
  optout: { weight: 0.5, words: 'says how to be left alone' },
  reference: { weight: -0.3, words: 'writes about something on this site' },
  inquiry: { weight: -0.7, words: 'asks or orders something' },
  problem: { weight: -0.8, words: 'tells of something that does not work' },
  personal: { weight: -0.2, words: 'is personal' },
  code: { weight: -0.3, words: 'shows code or a log' },
  question: { weight: -0.8, words: 'asks a question' },
  impersonal: { weight: 0.5, words: 'neither asks for anything nor speaks of this site' },
  vocabulary: { weight: 1, words: 'its words are those of spam in the tables' },
  'good-vocabulary': { weight: -1, words: 'its words are those of honest messages in the tables' },
  quoted: { weight: 0.5, words: 'quotes a text that looks like spam' },
  link: { weight: 0.3, words: 'has links' },
  'bare-link': { weight: 0.9, words: 'is little more than a link' },
  'markup-links': { weight: 1.3, words: 'has links in BBCode or HTML' },
  'many-links': { weight: 0.5, words: 'leads to many sites' },
  'short-link': { weight: 1.2, words: 'hides where a link leads' },
  money: { weight: 0.2, words: 'names amounts of money or percentages' },
  shouting: { weight: 0.1, words: 'shouts' },
  pointing: { weight: 0.4, words: 'points with arrows or pictures' },
  'mixed-alphabets': { weight: 1.3, words: 'writes words in letters of two alphabets' },
  'hidden-characters': { weight: 1.2, words: 'hides characters within words' },
  ornaments: { weight: 1.4, words: 'writes in ornamental letters' },
  disguise: { weight: 1.5, words: 'disguises words of spam' },
  gibberish: { weight: 3, words: 'is letters at random' },
  'looks-like-spam': { weight: 1, words: 'its words are those of messages that were spam' },
  'looks-like-ham': { weight: -1, words: 'its words are those of messages that were none' },
  honeypot: { weight: 3, words: 'filled in the field that people do not see' },
  'token-forged': { weight: 1.5, words: 'its form token is not of this site' },
  'token-too-young': { weight: 1, words: 'was sent within three seconds' },
  'token-too-old': { weight: 0.2, words: 'its form is more than a day old' },
  'captcha-passed': { weight: -0.6, words: 'solved the captcha' },
  'captcha-failed': { weight: 1.5, words: 'its answer to the captcha is no good' },
  'captcha-not-given': { weight: 0.2, words: 'came without an answer to the captcha' },
  'frequent-client': { weight: 0.7, words: 'others came from the same network address lately' },
  'frequent-address': { weight: 0.6, words: 'others came from the same e-mail address lately' },
  duplicate: { weight: 1.2, words: 'the same text came before' },
  'duplicate-of-spam': { weight: 2, words: 'the same text was spam before' },
} as const satisfies Record<string, Sign>;

/** Log-odds of the filter, which grow slowly by themselves. */
const LINEAR: ReadonlySet<string> = new Set([
  'looks-like-spam',
  'looks-like-ham',
  'vocabulary',
  'good-vocabulary',
]);

/** Names a sign. */
export type EvidenceCode = keyof typeof EVIDENCE;

/** A sign that was seen: how much of it, and where it shows. */
export interface Evidence {
  readonly code: EvidenceCode;
  /** From 0 on; 1 is once. */
  readonly amount: number;
  /** What was found, for an admin. */
  readonly detail?: string;
}

/** What an amount of a sign adds to the score. It grows with the amount, to twice the weight. */
export function weightOf({ code, amount }: Evidence): number {
  const { weight } = EVIDENCE[code];
  if (LINEAR.has(code)) return weight * amount;
  return weight * (amount <= 1 ? amount : 2 - 2 ** (1 - amount));
}
