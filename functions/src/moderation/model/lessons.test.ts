import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeModel } from '../bayes/blocks.js';
import { emptyModel } from '../bayes/model.js';
import * as engine from '../engine.js';
import { decisionOf, isPending, learnedBefore, teach, type Lesson } from './lessons.js';

const TEXTS = [
  'Our chutney is on sale again, in large jars.',
  'We place links on many good sites.',
  'In your post you compare the tags as texts. Is that right?',
];

const submissionOf = (text: string) => ({ name: 'Ada', email: 'ada@a.test', subject: '', text });

const verdicts = fc.constantFrom('ham' as const, 'unsure' as const, 'spam' as const);
/** What moderators do, in order: decide on a text, or leave the filter time to learn. */
const steps = fc.array(
  fc.oneof(
    fc.record({ text: fc.constantFrom(...TEXTS), verdict: verdicts }),
    fc.constant('sweep' as const),
    fc.constant('reset' as const),
  ),
  { maxLength: 20 },
);

/** Messages, and a filter that learns of them. */
class Site {
  readonly lessons = new Map<string, Lesson>(TEXTS.map((text) => [text, { decided: null, learned: null }]));
  site = { id: 'model-0', model: emptyModel() };
  private resets = 0;

  decide(text: string, verdict: 'ham' | 'unsure' | 'spam'): void {
    const lesson = this.lessons.get(text) ?? { decided: null, learned: null };
    const decided = decisionOf(verdict);
    this.lessons.set(text, { decided, learned: learnedBefore(lesson.learned, decided) });
  }

  sweep(): void {
    for (const [text, lesson] of this.lessons) {
      if (!isPending(lesson)) continue;
      const learned = teach(this.site, { ...lesson, submission: submissionOf(text) }, engine);
      this.lessons.set(text, { ...lesson, learned });
    }
  }

  reset(): void {
    this.resets += 1;
    this.site = { id: `model-${this.resets}`, model: emptyModel() };
  }

  /** What the filter would be, had it learned nothing but what holds of this model. */
  expected() {
    const model = emptyModel();
    for (const [text, { learned }] of this.lessons) {
      if (learned?.modelId !== this.site.id) continue;
      engine.learn(model, submissionOf(text), { isSpam: learned.decided === 'spam', before: null });
    }
    return model;
  }
}

test('a model knows the last decision on each text, and nothing of those before', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const site = new Site();
      for (const step of all) {
        if (step === 'sweep') site.sweep();
        else if (step === 'reset') site.reset();
        else site.decide(step.text, step.verdict);
      }
      site.sweep();
      for (const lesson of site.lessons.values()) expect(isPending(lesson)).toBe(false);
      const [model, expected] = [site.site.model, site.expected()];
      expect(Buffer.concat(encodeModel(model)).equals(Buffer.concat(encodeModel(expected)))).toBe(true);
      expect([model.hamWords, model.spamWords]).toEqual([expected.hamWords, expected.spamWords]);
    }),
    { numRuns: 50 },
  );
});

test('what a model before has learned is not taken back from one that was begun anew', () => {
  const site = new Site();
  const [chutney = '', links = ''] = TEXTS;
  site.decide(chutney, 'spam');
  site.sweep();
  site.reset();
  site.decide(links, 'spam');
  site.sweep();
  site.decide(chutney, 'unsure');
  site.sweep();
  expect(site.site.model.spamTexts).toBe(1);
  expect(site.site.model).toEqual(site.expected());
});

test('the same decision teaches a model that was begun anew since, and no other', () => {
  const site = new Site();
  const [chutney = ''] = TEXTS;
  for (let time = 0; time < 2; time += 1) {
    site.decide(chutney, 'spam');
    site.sweep();
    expect(site.site.model.spamTexts).toBe(1);
  }
  site.reset();
  site.decide(chutney, 'spam');
  site.sweep();
  expect(site.site.model.spamTexts).toBe(1);
});
