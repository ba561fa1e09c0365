import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { featuresOf } from './features.js';
import { decodeModel, emptyModel, encodeModel, MAX_BLOCK_BYTES, MODEL_BLOCKS, type Model } from '../index.js';
import { bayesScore, train, untrain } from './model.js';
import { packPrior, priorModel } from './prior.js';

const texts = fc.array(fc.record({ text: fc.string({ maxLength: 200 }), isSpam: fc.boolean() }), {
  maxLength: 8,
});

function trained(samples: readonly { text: string; isSpam: boolean }[]): Model {
  const model = emptyModel();
  for (const { text, isSpam } of samples) train(model, text, isSpam);
  return model;
}

/** All of a model, quickly compared. */
function bytesOf(model: Model): string {
  const sums = `${model.hamTexts} ${model.spamTexts} ${model.hamWords} ${model.spamWords}`;
  return `${sums} ${Buffer.concat(encodeModel(model)).toString('base64')}`;
}

describe('a model', () => {
  test('forgets what is untrained', () => {
    fc.assert(
      fc.property(texts, fc.string({ maxLength: 200 }), fc.boolean(), (samples, text, isSpam) => {
        const model = trained(samples);
        train(model, text, isSpam);
        untrain(model, text, isSpam);
        expect(bytesOf(model)).toBe(bytesOf(trained(samples)));
      }),
      { numRuns: 20 },
    );
  });

  test('is the same after it was stored', () => {
    fc.assert(
      fc.property(texts, (samples) => {
        const blocks = encodeModel(trained(samples));
        expect(blocks).toHaveLength(MODEL_BLOCKS);
        expect(blocks.every(({ length }) => length <= MAX_BLOCK_BYTES)).toBe(true);
        const decoded = decodeModel(blocks);
        expect(decoded && bytesOf(decoded)).toBe(bytesOf(trained(samples)));
      }),
      { numRuns: 20 },
    );
  });

  test('has no count below 0, whatever is untrained', () => {
    const model = emptyModel();
    untrain(model, 'free spins', true);
    expect(model).toEqual(emptyModel());
  });

  test('halves its counts before they overflow', () => {
    const model = { ...emptyModel(), hamTexts: 60_000 };
    train(model, 'one more', false);
    expect(model.hamTexts).toBe(30_001);
  });

  test.each([[[]], [[new Uint8Array(3)]], [encodeModel(emptyModel()).slice(1)]])(
    'is not made of other bytes',
    (blocks) => {
      expect(decodeModel(blocks)).toBeNull();
    },
  );

  test('learns from moderators, against what it began with', () => {
    const text = 'we sell permanent backlinks for casino sites';
    const site = emptyModel();
    const before = bayesScore(featuresOf(text), site, priorModel());
    for (let i = 0; i < 5; i += 1) train(site, text, false);
    expect(before).toBeGreaterThan(0);
    expect(bayesScore(featuresOf(text), site, priorModel())).toBeLessThan(0);
  });

  test('says nothing of words that it does not know', () => {
    expect(bayesScore(featuresOf('zyx wvu'), emptyModel(), emptyModel())).toBe(0);
  });

  test('its prior fits the bundle', () => {
    expect(packPrior(priorModel()).length).toBeLessThan(150_000);
  });
});
