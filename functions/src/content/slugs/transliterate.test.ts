import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asciiWords } from './transliterate.js';

describe('asciiWords', () => {
  test.each([
    ['Déjà vu: the *Ångström*', ['deja', 'vu', 'the', 'angstrom']],
    ['Øresund Łódź Ærø þorn', ['oresund', 'lodz', 'aero', 'thorn']],
    ['Ελληνικά', ['ellinika']],
    ['Привет', ['privet']],
    ['日本語', ['ribenyu']],
    ['ひらがな カタカナ', ['hiragana', 'katakana']],
    ['한국어', ['hangugeo']],
    ["Don’t isn't", ['dont', 'isnt']],
    ['½ ① ﬁ ２', ['1', '2', '1', 'fi', '2']],
    ['🎉 party 👩🏽‍💻 ©', ['party']],
    ['a_b-c/d.e', ['a', 'b', 'c', 'd', 'e']],
    ['\ud83d', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(asciiWords(text)).toEqual(words);
  });

  test('have nothing but a to z and digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of asciiWords(text)) expect(word).toMatch(/^[a-z\d]+$/);
      }),
    );
  });
});
