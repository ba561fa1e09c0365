import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Dictionary, packDictionary } from './dictionary.js';
import { forEachTermOf } from './field-terms.js';
import { checkTerms, dictionaryOf, forEachTerm, packTerms } from './prepared-terms.js';
import { hashOf, seal } from './term-bytes.js';
import { tokenize } from './terms.js';
import { BrokenDocuments } from '../../../platform/index.js';
import { isPackedFrom, unpackText } from '../read-texts.js';
import { packText, textReader } from '../texts.js';

function countsIn(packed: Uint8Array, dictionary: Dictionary | null = null): Record<string, number> {
  const counts: [string, number][] = [];
  forEachTerm({ packed, dictionary }, (bytes, length, hash, frequency) => {
    const term = bytes.slice(0, length);
    expect(hash).toBe(hashOf(term));
    counts.push([Buffer.from(term).toString(), frequency]);
  });
  expect(new Set(counts.map(([term]) => term)).size).toBe(counts.length);
  return Object.fromEntries(counts);
}

function countsOf(terms: readonly string[]): Record<string, number> {
  const counts = Map.groupBy(terms, (term) => term);
  return Object.fromEntries([...counts].map(([term, { length }]) => [term, length]));
}

const termsIn = (text: string) => tokenize(text).map(({ term }) => term);

const WORDS = [
  'Hello',
  'hello',
  "don't",
  'C++',
  'c#',
  'Straße',
  'Привет',
  '日本語',
  'العربية',
  '½',
  '👩🏽‍💻',
  '\ud83d',
  'x'.repeat(90),
];
const TEXT = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary' })), { maxLength: 60 })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...WORDS, ...Array.from("aZ9é \u00a0«»–—“”„….-_\n+#\u0301'’"), 'ー', '\u00ad'), {
      maxLength: 20,
    })
    .map((words) => words.join('')),
);

function dictionaryOfWords(words: readonly string[]): Dictionary {
  return new Dictionary(packDictionary(words.map((word) => Buffer.from(word))));
}

/** Something for each rule. */
const RULES =
  `Don't isn’t rock'n'roll Café Straße Øresund Łódź İstanbul C++ C# C++20 node.js snake_case ${'long'.repeat(12)} ` +
  'Привет, Ёлка Άνθρωπος العَرَبِيَّة שָׁלוֹם हिन्दी 日本語 日本JavaScript語 ｶﾞｷﾞ 葛\u{e0100}城 한국어를 ภาษา ﬁne ２０ ½ inter\u00adnational 🎉';

describe('the terms of a text', () => {
  test.each([
    ['', {}],
    ['— … !', {}],
    ['one two one', { one: 2, two: 1 }],
    ['a '.repeat(4_000), { a: 4_000 }],
    [`${'b '.repeat(15)}${'c '.repeat(16)}`, { b: 15, c: 16 }],
    ['語', { 語: 1 }],
    ['__proto__ constructor', { proto: 1, constructor: 1 }],
  ])('come out of what is stored as they went in: %#', (text, counts) => {
    expect(countsIn(packTerms(text))).toEqual(counts);
  });

  test('come out of what is stored as they went in, whatever the text', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const packed = packText(text);
        expect(countsIn(checkTerms(packed.terms) ?? Buffer.of())).toEqual(countsOf(termsIn(text)));
        expect(packTerms(unpackText(packed))).toEqual(packTerms(text));
        expect(isPackedFrom(packed, unpackText(packed))).toBe(true);
      }),
    );
  });

  test('of a field are those that have places', () => {
    const expectSame = (text: string) => {
      const terms: string[] = [];
      const count = forEachTermOf(text, (bytes, length, hash) => {
        expect(hash).toBe(hashOf(bytes.slice(0, length)));
        terms.push(Buffer.from(bytes.slice(0, length)).toString());
      });
      expect([count, terms]).toEqual([terms.length, termsIn(text)]);
    };
    fc.assert(fc.property(TEXT, expectSame));
  });

  test('follow the rules of their version, and of Unicode: when this fails raise VERSION, so that what is stored is prepared anew', () => {
    const digest = createHash('sha256').update(packTerms(RULES)).digest('hex').slice(0, 16);
    expect([packTerms(RULES)[0], process.versions['unicode'], digest]).toEqual([
      1,
      '17.0',
      '250ac504d69a0d0e',
    ]);
  });
});

