/** How a model learns from what moderators decide. */
import { train, untrain, type Model } from './bayes/model.js';
import { gatherContent } from './content-evidence.js';
import type { Submission } from './submission.js';

/** A moderator's decision, and the one before it, if any, which it replaces. */
export interface Decision {
  readonly isSpam: boolean;
  readonly before: { readonly isSpam: boolean } | null;
}

/** Teaches a model, in place. The same decision again changes nothing. */
export function learn(model: Model, submission: Submission, { isSpam, before }: Decision): void {
  if (before?.isSpam === isSpam) return;
  const words = wordsToLearn(submission);
  if (before) untrain(model, words, before.isSpam);
  train(model, words, isSpam);
}

/** Takes back what a model has learned of a submission, in place: nobody says any more what it is. */
export function forget(model: Model, submission: Submission, before: { readonly isSpam: boolean }): void {
  untrain(model, wordsToLearn(submission), before.isSpam);
}

/** Of the quoted as well: a moderator has decided on the whole. */
function wordsToLearn(submission: Submission): string {
  const { own, quoted } = gatherContent(submission);
  return quoted ? `${own.words} ${quoted.words}` : own.words;
}
