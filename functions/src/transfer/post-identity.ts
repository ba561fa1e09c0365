import { fingerprintOf } from '../shared/index.js';

/** How many hexadecimal characters the id of a post from elsewhere has: 96 bits. */
const HASH_LENGTH = 24;

/** Ids of our own making: those of newId (shared/ids.ts), and hashes of keys. */
const OWN_ID = /^(?:[\da-z]{20}|[\da-f]{24})$/;

/**
 * The id that an imported post has here. One that the file gives is taken over when it is of our own making: any other may be
 * a word with a meaning in a path or to Firestore. Else it follows from the key, the same each time.
 */
export function postIdOf(key: string, givenId: string | null): string {
  if (givenId !== null && OWN_ID.test(givenId)) return givenId;
  return fingerprintOf(['imported post', key]).slice(0, HASH_LENGTH);
}