/** As bits: the byte of an a that is not in the alphabet, the end of a term, and a term. */
const OTHER_A = '1111101100001';
const END = '00000';
const GOOD = `0000${OTHER_A}${END}001`;

describe('stored terms', () => {
  const whole = packTerms('Some words of a text, and some more words');

  test.each([
    ['nothing', undefined],
    ['what another version has prepared', Buffer.of(99, 1, 2)],
    ['none at all', Buffer.of()],
  ])('say to prepare them anew: %s', (_what, stored) => {
    expect(checkTerms(stored)).toBeNull();
  });

  test.each([
    ['a number', 5],
    ['nothing that is something', null],
    ['text', 'terms'],
    ['a version and no more', whole.subarray(0, 1)],
    ['without their end', whole.subarray(0, -1)],
    ['with something behind them', Buffer.concat([whole, Buffer.of(0)])],
  ])('can not be read: %s', (_what, stored) => {
    expect(() => checkTerms(stored)).toThrow('terms: ');
  });

  test('can not be read when a bit is another one, whichever behind the version', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 8 * whole.length - 1 }), (bit) => {
        const broken = Buffer.from(whole);
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => checkTerms(broken)).toThrow('terms: ');
      }),
    );
  });

  /** Terms that no text has, with a sum as it should be: of bits, behind a good term. */
  function forged(bits: string): Uint8Array {
    const head = packTerms('').subarray(0, 37);
    const all = `${GOOD}${bits}`.padEnd(16 * 300, '0');
    const packed = Buffer.concat([
      head,
      Buffer.from(all.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []),
    ]);
    packed.writeUInt16BE(2, 5);
    packed.writeUInt32BE(crc32(packed.subarray(5)), 1);
    return packed;
  }

  test.each([
    ['longer than any', `0000${OTHER_A.repeat(121)}${END}001`],
    ['without an end', `0000${OTHER_A.repeat(200)}`],
    ['that no text has at all', `0000${OTHER_A}${END}000000000000000`],
    ['with more of the one before than that has', `1111${OTHER_A}${END}001`],
    ['of nothing', `0000${END}001`],
  ])('end before a term %s', (_what, bits) => {
    const packed = forged(bits);
    expect(checkTerms(packed)).toEqual(packed);
    expect(countsIn(packed)).toEqual({ a: 1 });
  });

  test('are there where they have room beside the text, so that a shard has room for as many posts as without', () => {
    const words = Array.from({ length: 2_000 }, (_, i) =>
      createHash('sha256').update(String(i)).digest('base64url'),
    );
    const random = words.map((word) => word.slice(0, 8)).join(' ');
    for (const [text, hasTerms] of [
      [random, false],
      [words.join(' ').toUpperCase(), false],
      ['日本語の文章を書く'.repeat(300), true],
      ['Some words of a text. '.repeat(400), true],
    ] as const) {
      const packed = packText(text.slice(0, 8_000));
      expect([text.slice(0, 20), packed.terms !== undefined]).toEqual([text.slice(0, 20), hasTerms]);
      if (packed.terms) expect(packed.text.length + packed.terms.length).toBeLessThanOrEqual(8_000);
      expect(isPackedFrom(packed, text.slice(0, 8_000))).toBe(true);
    }
  });
});

