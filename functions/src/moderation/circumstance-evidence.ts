/** The evidence in how a submission came. That somebody has no JavaScript, and so no token, is none. */
import type { Evidence, EvidenceCode } from './evidence.js';
import type { Circumstances, TokenState } from './submission.js';

const TOKEN_SIGNS: Readonly<Partial<Record<TokenState, EvidenceCode>>> = {
  'too-young': 'token-too-young',
  'too-old': 'token-too-old',
  forged: 'token-forged',
};

/** Submissions lately that nobody finds strange: a correction, a second question. */
const FREE_SUBMISSIONS = 2;

/** Gathers it. */
export function gatherCircumstances(circumstances: Circumstances): Evidence[] {
  const { isHoneypotFilled, token, recentOfClient, recentOfAddress, sameContent, sameContentAsSpam } =
    circumstances;
  const tokenSign = TOKEN_SIGNS[token];
  const evidence: Evidence[] = [
    { code: 'honeypot', amount: isHoneypotFilled ? 1 : 0 },
    ...(tokenSign ? [{ code: tokenSign, amount: 1 }] : []),
    { code: 'frequent-client', amount: (recentOfClient - FREE_SUBMISSIONS) / 2 },
    { code: 'frequent-address', amount: (recentOfAddress - FREE_SUBMISSIONS) / 2 },
    { code: 'duplicate', amount: sameContent },
    { code: 'duplicate-of-spam', amount: sameContentAsSpam },
  ];
  return evidence.filter(({ amount }) => amount > 0);
}
