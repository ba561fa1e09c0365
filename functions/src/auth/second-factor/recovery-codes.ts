import { randomInt } from 'node:crypto';
import type { Mac } from '../../shared/index.js';

/** Crockford's base32: no letters that look like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CODE_LENGTH = 16;
const CODES = 10;

/** Ten new codes of 80 random bits, as `xxxx-xxxx-xxxx-xxxx`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const characters = Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
    return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** The form under which a code is stored: case, hyphens and spaces don't matter, nor do letters that look like digits. */
export function hashRecoveryCode(code: string, userId: string, mac: Mac): string {
  const canonical = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return mac(`${userId}.${canonical}`);
}
