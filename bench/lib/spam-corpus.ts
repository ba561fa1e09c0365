/** The written corpora of messages, and how they are judged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyModel, type Model } from '../../functions/src/moderation/bayes/model.ts';
import { judge, learn } from '../../functions/src/moderation/engine.ts';
import {
  DEFAULT_THRESHOLDS,
  NEUTRAL,
  type Submission,
  type Verdict,
} from '../../functions/src/moderation/index.ts';
import { ROOT } from '../../scripts/lib/paths.mjs';

/** A message of a corpus. */
export interface Sample {
  readonly submission: Submission;
  readonly language: string;
  readonly isSpam: boolean;
}

/** A message and what was said of it. */
export interface Judged {
  readonly sample: Sample;
  readonly verdict: Verdict;
}

const FOLDS = 10;
/** How often a sample of the class with more text is counted: enough for the other to be brought near to it. */
const PRIOR_WEIGHT = 2;
const TIMED_LENGTH = 5_000;

/** A corpus, in the order of its files. */
export function readCorpus(part: 'development' | 'held-out'): Sample[] {
  const folder = join(ROOT, 'bench/spam', part);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readSamples(readFileSync(join(folder, name), 'utf8'), name.startsWith('spam.')));
}

function readSamples(lines: string, isSpam: boolean): Sample[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { message, language, ...rest } = JSON.parse(line) as Record<string, string>;
      const { name = '', email = '', subject = '' } = rest;
      return { submission: { name, email, subject, text: message ?? '' }, language: language ?? '', isSpam };
    });
}

/**
 * A model of some samples. Of each language ham and spam count as much as each other, however many samples there are of
 * either: a language by itself must be no sign of anything.
 */
export function trainPrior(samples: readonly Sample[]): Model {
  const model = emptyModel();
  const lengths = new Map<string, number>();
  const keyOf = ({ language, isSpam }: Sample, other = false): string => `${language} ${isSpam !== other}`;
  for (const sample of samples)
    lengths.set(keyOf(sample), (lengths.get(keyOf(sample)) ?? 0) + sample.submission.text.length);
  for (const sample of samples) {
    const own = lengths.get(keyOf(sample)) ?? 1;
    const most = Math.max(own, lengths.get(keyOf(sample, true)) ?? 0);
    const times = Math.round((PRIOR_WEIGHT * most) / own);
    for (let time = 0; time < times; time += 1)
      learn(model, sample.submission, { isSpam: sample.isSpam, before: null });
  }
  return model;
}

/** Judges samples by a prior; by the one that ships when none is given. */
export function judgeSamples(samples: readonly Sample[], prior?: Model): Judged[] {
  const model = emptyModel();
  const options = { model, thresholds: DEFAULT_THRESHOLDS, ...(prior ? { prior } : {}) };
  return samples.map((sample) => ({ sample, verdict: judge(sample.submission, NEUTRAL, options).verdict }));
}

/** Judges each sample by a prior that has not seen it. */
export function crossValidate(samples: readonly Sample[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isJudged = (index: number): boolean => index % FOLDS === fold;
    const prior = trainPrior(samples.filter((_sample, index) => !isJudged(index)));
    return judgeSamples(
      samples.filter((_sample, index) => isJudged(index)),
      prior,
    );
  }).flat();
}

/** Milliseconds of processor time to judge a message, as they are and at 5,000 characters. */
export function measureTime(samples: readonly Sample[]): { ordinary: number; long: number } {
  const long = samples.slice(0, 100).map((sample, index) => {
    const text = samples
      .slice(index)
      .map(({ submission }) => submission.text)
      .join('\n')
      .slice(0, TIMED_LENGTH);
    return { ...sample, submission: { ...sample.submission, text } };
  });
  return { ordinary: timePerSample(samples), long: timePerSample(long) };
}

function timePerSample(samples: readonly Sample[]): number {
  judgeSamples(samples);
  const before = process.cpuUsage();
  judgeSamples(samples);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / samples.length;
}
