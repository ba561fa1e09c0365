/** The verdict on a submission: evidence is weighed, rules raise the sum, and it is compared with two thresholds. */
import { featuresOf } from './bayes/features.js';
import { bayesScore, emptyModel, type Model } from './bayes/model.js';
import { priorModel } from './bayes/prior.js';
import { gatherCircumstances } from './circumstance-evidence.js';
import { gatherContent, type TextEvidence } from './content-evidence.js';
import { weightOf, type Evidence } from './evidence.js';
import type { Reason } from './reason.js';
import { strictestRule } from './rules.js';
import type { Circumstances, Submission, Verdict } from './submission.js';
import type { Thresholds } from './thresholds.js';
import { vocabularyModel } from './vocabulary.js';

/** What {@link judge} says. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The sum of the reasons' weights: 0 is as good as nothing known. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
}

/** How much of the filter's log-odds count, beside rules that were made by people. */
const BAYES_SHARE = 1.5;
const VOCABULARY_SHARE = 1.1;
const NOTHING_LEARNED = emptyModel();
/** Below this a reason is none that anybody would read. */
const LEAST_WEIGHT = 0.05;
const MAX_DETAIL = 200;

/**
 * Judges a submission by what was typed and how it came. `model` is what this site's moderators have decided, `emptyModel()`
 * when nothing yet; `prior` another one than the code brings along.
 */
export function judge(
  submission: Submission,
  circumstances: Circumstances,
  { model, thresholds, prior = priorModel() }: { model: Model; thresholds: Thresholds; prior?: Model },
): Judgement {
  const { own, quoted } = gatherContent(submission);
  const weigh = ({ evidence, words }: TextEvidence) => [...evidence, ...filterEvidence(words, model, prior)];
  const all = [...gatherCircumstances(circumstances), ...weigh(own)];
  const sum = sumOf(all);
  const rule = strictestRule({ circumstances, quotedScore: quoted && sumOf(weigh(quoted)) });
  const raised = rule ? [{ code: rule.code, weight: round(Math.max(0, rule.score - sum)) }] : [];
  const reasons = [...all.map(toReason), ...raised]
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const score = round(Math.max(sum, rule?.score ?? sum));
  return { verdict: verdictOf(score, thresholds), score, reasons };
}

function sumOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, one) => sum + weightOf(one), 0);
}

function verdictOf(score: number, { unsure, spam }: Thresholds): Verdict {
  if (score >= spam) return 'spam';
  return score >= unsure ? 'unsure' : 'ham';
}

function filterEvidence(words: string, model: Model, prior: Model): Evidence[] {
  const buckets = featuresOf(words);
  const learned = BAYES_SHARE * bayesScore(buckets, model, prior);
  const known = VOCABULARY_SHARE * bayesScore(buckets, NOTHING_LEARNED, vocabularyModel());
  return [
    { code: learned > 0 ? 'looks-like-spam' : 'looks-like-ham', amount: Math.abs(learned) },
    { code: known > 0 ? 'vocabulary' : 'good-vocabulary', amount: Math.abs(known) },
  ];
}

function toReason(evidence: Evidence): Reason {
  const { code, detail } = evidence;
  return {
    code,
    ...(detail ? { detail: detail.slice(0, MAX_DETAIL) } : {}),
    weight: round(weightOf(evidence)),
  };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
