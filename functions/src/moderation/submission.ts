/**
 * What is judged, and what comes of it. Comments are submissions like messages of the contact form: nothing here knows
 * where one came from.
 */

/** What a visitor typed. What a form does not ask for is an empty text. */
export interface Submission {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

/** What a form token says. Not given: the page was sent without scripts, from a cache, or by a program. */
export type TokenState = 'not-given' | 'good' | 'too-young' | 'too-old' | 'forged';

/**
 * What a captcha says. Not asked: the site has none. Not given: the page was sent without scripts, or by a program. Unknown: its provider
 * was away.
 */
export type CaptchaState = 'not-asked' | 'not-given' | 'passed' | 'failed' | 'unknown';

/** How a submission came, beside what was typed. */
export interface Circumstances {
  /** Something was typed into the field that people do not see and screen readers are told to leave empty. */
  readonly isHoneypotFilled: boolean;
  readonly token: TokenState;
  readonly captcha: CaptchaState;
  /** Submissions of the same client, without this one, in the time that the caller counts: an hour, say. */
  readonly recentOfClient: number;
  /** Likewise with the same e-mail address. */
  readonly recentOfAddress: number;
  /** Submissions with the same {@link contentKey} that came before, in the days that the caller looks back. */
  readonly sameContent: number;
  /** Of those, how many a moderator or the filter took for spam. */
  readonly sameContentAsSpam: number;
}

/** Nothing is known but what was typed. */
export const NEUTRAL: Circumstances = {
  isHoneypotFilled: false,
  token: 'not-given',
  captcha: 'not-asked',
  recentOfClient: 0,
  recentOfAddress: 0,
  sameContent: 0,
  sameContentAsSpam: 0,
};

/** Spam is stored and not mailed; unsure is mailed like ham, and marked. */
export type Verdict = 'ham' | 'unsure' | 'spam';