describe('terms by the numbers of a dictionary', () => {
  const MANY = 'one two three four five six seven eight nine ten eleven twelve '.repeat(3);
  const ALL = dictionaryOfWords([...new Set(termsIn(`${RULES} ${MANY}`))]);

  test('come out of what is stored as they went in, whatever the text and the dictionary', () => {
    const words = fc.uniqueArray(fc.constantFrom(...termsIn(WORDS.join(' ')), 'a', 'z9'));
    fc.assert(
      fc.property(TEXT, words, (text, known) => {
        const dictionary = dictionaryOfWords(known);
        const packed = checkTerms(packTerms(text, dictionary)) ?? Buffer.of();
        expect(countsIn(packed, dictionary)).toEqual(countsOf(termsIn(text)));
        expect(packed.length).toBeLessThanOrEqual(packTerms(text).length);
        const stored = packText(text, dictionary);
        expect(isPackedFrom(stored, unpackText(stored), dictionary)).toBe(true);
      }),
    );
  });

  test.each([
    ['a '.repeat(4_000), { a: 4_000 }],
    [`${'b '.repeat(127)}${'c '.repeat(128)}`, { b: 127, c: 128 }],
  ])('say how often a text has them: %#', (text, counts) => {
    const dictionary = dictionaryOfWords(['c']);
    expect(countsIn(packTerms(text, dictionary), dictionary)).toEqual(counts);
  });

  test('are there where they take less than spelled ones', () => {
    expect(dictionaryOf(packTerms(MANY, ALL))).toBe(ALL.id);
    expect(packTerms(MANY, ALL).length).toBeLessThan(packTerms(MANY).length / 2);
    const strange = 'aaaaaaaa aaaaaaab aaaaaaac aaaaaaad aaaaaaae aaaaaaaf aaaaaaag aaaaaaah '.repeat(4);
    expect(packTerms(strange, dictionaryOfWords([]))).toEqual(packTerms(strange));
  });

  test('follow the rules of their version: when this fails raise NUMBERED, so that what is stored is prepared anew', () => {
    const text = `${RULES} ${MANY} some others`;
    const digest = createHash('sha256').update(packTerms(text, ALL)).digest('hex').slice(0, 16);
    expect([packTerms(text, ALL)[0], process.versions['unicode'], digest]).toEqual([
      2,
      '17.0',
      'a61ddb68493cddfd',
    ]);
  });

  test('can not be read when a bit is another one, whichever behind the version', () => {
    const whole = packTerms(MANY, ALL);
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 8 * whole.length - 1 }), (bit) => {
        const broken = Buffer.from(whole);
        broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => checkTerms(broken)).toThrow('terms: ');
      }),
    );
  });

  test.each([1, 6, 14])('can not be read with %i bytes and no more, well summed or not', (length) => {
    expect(() => checkTerms(packTerms(MANY, ALL).subarray(0, length))).toThrow('terms: ');
    if (length >= 5) expect(() => checkTerms(seal(Buffer.alloc(length), 2))).toThrow('terms: ');
  });

  test('are terms of the dictionary or as long as terms are, whatever well summed bytes say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const packed = Buffer.concat([
          packTerms(MANY, ALL).subarray(0, 13),
          Buffer.from(bytes),
          Buffer.alloc(2),
        ]);
        const stored = checkTerms(seal(packed, 2)) ?? Buffer.of();
        forEachTerm({ packed: stored, dictionary: ALL }, (term, length, hash, frequency) => {
          expect(length).toBeLessThanOrEqual(120);
          expect(length).toBeLessThanOrEqual(term.length);
          expect(hash).toBe(hashOf(term.slice(0, length)));
          expect(frequency).toBeGreaterThan(0);
          expect(frequency).toBeLessThan(4_096);
        });
      }),
    );
  });

  test('are none without their dictionary', () => {
    expect(countsIn(packTerms(MANY, ALL))).toEqual({});
  });
});

test('a text is as it would be packed now without terms that were taken for room, not without those that never were', () => {
  const plain = 'Some words';
  const { text, terms } = packText(plain);
  const are = [terms, new Uint8Array(terms ?? []), Buffer.of(), undefined, 5, packTerms('Others')];
  expect(are.map((stored) => isPackedFrom({ text, terms: stored }, plain))).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
});

describe('a packed text that is none', () => {
  const HIDDEN = 'hidden '.repeat(1_000);

  test.each([
    ['nothing', Buffer.of()],
    ['a part of one', packText('Some words').text.subarray(0, -3)],
    ['text', Buffer.from('no packed text')],
    ['more than any', deflateRawSync('a'.repeat(16_000))],
    ['far more than any', deflateRawSync('a'.repeat(10_000_000))],
    ['in more bytes than any', Buffer.concat([packText('Some words').text, Buffer.alloc(16_000)])],
  ])('can not be read: %s', (_what, text) => {
    unpackText(packText(HIDDEN));
    expect(() => unpackText({ text })).toThrow();
  });

  test('gives nothing of another one, whatever bytes it has', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (text) => {
        unpackText(packText(HIDDEN));
        let read = '';
        try {
          read = unpackText({ text });
        } catch {
          // As it should be.
        }
        expect(read).not.toContain('hidden');
      }),
    );
  });
});

test('an entry of before has a text all the same', () => {
  const logged: string[] = [];
  const reader = textReader(new BrokenDocuments({ log: (_level, message) => logged.push(message) }));
  const { text } = packText('Some words');
  expect(reader.decodeOrNull('a', { text })).toEqual({ id: 'a', text, terms: undefined });
  expect(reader.decodeOrNull('b', { text, terms: 5 })).toMatchObject({ text });
  expect(logged).toEqual([]);
});
