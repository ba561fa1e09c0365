import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { field, StoredCollection, storedTime, type ValueOf } from '../../documents/index.js';

/** Crockford's base32: no letters that look like digits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CODE_LENGTH = 20;

/** How long a code is good for, in ms. */
export const CODE_LIFE_MS = 60 * 60_000;

/** After so many wrong codes the right one is void as well: whoever sets the site up makes another. */
const MAX_GUESSES = 10;

const fields = {
  /** SHA-256, in hexadecimal: nobody tries out 100 random bits. */
  codeHash: field(z.string(), 'secret'),
  guesses: field(z.int().min(0), 'nobody'),
  createdAt: field(storedTime, 'nobody'),
  expiresAt: field(storedTime, 'nobody'),
};

/** What makes who has it the first admin. */
export type SetupCode = ValueOf<typeof fields>;

/** setup_codes/first-admin; a newer one replaces it, its use removes it, and TTL after expires_at. */
export const SETUP_CODES = new StoredCollection({
  name: 'setup_codes',
  fields,
  removedIfBroken: 'a code that can not be read is void',
});

/** A new code of 100 random bits, as `xxxx-xxxx-xxxx-xxxx-xxxx`, and what is stored of it. */
export function newSetupCode(now: Date): { readonly text: string; readonly code: SetupCode } {
  const characters = Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  const text = characters.join('').replace(/(.{4})(?=.)/g, '$1-');
  const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
  return { text, code: { codeHash: hashOf(text), guesses: 0, createdAt: now, expiresAt } };
}

/** What becomes of a code when one is given: it is good, it is wrong, or nothing is good any more. */
export type Verdict = 'good' | 'wrong' | 'void';

/** Judges a text by the stored code; null where there is none. Case, hyphens, spaces and letters that look like digits don't matter. */
export function judgeCode(stored: SetupCode | null, text: string, now: Date): Verdict {
  if (!stored || stored.expiresAt <= now || stored.guesses >= MAX_GUESSES) return 'void';
  return timingSafeEqual(Buffer.from(stored.codeHash), Buffer.from(hashOf(text))) ? 'good' : 'wrong';
}

function hashOf(text: string): string {
  const canonical = text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return createHash('sha256').update(canonical).digest('hex');
}
