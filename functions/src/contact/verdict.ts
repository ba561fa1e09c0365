import type { Verdict } from '../moderation/index.js';

/** How long spam is kept, in ms. */
const SPAM_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** When a message that is taken for something now is removed: spam is, and nothing else. */
export function expiryOf(verdict: Verdict, now: Date): Date | null {
  return verdict === 'spam' ? new Date(now.getTime() + SPAM_KEPT_MS) : null;
}
