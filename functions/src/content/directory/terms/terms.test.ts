import { describe, expect, test } from '@jest/globals';
import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { queryTerms, tokenize } from './terms.js';

const termsOf = (text: string) => tokenize(text).map(({ term }) => term);

describe('the terms', () => {
  test.each([
    ['Hello, World! 2024', ['hello', 'world', '2024']],
    ["Don't isn’t rock'n'roll 'quoted'", ['dont', 'isnt', 'rocknroll', 'quoted']],
    ['Café naïve Ångström', ['cafe', 'naive', 'angstrom']],
    ['cafe\u0301', ['cafe']],
    ['Straße STRASSE', ['strasse', 'strasse']],
    ['Øresund Łódź Đà Nẵng Ærø Œuvre þorn', ['oresund', 'lodz', 'da', 'nang', 'aero', 'oeuvre', 'thorn']],
    ['İstanbul ılık', ['istanbul', 'ilik']],
    ['C++ C# C++20 g++ c', ['c++', 'c#', 'c++', '20', 'g++', 'c']],
    ['node.js ASP.NET .NET', ['node', 'js', 'asp', 'net', 'net']],
    ['snake_case kebab-case a/b.c', ['snake', 'case', 'kebab', 'case', 'a', 'b', 'c']],
    ['Привет, Ёлка йод', ['привет', 'елка', 'йод']],
    ['Άνθρωπος', ['ανθρωποσ']],
    ['العَرَبِيَّة أهلا', ['العربية', 'اهلا']],
    ['שָׁלוֹם', ['שלום']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['日本語', ['日本', '本語', '語']],
    ['年', ['年']],
    ['日本JavaScript語', ['日本', '本', 'javascript', '語']],
    ['ｶﾞｷﾞ', ['ガギ', 'ギ']],
    ['葛\u{e0100}城', ['葛城', '城']],
    ['한국어를', ['한국', '국어', '어를', '를']],
    ['ภาษา', ['ภา', 'าษ', 'ษา', 'า']],
    ['ﬁne ２０ ½', ['fine', '20', '1', '2']],
    ['inter\u00adnational', ['international']],
    ['🎉 👩🏽‍💻 — … \ud83d', []],
    ['__proto__', ['proto']],
    ['', []],
  ])('of %j are %j', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  test('have at most 40 characters and no half of one', () => {
    expect(termsOf('a'.repeat(100))).toEqual(['a'.repeat(40)]);
    const [term] = termsOf(`${'a'.repeat(39)}𝒳𐐷`);
    expect(term?.isWellFormed()).toBe(true);
  });

  test('spell the letters of European languages as any-ascii does', () => {
    for (let code = 0xc0; code < 0x180; code += 1) {
      const letter = String.fromCodePoint(code);
      // Those two are a letter and a sign.
      if (!/\p{L}/u.test(letter) || 'ŀŉĿ'.includes(letter)) continue;
      expect([letter, ...termsOf(letter)]).toEqual([letter, anyAscii(letter).toLowerCase()]);
    }
  });

  test('have places in the text, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let previous = 0;
        for (const { term, start, end } of tokenize(text)) {
          expect(term).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          previous = start;
        }
      }),
    );
  });

  test('are told where their words stand, though folding changes lengths', () => {
    const text = 'Die Straße — ﬁne';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Die', 'Straße', 'ﬁne']);
  });
});

describe('a query', () => {
  test('asks for each term once, 10 at most', () => {
    expect(queryTerms('a b A c d e f g h i j k')).toEqual('a b c d e f g h i j'.split(' '));
  });

  test('is read up to its 200th character', () => {
    expect(queryTerms(`${'x'.repeat(190)} ${'y'.repeat(20)}`)).toEqual(['x'.repeat(40), 'y'.repeat(9)]);
  });

  test('asks for the last character of a run only with the one before', () => {
    expect(queryTerms('日本語')).toEqual(['日本', '本語']);
    expect(queryTerms('語')).toEqual(['語']);
  });
});
