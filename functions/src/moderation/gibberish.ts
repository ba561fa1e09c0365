/**
 * Whether a text is keys hit at random. Of words in plain Latin letters, whatever
 * their language: pairs of letters that hardly any language has, or letters in mixed case; of others the keys that lie side by
 * side, and the same letters over and over.
 */

/** Letters that follow each letter within words of the languages written in Latin letters, English to Vietnamese. */
const FOLLOWERS: Readonly<Record<string, string>> = {
  a: 'abcdefghijklmnopqrstuvwxyz',
  b: 'abcdeilmnorstuyhjwz',
  c: 'aceéhiklmnoqrstuyzw',
  d: 'adeghijklmnorstuvwyz',
  e: 'abcdefghijklmnopqrstuvwxyz',
  f: 'aefijlnorstuy',
  g: 'aeghijlmnorstuwyd',
  h: 'aehilmnorstuwycdkv',
  i: 'abcdefghijklmnopqrstuvwxyz',
  j: 'aeiouchsdnmlky',
  k: 'aehijklmnorstuvwycz',
  l: 'abcdefghijklmnoprstuvwyz',
  m: 'abceijlmnopstuyrhwvz',
  n: 'abcdefghijklmnoprstuvwyzqx',
  o: 'abcdefghijklmnopqrstuvwxyz',
  p: 'aefhijklmnoprstuywcz',
  q: 'u',
  r: 'abcdefghijklmnopqrstuvwxyz',
  s: 'abcdefghijklmnopqrstuvwyz',
  t: 'acefhijklmnorstuvwyz',
  u: 'abcdefghijklmnopqrstuvwxyz',
  v: 'aeiouyrslnzdkčtěs',
  w: 'aehinorsyuzlkdtjc',
  x: 'acehiopqtuylwfsm',
  y: 'abcdefghijklmnoprstuvwxz',
  z: 'aeiouyzlwnmkdtbcghrvpsj',
};

const WORD = /[\p{L}\d]+/gu;
const PLAIN = /^[a-z]+$/i;
/** Neighbours on a keyboard, which people hit who write nothing. */
const KEYBOARD =
  /asd|sdf|dfg|fgh|ghj|hjk|jkl|qwe|wert|ert|rty|tyu|uio|zxc|xcv|cvb|qaz|wsx|йцу|цук|фыв|ыва|вап|прол|олд|лдж|ячс|чсм|смит/gi;
const REPEATED = /(.{1,4})\1{2}/u;
const DIGITS_WITHIN = /[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]+\d/i;
const LEAST_LENGTH = 5;
const MOST_WORDS = 14;
const VOWELS = /[aeiouy]/gi;
/** Camel case is code; capitals all over a word are neither that nor a shout. */
const MIXED_CASE = /[a-z][A-Z]+[a-z]+[A-Z]|[a-z][A-Z]{2,}[a-z]/;

/** Whether a short text is mostly random letters. */
export function isGibberish(text: string): boolean {
  const words = text.match(WORD) ?? [];
  if (words.length > MOST_WORDS) return false;
  const long = words.filter(({ length }) => length >= LEAST_LENGTH);
  const strange = long.filter(isStrange);
  return strange.length > 0 && strange.length * 2 >= words.length;
}

function isStrange(word: string): boolean {
  if (REPEATED.test(word)) return true;
  const keyboard = (word.match(KEYBOARD) ?? []).join('').length;
  if (keyboard * 2 >= word.length) return true;
  if (DIGITS_WITHIN.test(word)) return true;
  if (!PLAIN.test(word)) return false;
  if (MIXED_CASE.test(word)) return true;
  const lower = word.toLowerCase();
  const unusual = Array.from(lower).filter(
    (letter, i) => i > 0 && !FOLLOWERS[lower.charAt(i - 1)]?.includes(letter),
  );
  const vowels = word.match(VOWELS)?.length ?? 0;
  return unusual.length * 5 >= word.length || (word.length >= 6 && vowels * 6 < word.length);
}
