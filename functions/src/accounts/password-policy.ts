import { validationFailed } from '../errors/index.js';
import { MAX_PASSWORD_BYTES } from '../shared/fields.js';
import { normalPassword } from '../shared/text.js';

const MIN_CODE_POINTS = 8;
const MAX_CODE_POINTS = 128;

/** Digits, punctuation and spaces around a word or in it don't make it harder to guess. */
const NOT_LETTERS = /\P{L}+/gu;

/** Shorter words are part of too many good passwords. */
const MIN_WORD_LENGTH = 3;

/**
 * Why a new password is refused, or null when it is good: of its normal form 8 to 128 code points, at most 512 bytes, not one of the
 * common ones (some 18,000 of 8 characters and more), and not just one of `words` with digits or signs added.
 * Anything else goes: no composition rules, nothing is trimmed or cut.
 *
 * @param words what an attacker tries first for this account: the address's local part, the names, the site's name
 * @see OWASP ASVS 5.0, 6.2.1 to 6.2.11
 */
export async function checkPassword(given: string, words: readonly string[]): Promise<string | null> {
  const password = normalPassword(given);
  const codePoints = Array.from(password).length;
  if (codePoints < MIN_CODE_POINTS) return `must have at least ${String(MIN_CODE_POINTS)} characters`;
  if (codePoints > MAX_CODE_POINTS || Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
    return `must have at most ${String(MAX_CODE_POINTS)} characters and ${String(MAX_PASSWORD_BYTES)} bytes`;
  }
  const folded = fold(password);
  const { COMMON_PASSWORDS } = await import('./common-passwords.js');
  if (COMMON_PASSWORDS.has(folded)) return 'is one of the most used passwords; choose another';
  const letters = lettersOf(folded);
  const isJustAWord = words
    .map(fold)
    .some((word) => word === folded || (letters.length >= MIN_WORD_LENGTH && lettersOf(word) === letters));
  return isJustAWord ? 'is too easy to guess from your name, address or this site; choose another' : null;
}

/**
 * Refuses a password that is too easy to guess.
 *
 * @param pointer where the password is in the body
 * @throws AppError validation-failed
 */
export async function requireGoodPassword(
  password: string,
  pointer: string,
  words: readonly string[],
): Promise<void> {
  const reason = await checkPassword(password, words);
  if (reason !== null) throw validationFailed([{ pointer, detail: reason }]);
}

/** What an attacker tries first for an account: its names, its address up to the @, the site's name. */
export function passwordWords(
  { email, firstName, lastName }: { email: string; firstName: string; lastName: string },
  siteName: string,
): string[] {
  return [
    email.slice(0, email.lastIndexOf('@')),
    email,
    firstName,
    lastName,
    `${firstName}${lastName}`,
    siteName,
  ];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function lettersOf(text: string): string {
  return text.replace(NOT_LETTERS, '');
}
