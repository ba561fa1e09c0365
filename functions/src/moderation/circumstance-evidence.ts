/** The evidence in how a submission came. That somebody has no JavaScript, and so no token, is none; where pages ask for a captcha, next to none. */
import type { Evidence, EvidenceCode } from './evidence.js';
import type { CaptchaState, Circumstances, TokenState } from './submission.js';

const TOKEN_SIGNS: Readonly<Partial<Record<TokenState, EvidenceCode>>> = {
  'too-young': 'token-too-young',
  'too-old': 'token-too-old',
  forged: 'token-forged',
};

/** Who could not be asked says nothing. */
const CAPTCHA_SIGNS: Readonly<Partial<Record<CaptchaState, EvidenceCode>>> = {
  passed: 'captcha-passed',
  failed: 'captcha-failed',
  'not-given': 'captcha-not-given',
};

/** Submissions lately that nobody finds strange: a correction, a second question. */
const FREE_SUBMISSIONS = 2;

/** Gathers it. */
export function gatherCircumstances(circumstances: Circumstances): Evidence[] {
  const {
    isHoneypotFilled,
    token,
    captcha,
    recentOfClient,
    recentOfAddress,
    sameContent,
    sameContentAsSpam,
  } = circumstances;
  const signs = [TOKEN_SIGNS[token], CAPTCHA_SIGNS[captcha]];
  const evidence: Evidence[] = [
    { code: 'honeypot', amount: isHoneypotFilled ? 1 : 0 },
    ...signs.flatMap((code) => (code ? [{ code, amount: 1 }] : [])),
    { code: 'frequent-client', amount: (recentOfClient - FREE_SUBMISSIONS) / 2 },
    { code: 'frequent-address', amount: (recentOfAddress - FREE_SUBMISSIONS) / 2 },
    { code: 'duplicate', amount: sameContent },
    { code: 'duplicate-of-spam', amount: sameContentAsSpam },
  ];
  return evidence.filter(({ amount }) => amount > 0);
}
