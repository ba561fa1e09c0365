import type { Model } from '../bayes/model.js';
import type { Submission } from '../submission.js';

/** What a moderator may decide on a submission. */
export const DECISIONS = ['ham', 'spam'] as const;

/** See DECISIONS. */
type Decided = (typeof DECISIONS)[number];

/** What a model has learned of a submission: of a model that was begun anew since, it counts for nothing. */
export interface Learned {
  readonly decided: Decided;
  readonly modelId: string;
  /** Whether a moderator has decided the same again since: a model that knows it already learns nothing. */
  readonly again: boolean;
}

/** What is stored with a submission of what a moderator has decided, and of what the filter has learned of that. */
export interface Lesson {
  /** Null where nobody has decided, or somebody took it back. */
  readonly decided: Decided | null;
  readonly learned: Learned | null;
}

/** A lesson with what it is about. */
export type TextLesson = Lesson & { readonly submission: Submission };

/** What the engine does for a lesson; it is imported late. */
export interface Engine {
  learn(
    model: Model,
    submission: Submission,
    decision: { readonly isSpam: boolean; readonly before: { readonly isSpam: boolean } | null },
  ): void;
  forget(model: Model, submission: Submission, before: { readonly isSpam: boolean }): void;
}

/** The decision that a moderator's verdict is; unsure takes one back. */
export function decisionOf(verdict: 'ham' | 'unsure' | 'spam'): Decided | null {
  return verdict === 'unsure' ? null : verdict;
}

/** Whether the filter has not learned yet what was decided last. */
export function isPending({ decided, learned }: Lesson): boolean {
  return decided !== (learned?.decided ?? null) || learned?.again === true;
}

/** What is stored when a moderator decides: the same as what was learned is to be learned again, for the model may be another. */
export function learnedBefore(learned: Learned | null, decided: Decided | null): Learned | null {
  return learned && { ...learned, again: learned.decided === decided };
}

/**
 * Teaches a model a lesson, in place: what it had learned of the same submission before is taken back.
 *
 * @returns what it has learned now
 */
export function teach(
  { id, model }: { readonly id: string; readonly model: Model },
  { submission, decided, learned }: TextLesson,
  engine: Engine,
): Learned | null {
  const before = learned?.modelId === id ? { isSpam: learned.decided === 'spam' } : null;
  if (decided === null) {
    if (before) engine.forget(model, submission, before);
    return null;
  }
  engine.learn(model, submission, { isSpam: decided === 'spam', before });
  return { decided, modelId: id, again: false };
}
