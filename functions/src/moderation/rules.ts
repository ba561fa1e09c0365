/** Rules beside the score: what a submission is at least, however much else speaks for it. */
import type { Circumstances } from './submission.js';
import { DEFAULT_THRESHOLDS } from './thresholds.js';

interface Rule {
  readonly least: 'unsure' | 'spam';
  /** What an admin reads. */
  readonly words: string;
  isMet(of: RuledOn): boolean;
}

/** What rules are about. */
export interface RuledOn {
  readonly circumstances: Circumstances;
  /** The score that what is quoted would have by itself; null when nothing is. */
  readonly quotedScore: number | null;
}

const SAME_OFTEN = 3;
/** As many as callers count. */
const SAME_FLOOD = 10;
const SENDER_OFTEN = 5;

/** By code, the strictest first. One of one sender's makes spam: whoever sends a text ten times has sent it nine times too often. */
export const RULES = {
  flood: {
    least: 'spam',
    words: 'the same text came ten times before, and many messages came from its sender within the hour',
    isMet: ({ circumstances: { sameContent, recentOfAddress, recentOfClient } }) =>
      sameContent >= SAME_FLOOD && Math.max(recentOfAddress, recentOfClient) >= SENDER_OFTEN,
  },
  'same-often': {
    least: 'unsure',
    words: 'the same text came three times before or more',
    isMet: ({ circumstances }) => circumstances.sameContent >= SAME_OFTEN,
  },
  'address-often': {
    least: 'unsure',
    words: 'five messages or more came from the same e-mail address within the hour',
    isMet: ({ circumstances }) => circumstances.recentOfAddress >= SENDER_OFTEN,
  },
  'quoted-spam': {
    least: 'unsure',
    words: 'what it quotes would be spam by itself',
    isMet: ({ quotedScore }) => quotedScore !== null && quotedScore >= DEFAULT_THRESHOLDS.spam,
  },
} as const satisfies Record<string, Rule>;

/** Names a rule. */
export type RuleCode = keyof typeof RULES;

/** The strictest rule that is met, with the score that it raises to: a threshold of the code, so that other ones go above it; or null. */
export function strictestRule(of: RuledOn): { readonly code: RuleCode; readonly score: number } | null {
  const codes = Object.keys(RULES) as RuleCode[];
  const code = codes.find((one) => RULES[one].isMet(of));
  return code === undefined ? null : { code, score: DEFAULT_THRESHOLDS[RULES[code].least] };
}
