import { EVIDENCE, type EvidenceCode } from './evidence.js';

/** A reason for a verdict, to be stored with it: {@link describeReason} says it in words. */
export interface Reason {
  readonly code: EvidenceCode;
  /** What was found: phrases, hosts. */
  readonly detail?: string;
  /** What it added to the score, in hundredths; below 0 it speaks for ham. */
  readonly weight: number;
}

/** A reason in plain words, such as `advertises gambling (free spins, no deposit)`; of a sign of another version its code. */
export function describeReason({
  code,
  detail = '',
}: {
  readonly code: string;
  readonly detail?: string;
}): string {
  const words = isSign(code) ? EVIDENCE[code].words : code;
  return detail === '' ? words : `${words} (${detail})`;
}

function isSign(code: string): code is EvidenceCode {
  return Object.hasOwn(EVIDENCE, code);
}
