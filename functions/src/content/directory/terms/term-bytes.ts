/** What the forms of prepared terms have in common: terms as bytes with a hash, under a version and a sum. */
import { crc32 } from 'node:zlib';
import { MAX_TERM_LENGTH } from './terms.js';

/** A UTF-16 unit has no more in UTF-8. */
const BYTES_PER_UNIT = 3;

/** Of a term in UTF-8. */
export const MAX_TERM_BYTES = BYTES_PER_UNIT * MAX_TERM_LENGTH;

/** How often a text has a term, at most: more often counts as often. */
export const MAX_FREQUENCY = 2 ** 12 - 1;

/** FNV-1a, of nothing. @see https://www.rfc-editor.org/rfc/rfc9923 */
export const HASH_BASIS = 0x811c9dc5 | 0;

/** What the hash is multiplied by for each byte, after it was mixed in by exclusive or. */
export const HASH_PRIME = 0x01000193;

/** What is told of a term: its bytes up to `length`, until the next one is told; their hash; how often the text has it. */
export type TermVisitor = (bytes: Uint8Array, length: number, hash: number, frequency: number) => void;

/** A term in UTF-8, and how often a text has it. */
export interface CountedTerm {
  readonly bytes: Uint8Array;
  readonly frequency: number;
}

/** What every form begins with: its version, 1 byte, and the CRC-32 of what follows, 4 bytes. */
export const HEAD_LENGTH = 5;
const CRC_AT = 1;

/** Fills the head of what is packed. */
export function seal(packed: Buffer<ArrayBuffer>, version: number): Buffer<ArrayBuffer> {
  packed[0] = version;
  packed.writeUInt32BE(crc32(packed.subarray(HEAD_LENGTH)), CRC_AT);
  return packed;
}

/** Whether what is stored is as it was sealed. */
export function isSealed(stored: Uint8Array): boolean {
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
  return stored.length >= HEAD_LENGTH && view.getUint32(CRC_AT) === crc32(stored.subarray(HEAD_LENGTH));
}

/** The hash of a term. */
export function hashOf(term: Uint8Array): number {
  return term.reduce((hash, byte) => Math.imul(hash ^ byte, HASH_PRIME), HASH_BASIS);
}
