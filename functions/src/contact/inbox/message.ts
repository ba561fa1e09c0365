import { isDeepStrictEqual } from 'node:util';
import { decisionOf, learnedBefore } from '../../moderation/model/index.js';
import type { ContactMessage } from '../contact.codec.js';
import { expiryOf } from '../verdict.js';

/** How often a message may be answered. */
export const MAX_ANSWERS = 20;

/** What was written back to its visitor. */
export type MessageAnswer = ContactMessage['answers'][number];

/** What admins change of a message; absent fields stay. */
export interface MessageChanges {
  readonly handled?: boolean | undefined;
  /** Unsure takes a decision back. */
  readonly verdict?: ContactMessage['verdict'] | undefined;
  readonly note?: string | undefined;
}

/** The message after a change; the same object where there is nothing to change. */
export function changedMessage(
  before: ContactMessage,
  { handled = before.handled, verdict, note = before.note }: MessageChanges,
  now: Date,
): ContactMessage {
  const decided = verdict ? decisionOf(verdict) : before.decided;
  const learned = verdict ? learnedBefore(before.learned, decided) : before.learned;
  const after = {
    ...before,
    ...{ handled, note, decided, learned },
    ...judged(before, verdict ?? before.verdict, now),
  };
  return isDeepStrictEqual(after, before) ? before : { ...after, version: before.version + 1 };
}

/** The message with an answer, which is its handling, and says that it is no spam. */
export function answeredMessage(before: ContactMessage, answer: MessageAnswer): ContactMessage {
  return {
    ...before,
    ...judged(before, 'ham', answer.at),
    decided: 'ham',
    learned: learnedBefore(before.learned, 'ham'),
    handled: true,
    answers: [...before.answers, answer],
    version: before.version + 1,
  };
}

/** Whether a change makes a message one that its owner has yet to get: it was taken for spam when it came. Unsure is mailed as well. */
export function isToBeMailed(before: ContactMessage, after: ContactMessage): boolean {
  return before.verdict === 'spam' && lacksMail(after);
}

/** Whether a message has no mail that it should have. */
export function lacksMail({ verdict, mailJobId }: ContactMessage): boolean {
  return verdict !== 'spam' && mailJobId === '';
}

/** The ids of all mails of a message, the first its own. */
export function mailJobIdsOf({ mailJobId, answers }: ContactMessage): string[] {
  return [mailJobId, ...answers.map((answer) => answer.mailJobId)].filter((id) => id !== '');
}

/** Spam expires, from when it was first taken for that, and nothing else does. */
function judged(
  { expiresAt }: Pick<ContactMessage, 'expiresAt'>,
  verdict: ContactMessage['verdict'],
  now: Date,
): Pick<ContactMessage, 'verdict' | 'expiresAt'> {
  return { verdict, expiresAt: verdict === 'spam' && expiresAt ? expiresAt : expiryOf(verdict, now) };
}
