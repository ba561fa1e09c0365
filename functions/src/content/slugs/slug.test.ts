import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isMadeFrom,
  isSameSlug,
  isSlug,
  MAX_SLUG_LENGTH,
  MAX_TITLE_SLUG_LENGTH,
  slugCandidates,
  slugsMeant,
} from './slug.js';
import { slugify } from './slugify.js';

const anyTitle = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  // Lone surrogates as well.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
);

describe('slugify', () => {
  test.each([
    ['Hello, World!', 'hello-world'],
    ['  Déjà vu:   the *Ångström* ', 'deja-vu-the-angstrom'],
    ["Don’t panic, it's fine", 'dont-panic-its-fine'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ﬁne ½ ①', 'fine-1-2-1'],
    ['Привет, мир', 'privet-mir'],
    ['日本語 の タイトル', 'ribenyu-no-taitoru'],
    ['हिन्दी लेख', 'hindi-lekh'],
    ['مرحبا بالعالم', 'mrhb-bl-lm'],
    ['C++ & C#', 'c-c'],
    ['🎉 party 👩‍💻', 'party'],
    ['🎉👩‍💻', 'post'],
    ['\ud83d', 'post'],
    ['---', 'post'],
    ['', 'post'],
    ['__proto__', 'proto'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%j becomes %j', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  test('always gives a slug', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(isSlug(slugify(title))).toBe(true);
      }),
    );
  });

  test('leaves its own result as it is', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(slugify(slugify(title))).toBe(slugify(title));
      }),
    );
  });

  test('cuts a long title between words, a long word anywhere', () => {
    expect(slugify('word '.repeat(50))).toBe('word-'.repeat(16).slice(0, -1));
    expect(slugify('a'.repeat(100))).toBe('a'.repeat(MAX_TITLE_SLUG_LENGTH));
    expect(slugify('a'.repeat(200), MAX_SLUG_LENGTH)).toBe('a'.repeat(MAX_SLUG_LENGTH));
  });
});

describe('slugCandidates', () => {
  test('tries the wish, -2, -3, then random suffixes', () => {
    const [first, second, third, ...random] = take(slugCandidates('title'), 6);
    expect([first, second, third]).toEqual(['title', 'title-2', 'title-3']);
    expect(random).toHaveLength(new Set(random).size);
    for (const slug of random) expect(slug).toMatch(/^title-[\da-z]{6}$/);
  });

  test('gives slugs within the length, however long the wish', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(take(slugCandidates(slugify(title.repeat(5))), 5).filter((slug) => !isSlug(slug))).toEqual([]);
      }),
    );
  });
});

test.each(['', '-', 'a-', '-a', 'a--b', 'A', 'a b', 'a/b', 'a.b', 'a_b', '%61', 'a\n', 'a'.repeat(192)])(
  '%j is no slug',
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);

function take<T>(values: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

describe('slugsMeant', () => {
  test('of a word with accents are its forms, the composed one first', () => {
    const forms = ['caf\u00e9', 'cafe\u0301'];
    expect(slugsMeant('caf\u00e9')).toEqual(forms);
    expect(slugsMeant('cafe\u0301')).toEqual(forms);
    expect(isSameSlug('caf\u00e9', 'cafe\u0301')).toBe(true);
  });

  test('is the one of a word without, and none where there can be none', () => {
    expect(slugsMeant('cafe')).toEqual(['cafe']);
    expect(slugsMeant('../x')).toEqual([]);
  });
});

test.each(['a title', 'a'.repeat(100)])(
  'a slug is made from the title %j with what is tried behind it',
  (title) => {
    const wish = slugify(title);
    const [plain, second, third, random] = take(slugCandidates(wish), 4);
    const suffixed = (suffix: string) => `${String(random).slice(0, -6)}${suffix}`;
    for (const slug of [plain, second, third, suffixed('a1b2c3'), suffixed('1bcdef')])
      expect(isMadeFrom(String(slug), wish)).toBe(true);
    expect(isMadeFrom(`${wish.slice(0, 5)}-4`, wish)).toBe(false);
  },
);

test.each(['learn-python', 'learn-202601', 'learn-4', 'learn-web'])(
  'a slug that ends with a word or a number of its writer’s is not made from the title: %s',
  (slug) => {
    expect(isMadeFrom(slug, 'learn')).toBe(false);
  },
);
