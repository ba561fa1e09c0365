import { validationFailed } from '../errors/index.js';
import { checkPassword } from './password-policy.js';

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
