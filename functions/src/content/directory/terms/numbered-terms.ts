/**
 * Terms by their numbers in a dictionary: a third of the bytes of spelled ones, and read in a tenth of the time.
 *
 *     version and sum 5 bytes (term-bytes.ts) · the dictionary's id 8 · how many are numbered 2 · these · the others, to the end
 *
 * Numbers are written 7 bits a byte, the lowest first, with 128 in each byte but the last. A numbered term, in the order of the
 * numbers: twice the distance from the one before less 1, and 1 more where the text has it several times: how often follows. Another
 * one: how many bytes it has, these, and how often.
 */
import { DICTIONARY_ID_LENGTH, type Dictionary } from './dictionary.js';
import {
  HEAD_LENGTH,
  MAX_FREQUENCY,
  MAX_TERM_BYTES,
  hashOf,
  seal,
  type CountedTerm,
  type TermVisitor,
} from './term-bytes.js';

/** See SPELLED: of the rules and of this form. */
export const NUMBERED = 2;

const ID_AT = HEAD_LENGTH;
const COUNT_AT = ID_AT + DICTIONARY_ID_LENGTH;
const NUMBERS_AT = COUNT_AT + 2;

/** 7 bits of a number are in each byte; this says that more follow. */
const MORE = 0x80;

/** Packs terms by their numbers, and spells those that have none. */
export function packNumbered(terms: readonly CountedTerm[], dictionary: Dictionary): Buffer<ArrayBuffer> {
  const all = terms.map((term) => ({ ...term, number: dictionary.numberOf(term.bytes) }));
  const numbered = all.filter(({ number }) => number !== -1).sort((a, b) => a.number - b.number);
  const head = Buffer.alloc(NUMBERS_AT);
  head.write(dictionary.id, ID_AT, 'hex');
  head.writeUInt16BE(numbered.length, COUNT_AT);
  const bytes: number[] = [];
  let before = -1;
  for (const { number, frequency } of numbered) {
    const isSeveral = frequency > 1;
    pushNumber(bytes, 2 * (number - before - 1) + (isSeveral ? 1 : 0));
    if (isSeveral) pushNumber(bytes, frequency);
    before = number;
  }
  for (const { bytes: itsBytes, frequency, number } of all) {
    if (number !== -1) continue;
    bytes.push(itsBytes.length, ...itsBytes);
    pushNumber(bytes, frequency);
  }
  return seal(Buffer.concat([head, Buffer.from(bytes)]), NUMBERED);
}

/** The id of the dictionary that packed terms need. */
export function neededDictionary(packed: Uint8Array): string {
  return Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('hex', ID_AT, COUNT_AT);
}

/** Whether what is stored is of this form. */
export function isNumbered(packed: Uint8Array): boolean {
  return packed[0] === NUMBERED && packed.length >= NUMBERS_AT;
}

/** Room for the numbers of one text with their frequencies, by turns. A text of 8,000 bytes has fewer. */
export class TermNumbers {
  readonly pairs = new Uint32Array(2 * 2 ** 16);
  /** How many of the pairs are filled. */
  count = 0;
  /** Where the terms without a number begin. */
  end = 0;

  /** Reads the numbers of a text, up to one that its dictionary does not have. */
  read(packed: Uint8Array, dictionary: Dictionary): void {
    const { pairs } = this;
    const { size } = dictionary;
    const count = ((packed[COUNT_AT] ?? 0) << 8) | (packed[COUNT_AT + 1] ?? 0);
    let [at, number, done] = [NUMBERS_AT, -1, 0];
    for (; done < count; done += 1) {
      let byte = packed[at++] ?? 0;
      let value = byte & ~MORE;
      for (let shift = 7; byte >= MORE && shift < 21; shift += 7) {
        byte = packed[at++] ?? 0;
        value |= (byte & ~MORE) << shift;
      }
      let frequency = 1;
      if ((value & 1) === 1) {
        byte = packed[at++] ?? 0;
        frequency = byte & ~MORE;
        if (byte >= MORE) frequency |= ((packed[at++] ?? 0) & ~MORE) << 7;
      }
      number += (value >>> 1) + 1;
      if (number >= size || frequency === 0 || frequency > MAX_FREQUENCY) {
        at = packed.length;
        break;
      }
      pairs[2 * done] = number;
      pairs[2 * done + 1] = frequency;
    }
    this.count = done;
    this.end = at;
  }
}

/** Tells of the terms without a number, up to one that no text has. @param start TermNumbers.end */
export function forEachOther(packed: Uint8Array, start: number, visit: TermVisitor): void {
  for (let at = start; at < packed.length;) {
    const length = packed[at] ?? 0;
    const end = at + 1 + length;
    const term = packed.subarray(at + 1, end);
    let frequency = (packed[end] ?? 0) & ~MORE;
    at = end + 1;
    if ((packed[end] ?? 0) >= MORE) {
      frequency |= (packed[at] ?? 0) << 7;
      at += 1;
    }
    if (length === 0 || length > MAX_TERM_BYTES || at > packed.length) return;
    if (frequency === 0 || frequency > MAX_FREQUENCY) return;
    visit(term, length, hashOf(term), frequency);
  }
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= MORE; rest >>>= 7) bytes.push((rest & ~MORE) | MORE);
  bytes.push(rest);
}
