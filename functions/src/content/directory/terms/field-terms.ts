/** The terms of short texts, which are made when they are needed. */
import { HASH_BASIS, HASH_PRIME, hashOf, type TermVisitor } from './term-bytes.js';
import { MAX_TERM_LENGTH, tokenize } from './terms.js';

/** In place of a character what a term has of it: nothing of what divides terms, or what the rules decide. */
const DIVIDES = 0;
const UNDECIDED = 0xff;
const DIVIDING = '\u00a0«»–—“”„…';

/** Of letters and digits of ASCII their lower case. */
const PLAIN_BYTES = new Uint8Array(0x2030).fill(UNDECIDED).fill(DIVIDES, 0, 0x80);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  const byte = letter.charCodeAt(0);
  PLAIN_BYTES[byte] = byte;
  PLAIN_BYTES[letter.toUpperCase().charCodeAt(0)] = byte;
}
for (const sign of "'+#") PLAIN_BYTES[sign.charCodeAt(0)] = UNDECIDED;
for (const sign of DIVIDING) PLAIN_BYTES[sign.charCodeAt(0)] = DIVIDES;

/** The word in hand. */
const wordBytes = new Uint8Array(MAX_TERM_LENGTH);

/**
 * As forEachTerm of each term of a short text, as often as it has it. A word that is plain is its own term and needs nothing
 * made for it; what may be anything else is tokenized, up to the next space, since no term goes beyond one.
 *
 * @returns how many there are
 */
export function forEachTermOf(text: string, visit: TermVisitor): number {
  let count = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    let [length, hash, byte] = [0, HASH_BASIS, DIVIDES];
    for (; at < text.length; at += 1) {
      byte = PLAIN_BYTES[text.charCodeAt(at)] ?? UNDECIDED;
      if (byte === DIVIDES || byte === UNDECIDED) break;
      if (length === MAX_TERM_LENGTH) continue;
      wordBytes[length] = byte;
      length += 1;
      hash = Math.imul(hash ^ byte, HASH_PRIME);
    }
    if (byte === UNDECIDED) {
      at = endOfPiece(text, at);
      count += forEachTokenOf(text.slice(start, at), visit);
    } else if (length > 0) {
      visit(wordBytes, length, hash, 1);
      count += 1;
    }
    at += 1;
  }
  return count;
}

function endOfPiece(text: string, at: number): number {
  const end = text.indexOf(' ', at);
  return end === -1 ? text.length : end;
}

function forEachTokenOf(piece: string, visit: TermVisitor): number {
  const tokens = tokenize(piece);
  for (const { term } of tokens) {
    const bytes = Buffer.from(term);
    visit(bytes, bytes.length, hashOf(bytes), 1);
  }
  return tokens.length;
}
