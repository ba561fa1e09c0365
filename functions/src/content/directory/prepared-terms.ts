/**
 * The terms of a text, prepared for the search when the text is written: each once, sorted, with how often the text has it.
 * What an instance starts with is made of millions of them, so that they are read without inflating anything and without a
 * string for each:
 *
 *     version 1 byte · CRC-32 of what follows 4 · how many terms 2 · alphabet 30 · bits
 *
 * The bits of a term, of which the bytes are those of UTF-8: how many bytes it begins with as the one before does (4 bits);
 * each further byte by its place in the alphabet, counted from 1 (5), or 31 and the byte itself (8); 0 for its end (5); how
 * often (3), or 0 and how often (12).
 */
import { crc32 } from 'node:zlib';
import { MAX_TERM_LENGTH, tokenize } from './terms.js';

/**
 * Of the rules by which texts are cut into terms (terms.ts), those of Node's Unicode among them, and of this form. What was
 * prepared by others is prepared anew.
 */
const VERSION = 1;

const CRC_AT = 1;
const COUNT_AT = 5;
const ALPHABET_AT = 7;
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
const MAX_FREQUENCY = 2 ** LONG_FREQUENCY_BITS - 1;

/** A UTF-16 unit has no more in UTF-8. */
const BYTES_PER_UNIT = 3;

/** FNV-1a. @see https://www.rfc-editor.org/rfc/rfc9923 */
const HASH_BASIS = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** What forEachTerm tells of a term: its bytes up to `length`, until the next one is told; their hash; how often the text has it. */
type TermVisitor = (bytes: Uint8Array, length: number, hash: number, frequency: number) => void;

/** The terms of a text as they are stored: see above. */
export function packTerms(text: string): Uint8Array<ArrayBuffer> {
  const counts = new Map<string, number>();
  for (const { term } of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts.keys()].sort().map((term) => ({ term, bytes: Buffer.from(term) }));
  const alphabet = commonestBytes(terms.map(({ bytes }) => bytes));
  const bits = new BitWriter();
  let before = Buffer.of();
  for (const { term, bytes } of terms) {
    const shared = commonLength(before, bytes);
    bits.write(shared, SHARED_BITS);
    for (const byte of bytes.subarray(shared)) writeByte(bits, byte, alphabet);
    bits.write(END, SYMBOL_BITS);
    writeFrequency(bits, Math.min(counts.get(term) ?? 0, MAX_FREQUENCY));
    before = bytes;
  }
  const head = Buffer.alloc(BITS_AT);
  head[0] = VERSION;
  head.writeUInt16BE(terms.length, COUNT_AT);
  head.set(alphabet, ALPHABET_AT);
  const packed = Buffer.concat([head, bits.bytes()]);
  packed.writeUInt32BE(crc32(packed.subarray(COUNT_AT)), CRC_AT);
  return packed;
}

/**
 * What was stored, where it can be read; null where another version has prepared it, or none has.
 *
 * @throws Error for what is broken
 */
export function checkTerms(stored: unknown): Uint8Array | null {
  if (stored === undefined) return null;
  if (!(stored instanceof Uint8Array)) throw new Error('terms: are no bytes');
  if (stored[0] !== VERSION) return null;
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
  if (stored.length < BITS_AT || view.getUint32(CRC_AT) !== crc32(stored.subarray(COUNT_AT)))
    throw new Error('terms: are not as they were written');
  return stored;
}

const termBytes = new Uint8Array(BYTES_PER_UNIT * MAX_TERM_LENGTH);
/** Those of the beginnings of the term in hand, by their length. */
const hashes = new Int32Array(termBytes.length + 1).fill(HASH_BASIS);

/**
 * Tells of each of the packed terms, up to one that no text has, where something else than packTerms has made them. The hash
 * comes of the same walk, since whoever takes millions needs one of each; and there is no call for what is read of each byte,
 * which would take longer than all the rest.
 */
export function forEachTerm(packed: Uint8Array, visit: TermVisitor): void {
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

/** As forEachTerm of each term of a short text, as often as it has it. @returns how many there are */
export function forEachTermOf(
  text: string,
  visit: (bytes: Uint8Array, length: number, hash: number) => void,
): number {
  const tokens = tokenize(text);
  for (const { term } of tokens) {
    const bytes = Buffer.from(term);
    visit(bytes, bytes.length, hashOf(bytes));
  }
  return tokens.length;
}

/** As forEachTerm has it of a term. */
export function hashOf(term: Uint8Array): number {
  return term.reduce((hash, byte) => Math.imul(hash ^ byte, HASH_PRIME), HASH_BASIS);
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
