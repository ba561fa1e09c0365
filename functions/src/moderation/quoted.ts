/**
 * What somebody writes, and what they only show: a forwarded mail that they ask about, a quotation.
 */

/** A text in two parts. What is quoted hides nothing: it is judged as well. */
export interface Parts {
  readonly own: string;
  /** Without its signs; empty when nothing is quoted, or when the own words are too few for it to be anything but the message. */
  readonly quoted: string;
}

const FORWARDED =
  /^[> ]{0,10}-{2,20}[^\n]{0,40}(?:forwarded|original|weitergeleitet|urspr|transf[ée]r|origin|reenviad|inoltrat|doorgestuurd|przekazan|пересыла|исходн|iletilen|転送|転載|转发|原始|전달)/imu;
const QUOTED_LINE = /^\s{0,8}(?:>|\|)(?!>)/;
const QUOTE_SIGNS = /^[\s>|]{1,40}/gmu;
const LEAST_OWN_WORDS = 7;
/** Characters that count as a word in scripts without spaces. */
const CHARACTERS_A_WORD = 3;

/** Tells the own words of a text from what it quotes. */
export function splitQuoted(text: string): Parts {
  const forwarded = FORWARDED.exec(text)?.index ?? text.length;
  const own: string[] = [];
  const quoted: string[] = [text.slice(forwarded)];
  for (const line of text.slice(0, forwarded).split('\n')) (QUOTED_LINE.test(line) ? quoted : own).push(line);
  const ownText = own.join('\n');
  if (countWords(ownText) < LEAST_OWN_WORDS) return { own: text, quoted: '' };
  return { own: ownText, quoted: quoted.join('\n').replace(QUOTE_SIGNS, '').trim() };
}

/** Words of any script: where there are no spaces, three characters are one. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return (text.replace(UNSPACED, ' ').match(WORD)?.length ?? 0) + Math.round(unspaced / CHARACTERS_A_WORD);
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
