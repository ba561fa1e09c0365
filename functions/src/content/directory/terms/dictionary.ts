import { hash } from 'node:crypto';
import { forEachSpelled, isSpelled, packSpelled } from './spelled-terms.js';
import { isSealed, type CountedTerm } from './term-bytes.js';

/** Of an id, in bytes. */
export const DICTIONARY_ID_LENGTH = 8;

/** An id in hexadecimal digits. */
export const DICTIONARY_ID = /^[\da-f]{16}$/;

/**
 * Terms that many texts of a site have, sorted by their bytes: texts' terms are packed by their numbers (numbered-terms.ts). It never
 * changes: its id is made of what it has.
 */
export class Dictionary {
  readonly id: string;
  readonly size: number;
  /** By number. */
  readonly hashes: Int32Array;
  /** The terms one after the other. */
  private readonly bytes: Uint8Array;
  /** Where each begins, and the one before ends. */
  private readonly starts: Uint32Array;

  /**
   * @param packed as packDictionary gives them
   * @throws Error for what is broken, or of another version
   */
  constructor(packed: Uint8Array) {
    if (!isSpelled(packed) || !isSealed(packed)) throw new Error('terms: are not as they were written');
    let [size, length] = [0, 0];
    forEachSpelled(packed, (_bytes, itsLength) => {
      size += 1;
      length += itsLength;
    });
    this.id = dictionaryId(packed);
    this.size = size;
    this.hashes = new Int32Array(size);
    this.bytes = new Uint8Array(length);
    this.starts = new Uint32Array(size + 1);
    let number = 0;
    forEachSpelled(packed, (bytes, itsLength, itsHash) => {
      const start = this.starts[number] ?? 0;
      for (let i = 0; i < itsLength; i += 1) this.bytes[start + i] = bytes[i] ?? 0;
      this.hashes[number] = itsHash;
      number += 1;
      this.starts[number] = start + itsLength;
      if (number > 1 && !this.isSortedAt(number - 1)) throw new Error('terms: are not sorted');
    });
  }

  private isSortedAt(number: number): boolean {
    const [begin = 0, middle = 0, end = 0] = [
      this.starts[number - 1],
      this.starts[number],
      this.starts[number + 1],
    ];
    for (let i = 0; begin + i < middle && middle + i < end; i += 1) {
      const order = (this.bytes[begin + i] ?? 0) - (this.bytes[middle + i] ?? 0);
      if (order !== 0) return order < 0;
    }
    return middle - begin < end - middle;
  }

  /** The term with a number, in UTF-8. */
  termOf(number: number): Uint8Array {
    return this.bytes.subarray(this.starts[number], this.starts[number + 1]);
  }

  /** The number of a term; -1 where it is not here. */
  numberOf(term: Uint8Array): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = Buffer.compare(this.termOf(middle), term);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }
}

/** Of what a dictionary is stored as. */
export function dictionaryId(packed: Uint8Array): string {
  return hash('sha256', packed, 'buffer').toString('hex', 0, DICTIONARY_ID_LENGTH);
}

/** What a dictionary of these terms is stored as. */
export function packDictionary(terms: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const sorted = terms.toSorted((a, b) => Buffer.compare(a, b));
  return packSpelled(sorted.map((bytes): CountedTerm => ({ bytes, frequency: 1 })));
}
