import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dictionary, dictionaryId, packDictionary } from './dictionary.js';
import { packTerms, type PreparedTerms } from './prepared-terms.js';
import { packSpelled } from './spelled-terms.js';
import { hashOf } from './term-bytes.js';
import { trainDictionary } from './train-dictionary.js';

const bytesOf = (terms: readonly string[]) => terms.map((term) => Buffer.from(term));

const termsIn = (dictionary: Dictionary) =>
  Array.from({ length: dictionary.size }, (_, number) => Buffer.from(dictionary.termOf(number)).toString());

describe('a dictionary', () => {
  test('gives each of its terms a number, and no other', () => {
    const TERM = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((term) => term.isWellFormed());
    fc.assert(
      fc.property(fc.uniqueArray(TERM), TERM, (terms, other) => {
        const dictionary = new Dictionary(packDictionary(bytesOf(terms)));
        expect(termsIn(dictionary).sort()).toEqual(terms.toSorted());
        for (const [number, term] of termsIn(dictionary).entries()) {
          expect(dictionary.numberOf(Buffer.from(term))).toBe(number);
          expect(dictionary.hashes[number]).toBe(hashOf(Buffer.from(term)));
        }
        if (!terms.includes(other)) expect(dictionary.numberOf(Buffer.from(other))).toBe(-1);
      }),
    );
  });

  test('goes by an id that says what it has', () => {
    const packed = packDictionary(bytesOf(['b', 'a']));
    expect(packed).toEqual(packDictionary(bytesOf(['a', 'b'])));
    expect(new Dictionary(packed).id).toBe(dictionaryId(packed));
    expect(dictionaryId(packDictionary(bytesOf(['a', 'c'])))).not.toBe(dictionaryId(packed));
  });

  test.each([
    ['nothing', Buffer.of()],
    ['a part of one', packDictionary(bytesOf(['some', 'words'])).subarray(0, -1)],
    ['terms in no order', packSpelled(bytesOf(['b', 'a']).map((bytes) => ({ bytes, frequency: 1 })))],
    ['a term twice', packSpelled(bytesOf(['a', 'a']).map((bytes) => ({ bytes, frequency: 1 })))],
    ['the longer one first', packSpelled(bytesOf(['ab', 'a']).map((bytes) => ({ bytes, frequency: 1 })))],
  ])('is none: %s', (_what, packed) => {
    expect(() => new Dictionary(packed)).toThrow('terms: ');
  });
});

describe('training', () => {
  const textsOf = (count: number, text: (i: number) => string): PreparedTerms[] =>
    Array.from({ length: count }, (_, i) => ({ packed: packTerms(text(i)), dictionary: null }));

  const train = async (texts: PreparedTerms[], current: Dictionary | null = null) => {
    const packed = await trainDictionary(texts, current);
    return packed && new Dictionary(packed);
  };

  test('takes the terms that two texts have, whatever their order, and needs a hundred texts', async () => {
    const texts = textsOf(100, (i) => `common words and${i} pair${i >> 1}`);
    const dictionary = await train(texts);
    const pairs = Array.from({ length: 50 }, (_, i) => `pair${i}`);
    expect(dictionary && termsIn(dictionary)).toEqual(['common', ...pairs, 'words'].sort());
    expect((await train(texts.toReversed()))?.id).toBe(dictionary?.id);
    expect(await train(texts.slice(1))).toBeNull();
  });

  test('counts terms that are packed by another dictionary as it does spelled ones', async () => {
    const texts = textsOf(100, (i) => `common words and${i} pair${i >> 1} `.repeat(3));
    const other = new Dictionary(packDictionary(bytesOf(['common', 'pair7', 'zebra'])));
    const packed = Array.from({ length: 100 }, (_, i) =>
      packTerms(`common words and${i} pair${i >> 1} `.repeat(3), other),
    );
    const again = await train(packed.map((terms) => ({ packed: terms, dictionary: other })));
    expect(again?.id).toBe((await train(texts))?.id);
  });

  test('leaves one that has nearly all of what another would have, and no other', async () => {
    const texts = textsOf(200, (i) => Array.from({ length: 20 }, (_, k) => `w${i % (k + 2)}`).join(' '));
    const dictionary = await train(texts);
    expect(dictionary).not.toBeNull();
    expect(await train(texts, dictionary)).toBeNull();
    expect(await train([...texts, ...textsOf(2, () => 'some new words')], dictionary)).toBeNull();
    const changed = await train([...texts, ...textsOf(200, () => 'some new words')], dictionary);
    expect(changed && termsIn(changed)).toEqual(expect.arrayContaining(['new', 'some', 'words', 'w0']));
  });

  test('takes no more terms than fit into a document', async () => {
    const wordOf = (i: number) => createHash('sha256').update(String(i)).digest('hex').slice(0, 40);
    const textOf = (i: number) => Array.from({ length: 700 }, (_, k) => wordOf((i >> 1) * 700 + k)).join(' ');
    const packed = await trainDictionary(textsOf(100, textOf), null);
    expect(packed?.length).toBeGreaterThan(300_000);
    expect(packed?.length).toBeLessThan(900_000);
  });
});
