import type { ContactMessage } from '../contact.codec.js';

/** How long spam is kept, in ms. */
const SPAM_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** How often a message may be answered. */
export const MAX_ANSWERS = 20;

/** What was written back to its visitor. */
export type MessageAnswer = ContactMessage['answers'][number];

/** What admins change of a message; absent fields stay. */
export interface MessageChanges {
  readonly handled?: boolean | undefined;
  readonly verdict?: 'ham' | 'spam' | undefined;
  readonly note?: string | undefined;
}

/** The message after a change; the same object where there is nothing to change. */
export function changedMessage(
  before: ContactMessage,
  { handled = before.handled, verdict, note = before.note }: MessageChanges,
  now: Date,
): ContactMessage {
  const judged = verdict === undefined || verdict === before.verdict ? {} : judgedAs(verdict, now);
  const after = { ...before, handled, note, ...judged };
  const isSame = handled === before.handled && note === before.note && after.verdict === before.verdict;
  return isSame ? before : { ...after, version: before.version + 1 };
}

/** The message with an answer, which is its handling. */
export function answeredMessage(before: ContactMessage, answer: MessageAnswer): ContactMessage {
  return { ...before, handled: true, answers: [...before.answers, answer], version: before.version + 1 };
}

/** The ids of all mails of a message, the first its own. */
export function mailJobIdsOf({ mailJobId, answers }: ContactMessage): string[] {
  return [mailJobId, ...answers.map((answer) => answer.mailJobId)].filter((id) => id !== '');
}

function judgedAs(verdict: 'ham' | 'spam', now: Date): Pick<ContactMessage, 'verdict' | 'expiresAt'> {
  return { verdict, expiresAt: verdict === 'spam' ? new Date(now.getTime() + SPAM_KEPT_MS) : null };
}
