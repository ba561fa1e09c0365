import { EVIDENCE, type EvidenceCode } from './evidence.js';
import { RULES, type RuleCode } from './rules.js';

/** A reason for a verdict, to be stored with it: {@link describeReason} says it in words. */
export interface Reason {
  readonly code: EvidenceCode | RuleCode;
  /** What was found: phrases, hosts. */
  readonly detail?: string;
  /** What it added to the score, in hundredths; below 0 it speaks for ham. */
  readonly weight: number;
}

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...EVIDENCE, ...RULES }).map(([code, { words }]) => [code, words]),
);

/** A reason in plain words, such as `advertises gambling (free spins, no deposit)`; of a sign of another version its code. */
export function describeReason({
  code,
  detail = '',
}: {
  readonly code: string;
  readonly detail?: string;
}): string {
  const words = WORDS.get(code) ?? code;
  return detail === '' ? words : `${words} (${detail})`;
}
