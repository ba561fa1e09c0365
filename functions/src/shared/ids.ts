import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A random id of `length` characters from [0-9a-z]; 20 hold 103 bits. */
export function newId(length = 20): string {
  let id = '';
  while (id.length < length) {
    for (const byte of randomBytes(length)) {
      // 252 is the largest multiple of 36 in a byte: the rest would favour the first characters.
      if (byte < 252 && id.length < length) id += ALPHABET.charAt(byte % 36);
    }
  }
  return id;
}
