/**
 * Text as its readers see it, so that phrases are found however they were disguised, and the disguise itself is seen.
 *
 * Both forms are words in lower case divided by single spaces, without accents on Latin letters, without apostrophes and
 * points. The mended one also has no invisible characters within words, letters of other alphabets that only look like
 * those around them, digits in place of letters, and no words that are s p e l l e d or s.p.e.l.l.e.d.
 */
import { LATIN_FOR } from './confusables.js';

/** A text in both forms. */
export interface NormalText {
  /** What stands there. */
  readonly plain: string;
  /** What people read. */
  readonly mended: string;
  /** Words with letters of two alphabets, of which the one only imitates the other. */
  readonly mixedWords: number;
  /** Invisible characters between Latin, Greek or Cyrillic letters. */
  readonly invisible: number;
  /** Latin letters in ornament: mathematical, circled, or of full width where no East Asian text is around. */
  readonly ornamental: number;
}

/** The joiners of Arabic, Indian scripts and emoji do their work between those; between these letters they do none. */
const INVISIBLE =
  /(?<=[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\d])[\xad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]+(?=[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\d])/gu;
const ANY_INVISIBLE =
  /[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Variation_Selector}]/gu;
const ORNAMENTAL = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9]/gu;
const FULL_WIDTH = /[\uff21-\uff3a]/gi;
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

const SQUARED = /[\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

const MARKS = /(?<=[\p{sc=Latin}\p{sc=Greek}])[\u0300-\u036f]+/gu;
/** Vowel points and lengthening, which few texts are written with. */
const OPTIONAL = /[\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;
const WITHIN_WORDS = /['’‘ʼ`´]/g;
/** No script needs more on a letter, and the more there are in a row, the longer it takes to put them in order. */
const STACKED_MARKS = /(\p{M}{8})\p{M}+/gu;
/** Of more nobody is sure what it says; forms allow less. */
const MAX_LENGTH = 20_000;
const DIVIDERS = /[^\p{L}\p{N}\p{M}%$€£₹₽₺₩¥]+/gu;
const SPELLINGS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ', ё: 'е' },
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ة: 'ه' },
};
const TO_SPELL = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g');

const WORD = /[\p{L}\p{N}]+/gu;
const LATIN = /\p{sc=Latin}/u;
const CYRILLIC_OR_GREEK = /[\p{sc=Cyrillic}\p{sc=Greek}]/u;

/** Single letters or digits, four or more, divided by the same sign each time: V i a g r a, F.r.e.e, R-0-l-e-x. */
const SPELLED =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}@$]([ ._*-])(?:[\p{L}\p{N}@$]\1){2,30}[\p{L}\p{N}@$](?![\p{L}\p{N}])/gu;
/** A word with signs in place of letters: one at least that is a letter, one at least that is not. */
const LEET = /(?<![\p{L}\p{N}@$])(?=[a-z]*[013457@$])[a-z\d@$]{3,30}(?![\p{L}\p{N}@$])/gu;
const LEET_LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' },
};
const LETTERS = /[a-z]/g;

/** A text in the letters that those in it are other forms of, bounded: one letter may stand for 18, and have any number of marks. */
export function toCompatible(text: string): string {
  return cutMarks(text.slice(0, MAX_LENGTH)).normalize('NFKC').slice(0, MAX_LENGTH);
}

/** Normalises a text; its time grows as its length does. */
export function normaliseText(text: string): NormalText {
  const compatible = toCompatible(text.replace(SQUARED, plainSquared));
  const visible = compatible.replace(ANY_INVISIBLE, '');
  let mixedWords = 0;
  const oneAlphabet = visible.replace(WORD, (word) => {
    const mended = mendMixedWord(word);
    if (mended !== word && changesOfAlphabet(word) > 1) mixedWords += 1;
    return mended;
  });
  const unspelled = oneAlphabet
    .toLowerCase()
    .replace(SPELLED, (run, sign: string) => run.replaceAll(sign, ''));
  const shown = compatible.replace(INVISIBLE, ' ').toLowerCase();
  const meant = unspelled.replace(LEET, mendLeet);
  const plain = toWords(shown);
  return {
    plain,
    mended: meant === shown ? plain : toWords(meant),
    mixedWords,
    invisible: text.match(INVISIBLE)?.length ?? 0,
    ornamental:
      (text.match(ORNAMENTAL)?.length ?? 0) +
      (EAST_ASIAN.test(text) ? 0 : (text.match(FULL_WIDTH)?.length ?? 0)),
  };
}

/** A phrase of the table as texts have it after {@link normaliseText}. */
export function normalisePhrase(phrase: string): string {
  return toWords(phrase.normalize('NFKC'));
}

function toWords(text: string): string {
  return cutMarks(text.replace(ANY_INVISIBLE, ''))
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(OPTIONAL, '')
    .normalize('NFC')
    .replace(WITHIN_WORDS, '')
    .replace(TO_SPELL, (letter) => SPELLINGS[letter] ?? letter)
    .replace(DIVIDERS, ' ')
    .trim();
}

function cutMarks(text: string): string {
  return text.replace(STACKED_MARKS, '$1');
}

/** A word of two alphabets is in the one to which all its letters can be brought; code in Cyrillic endings stays. */
function mendMixedWord(word: string): string {
  if (!LATIN.test(word) || !CYRILLIC_OR_GREEK.test(word)) return word;
  const latin = Array.from(word, (letter) => LATIN_FOR[letter] ?? letter).join('');
  return CYRILLIC_OR_GREEK.test(latin) ? word : latin;
}

/** CSSка changes once, from a name to its ending; Сlісk all the time. */
function changesOfAlphabet(word: string): number {
  let changes = 0;
  let last: boolean | null = null;
  for (const letter of word) {
    const isLatin = LATIN.test(letter);
    if (last !== null && last !== isLatin) changes += 1;
    last = isLatin;
  }
  return changes;
}

function mendLeet(word: string): string {
  const letters = word.match(LETTERS)?.length ?? 0;
  if (letters * 2 < word.length) return word;
  return Array.from(word, (sign) => LEET_LETTERS[sign] ?? sign).join('');
}

function plainSquared(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const start = code >= 0x1f170 ? 0x1f170 : code >= 0x1f150 ? 0x1f150 : 0x1f130;
  return String.fromCodePoint(0x41 + code - start);
}
