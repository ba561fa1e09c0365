/**
 * A naive Bayes filter: in how many texts of either class each bucket was. A model is changed in place by what moderators
 * decide; it never grows.
 */
import { BUCKETS, featuresOf } from './features.js';

/** Counts by bucket, and of texts. */
export interface Model {
  readonly ham: Uint16Array;
  readonly spam: Uint16Array;
  hamTexts: number;
  spamTexts: number;
  /** The sums of `ham` and `spam`. */
  hamWords: number;
  spamWords: number;
}

/** From here on all counts are halved: what was decided lately counts more, and no count overflows. */
export const MAX_TEXTS = 60_000;

/** How often a decision of this site's moderators counts, against one text of the prior. */
const SITE_WEIGHT = 3;
/** What is added to each count: how much evidence it takes to believe a bucket. */
const SMOOTHING = 6;

/** No word says more than this, however often it was seen. */
const MOST_LOG_ODDS = 1.3;

/** A model that knows nothing. */
export function emptyModel(): Model {
  return {
    ham: new Uint16Array(BUCKETS),
    spam: new Uint16Array(BUCKETS),
    hamTexts: 0,
    spamTexts: 0,
    hamWords: 0,
    spamWords: 0,
  };
}

/** Counts a text, normalised, that a moderator has decided on. */
export function train(model: Model, text: string, isSpam: boolean): void {
  if (model.hamTexts + model.spamTexts >= MAX_TEXTS) halve(model);
  addText(model, text, { isSpam, by: 1 });
}

/** Takes back a {@link train} of the same text and class: a moderator has changed their mind. No count falls below 0. */
export function untrain(model: Model, text: string, isSpam: boolean): void {
  addText(model, text, { isSpam, by: -1 });
}

function addText(model: Model, text: string, { isSpam, by }: { isSpam: boolean; by: 1 | -1 }): void {
  const counts = isSpam ? model.spam : model.ham;
  let words = 0;
  for (const bucket of featuresOf(text)) {
    const before = counts[bucket] ?? 0;
    const after = Math.max(0, before + by);
    counts[bucket] = after;
    words += after - before;
  }
  if (isSpam) {
    model.spamTexts = Math.max(0, model.spamTexts + by);
    model.spamWords += words;
  } else {
    model.hamTexts = Math.max(0, model.hamTexts + by);
    model.hamWords += words;
  }
}

/**
 * What the models say of a text: above 0 it is more like spam, below more like ham; some -8 to 8.
 *
 * @param buckets the text's, by `featuresOf`
 * @param site what this site's moderators have decided
 * @param prior what came with the code
 */
export function bayesScore(buckets: ReadonlySet<number>, site: Model, prior: Model): number {
  const hamWords = prior.hamWords + SITE_WEIGHT * site.hamWords;
  const spamWords = prior.spamWords + SITE_WEIGHT * site.spamWords;
  // A class with more words is not likelier for that; a word that neither class has says nothing.
  const spamShare = spamWords / Math.max(1, spamWords + hamWords) || 0.5;
  const hamShare = 1 - spamShare || 0.5;
  let sum = 0;
  let count = 0;
  for (const bucket of buckets) {
    const ham = (prior.ham[bucket] ?? 0) + SITE_WEIGHT * (site.ham[bucket] ?? 0);
    const spam = (prior.spam[bucket] ?? 0) + SITE_WEIGHT * (site.spam[bucket] ?? 0);
    if (ham + spam === 0) continue;
    const logOdds =
      Math.log((spam + SMOOTHING * spamShare) / spamShare) -
      Math.log((ham + SMOOTHING * hamShare) / hamShare);
    sum += Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds));
    count += 1;
  }
  // Words of a text depend on each other: the square root keeps long texts from being certain of anything.
  return sum / Math.sqrt(Math.max(count, 9));
}

function halve(model: Model): void {
  for (const counts of [model.ham, model.spam])
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) counts[bucket] = (counts[bucket] ?? 0) >> 1;
  model.hamTexts >>= 1;
  model.spamTexts >>= 1;
  model.hamWords = sumOf(model.ham);
  model.spamWords = sumOf(model.spam);
}

/** The sum of all counts. */
export function sumOf(counts: Uint16Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
