/**
 * Terms spelled out: each once, sorted, with how often a text has it. What an instance starts with is made of very many of them, so
 * that they are read without inflating anything and without a string for each:
 *
 *     version and sum 5 bytes (term-bytes.ts) · how many terms 2 · alphabet 30 · bits
 *
 * The bits of a term, of which the bytes are those of UTF-8: how many bytes it begins with as the one before does (4 bits);
 * each further byte by its place in the alphabet, counted from 1 (5), or 31 and the byte itself (8); 0 for its end (5); how
 * often (3), or 0 and how often (12).
 */
import {
  HASH_BASIS,
  HASH_PRIME,
  HEAD_LENGTH,
  MAX_FREQUENCY,
  MAX_TERM_BYTES,
  seal,
  type CountedTerm,
  type TermVisitor,
} from './term-bytes.js';

/**
 * Of the rules by which texts are cut into terms (terms.ts), those of Node's Unicode among them, and of this form. What was
 * prepared by others is prepared anew.
 */
export const SPELLED = 1;

const COUNT_AT = HEAD_LENGTH;
const ALPHABET_AT = COUNT_AT + 2;
const ALPHABET_LENGTH = 30;
const BITS_AT = ALPHABET_AT + ALPHABET_LENGTH;

const SHARED_BITS = 4;
const MAX_SHARED = 2 ** SHARED_BITS - 1;

const SYMBOL_BITS = 5;
const END = 0;
const OTHER_BYTE = 31;
const SYMBOLS = 2 ** SYMBOL_BITS - 1;

const FREQUENCY_BITS = 3;
const MAX_SHORT_FREQUENCY = 2 ** FREQUENCY_BITS - 1;
const LONG_FREQUENCY_BITS = 12;

/** Packs terms. @param terms in an order in which those that begin alike stand together */
export function packSpelled(terms: readonly CountedTerm[]): Buffer<ArrayBuffer> {
  const alphabet = commonestBytes(terms.map(({ bytes }) => bytes));
  const bits = new BitWriter();
  let before: Uint8Array = Buffer.of();
  for (const { bytes, frequency } of terms) {
    const shared = commonLength(before, bytes);
    bits.write(shared, SHARED_BITS);
    for (const byte of bytes.subarray(shared)) writeByte(bits, byte, alphabet);
    bits.write(END, SYMBOL_BITS);
    writeFrequency(bits, frequency);
    before = bytes;
  }
  const head = Buffer.alloc(BITS_AT);
  head.writeUInt16BE(terms.length, COUNT_AT);
  head.set(alphabet, ALPHABET_AT);
  return seal(Buffer.concat([head, bits.bytes()]), SPELLED);
}

/** Whether what is stored is of this form. */
export function isSpelled(packed: Uint8Array): boolean {
  return packed[0] === SPELLED && packed.length >= BITS_AT;
}

const termBytes = new Uint8Array(MAX_TERM_BYTES);
/** Those of the beginnings of the term in hand, by their length. */
const hashes = new Int32Array(termBytes.length + 1).fill(HASH_BASIS);

/**
 * Tells of each of the packed terms, up to one that no text has, where something else than packSpelled has made them. The hash
 * comes of the same walk, since whoever takes millions needs one of each; and there is no call for what is read of each byte,
 * which would take longer than all the rest.
 */
export function forEachSpelled(packed: Uint8Array, visit: TermVisitor): void {
  const count = ((packed[COUNT_AT] ?? 0) << 8) | (packed[COUNT_AT + 1] ?? 0);
  // What was taken from the bytes before `at` and not read yet are the lowest `waiting` bits: 16 at least once refilled.
  let [at, bits, waiting, length] = [BITS_AT, 0, 0, 0];
  for (let done = 0; done < count; done += 1) {
    if (waiting < 16) {
      bits = (bits << 16) | ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      at += 2;
      waiting += 16;
    }
    waiting -= SHARED_BITS;
    const shared = (bits >>> waiting) & MAX_SHARED;
    if (shared > length) return;
    length = shared;
    let hash = hashes[length] ?? 0;
    for (;;) {
      if (waiting < 16) {
        bits = (bits << 16) | ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
        at += 2;
        waiting += 16;
      }
      waiting -= SYMBOL_BITS;
      const symbol = (bits >>> waiting) & SYMBOLS;
      if (symbol === END) break;
      if (length === termBytes.length) return;
      let byte = packed[ALPHABET_AT - 1 + symbol] ?? 0;
      if (symbol === OTHER_BYTE) {
        waiting -= 8;
        byte = (bits >>> waiting) & 0xff;
      }
      termBytes[length] = byte;
      length += 1;
      hash = Math.imul(hash ^ byte, HASH_PRIME);
      hashes[length] = hash;
    }
    if (waiting < 16) {
      bits = (bits << 16) | ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      at += 2;
      waiting += 16;
    }
    waiting -= FREQUENCY_BITS;
    let frequency = (bits >>> waiting) & MAX_SHORT_FREQUENCY;
    if (frequency === 0) {
      waiting -= LONG_FREQUENCY_BITS;
      frequency = (bits >>> waiting) & MAX_FREQUENCY;
    }
    if (length === 0 || frequency === 0) return;
    visit(termBytes, length, hash, frequency);
  }
}

function writeByte(bits: BitWriter, byte: number, alphabet: Uint8Array): void {
  const place = alphabet.indexOf(byte);
  bits.write(place === -1 ? OTHER_BYTE : place + 1, SYMBOL_BITS);
  if (place === -1) bits.write(byte, 8);
}

function writeFrequency(bits: BitWriter, frequency: number): void {
  const isShort = frequency <= MAX_SHORT_FREQUENCY;
  bits.write(isShort ? frequency : 0, FREQUENCY_BITS);
  if (!isShort) bits.write(frequency, LONG_FREQUENCY_BITS);
}

/** The commonest first, as many as have a place. */
function commonestBytes(terms: readonly Uint8Array[]): Uint8Array {
  const counts = new Uint32Array(256);
  for (const term of terms) for (const byte of term) counts[byte] = (counts[byte] ?? 0) + 1;
  const present = [...counts.entries()].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  return Uint8Array.from(present.slice(0, ALPHABET_LENGTH), ([byte]) => byte);
}

function commonLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < Math.min(a.length, b.length, MAX_SHARED) && a[length] === b[length]) length += 1;
  return length;
}

/** Numbers of some bits each, one after the other, the highest bit first. */
class BitWriter {
  private readonly full: number[] = [];
  private bits = 0;
  private waiting = 0;

  write(value: number, width: number): void {
    this.bits = (this.bits << width) | value;
    this.waiting += width;
    for (; this.waiting >= 8; this.waiting -= 8) this.full.push((this.bits >>> (this.waiting - 8)) & 0xff);
  }

  bytes(): Uint8Array {
    // Two more, which are read with the last bits.
    return Uint8Array.from([...this.full, (this.bits << (8 - this.waiting)) & 0xff, 0, 0]);
  }
}
