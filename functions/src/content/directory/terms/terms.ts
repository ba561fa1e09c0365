/**
 * The terms that a text is searched by: the same for the index, for queries and for highlighting.
 *
 * A word is letters and digits of any script, in lower case. Latin and Greek letters lose their accents, Latin ones
 * outside of a to z are spelled with these (ß is ss), and what is optional in Arabic, Hebrew and Russian goes too. Other
 * scripts stay as they are. Apostrophes are left out (don't is dont), any other sign divides: node.js is found as node
 * and js, .NET as net. Only C++ and C#, or another single letter, keep theirs.
 *
 * Scripts without spaces are cut into overlapping pairs of characters, like Lucene's CJKBigramFilter does: 日本語 is 日本
 * and 本語; and its last character, 語, so that every character begins a term and is found by prefix.
 */
import { cutAtCharacter } from '../../../shared/index.js';
import { once } from '../../../shared/once.js';

/** Of a term, in UTF-16 units. */
export const MAX_TERM_LENGTH = 40;
const MAX_QUERY_LENGTH = 200;
const MAX_QUERY_TERMS = 10;

/** The scripts that are cut into pairs. Korean has spaces, but not before endings. */
const UNSPACED_SCRIPTS = ['Han', 'Hira', 'Kana', 'Hang', 'Bopo', 'Thai', 'Laoo', 'Khmr', 'Mymr'];
const HALFWIDTH_MARKS = '\\uff9e\\uff9f';
const UNSPACED = `[[${UNSPACED_SCRIPTS.map((script) => `\\p{scx=${script}}`).join('')}]&&[\\p{L}\\p{N}\\p{M}${HALFWIDTH_MARKS}]]`;

/** Apostrophes, soft hyphens and joiners: within a word, they are no part of it. */
const IGNORED = "[\\u200d\\u200c\\u2060\\xad'’ʼ＇]";

const LETTER = `[[\\p{L}\\p{N}]--${UNSPACED}--ʼ]`;
const LETTER_OR_MARK = `[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}--ʼ]`;
const ANY_WORD = `${LETTER}${LETTER_OR_MARK}*(?:${IGNORED}+${LETTER_OR_MARK}+)*`;

/** Most words. They are told from others without Unicode's tables, in a fraction of the time. */
const ASCII_WORD = "[a-zA-Z\\d]+(?![a-zA-Z\\d']|[^\\x00-\\x7f])";

/** What is kept of C++ and C#. */
const SIGN = '(?<=(?<![\\p{L}\\p{N}\\p{M}])[a-zA-Z])(?:\\+\\+|#)(?!\\p{L})';

const ASCII_TERM = /^[a-z\d+#]+$/i;

const SPELLINGS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'ng', ı: 'i' },
  ...{ ĸ: 'q', ƒ: 'f', ə: 'e', ǝ: 'e', ɛ: 'e', ɔ: 'o', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y' },
  ...{ ς: 'σ', ё: 'е' },
};
/** Made with the first text: a start would wait for Unicode's tables. */
const patterns = once(() => ({
  word: new RegExp(`(?:${ASCII_WORD}|${ANY_WORD})(?:${SIGN})?|${UNSPACED}[${UNSPACED}\\p{M}]*`, 'gv'),
  run: new RegExp(`^${UNSPACED}`, 'v'),
  character: new RegExp(`.[\\p{M}${HALFWIDTH_MARKS}]*`, 'gsv'),
  variationSelectors: /\p{Variation_Selector}/gu,
  foldedTerm: new RegExp(`(?:${LETTER_OR_MARK}|${UNSPACED})+`, 'gv'),
  accented: /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu,
  /** Vowel points and the like, which few texts are written with. */
  optional: /[[\p{scx=Hebrew}\p{scx=Arabic}]&&\p{M}]|\u0640/gv,
  ignored: new RegExp(`${IGNORED}+`, 'gv'),
  spelled: new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g'),
}));

/** A term, and where the word that it comes from stands in the text, in UTF-16 units. */
export interface Token {
  readonly term: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Every term of a text in order, with its place. */
export function tokenize(text: string): Token[] {
  return scan(text, { lastCharacters: true });
}

/** What a query asks for: the first 10 different terms within its first 200 UTF-16 units. */
export function queryTerms(query: string): string[] {
  const tokens = scan(cutAtCharacter(query, MAX_QUERY_LENGTH), { lastCharacters: false });
  return [...new Set(tokens.map(({ term }) => term))].slice(0, MAX_QUERY_TERMS);
}

/** Whether a term is of a script without spaces: one or two characters. */
export function isUnspaced(term: string): boolean {
  return patterns().run.test(term);
}

/** With `lastCharacters`, the last character of a run of several is a term of its own as well. */
function scan(text: string, { lastCharacters }: { lastCharacters: boolean }): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(patterns().word)) {
    if (isUnspaced(found)) addPairs(tokens, found, index, lastCharacters);
    else addWord(tokens, found, index);
  }
  return tokens;
}

function addWord(tokens: Token[], word: string, start: number): void {
  const end = start + word.length;
  if (ASCII_TERM.test(word)) {
    tokens.push({ term: shortened(word.toLowerCase()), start, end });
    return;
  }
  // Some characters stand for several words, such as ½.
  for (const [term] of foldWord(word).matchAll(patterns().foldedTerm))
    tokens.push({ term: shortened(term), start, end });
}

function foldWord(word: string): string {
  const { accented, optional, ignored, spelled } = patterns();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(accented, '$1')
    .replaceAll(optional, '')
    .replaceAll(ignored, '')
    .normalize('NFC')
    .replaceAll(spelled, (letter) => SPELLINGS[letter] ?? letter);
}

function addPairs(tokens: Token[], run: string, start: number, withLast: boolean): void {
  const { character: pattern, variationSelectors } = patterns();
  const characters = Array.from(run.matchAll(pattern), ({ 0: character, index }) => ({
    folded: character.normalize('NFKC').replaceAll(variationSelectors, ''),
    start: start + index,
    end: start + index + character.length,
  }));
  for (const [i, character] of characters.entries()) {
    const next = characters[i + 1];
    if (next === undefined && i > 0 && !withLast) break;
    const term = shortened(character.folded + (next?.folded ?? ''));
    tokens.push({ term, start: character.start, end: (next ?? character).end });
  }
}

function shortened(term: string): string {
  return term.length <= MAX_TERM_LENGTH ? term : cutAtCharacter(term, MAX_TERM_LENGTH);
}
